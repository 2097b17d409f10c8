// The review on the page: which element is current, what steps there are, what is shown of it.

import { wordsOf } from "./blocks.js";
import { drawCard } from "./card.js";
import { arrowsFrom, cardOf, chosenCards, countCards, isChecked } from "./cards.js";
import { find, say, short } from "./dom.js";
import { element, isRelation } from "./foresee.js";
import { inText } from "./possible.js";
import { rowsHere } from "./second.js";

const ORDER = "argmap-order"; // where the browser keeps in which order its user likes to check

/** What the parts of the page share. */
export class App {
  constructor({ store, words, guide, table, keys, article, picture }) {
    Object.assign(this, { store, words, guide, table, keys, article, picture });
    this.choice = { ...store.view.choice };
    this.touched = []; // statements that the user went to by hand, the last one last
    this.byDoubt = localStorage.getItem(ORDER) !== "text";
    this.mode = null;
    this.writing = null; // the field of the card that is written in: "note" or "source"
    this.spot = null; // where the text was clicked last: a statement and a place in it
    this.past = [];
    this.asleep = false; // whether single keys do nothing
    this.lastKey = 0;
  }

  get view() {
    return this.store.view;
  }

  /** Give the name of the table of keys that is on. */
  place() {
    return this.mode?.name ?? (isRelation(element(this.view, this.current)) ? "arrow" : "statement");
  }

  run(name, value, letter) {
    const action = this.actions[name];
    if (action) action(value, letter);
  }

  typed() {
    this.lastKey = performance.now();
  }

  /** Wait until no key was pressed for so many milliseconds, and the browser has time. */
  async calm(milliseconds) {
    while (performance.now() - this.lastKey < milliseconds) await new Promise((wake) => setTimeout(wake, 100));
    const rest = window.requestIdleCallback ?? setTimeout;
    if (milliseconds) await new Promise((wake) => rest(wake, { timeout: 1000 }));
  }

  verdict(id) {
    const found = this.view.verdicts[id];
    return found === "open" ? "" : found ?? "";
  }

  /** Give the id of the statement on whose card the current element stands. */
  card() {
    return cardOf(this.view, this.current);
  }

  count = () => countCards(this.view, this.order);
  arrowsOf = (id) => arrowsFrom(this.view, id);
  arrowsTo = (id) => [...this.view.relations.values()].filter((row) => row.target === id);

  speakers() {
    return [...new Set([...this.view.units.values()].map((row) => row.attributed_to).filter(Boolean))];
  }

  inText = () => inText(this.view);

  /** Give the cards that are to be checked, in their order. */
  get order() {
    const { view, byDoubt } = this;
    const { queue, below } = this.choice;
    const sign = [queue, below, byDoubt].join();
    if (this.ordered?.view !== view || this.ordered.sign !== sign) {
      this.ordered = { view, sign, ids: chosenCards(view, this.choice, byDoubt) };
    }
    return this.ordered.ids;
  }

  /** Choose what is to be checked: a queue, and below which score. */
  choose(choice) {
    Object.assign(this.choice, choice);
    const id = this.order.includes(this.card()) ? null : this.after(true) ?? this.order[0] ?? null;
    if (id) this.go(id, true);
    else this.show();
    const { all, left } = this.count();
    say(all ? `${all} ${all === 1 ? "statement" : "statements"}, ${left} not checked` : "No statement is of that kind");
  }

  /** Go by doubt, or by the text; the browser remembers it. */
  orderBy(doubt) {
    this.byDoubt = doubt;
    localStorage.setItem(ORDER, doubt ? "doubt" : "text");
    this.show();
  }

  /** Make an element the current one. */
  go(id, quietly = false) {
    if (this.current && this.current !== id) this.past.push(this.current);
    this.current = id;
    this.revealed = id;
    this.writing = null;
    this.show();
    const row = element(this.view, id);
    if (row && !quietly) say(this.told(row), true);
  }

  /** Remember which statement the user chose, and from which: merging and linking propose it. */
  touch(id) {
    const units = [this.card(), cardOf(this.view, id)].filter(Boolean);
    this.touched = [...this.touched.filter((other) => !units.includes(other)), ...units];
  }

  told(row) {
    if (!isRelation(row)) return `${row.id}, ${row.role}: ${short(wordsOf(row), 60)}`;
    return `${row.id}: ${row.source} ${this.words.relations[row.type].label} ${row.target}`;
  }

  /** Give the next card after the current one, round the end; of those not checked if asked. */
  after(unchecked, from = this.card()) {
    const at = this.order.indexOf(from);
    const round = [...this.order.slice(at + 1), ...this.order.slice(0, at)];
    return unchecked ? round.find((id) => !isChecked(this.view, id) || this.differs(id)) : round[0];
  }

  // Where two readers differ there is something to do even where all is checked.
  differs(id) {
    return this.choice.queue === "differences" && (this.view.second?.rows ?? []).some((row) => row.card === id);
  }

