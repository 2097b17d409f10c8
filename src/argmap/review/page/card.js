// The card of the current element: what it says, what can be decided on it, what it hangs on.

import { button, choices, quote, wordsOf } from "./blocks.js";
import { isChecked, rejectedFrom } from "./cards.js";
import { characters, clean, el, find, short } from "./dom.js";
import { finishCard } from "./finish.js";
import { element, isRelation } from "./foresee.js";
import { guideBlock } from "./guide.js";
import { keyOf } from "./keys.js";
import { modeCard } from "./modecard.js";
import { unable } from "./possible.js";
import { rowsHere, secondBlock } from "./second.js";
import { aimedArrow, choosable, percent, targetsBlock } from "./targets.js";

/** Draw the card anew, unless the user is writing in it. */
export function drawCard(app) {
  const place = find("#card");
  if (app.writing && place.querySelector(".field")) return;
  const sign = signOf(app);
  if (place.sign === sign) return;
  place.sign = sign;
  const shown = `${app.card()} ${app.mode?.name ?? ""}`;
  if (place.shown !== shown) {
    place.scrollTop = 0;
    // On a narrow page, where the card's buttons may stand below its words: begin with the words.
    if (place.shown && place.getBoundingClientRect().top < 0) place.scrollIntoView({ block: "start" });
  }
  place.shown = shown;
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.spot : null;
  place.replaceChildren(...inner(app));
  const field = app.writing && place.querySelector(".field");
  if (field) {
    field.focus();
    if (field.matches("input")) field.select();
  } else if (held) (place.querySelector(`[data-spot="${CSS.escape(held)}"]`) ?? place).focus({ preventScroll: true });
}

// All that the card shows: as long as it is the same, the card is left in peace.
function signOf(app) {
  const { view, current, mode, writing, order, byDoubt, choice } = app;
  const card = app.card();
  const row = element(view, card);
  const rows = row ? [row, ...app.arrowsOf(card), ...rejectedFrom(view, card), ...app.arrowsTo(card)] : [];
  const ends = rows.flatMap((one) => (isRelation(one) ? [one, element(view, one.source), element(view, one.target)] : [one]));
  const target = element(view, mode?.target);
  return JSON.stringify([mode, target, current, writing, order.indexOf(card), order.length, byDoubt, choice, view.notes[card], view.notes[current],
    ends.map((one) => [one, view.verdicts[one?.id]]), row ? [app.targets.of(card), rowsHere(app)] : [app.count(), view.undo, view.products]]);
}

function inner(app) {
  if (app.mode) return modeCard(app);
  const row = element(app.view, app.card());
  if (!row) return [finishCard(app)];
  const gone = app.view.gone.has(row.id);
  const arrow = isRelation(element(app.view, app.current)) ? element(app.view, app.current) : null;
  return [head(app, row), first(app), quote(app, row), secondBlock(app), verdict(app, arrow ?? row, gone), ...(gone ? [] : unitBody(app, row)),
    note(app, arrow ?? row), guideBlock(app, arrow ? "arrow" : "statement"), why(app, row), arrow ? why(app, arrow) : ""].filter(Boolean);
}

// What to do, as long as nothing was done.
function first(app) {
  if (app.view.undo || app.view.redo || rowsHere(app).length) return null;
  return el("p", { class: "hint" }, "Are its role and where it leads right? Then accept it. If not, correct them first: what you corrected counts as checked.");
}

function head(app, row) {
  const at = app.order.indexOf(row.id) + 1;
  const verdict = app.verdict(row.id);
  const arrow = isRelation(element(app.view, app.current)) ? `, its arrow ${clean(app.current)}` : "";
  const place = at ? `${at} of ${app.order.length}, ${app.byDoubt ? "conclusions first, then by doubt" : "in the text's order"}` : "";
  return el("div", { class: "head" },
    el("h2", { id: "card-name" }, `Statement ${clean(row.id)}${arrow}`),
    el("span", { class: `badge ${verdict}` }, verdict || "not checked"),
    el("span", { class: "where" }, place));
}

function verdict(app, row, gone) {
  const back = gone || app.view.gone.has(row.id);
  const arrows = isRelation(row) ? 0 : app.arrowsOf(row.id).filter(({ id }) => !app.verdict(id)).length;
  const done = !back && isChecked(app.view, app.card());
  const what = done ? "Go on" : isRelation(row) ? "Accept the arrow" : arrows ? `Accept with its ${arrows === 1 ? "arrow" : `${arrows} arrows`}` : "Accept";
  return el("div", { class: "verdict" },
    button(app, "accept", back ? "Put back" : what, { class: "yes" }),
    !back && button(app, "reject", isRelation(row) ? "Reject the arrow" : "Reject", { class: "no" }),
    arrows > 0 && !app.verdict(row.id) && !back && button(app, "alone", "Statement only"),
    button(app, "next", "Skip"),
    button(app, "note", "Note"));
}

const FEW = 4; // of what a statement rests on, before the rest is folded
const same = (values) => values.map((value) => [value, value]);

