/* The proposals and what was decided of them; nothing here knows of the page.
 *
 * A proposal: {key, resource, type, confidence, spans, ...}, see payload.py. A decision: {choice,
 * reason, correction}. What stands is what was read with what was corrected. */

const RESOURCE = "RESOURCE";
const TAKEN_AWAY = "-";
const EMPTY = {};

export class Model {
  constructor({ proposals, decisions, resources, known }) {
    this.resources = resources;
    this.known = new Map(Object.entries(known));
    this.decisions = new Map(Object.entries(decisions));
    this.proposals = proposals.map((one, rank) => ({ ...one, rank })).sort(inReadingOrder);
    this.byKey = new Map(this.proposals.map((one) => [one.key, one]));
    this.entities = new Map();
    for (const one of this.proposals) {
      if (one.type === "entity") {
        this.entities.set(`${one.resource}/${one.name}`, one);
        for (const { id, label, detail } of one.candidates) {
          this.known.set(id, { label, detail });
        }
      }
    }
    this.past = [];
  }

  /* The entity an end of a proposal names, if it is one. */
  end(proposal, name) {
    return this.entities.get(`${proposal.resource}/${name}`);
  }

  /* The fields of a proposal with what was corrected. */
  stands(proposal) {
    const given = this.decisions.get(proposal.key)?.correction ?? EMPTY;
    const told = { ...proposal };
    for (const [name, value] of Object.entries(given)) {
      told[name] = value === TAKEN_AWAY ? "" : value;
    }
    if (proposal.type === "entity") {
      const retyped = given.kind && given.kind !== proposal.kind;
      if (given.create || (retyped && !given.iri)) {
        Object.assign(told, { iri: "", candidates: given.create ? proposal.candidates : [] });
      }
      told.ambiguous = !told.iri && !given.create && told.candidates.length > 0;
    }
    return told;
  }

  /* The entities a relation or attribute speaks of. */
  ends(proposal) {
    const told = this.stands(proposal);
    const names = proposal.type === "relation" ? [told.subject, told.object] : [told.entity];
    return names
      .filter((name) => name && name !== RESOURCE)
      .map((name) => this.end(proposal, name))
      .filter(Boolean);
  }

  /* open, accepted, corrected, refused; settled: an earlier contribution said it; blocked: an end was refused; waits: an end is not yet one
   * thing. `by`: the entity it waits for. */
  state(proposal) {
    const decision = this.decisions.get(proposal.key);
    if (decision?.choice === "refuse") {
      return { name: "refused", reason: decision.reason };
    }
    if (proposal.settled) {
      return { name: "settled" };
    }
    if (proposal.type !== "entity") {
      const gone = this.ends(proposal).find((end) => this.isRefused(end));
      if (gone) {
        return { name: "blocked", by: gone };
      }
    }
    if (!decision) {
      return { name: "open" };
    }
    const unsure = proposal.type === "entity" ? null : this.unsureEnd(proposal);
    if (unsure) {
      return { name: "waits", by: unsure };
    }
    return { name: decision.correction ? "corrected" : "accepted" };
  }

  isOpen(proposal) {
    return this.state(proposal).name === "open";
  }

  isRefused(proposal) {
    return this.decisions.get(proposal.key)?.choice === "refuse";
  }

  unsureEnd(proposal) {
    return this.ends(proposal).find((end) => this.stands(end).ambiguous);
  }

  /* The proposals whose looks hang on this one. */
  around(proposal) {
    if (proposal.type !== "entity") {
      return [proposal];
    }
    return this.proposals.filter(
      (one) => one === proposal || (one.type !== "entity" && this.ends(one).includes(proposal)),
    );
  }

  /* {left, yes, no} of a resource, or of all. A proposal that fell with its end counts as decided. */
  counts(resource) {
    const counts = { left: 0, yes: 0, no: 0, all: 0 };
    for (const one of this.proposals) {
      if (!one.settled && (resource === undefined || one.resource === resource)) {
        const { name } = this.state(one);
        counts.all += 1;
        counts[name === "open" ? "left" : ["refused", "blocked"].includes(name) ? "no" : "yes"] += 1;
      }
    }
    return counts;
  }

  /* How sure a proposal is: a relation no surer than its ends, and not at all if one cannot be
   * used. The same as accept_all in graph/contributing/draft.py. */
  sureness(proposal) {
    if (proposal.type === "entity") {
      return this.stands(proposal).ambiguous ? -1 : proposal.confidence;
    }
    const ends = this.ends(proposal).map((end) =>
      this.isRefused(end) || this.stands(end).ambiguous
        ? -1
        : end.settled || this.decisions.has(end.key)
          ? 1
          : end.confidence,
    );
    return Math.min(proposal.confidence, ...ends);
  }

  /* The open proposals at least this sure, of one resource or of all. */
  atLeast(least, resource) {
    return this.proposals.filter(
      (one) =>
        (resource === undefined || one.resource === resource) &&
        this.isOpen(one) &&
        this.sureness(one) >= Math.max(least, 0),
    );
  }

  /* What the last step changed, as it was before it; nothing if there is none. */
  back() {
    return this.past.pop() ?? [];
  }

  /* [[key, decision or null], ...]; returns every proposal whose looks change. */
  set(pairs) {
    const changed = new Set();
    for (const [key, decision] of pairs) {
      const proposal = this.byKey.get(key);
      if (proposal) {
        this.around(proposal).forEach((one) => changed.add(one));
        if (decision) {
          this.decisions.set(key, decision);
        } else {
          this.decisions.delete(key);
        }
        this.around(proposal).forEach((one) => changed.add(one));
      }
    }
    return changed;
  }
}

/* What is said first, as one reads, then who and what is named: most of those are accepted with what
 * is said of them. */
function inReadingOrder(one, other) {
  return (
    one.resource - other.resource ||
    isEntity(one) - isEntity(other) ||
    place(one) - place(other) ||
    one.rank - other.rank
  );
}

export const isEntity = ({ type }) => type === "entity";

const place = ({ spans }) => spans[0]?.[0] ?? 0;
