// Another reader's decisions beside one's own: what differs on this card, and how it is settled.

import { clean, el, say } from "./dom.js";
import { keyOf } from "./keys.js";

/** Give the differences that are settled on the current card. */
export function rowsHere(app) {
  const card = app.card();
  return (app.view.second?.rows ?? []).filter((row) => row.card === card);
}

/** Give the block that lays the two side by side; null where they agree here. */
export function secondBlock(app) {
  const { second } = app.view;
  if (!second) return null;
  const name = clean(second.name);
  const rows = rowsHere(app);
  if (!rows.length) {
    const verdict = second.verdicts[app.current];
    return verdict && verdict !== "open" ? el("p", { class: "second same" }, `${name}: ${verdict}, the same as on this card.`) : null;
  }
  return el("section", { class: "second", "aria-label": `${name} decided otherwise` },
    el("h3", {}, `${name} decided otherwise`), ...rows.map((row, at) => rowBlock(app, name, row, at)));
}

function rowBlock(app, name, row, at) {
  const open = (app.view.verdicts[row.of] ?? "open") === "open";
  const act = (action, label, free = true) => el("button", {
    type: "button", data: { spot: `${action}:${at}` }, disabled: !free, onclick: () => app.run(action, at),
    "aria-label": `${label}, ${clean(row.theirs)}`,
  }, at ? null : el("kbd", { "aria-hidden": "true" }, keyOf(app, action) ?? ""), label);
  return el("div", { class: "differs" },
    el("dl", {},
      el("dt", {}, name), el("dd", {}, clean(row.theirs)),
      el("dt", {}, open ? "argmap, not checked by you" : "you"), el("dd", {}, clean(row.mine))),
    row.unable ? el("p", { class: "tip" }, `It cannot be taken over as it is: ${clean(row.unable)}.`) : null,
    el("div", { class: "more" }, act("take", `Take ${name}’s`, row.take.length > 0), act("keep", open ? "Keep argmap’s" : "Keep mine")));
}

/** The actions, by name; both take the number of the row on the card. */
export function secondActions(app) {
  const settle = async (at, decisions, told) => {
    const card = app.card();
    let kept = true;
    for (const decision of decisions) kept = kept && (await app.store.decide(decision));
    if (!kept) return;
    say(told);
    if (app.choice.queue === "differences" && !(app.view.second?.rows ?? []).some((row) => row.card === card)) app.onward(card);
  };
  return {
    take: (at = 0) => {
      const row = rowsHere(app)[at];
      if (!row) return say("There is nothing to settle here");
      if (!row.take.length) return say(`It cannot be taken over: ${row.unable}`);
      settle(at, row.take, `Taken over: ${clean(row.theirs)}`);
    },
    keep: (at = 0) => {
      const row = rowsHere(app)[at];
      if (!row) return say("There is nothing to settle here");
      const decision = { op: "settle", id: row.of, other: app.view.second.name, value: row.key };
      settle(at, [decision], `Kept: ${clean(row.mine)}`);
    },
  };
}
