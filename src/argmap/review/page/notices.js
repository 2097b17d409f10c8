// What the user must know and cannot miss: the server is gone, a decision was not taken.

import { clean, el, find } from "./dom.js";

const WAITING = (n) => (n ? `${n === 1 ? "One decision is" : `${n} decisions are`} not saved yet: kept in this tab and sent as soon as the server is back. ` : "Everything you decided is saved. ");

/** Show notices about the line to the server and about decisions that were not taken. */
export function listenToTrouble(app) {
  const { store } = app;
  const line = () => showLine(app);
  store.addEventListener("line", line);
  store.addEventListener("outbox", () => store.line !== "open" && line());
  store.addEventListener("refused", ({ detail }) => showRefusal(app, detail));
  window.addEventListener("beforeunload", (event) => {
    if (store.outbox.length) event.preventDefault();
  });
}

function put(name, ...inner) {
  find(`[data-notice="${name}"]`)?.remove();
  if (inner.length) find("#notices").append(el("div", { class: "notice", data: { notice: name } }, ...inner));
}

function showLine(app) {
  const { line, outbox } = app.store;
  if (line === "open") return put("line");
  const told = line === "locked" ? "The server was started anew and asks for its new link: open that once in this browser, then this page goes on. "
    : "The review server does not answer. Start it again with ";
  const command = line === "locked" ? "" : el("code", {}, "argmap review");
  const then = line === "locked" ? "" : " in the folder where you started it, and this page goes on. ";
  put("line", el("p", {}, el("strong", {}, "Not connected. "), told, command, then, WAITING(outbox.length)));
}

let number = 0;

function showRefusal(app, { item, stale, why }) {
  const name = `refusal-${(number += 1)}`;
  const again = () => {
    put(name);
    app.store.retry(item);
  };
  const look = () => {
    put(name);
    app.go(item.decision.id);
  };
  put(name,
    el("p", {}, el("strong", {}, `Not done: ${clean(inWords(item.decision))}. `), sentence(why)),
    item.decision.id && el("button", { type: "button", onclick: look }, "Show it"),
    el("button", { type: "button", onclick: again }, stale ? "Do it all the same" : "Try again"),
    dismiss(name));
}

// What was asked for, in the words of the page.
const DOES = {
  accept: ({ id }) => `accept ${id}`,
  reject: ({ id }) => `reject ${id}`,
  role: ({ id, value }) => `make ${id} a ${value}`,
  source: ({ id, value }) => `say that ${value || "the author"} says ${id}`,
  strength: ({ id, value }) => `call ${id} ${value}`,
  stance: ({ id, value }) => `say that the author ${value} ${id}`,
  span: ({ id }) => `move the edges of ${id}`,
  split: ({ id }) => `divide ${id}`,
  merge: ({ id, with: other }) => `merge ${id} with ${other}`,
  "add-unit": () => "add a statement",
  "add-relation": ({ source, target }) => `lead ${source} to ${target}`,
  retarget: ({ id, target }) => `lead the arrow ${id} to ${target}`,
  "relation-type": ({ id }) => `change what the arrow ${id} does`,
  note: ({ id }) => `write a note on ${id ?? "the article"}`,
  settle: ({ id }) => `keep your word on ${id}`,
};
const inWords = (decision) => DOES[decision.op]?.(decision) ?? decision.op;

const sentence = (text) => {
  const line = clean(text);
  return line.charAt(0).toUpperCase() + line.slice(1) + (/[.!?]$/.test(line) ? "" : ".");
};

const dismiss = (name) => el("button", { type: "button", onclick: () => put(name) }, "Dismiss");

/** List the decisions of before that no longer fit the article, and what is wrong with the file. */
export function showUnfit(app) {
  const { unfit, warnings } = app.view;
  for (const [at, warning] of warnings.entries()) {
    put(`warning-${at}`, el("p", {}, clean(warning)), dismiss(`warning-${at}`));
  }
  if (!unfit.length) return;
  const rows = unfit.map(({ told, reason }) => el("li", {}, el("strong", {}, clean(told)), `: ${clean(reason)}`));
  const number = `${unfit.length} earlier ${unfit.length === 1 ? "decision no longer fits" : "decisions no longer fit"} this article`;
  put("unfit", el("details", {}, el("summary", {}, `${number}; kept in the journal, not carried out.`), el("ul", {}, ...rows)), dismiss("unfit"));
}
