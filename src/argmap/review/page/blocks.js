// The blocks that cards are made of: words of elements, buttons, rows of choices.

import { characters, clean, el, short } from "./dom.js";
import { element, isRelation } from "./foresee.js";
import { keyOf } from "./keys.js";

/** Give a block with the words of a statement, or of both ends of an arrow. */
export function quote(app, row) {
  if (!row) return el("div", { class: "words" }, "…");
  if (isRelation(row)) {
    const ends = [row.source, row.target].map((id) => short(wordsOf(element(app.view, id)), 70));
    const label = app.words.relations[row.type].label;
    const caption = el("span", { class: "caption" }, el("b", {}, `${clean(row.id)}, an arrow`));
    return el("div", { class: `words ${row.type}` }, caption, `“${ends[0]}” `, el("b", {}, label), ` “${ends[1]}”`);
  }
  const who = row.attributed_to ? `, says ${short(row.attributed_to, 50)}` : "";
  const side = row.side === "opp" ? ", other side" : "";
  const caption = el("span", { class: "caption" }, el("b", {}, `${clean(row.id)} ${row.role}`), who, side);
  return el("div", { class: `words ${row.role}` }, caption, wordsOf(row));
}

/** Give a statement's words; of one in several pieces without what stands between them. */
export function wordsOf(row) {
  if (!row) return "";
  if (isRelation(row)) return `${row.id}: ${row.source} → ${row.target}`;
  const points = characters(row.text);
  const parts = row.parts?.length ? row.parts : [[row.start, row.end]];
  return parts.map(([a, b]) => points.slice(a - row.start, b - row.start).join("")).join(" … ");
}

/** Make a button that does something by name; its key stands on it. */
export function button(app, name, label, more = {}, value) {
  const key = keyOf(app, name, value);
  const cap = key && el("kbd", { "aria-hidden": "true" }, key);
  const spot = value === undefined ? name : `${name}:${value}`;
  const run = () => app.run(name, value);
  return el("button", { type: "button", data: { spot }, "aria-keyshortcuts": key, onclick: run, ...more }, cap, label);
}

/** Make a row of choices, of which one is taken. */
export function choices(app, name, label, values, taken, look = () => "") {
  const made = values.map(([value, shown]) =>
    button(app, name, shown, { "aria-pressed": String(value === taken), class: look(value) }, value));
  const parts = [label].flat();
  const named = parts.at(-1).trim() || "Type";
  const chips = el("div", { class: "chips", role: "group", "aria-label": named }, ...made);
  return label ? el("div", { class: "row" }, el("span", { class: "name" }, ...parts), chips) : chips;
}
