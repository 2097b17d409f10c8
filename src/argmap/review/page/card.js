// The card of the current element: what it says, what can be decided on it, what it hangs on.

import { button, choices, quote, wordsOf } from "./blocks.js";
import { characters, clean, el, find, short } from "./dom.js";
import { element, isRelation } from "./foresee.js";
import { modeCard } from "./modecard.js";

/** Draw the card anew, unless the user is writing in it. */
export function drawCard(app) {
  const place = find("#card");
  if (app.writing && place.querySelector(".field")) return;
  const sign = signOf(app);
  if (place.sign === sign) return;
  place.sign = sign;
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.spot : null;
  place.replaceChildren(...inner(app));
  const field = app.writing && place.querySelector(".field");
  if (field) {
    field.focus();
    if (field.matches("input")) field.select();
  } else if (held) (place.querySelector(`[data-spot="${CSS.escape(held)}"]`) ?? place).focus();
}

// All that the card shows: as long as it is the same, the card is left in peace.
function signOf(app) {
  const { view, current, mode, writing, order, byDoubt } = app;
  const row = element(view, current);
  const rows = row ? [row, ...app.arrowsOf(current), ...app.arrowsTo(current)] : [];
  const ends = rows.flatMap((one) => (isRelation(one) ? [one, element(view, one.source), element(view, one.target)] : [one]));
  const target = element(view, mode?.target);
  return JSON.stringify([mode, target, writing, order.indexOf(current), order.length, byDoubt, view.notes[current],
    ends.map((one) => [one, view.verdicts[one?.id]]), row ? 0 : app.count()]);
}

function inner(app) {
  if (app.mode) return modeCard(app);
  const row = element(app.view, app.current);
  if (!row) return nothing(app);
  const gone = app.view.gone.has(row.id);
  const body = gone ? [] : isRelation(row) ? relationBody(app, row) : unitBody(app, row);
  return [head(app, row), ...said(app, row), verdict(app, row, gone), ...body, note(app, row), why(app, row)];
}

function nothing(app) {
  const { all, left } = app.count();
  if (!all) return [end("Nothing to check", "argmap found no statement here. Select words in the text to add one.")];
  if (left) return [end("Nothing chosen", `${left} of ${all} are not checked.`, button(app, "unchecked", "Go on"))];
  const tally = ["accepted", "changed", "added", "rejected"].map((name) => [name, app.order.filter((id) => app.verdict(id) === name).length]);
  const told = tally.filter(([, n]) => n).map(([name, n]) => `${n} ${name}`).join(", ");
  return [end("All is checked", `${told}. Every decision is saved; argmap map follows them from now on.`,
    button(app, "previous", "Look again"), button(app, "undo", "Undo"))];
}

const end = (title, text, ...more) => el("div", { class: "done-all" }, el("h2", { id: "card-name" }, title), el("p", {}, text), ...more);

function head(app, row) {
  const at = app.order.indexOf(row.id) + 1;
  const kind = isRelation(row) ? "Arrow" : "Statement";
  const verdict = app.verdict(row.id);
  return el("div", { class: "head" },
    el("h2", { id: "card-name" }, `${kind} ${clean(row.id)}`),
    el("span", { class: `badge ${verdict}` }, verdict || "not checked"),
    el("span", { class: "where" }, `${at} of ${app.order.length}, ${app.byDoubt ? "most doubtful first" : "in the text's order"}`));
}

/** Give what an element says, as blocks of text. */
export function said(app, row) {
  if (!isRelation(row)) return [quote(app, row)];
  const does = app.words.relations[row.type];
  const target = element(app.view, row.target);
  const arrow = el("p", { class: `joins ${row.type}` }, `${does.sign} ${does.label} `, el("span", {}, does.meaning));
  return [quote(app, element(app.view, row.source)), arrow, quote(app, target)];
}

function verdict(app, row, gone) {
  const arrows = !isRelation(row) && app.arrowsOf(row.id).length > 0;
  return el("div", { class: "verdict" },
    button(app, "accept", gone ? "Put back" : "Accept", { class: "yes" }),
    arrows && !gone && button(app, "whole", "…with its arrows"),
    !gone && button(app, "reject", "Reject", { class: "no" }),
    button(app, "next", "Skip"),
    button(app, "note", "Note"));
}

const same = (values) => values.map((value) => [value, value]);

