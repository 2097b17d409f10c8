// The help: every key of every mode, from the same table that the keys are bound by.

import { el, find } from "./dom.js";
import { capOf } from "./keys.js";

/** Fill the help, and open it. */
export function openHelp(app) {
  const place = find("#help");
  const groups = Object.values(app.table).flat().map((group) =>
    el("section", {}, el("h2", {}, group.group), el("dl", {}, ...group.keys.flatMap(line))));
  const keys = el("input", { type: "checkbox", id: "awake", onchange: (event) => app.sleep(!event.target.checked) });
  keys.checked = !app.asleep;
  place.replaceChildren(
    el("div", { class: "head" }, el("h1", { id: "help-name" }, "Keys"),
      el("button", { type: "button", autofocus: true, onclick: () => place.close() }, el("kbd", { "aria-hidden": "true" }, "Esc"), "Close")),
    el("p", {}, "The conclusions come first, then what argmap is least sure of: each statement with its arrows, as one card. Accept what is right; ",
      "correct what is not and go on: what you corrected is checked. Everything is saved at once, and everything can be undone."),
    el("p", {}, "With the mouse: select words in the text to move edges or add a statement; drag from one box of the map to another, or onto an arrow, to link them."),
    el("div", { class: "groups" }, ...groups),
    el("p", {}, el("label", { for: "awake" }, keys, " Single keys do things (turn off where they get in the way of a screen reader or of voice control)")),
  );
  place.showModal();
}

function line(row) {
  const keys = [row.to ? `${capOf(row.key)}–${capOf(row.to)}` : capOf(row.key), ...(row.also ?? []).map(capOf)];
  return [el("dt", {}, ...keys.map((key) => el("kbd", {}, key))), el("dd", {}, row.say)];
}
