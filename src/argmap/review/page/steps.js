// The actions of stepping through a review, by the names of keys.json.

import { say, short } from "./dom.js";
import { element, isRelation } from "./foresee.js";
import { openHelp } from "./help.js";

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
      const back = app.view.gone.has(id);
      if (back) app.settle({ op: "accept", id }, `${id} put back`);
      else app.judge([{ op: "accept", id }], `${id} accepted`);
    },
    whole: () => {
      if (!row() || app.view.gone.has(row().id)) return;
      const rows = [row(), ...app.arrowsOf(row().id)].filter(({ id }) => id === row().id || !app.verdict(id));
      app.judge(rows.map(({ id }) => ({ op: "accept", id })), `${rows.map(({ id }) => id).join(", ")} accepted`);
    },
    reject: () => {
      if (row() && !app.view.gone.has(row().id)) app.judge([{ op: "reject", id: row().id }], `${row().id} rejected`);
    },
    role: (role) => unit() && change("role", role, role),
    strength: (level) => unit() && change("strength", level, level),
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
      const next = isRelation(row()) ? row().target : app.arrowsOf(app.current)[0]?.id;
      if (next) app.go(next);
      else say("It leads nowhere");
    },
    back: () => {
      const id = app.past.pop();
      if (!id || !element(app.view, id)) return;
      app.go(id);
      app.past.pop();
    },
    order: () => {
      app.orderBy(!app.byDoubt);
      say(app.byDoubt ? "Most doubtful first" : "In the order of the text");
    },
    nearer: () => app.picture.zoom(1.25),
    farther: () => app.picture.zoom(0.8),
    "whole-map": () => app.picture.whole(),
    centre: () => app.picture.centre(app.current),
    help: () => openHelp(app),
  };
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
  const at = app.order.indexOf(app.current);
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
