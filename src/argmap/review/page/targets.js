// The three best targets of a statement: asked of the server once, offered under one key each.

import { wordsOf } from "./blocks.js";
import { el, short } from "./dom.js";
import { targetsFor } from "./possible.js";
import { arrowsFrom } from "./cards.js";
import { ask } from "./wire.js";

const THREE = 3;
const FIRST = 1; // percent; less is told as less

/** Asks for the best targets of statements, and keeps them. */
export class Targets {
  constructor(onNews) {
    Object.assign(this, { known: new Map(), onNews });
  }

  /** Give what the server offers for a statement; empty until it has answered. */
  of(id) {
    if (!this.known.has(id)) {
      this.known.set(id, []);
      ask(`targets?of=${encodeURIComponent(id)}`).then(({ status, data }) => {
        if (status !== 200) return this.known.delete(id);
        this.known.set(id, data);
        if (data.length) this.onNews();
      });
    }
    return this.known.get(id);
  }
}

/** Give the arrow that the keys of targets act on: the current one, else the first that leaves the statement. */
export function aimedArrow(app) {
  const chosen = app.view.relations.get(app.current);
  const rows = arrowsFrom(app.view, app.card());
  return chosen ?? rows.find((row) => app.view.units.has(row.target)) ?? rows[0] ?? null;
}

/** Give the targets that can be chosen now: those offered that stand and make no circle. */
export function choosable(app) {
  const unit = app.view.units.get(app.card());
  if (!unit) return [];
  const arrow = aimedArrow(app);
  const offered = app.targets.of(unit.id);
  const types = new Set(offered.map((row) => row.type));
  const legal = new Map([...types].map((type) => [type, new Set(targetsFor(app.view, unit.id, onUnits(type), arrow?.id))]));
  return offered.filter((row) => arrow?.target === row.target || legal.get(row.type).has(row.target)).slice(0, THREE);
}

// An arrow on an arrow is offered by the statement that this starts from.
const onUnits = (type) => (type === "undercut" || type === "linked" ? "rebut" : type);

/** Give the block that offers them. */
export function targetsBlock(app) {
  const arrow = aimedArrow(app);
  const rows = choosable(app);
  if (!rows.length) return null;
  const items = rows.map((row, at) => {
    const here = arrow?.target === row.target;
    const type = here ? arrow.type : row.type;
    const line = [
      el("kbd", { "aria-hidden": "true" }, String(at + 1)),
      el("span", { class: "sure" }, percent(row.score)), " ", el("b", { class: type }, app.words.relations[type].label), here ? el("span", { class: `badge ${app.verdict(arrow.id)}` }, app.verdict(arrow.id) || "not checked") : "",
      ` ${short(wordsOf(app.view.units.get(row.target)), 110)}`,
    ];
    return el("li", {}, el("button", {
      type: "button", class: type, "aria-pressed": String(here), "aria-current": here && arrow.id === app.current ? "true" : null, "aria-keyshortcuts": String(at + 1), data: { spot: `target:${at}` },
      title: here ? "this is where it leads now; choose it to accept that" : "lead it there", onclick: () => app.run("target", at),
    }, ...line));
  });
  return el("ul", { class: "links offers", "aria-label": "The best targets, the likeliest first" }, ...items);
}

/** Give a score from 0 to 1 in percent. */
export function percent(score) {
  const whole = Math.round(score * 100);
  return whole < FIRST ? `under ${FIRST} %` : `${whole} %`;
}
