// The end of a review: what it comes to, to be saved or made in a terminal.

import { button } from "./blocks.js";
import { clean, el, say } from "./dom.js";

/** Give the card of the end, or of what there is so far. */
export function finishCard(app) {
  const { view } = app;
  const count = app.count();
  const all = Object.values(view.verdicts);
  const left = all.filter((verdict) => verdict === "open").length;
  const title = !all.length ? "Nothing to check" : left ? (count.left ? "So far" : "This queue is checked") : "All is checked";
  const tally = ["accepted", "changed", "added", "rejected"].map((name) => [name, all.filter((verdict) => verdict === name).length]);
  const told = tally.filter(([, n]) => n).map(([name, n]) => `${n} ${name}`).join(", ") || "nothing decided yet";
  const text = !all.length ? "argmap found no statement here. Select words in the text to add one."
    : `Statements and arrows: ${told}${left ? `, ${left} not checked` : ""}. Every decision is saved.`;
  const others = app.choice.queue !== "all" || app.choice.below !== null;
  return el("div", { class: "done-all" },
    el("h2", { id: "card-name" }, title), el("p", {}, text),
    el("div", { class: "more" },
      count.left ? button(app, "unchecked", "Go on checking") : "",
      left && !count.left && others ? button(app, "all", "Check the rest") : "",
      all.length ? button(app, "previous", "Look again") : "", view.undo ? button(app, "undo", "Undo") : ""),
    all.length ? el("section", { class: "products", "aria-label": "What it comes to" },
      el("h3", {}, "What it comes to"), ...view.products.map((row) => product(row, left))) : "");
}

function product(row, left) {
  const gold = row.name === "gold" && left > 0;
  const save = el("button", { type: "button", disabled: gold, data: { spot: `save:${row.name}` }, onclick: () => download(row) }, `${row.label} `, el("small", {}, clean(row.file)));
  const copy = row.command && el("div", { class: "command" }, el("code", {}, clean(row.command)),
    el("button", { type: "button", data: { spot: `copy:${row.name}` }, "aria-label": `Copy the command for ${row.label}`, onclick: () => copied(row.command) }, "Copy"));
  return el("div", { class: "product" }, save, gold ? el("span", { class: "tip" }, "once all is checked") : "", copy || "");
}

async function download(row) {
  const response = await fetch(`finished/${row.name}`, { cache: "no-store" }).catch(() => null);
  if (!response?.ok) {
    const data = await response?.json().catch(() => null);
    return say(data?.error ? `Not made: ${clean(data.error)}` : "The review server does not answer");
  }
  const place = URL.createObjectURL(await response.blob());
  const link = el("a", { href: place, download: row.file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(place), 10_000);
  say(`${row.file} is in your downloads`);
}

async function copied(command) {
  try {
    await navigator.clipboard.writeText(command);
    say("Command copied");
  } catch {
    say("The browser lets nothing be copied: select the command and copy it by hand");
  }
}
