// The guide's short form, beside the card; the browser remembers whether it is open.

import { el } from "./dom.js";
import { keyOf } from "./keys.js";

const OPEN = "argmap-guide";

/** Give the guide for what is current, a statement or an arrow. */
export function guideBlock(app, what) {
  const { title, points } = app.guide[what];
  // The browser tells of a toggle some time after it; a card drawn in between goes by what stands there.
  const open = document.querySelector(".guide")?.open ?? localStorage.getItem(OPEN) === "yes";
  const block = el("details", { class: "guide", open },
    el("summary", { data: { spot: "guide" } }, el("kbd", { "aria-hidden": "true" }, keyOf(app, "guide") ?? ""), ` ${title}`),
    el("ul", {}, ...points.map((point) => el("li", {}, point))));
  block.addEventListener("toggle", () => localStorage.setItem(OPEN, block.open ? "yes" : "no"));
  return block;
}

/** Open the guide, or fold it. */
export function toggleGuide() {
  const block = document.querySelector(".guide");
  if (!block) return;
  block.open = !block.open;
  if (block.open) block.scrollIntoView({ block: "nearest" });
}
