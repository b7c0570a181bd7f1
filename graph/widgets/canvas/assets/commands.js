/* What a reader can ask about a node, in the menu and by key; Python does it. */

/* text: the key of its label in `texts`; fits: whether it makes sense for a node. */
export const COMMANDS = [
  { name: "expand", key: "E", text: () => "expand", fits: () => true },
  { name: "collapse", key: "R", text: () => "collapse", fits: (node) => node.opened },
  { name: "hide", key: "H", text: () => "hide", fits: isOne },
  { name: "pin", key: "P", text: (node) => (node.pinned ? "unpin" : "pin"), fits: isOne },
  { name: "centre", key: "C", text: () => "centre", fits: isOne },
  { name: "sheet", key: "F", text: () => "sheet", fits: isOne },
];

/* A group is no entity: it can only be opened. */
function isOne(node) {
  return !node.members;
}

/* Keys that are about the whole network. */
const WHOLE = {
  u: "undo",
  a: "show-all",
  "ctrl+z": "undo",
  "ctrl+y": "redo",
  "ctrl+shift+z": "redo",
};

export const commandOfKey = (key) => COMMANDS.find((one) => one.key.toLowerCase() === key);

export const wholeOfKey = (key) => WHOLE[key];
