// What is to be checked: a queue, and below which score. Both stand in the page's head.

import { el, find } from "./dom.js";

const QUEUES = {
  all: "all statements",
  conclusions: "conclusions",
  objections: "objections",
  speaker: "what others say",
  hedges: "what is hedged",
  doubt: "what is doubtful",
};

/** Fill the choice, and act on it. */
export function listenToChoice(app) {
  const queue = find("#queue"), below = find("#below");
  const { second } = app.view;
  const names = second ? { ...QUEUES, differences: `where ${second.name} differs` } : QUEUES;
  queue.replaceChildren(...Object.entries(names).map(([value, label]) => el("option", { value }, label)));
  queue.value = app.choice.queue;
  queue.addEventListener("change", () => app.choose({ queue: queue.value }));
  below.addEventListener("change", () => {
    const percent = Number.parseFloat(below.value);
    app.choose({ below: Number.isNaN(percent) ? null : Math.min(100, Math.max(0, percent)) / 100 });
  });
  for (const field of [queue, below]) {
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" && !(event.key === "Enter" && field === below)) return;
      field.blur();
      find("#card").focus({ preventScroll: true });
    });
  }
}
