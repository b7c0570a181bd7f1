/* What a screen reader says of the current node. */

const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/* Name, what the title tells (kind, relations), what the marks show, and its place among those
 * shown. order: the ids shown, most important first. */
export function sentence(node, order, texts) {
  const rank = { rank: order.indexOf(node.id) + 1, total: order.length };
  const parts = [
    node.label,
    ...String(node.title ?? "").split("\n"),
    node.members > 0 ? fill(texts.members, { n: node.members }) : "",
    node.left > 0 ? fill(texts.left, { n: node.left }) : "",
    node.pinned ? texts.pinned : "",
    fill(texts.rank, rank),
  ];
  return parts.filter(Boolean).join(". ");
}