  /** Decide and go on where the card is done. */
  judge(decisions, told) {
    this.store.decideAll(decisions);
    const card = this.card();
    if (card && !isChecked(this.view, card)) {
      this.go(card, true);
      return say(`${told}. Its ${this.verdict(card) ? "arrow is" : "statement is"} left`);
    }
    if (rowsHere(this).length) {
      this.show();
      return say(`${told}. ${this.view.second.name} decided otherwise: settle it here`);
    }
    this.onward(card, told);
  }

  /** Go from a card to the next that is not checked, or to the end. */
  onward(card, told = "") {
    this.touched = [];
    const next = this.after(true, card);
    if (next) this.go(next, true);
    else {
      this.current = null;
      this.show();
    }
    const then = next ? `Next: ${this.told(element(this.view, next))}` : "All is checked.";
    say(told ? `${told}. ${then}` : then);
  }

  /** Decide and stay; `fresh` goes to what the decision added, once the server has named it. */
  async settle(decision, told, fresh = false) {
    const before = new Set([...this.view.units.keys(), ...this.view.relations.keys()]);
    const kept = await this.store.decide(decision);
    if (!kept) return;
    say(told[0].toUpperCase() + told.slice(1));
    const added = [...this.view.units.keys(), ...this.view.relations.keys()].find((id) => !before.has(id));
    if (fresh && added) this.go(added, true);
  }

  begin(mode) {
    this.mode = mode;
    this.writing = null;
    getSelection().removeAllRanges();
    // Away from any button, so that Enter confirms.
    find("#card").focus({ preventScroll: true });
    this.draw();
    say(find("#card-name")?.textContent ?? "", true);
  }

  end() {
    this.mode = null;
    this.show();
  }

  sleep(asleep) {
    this.asleep = asleep;
    say(asleep ? "Single keys are off" : "Single keys are on");
  }

  /** See that all of it is shown as it is, with the next frame: many changes, one drawing. */
  show() {
    this.drawing ??= requestAnimationFrame(() => {
      this.drawing = undefined;
      this.draw();
    });
  }

  draw() {
    const { view } = this;
    // What was current may be gone, merged or undone.
    if (this.current && !element(view, this.current)) this.current = this.after(true, null) ?? this.order[0] ?? null;
    if (this.mode && !this.stands(this.mode)) this.mode = null;
    this.article.show(view);
    this.picture.colour(looks(this));
    this.picture.want(view.picture, this);
    this.shine();
    drawCard(this);
    this.frame();
    this.reveal();
  }

  /** Bring what was gone to into view, in the text and on the map. */
  reveal() {
    const row = element(this.view, this.revealed);
    this.revealed = null;
    if (!row) return;
    this.article.reveal(isRelation(row) ? row.source : row.id);
    if (!this.view.gone.has(row.id)) this.picture.reveal(row.id);
  }

  stands(mode) {
    const ids = [mode.id, mode.source].filter((id) => id !== null && id !== undefined);
    return ids.every((id) => this.view.units.has(id) || this.view.relations.has(id));
  }

  shine() {
    const row = element(this.view, this.current);
    const lit = row ? { [row.id]: "current" } : {};
    if (isRelation(row)) for (const id of [row.source, row.target]) lit[id] = "near";
    const { mode } = this;
    const target = mode?.target;
    if (target) lit[target] = "target";
    this.article.light(lit);
    this.picture.light(lit);
    if (target) {
      this.article.reveal(target);
      this.picture.reveal(target);
    }
    if (mode?.name === "edges") this.article.paint({ edges: [mode.start, mode.end] });
    else if (mode?.name === "split") this.article.paint({ edges: [mode.start, mode.at], second: [mode.at, mode.end] });
    else this.article.paint();
  }

  frame() {
    const { all, done, conclusions, others } = this.count();
    find(".done").style.transform = `scaleX(${all ? done / all : 0})`;
    const told = ({ all: of, done: so }, name) => (of ? `${name} ${so} of ${of}` : "");
    const parts = [told(conclusions, "conclusions"), told(others, conclusions.all ? "other statements" : "statements")];
    const count = find(".count");
    count.textContent = parts.filter(Boolean).join(", ") || "nothing to check";
    Object.assign(count.dataset, { done, all });
    for (const name of ["undo", "redo"]) {
      const told = this.view[name];
      const button = find(`[data-do="${name}"]`);
      button.disabled = !told && !this.store.outbox.length;
      button.title = told ? `${name}: ${short(told, 120)}` : `nothing to ${name}`;
    }
    find('[data-do="order"] span').textContent = this.byDoubt ? "Order: doubt" : "Order: text";
    find("#queue").value = this.choice.queue;
    const below = find("#below");
    if (document.activeElement !== below) below.value = this.choice.below === null ? "" : String(Math.round(this.choice.below * 100));
  }
}

function looks(app) {
  const { view } = app;
  const rows = [...view.units.values(), ...view.relations.values()];
  const found = Object.fromEntries(rows.map((row) => [row.id, `${row.role ?? row.type} ${app.verdict(row.id)}`]));
  for (const row of view.gone.values()) found[row.id] = `${row.role ?? row.type} rejected`;
  return found;
}