function unitBody(app, row) {
  const { roles, strengths, stances } = app.words;
  const stance = row.attributed_to && choices(app, "stance", keyed(app, "stance", "The author"), stances.map((s) => [s, `${s} it`]), row.stance ?? "reports");
  return [
    choices(app, "role", "Role", same(Object.keys(roles)), row.role, (role) => role),
    tip(roles[row.role].meaning),
    leads(app, row),
    app.view.loose.includes(row.id) && tip("It leads to nothing since what it led to was taken out: choose where it leads now."),
    links(app, "Rests on", app.arrowsTo(row.id)),
    speaker(app, row), stance,
    choices(app, "certainty", keyed(app, "certainty", "Certainty"), same(strengths), row.strength ?? "certain"),
    again(app, row),
    el("div", { class: "more" }, ...[
      ["edges", "Move edges"], ["split", "Divide"], ["merge", "Merge"], ["link", "Add arrow"], ["unit", "Add statement"],
    ].map(([name, label]) => able(app, name, label))),
  ].filter(Boolean);
}

// A choice of few: its key goes on to the next.
const keyed = (app, name, label) => {
  const key = keyOf(app, name);
  return key ? [el("kbd", { "aria-hidden": "true" }, key), label] : [label];
};

function able(app, name, label) {
  const why = unable(app, name);
  return button(app, name, label, why ? { disabled: true, title: why } : {});
}

function leads(app, row) {
  // The arrow to one of the targets that are offered is told there, and only there.
  const told = choosable(app).some((offer) => offer.target === aimedArrow(app)?.target) ? aimedArrow(app).id : null;
  const rows = [...app.arrowsOf(row.id), ...rejectedFrom(app.view, row.id)];
  const arrows = rows.filter((arrow) => arrow.id !== told).map((arrow) => arrowItem(app, arrow));
  const list = arrows.length ? el("ul", { class: "links" }, ...arrows) : rows.length ? null : el("span", { class: "none" }, "nothing");
  const more = el("div", { class: "chips" },
    button(app, "retarget", "elsewhere"), app.arrowsOf(row.id).length > 0 && button(app, "nowhere", "to nothing"));
  const current = app.view.relations.get(app.current);
  const types = Object.entries(app.words.relations).map(([type, { label }]) => [type, label]);
  const body = el("div", {}, list, current ? choices(app, "type", "", types, current.type, (type) => type) : null, targetsBlock(app), more);
  return el("div", { class: "row" }, el("span", { class: "name" }, "Leads to"), body);
}

function arrowItem(app, arrow) {
  const gone = app.view.gone.has(arrow.id);
  const verdict = app.verdict(arrow.id);
  const state = gone ? "rejected" : verdict || `not checked, ${percent(arrow.score)} sure`;
  const target = element(app.view, arrow.target);
  const line = [
    el("b", { class: arrow.type }, app.words.relations[arrow.type].label),
    ` ${short(isRelation(target) ? app.told(target) : `${clean(target?.id ?? "")} ${wordsOf(target)}`, 110)} `, el("span", { class: `badge ${gone ? "rejected" : verdict}` }, state),
  ];
  return el("li", {}, el("button", {
    type: "button", class: `arrow ${arrow.type}${gone ? " gone" : ""}`, data: { spot: `arrow:${arrow.id}` }, "aria-current": arrow.id === app.current ? "true" : null,
    onclick: () => app.go(arrow.id),
  }, ...line));
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

function links(app, label, rows) {
  if (!rows.length) return null;
  const items = rows.map((row) => {
    const other = element(app.view, row.source);
    const mark = { accepted: "✓ ", changed: "✎ ", added: "✓ " }[app.verdict(row.id)] ?? "";
    const line = [mark, el("b", { class: row.type }, app.words.relations[row.type].incoming), ` ${short(wordsOf(other), 90)}`];
    return el("li", {}, el("button", { type: "button", class: row.type, onclick: () => app.run("look", row.source) }, ...line));
  });
  const list = el("ul", { class: "links" }, ...items.slice(0, FEW));
  const more = items.length > FEW && el("details", {}, el("summary", {}, `${items.length - FEW} more`), el("ul", { class: "links" }, ...items.slice(FEW)));
  return el("div", { class: "row" }, el("span", { class: "name" }, label), el("div", {}, list, more || ""));
}

function again(app, row) {
  const first = row.restates && element(app.view, row.restates);
  if (!first) return null;
  const line = el("button", { type: "button", onclick: () => app.go(first.id) }, `${clean(first.id)} ${short(wordsOf(first), 90)}`);
  return el("div", { class: "row" }, el("span", { class: "name" }, "Says again"), el("ul", { class: "links" }, el("li", {}, line)));
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
  const because = [...new Map((row.because ?? []).map((cue) => [reason(app, cue), clean(cue.id)]))];
  if (!because.length) return "";
  return el("details", { class: "why", open: true },
    el("summary", {}, isRelation(row) ? `Why the arrow: ${percent(row.score)} sure` : `Why it is here: ${percent(row.score)} sure`),
    el("ul", {}, ...because.map(([text, id]) => el("li", { title: id }, text))));
}

// Of a ground of another tool only the id is known.
function reason(app, cue) {
  const { reasons } = app.words;
  const known = [cue.id, cue.id.split(":")[0]].find((id) => Object.hasOwn(reasons, id));
  const why = known ? reasons[known] : clean(cue.id);
  if (cue.note) return `${why}: ${clean(cue.note)}`;
  return cue.text && cue.text.length < 40 && !cue.id.startsWith("review.") ? `${why} “${clean(cue.text)}”` : why;
}
