// The card while something is being done that takes several keys: edges, a cut, another end.

import { button, choices, quote } from "./blocks.js";
import { characters, clean, el } from "./dom.js";
import { element } from "./foresee.js";

const AROUND = 60; // characters of the text shown on both sides of a stretch

/** Give the card of the mode that is on. */
export function modeCard(app) {
  const { body, help } = { edges, split, pick }[app.mode.name](app, app.mode);
  const save = app.mode.name === "split" ? "Divide here" : "Save";
  const buttons = [button(app, "confirm", save, { class: "yes" }), button(app, "cancel", "Cancel")];
  return [...body, el("div", { class: "verdict" }, ...buttons), el("div", { class: "hint" }, ...help)];
}

const head = (text) => el("div", { class: "head" }, el("h2", { id: "card-name" }, text));
const key = (cap, does) => el("span", {}, el("kbd", {}, cap), ` ${does}`);

function stretch(app, start, end, cut) {
  const points = characters(app.view.text);
  const text = (from, to) => points.slice(Math.max(0, from), to).join("").replace(/\s+/g, " ");
  const inside = cut === undefined ? [el("mark", {}, text(start, end))] : [text(start, cut), el("mark", {}, text(cut, end))];
  return el("div", { class: "words" },
    el("span", { class: "around" }, `… ${text(start - AROUND, start)}`), ...inside,
    el("span", { class: "around" }, `${text(end, end + AROUND)} …`));
}

function edges(app, { id, start, end, edge, role }) {
  const roles = Object.keys(app.words.roles).map((name) => [name, name]);
  const body = [head(id ? `Edges of ${clean(id)}` : "A new statement"), stretch(app, start, end)];
  if (!id) body.push(choices(app, "edge-role", "Role", roles, role, (name) => name));
  const help = [
    el("span", {}, `The ${edge} moves.`), key("←", ""), key("→", "by a word, with Shift by a letter"), key("s", "the other edge"),
    el("span", {}, "Or select the words in the text."),
  ];
  return { body, help };
}

function split(app, { id, start, end, at }) {
  const body = [head(`Divide ${clean(id)}`), stretch(app, start, end, at)];
  const help = [
    key("←", ""), key("→", "by a word"),
    el("span", {}, "Or click where to divide it. The first part keeps the arrows."),
  ];
  return { body, help };
}

const TITLES = { link: "A new arrow", retarget: "Lead it elsewhere", merge: "Merge with" };

function pick(app, mode) {
  const source = element(app.view, mode.source), target = element(app.view, mode.target);
  const types = Object.entries(app.words.relations).map(([type, { label }]) => [type, label]);
  const chips = types.map(([type, label]) =>
    button(app, `pick-${type}`, label, { "aria-pressed": String(type === mode.type), class: type }));
  const choose = el("div", { class: "row" }, el("span", { class: "name" }, "Type"), el("div", { class: "chips", role: "group", "aria-label": "Type" }, ...chips));
  const body = [
    head(TITLES[mode.what]),
    quote(app, source),
    mode.what === "merge" ? el("p", { class: "joins" }, "and") : choose,
    target ? quote(app, target) : el("div", { class: "words" }, "There is none to choose."),
  ];
  const help = [
    mode.digits ? el("span", {}, `number ${mode.digits}`) : "", key("←", ""), key("→", "another in the text"), key("0–9", "its number"),
    el("span", {}, "Or click it in the text or on the map."),
  ];
  return { body, help };
}
