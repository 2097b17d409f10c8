// Keys: a table in keys.json, one list a mode. The help and the caps on buttons read it too.

const LETTER = /^Key([A-Z])$/;

/** Give the bindings of each mode, key by key; of stepping those for statements and for arrows. */
export function readKeys(table, values) {
  const { step, ...others } = table;
  const on = (what) => step.filter((group) => (group.on ?? what) === what);
  const modes = { statement: on("statement"), arrow: on("arrow"), ...others };
  return Object.fromEntries(Object.entries(modes).map(([mode, groups]) => [mode, bind(groups, values)]));
}

function bind(groups, values) {
  const bindings = new Map();
  for (const row of groups.flatMap((group) => group.keys)) {
    for (const [at, key] of keysOf(row).entries()) {
      const value = row.to && at < count(row) ? values[row.do]?.[at] : row.value;
      bindings.set(key, { name: row.do, value });
    }
  }
  return bindings;
}

const DIGITS = "1234567890";
const count = ({ key, to }) => (to ? (DIGITS.indexOf(to) - DIGITS.indexOf(key) + 10) % 10 + 1 : 1);

function keysOf(row) {
  const first = DIGITS.indexOf(row.key);
  const own = row.to ? Array.from({ length: count(row) }, (_, at) => DIGITS[(first + at) % 10]) : [row.key];
  return [...own, ...(row.also ?? [])];
}

/** Give the key for an action in the mode that is on, as it is written on a cap. */
export function keyOf(app, name, value) {
  for (const [key, found] of app.keys[app.place()]) {
    if (found.name === name && found.value === value) return capOf(key);
  }
  return undefined;
}

const CAPS = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc", Enter: "↵" };

/** Give a key as it is written on a cap. */
export const capOf = (key) => CAPS[key] ?? key;

/** Act on keys, wherever the focus is but in a field. */
export function listenToKeys(app) {
  document.addEventListener("keydown", (event) => {
    if (app.asleep || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input, textarea, select")) return;
    const bound = meant(app, event);
    if (!bound) return;
    event.preventDefault();
    app.typed();
    app.run(bound.name, bound.value ?? (bound.name === "pick-number" ? event.key : undefined), event.shiftKey);
  });
}

function meant(app, event) {
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (app.mode || event.altKey) return null;
    if (key === "z") return { name: event.shiftKey ? "redo" : "undo" };
    return key === "y" ? { name: "redo" } : null;
  }
  if (event.altKey) return null;
  // A button that has the focus keeps the keys that press it.
  if ((event.key === "Enter" || event.key === " ") && event.target.closest("button, summary, a")) return null;
  if (event.shiftKey && event.target.closest(".canvas") && event.key.startsWith("Arrow")) return null;
  const table = app.keys[app.place()];
  const latin = LETTER.exec(event.code)?.[1].toLowerCase();
  // On a keyboard of other letters the place of the key counts.
  return table.get(event.key) ?? table.get(event.key.toLowerCase()) ?? (event.key > "\u007f" ? table.get(latin) : null);
}
