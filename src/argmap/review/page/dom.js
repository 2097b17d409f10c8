// Elements made from data. Text always goes in as text: no string is ever read as markup.

/** Make an element; `on…` keys become listeners, `true` an empty attribute, the rest attributes. */
export function el(name, values = {}, ...inner) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(values)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(made.dataset, value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...inner.filter((part) => part !== null && part !== undefined && part !== false));
  return made;
}

export const find = (selector) => document.querySelector(selector);

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;
const KEPT = new Set(["\n", "\t", "\u00ad", "\u200c", "\u200d"]);

/** Give a text's characters, as many as Python counts; those that steer the display as U+FFFD. */
export function characters(text) {
  return Array.from(text, (c) => (c === "\r" ? " " : UNSEEN.test(c) && !KEPT.has(c) ? "\ufffd" : c));
}

/** Give a text on one line, with nothing in it that steers the display. */
export const clean = (text) => characters(text ?? "").join("").replace(/\s+/g, " ").trim();

/** Give at most `most` characters of a text, cut at a word. */
export function short(text, most = 80) {
  const line = clean(text);
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, "")} …`;
}

let fading;

/** Say what was done: seen for a moment, unless `quietly`, and read out by screen readers. */
export function say(text, quietly = false) {
  const place = find("#said");
  place.textContent = text;
  place.classList.toggle("fresh", !quietly);
  clearTimeout(fading);
  fading = setTimeout(() => place.classList.remove("fresh"), 2600);
}
