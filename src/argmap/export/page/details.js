// The card that says why a statement is on the map, and what it is linked to.
const card = $("#details");

const field = (name, value) => value ? [make("dt", "", name), make("dd", "", value)] : [];
const reasons = (because) => {
  const found = make("ul", "because");
  for (const [id, words, weight, note] of because) {
    const row = found.appendChild(make("li"));
    const why = note || DATA.why[id];
    if (why) row.append(why);
    if (words && words.length <= 40 && !note) row.append(` “${words}”`);
    if (weight) row.append(make("span", "weight", ` ${weight > 0 ? "+" : "−"}${Number(Math.abs(weight).toFixed(2))}`));
    if (!note) row.append(make("code", why ? "named" : "", id));
  }
  return found;
};
const linkRow = (relation, words, other) => {
  const row = make("li");
  row.append(make("span", `type ${relation.type}`, words), make("small", "", ` ${relation.score.toFixed(2)}`));
  const link = row.appendChild(make("a", "", `${other.name} ${other.text}`));
  link.href = `#${other.id}`;
  link.dataset.to = other.id;
  return row;
};
const restated = (unit) => {
  const other = unit.again && units.get(unit.again);
  if (!other) return [];
  const link = make("a", "", `${other.name} ${other.text}`);
  link.href = `#${other.id}`;
  link.dataset.to = other.id;
  return [make("h2", "", "It says again"), link];
};
const whyHeading = (unit) => {
  if (unit.node) return "Why it is on the map";
  const where = unit.again ? "the map has it where it is said first" : "this view does not draw it";
  return `Why it is a statement (${where})`;
};
const noted = (note) => note ? [make("h2", "", "A reader’s note"), make("p", "note", note)] : [];
const links = (title, rows, words, other) => {
  if (!rows.length) return [];
  const found = make("ul", "links");
  for (const relation of rows) {
    const row = found.appendChild(linkRow(relation, words(relation), other(relation)));
    // Each arrow tells its grounds once, where it starts.
    if (relation.source !== other(relation).id) row.append(reasons(relation.because));
    if (relation.note) row.append(make("p", "note", relation.note));
  }
  return [make("h2", "", title), found];
};
const outWords = (relation) => DATA.types[relation.type].out + (relation.target === relation.bears ? "" : " a link of");

const showDetails = (unit) => {
  const head = make("header");
  head.append(make("span", `role ${unit.role}`, `${unit.name} ${unit.role}`));
  const close = head.appendChild(make("button", "", "×"));
  close.type = "button";
  close.dataset.action = "clear";
  close.setAttribute("aria-label", "Close (Escape)");
  const facts = make("dl");
  facts.append(
    ...field("said by", unit.says), ...field("strength", unit.strength === "certain" ? "" : unit.strength),
    ...field("stance", unit.stance), ...field("side", unit.side === "opp" ? "the other side’s" : ""),
    ...field("score", unit.score.toFixed(2)),
  );
  const body = make("div", "body");
  body.append(
    make("p", "words", unit.text), facts, ...noted(unit.note), ...restated(unit),
    ...links("What it does", unit.out, outWords, (relation) => units.get(relation.bears)),
    ...links("What bears on it", unit.into, (relation) => DATA.types[relation.type].in, (relation) => units.get(relation.source)),
    make("h2", "", whyHeading(unit)),
    reasons(unit.because),
  );
  card.replaceChildren(head, body);
  card.hidden = false;
  card.scrollTop = 0;
};
const hideDetails = () => { card.hidden = true; card.replaceChildren(); };
