/* What one fills in: a correction, the reason of a refusal. */

import { button, element, field, input, select } from "./dom.js";

const RESOURCE = "RESOURCE";
const TAKEN_AWAY = "-";

/* done(correction): {field: value} of what differs from what was read; null: nothing to save. */
export function correctionForm(proposal, model, words, { done, cancel }) {
  const told = model.stands(proposal);
  const made = element("form", "form");
  const fields = FIELDS[proposal.type](told, model, words, made);
  made.append(...fields, ending(words.texts, cancel));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    done(differences(proposal, told, new FormData(made)));
  });
  return made;
}

const FIELDS = {
  entity: ({ kind, label }, model, { texts, kinds }) => [
    field(texts.name, input(label, "label")),
    field(texts.kind, select([...kinds].map(([name, one]) => [name, one.label]), kind, "kind")),
  ],
  relation: (told, model, { texts, predicates }, form) => [
    field(texts.subject, select(entitiesOf(told, model, texts), told.subject, "subject")),
    field(texts.predicate, select(known([...predicates], told.predicate), told.predicate, "predicate")),
    field(
      texts.object,
      select([["", texts.none], ...entitiesOf(told, model, texts)], told.object, "object"),
    ),
    button("turn", texts.turn, () => turn(form)),
    field(texts.since, dated(told.since, "since", texts), texts.date),
    field(texts.until, dated(told.until, "until", texts), texts.date),
    field(texts.role, input(told.role, "role")),
  ],
  attribute: ({ word, value }) => [field(word, input(value, "value"))],
};

/* A relation may carry a name that is none of those one may choose; it stays what it is. */
const known = (options, value) =>
  options.some(([name]) => name === value) ? options : [[value, value], ...options];

function entitiesOf({ resource }, model, texts) {
  const entities = [...model.entities.values()]
    .filter((one) => one.resource === resource && !model.isRefused(one))
    .map((one) => [one.name, model.stands(one).label]);
  return [...entities, [RESOURCE, texts.thisResource]];
}

function dated(value, name, texts) {
  const made = input(value, name);
  made.pattern = "[0-9]{4}(-[0-9]{2}){0,2}";
  made.inputMode = "numeric";
  made.title = texts.date;
  made.size = 10;
  return made;
}

function turn(form) {
  const { subject, object } = form.elements;
  if (object.value) {
    [subject.value, object.value] = [object.value, subject.value];
  }
}

function ending(texts, cancel) {
  const save = button("yes", texts.save, () => {}, "");
  save.type = "submit";
  const made = element("div", "buttons");
  made.append(save, button("", texts.cancel, cancel));
  return made;
}

/* What is said now and was not read so; an emptied field is taken away. */
function differences(proposal, told, data) {
  const found = {};
  for (const [name, given] of data) {
    const value = given.trim();
    if (value !== (proposal[name] ?? "")) {
      found[name] = value || TAKEN_AWAY;
    }
  }
  if (proposal.type === "entity") {
    const { iri, create } = told;
    delete (found.label === TAKEN_AWAY ? found : {}).label;
    const moved = iri && iri !== proposal.iri && (found.kind ?? proposal.kind) === told.kind;
    return { ...found, ...(moved ? { iri } : {}), ...(create ? { create } : {}) };
  }
  return found;
}

/* Reasons by number, or in one's own words. done(reason). */
export function reasonForm({ texts }, { done, cancel }) {
  const made = element("form", "form reasons");
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", texts.reason);
  const reasons = texts.reasons.split("\n");
  const list = element("div", "choices");
  reasons.forEach((reason, rank) =>
    list.append(button("choice", reason, () => done(reason), String(rank + 1))),
  );
  list.append(button("choice", texts.noReason, () => done(""), "0"));
  const other = input("", "other");
  made.append(list, field(texts.otherReason, other), ending(texts, cancel));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    done(other.value.trim());
  });
  made.addEventListener("keydown", (event) => {
    const rank = event.target === other ? NaN : Number.parseInt(event.key, 10);
    if (rank >= 0 && rank <= reasons.length && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      done(rank === 0 ? "" : reasons[rank - 1]);
    }
  });
  return made;
}