function unitBody(app, row) {
  const { roles, strengths, stances } = app.words;
  return [
    choices(app, "role", "Role", same(Object.keys(roles)), row.role, (role) => role),
    tip(roles[row.role].meaning),
    speaker(app, row),
    row.attributed_to && choices(app, "stance", "The author", stances.map((s) => [s, `${s} it`]), row.stance ?? "reports"),
    choices(app, "strength", "Certainty", same(strengths), row.strength ?? "certain"),
    again(app, row),
    links(app, "Leads to", app.arrowsOf(row.id), "target", "label"),
    app.view.loose.includes(row.id) && tip("It leads to nothing since what it led to was taken out: l gives it an arrow."),
    links(app, "Rests on", app.arrowsTo(row.id), "source", "incoming"),
    el("div", { class: "more" },
      button(app, "edges", "Move edges"), button(app, "split", "Divide"), button(app, "merge", "Merge"),
      button(app, "link", "Add arrow"), button(app, "unit", "Add statement")),
  ].filter(Boolean);
}

const tip = (text) => el("div", { class: "row tip" }, el("span"), el("span", {}, text));

function speaker(app, row) {
  const name = el("span", { class: "name" }, "Said by");
  if (app.writing === "source") {
    const list = el("datalist", { id: "speakers" }, ...app.speakers().map((who) => el("option", { value: who })));
    const field = el("input", {
      class: "field", list: "speakers", "aria-label": "Said by; empty for the author", maxlength: 200,
      placeholder: "empty for the author", onkeydown: (event) => typed(event, app, (text) => app.run("say-source", text)),
    });
    field.value = clean(row.attributed_to ?? "");
    return el("div", { class: "row" }, name, el("div", {}, field, list));
  }
  const who = row.attributed_to ? clean(row.attributed_to) : "the author";
  return el("div", { class: "row" }, name, el("div", { class: "chips" }, button(app, "source", who)));
}

function typed(event, app, take) {
  event.stopPropagation();
  if (event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey) take(event.target.value);
  else if (event.key === "Escape") app.run("stop-writing");
  else return;
  event.preventDefault();
}

function links(app, label, rows, end, told) {
  if (!rows.length) return null;
  const items = rows.map((row) => {
    const other = element(app.view, row[end]);
    const mark = { accepted: "✓ ", changed: "✎ ", added: "✓ " }[app.verdict(row.id)] ?? "";
    const line = [mark, el("b", { class: row.type }, app.words.relations[row.type][told]), ` ${short(wordsOf(other), 90)}`];
    return el("li", {}, el("button", { type: "button", class: row.type, onclick: () => app.go(row.id) }, ...line));
  });
  return el("div", { class: "row" }, el("span", { class: "name" }, label), el("ul", { class: "links" }, ...items));
}

function again(app, row) {
  const first = row.restates && element(app.view, row.restates);
  if (!first) return null;
  const line = el("button", { type: "button", onclick: () => app.go(first.id) }, `${clean(first.id)} ${short(wordsOf(first), 90)}`);
  return el("div", { class: "row" }, el("span", { class: "name" }, "Says again"), el("ul", { class: "links" }, el("li", {}, line)));
}

function relationBody(app, row) {
  const types = Object.entries(app.words.relations).map(([type, { label }]) => [type, label]);
  return [
    choices(app, "type", "Type", types, row.type, (type) => type),
    el("div", { class: "more" }, button(app, "retarget", "Lead it elsewhere"), button(app, "follow", "Go to what it leads to")),
  ];
}

function note(app, row) {
  const text = app.view.notes[row.id] ?? "";
  if (app.writing !== "note") {
    return text ? el("div", { class: "row" }, el("span", { class: "name" }, "Note"), el("div", {}, characters(text).join(""))) : "";
  }
  const field = el("textarea", {
    class: "field", rows: 3, "aria-label": "Note; Enter saves, Shift and Enter begin a line, Escape leaves it",
    onkeydown: (event) => typed(event, app, (words) => app.run("say-note", words)),
  });
  field.value = text;
  return el("div", { class: "row" }, el("span", { class: "name" }, "Note"), field);
}

function why(app, row) {
  const because = [...new Set((row.because ?? []).map((cue) => reason(app, cue)))];
  if (!because.length) return "";
  return el("details", { class: "why", open: true },
    el("summary", {}, `Why it is here: score ${row.score.toFixed(2)}`),
    el("ul", {}, ...because.map((text) => el("li", {}, text))));
}

// Of a ground of another tool only the id is known.
function reason(app, cue) {
  const { reasons } = app.words;
  const known = [cue.id, cue.id.split(":")[0]].find((id) => Object.hasOwn(reasons, id));
  const why = known ? reasons[known] : clean(cue.id);
  if (cue.note) return `${why}: ${clean(cue.note)}`;
  return cue.text && cue.text.length < 40 && !cue.id.startsWith("review.") ? `${why} “${clean(cue.text)}”` : why;
}
