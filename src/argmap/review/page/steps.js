// The actions of stepping through a review, by the names of keys.json.

import { wordsOf } from "./blocks.js";
import { find, say, short } from "./dom.js";
import { isChecked } from "./cards.js";
import { element, isRelation } from "./foresee.js";
import { toggleGuide } from "./guide.js";
import { openHelp } from "./help.js";
import { aimedArrow, choosable } from "./targets.js";

/** Give the actions, by name. */
export function stepActions(app) {
  const row = () => element(app.view, app.current);
  const unit = () => app.view.units.get(app.current);
  const arrow = () => app.view.relations.get(app.current);
  const change = (op, value, told) => {
    const { id } = row();
    app.store.decide({ op, id, value });
    say(`${id}: ${told}`);
  };
  return {
    accept: () => {
      if (!row()) return;
      const { id } = row();
      if (app.view.gone.has(id)) return app.settle({ op: "accept", id }, `${id} put back`);
      if (isChecked(app.view, app.card())) return app.onward(app.card());
      if (arrow()) return app.judge([{ op: "accept", id }], `Arrow ${id} accepted`);
      const rows = [row(), ...app.arrowsOf(id)].filter((one) => one.id === id || !app.verdict(one.id));
      app.judge(rows.map((one) => ({ op: "accept", id: one.id })), `${rows.map((one) => one.id).join(", ")} accepted`);
    },
    alone: () => {
      const id = app.card();
      if (!app.view.units.has(id)) return;
      app.store.decide({ op: "accept", id });
      app.onward(id, `${id} accepted, its arrow not yet`);
    },
    reject: () => {
      if (row() && !app.view.gone.has(row().id)) app.judge([{ op: "reject", id: row().id }], `${row().id} rejected`);
    },
    target: (at) => aim(app, at),
    nowhere: () => {
      const rows = arrow() ? [arrow()] : app.arrowsOf(app.card());
      if (!rows.length) return say("It leads to nothing already");
      app.store.decideAll(rows.map(({ id }) => ({ op: "reject", id })));
      app.go(app.card(), true);
      say("It leads to nothing now");
    },
    role: (role) => unit() && change("role", role, role),
    certainty: (level) => {
      if (!unit()) return;
      const { strengths } = app.words;
      const next = level ?? strengths[(strengths.indexOf(unit().strength ?? "certain") + 1) % strengths.length];
      change("strength", next, next);
    },
    stance: (stance) => {
      if (!unit()) return;
      if (!unit().attributed_to) return say("The author says it: there is no stance to it");
      const { stances } = app.words;
      const next = stance ?? stances[(stances.indexOf(unit().stance ?? "reports") + 1) % stances.length];
      change("stance", next, `the author ${next} it`);
    },
    type: (type) => arrow() && change("relation-type", type, app.words.relations[type].label),
    source: () => unit() && write(app, "source"),
    note: () => row() && write(app, "note"),
    "say-source": (who) => {
      stop(app);
      if ((unit().attributed_to ?? "") !== who.trim()) change("source", who.trim(), who.trim() ? `says ${short(who, 40)}` : "the author says it");
    },
    "say-note": (text) => {
      stop(app);
      app.store.decide({ op: "note", id: app.current, text });
      say("Note saved");
    },
    "stop-writing": () => stop(app),
    undo: () => step(app, "undo"),
    redo: () => step(app, "redo"),
    next: () => move(app, 1),
    previous: () => move(app, -1),
    unchecked: () => {
      const id = app.after(true);
      if (id) app.go(id);
      else say("All is checked");
    },
    follow: () => {
      const card = app.card();
      const ids = [card, ...app.arrowsOf(card).map((one) => one.id)];
      if (ids.length < 2) return say("It leads to nothing");
      app.go(ids[(ids.indexOf(app.current) + 1) % ids.length]);
    },
    look: (id) => {
      app.touch(id);
      app.go(id);
    },
    all: () => app.choose({ queue: "all", below: null }),
    finish: () => {
      app.current = null;
      app.mode = null;
      app.show();
      find("#card").focus({ preventScroll: true });
      find("#card").scrollIntoView({ block: "nearest" });
    },
    guide: toggleGuide,
    back: () => {
      const id = app.past.pop();
      if (!id || !element(app.view, id)) return;
      app.go(id);
      app.past.pop();
    },
    order: () => {
      app.orderBy(!app.byDoubt);
      say(app.byDoubt ? "Conclusions first, then the most doubtful" : "In the order of the text");
    },
    nearer: () => app.picture.zoom(1.25),
    farther: () => app.picture.zoom(0.8),
    "whole-map": () => app.picture.whole(),
    centre: () => app.picture.centre(app.current),
    help: () => openHelp(app),
  };
}

// Lead the statement to one of the targets that are offered; where it leads there already, that is accepted.
function aim(app, at) {
  const chosen = choosable(app)[at];
  if (!chosen) return say("There is no target under that key");
  const source = app.card();
  const arrow = aimedArrow(app);
  const to = short(wordsOf(app.view.units.get(chosen.target)), 50);
  if (!arrow) return app.settle({ op: "add-relation", source, target: chosen.target, type: chosen.type }, `${source} now leads to ${chosen.target}: ${to}`);
  const same = arrow.target === chosen.target;
  app.store.decide(same ? { op: "accept", id: arrow.id } : { op: "retarget", id: arrow.id, target: chosen.target, type: chosen.type });
  say(same ? `Its arrow to ${chosen.target} accepted` : `${source} now leads to ${chosen.target}: ${to}`);
}

function write(app, field) {
  app.writing = field;
  // At once, not with the next frame: the next key is to go into the field.
  app.draw();
}

function stop(app) {
  app.writing = null;
  document.activeElement?.blur();
  app.show();
}

function move(app, way) {
  app.touched = [];
  const at = app.order.indexOf(app.card());
  const id = app.order[at < 0 ? 0 : (at + way + app.order.length) % app.order.length];
  if (id) app.go(id);
}

async function step(app, op) {
  const told = app.view[op];
  const before = app.view;
  if (!(await app.store.decide({ op }))) return;
  say(`${op === "undo" ? "Undone" : "Done again"}: ${short(told ?? "the last decision", 90)}`);
  const id = touched(before, app.view);
  if (id) app.go(id, true);
}

/** Give the element in which two views differ, a statement rather than an arrow. */
function touched(before, after) {
  for (const table of ["units", "relations"]) {
    for (const [id, row] of after[table]) {
      const old = before[table].get(id);
      if (!old || before.verdicts[id] !== after.verdicts[id] || JSON.stringify(old) !== JSON.stringify(row)) return id;
    }
  }
  return [...before.units.keys()].find((id) => !after.units.has(id) && element(after, id));
}
