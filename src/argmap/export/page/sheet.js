// Folding and filtering lay the one-page view out again: what is put away leaves no hole, for what
// stands below it in its column moves up. Each picture is drawn with all its statements and tells
// of each where it hangs, in which column it stands, how high it is, and whether the page as it
// opens has no room for it ("later").
const openedUp = new Set(), shutDown = new Set();
const SHUT = "\u00a0\u00a0+", OPENED = "\u00a0\u00a0\u2212";

const readSheet = (picture) => {
  const parts = $$("[data-column]", picture).map((group) => ({
    group, key: group.dataset.unit || group.dataset.band, unit: units.get(group.dataset.unit),
    column: group.dataset.column, height: Number(group.dataset.height), later: "later" in group.dataset,
    more: $(".more", group), kids: [], extras: [], above: null,
  }));
  const byKey = new Map(parts.map((part) => [part.key, part]));
  for (const part of parts) {
    part.above = byKey.get(part.group.dataset.under) || null;
    if (part.above) part.above.kids.push(part);
  }
  for (const extra of $$("[data-below]", picture)) byKey.get(extra.dataset.below).extras.push(extra);
  return { picture, parts, foot: $(".foot", picture), ground: $("rect", picture), height: picture.viewBox.baseVal.height };
};
const sheets = $$(".sheet svg").map(readSheet);

// What is in sight: the page as it opens, and what was opened; while a filter is on, what passes
// with all it stands below; of a search its hits, too.
const shownParts = ({ parts }) => {
  const shown = new Set(), searched = document.body.classList.contains("searching");
  const sieve = sifted();
  for (const part of parts) {
    const { above, unit } = part;
    if (!unit) continue;
    const open = (!above.unit || shown.has(above)) && !shutDown.has(above.key) && (!part.later || openedUp.has(above.key));
    const hit = !unit.off && (sieve || (searched && part.group.classList.contains("hit")));
    if (open && !sieve) shown.add(part);
    if (hit) for (let one = part; one; one = one.above) shown.add(one);
  }
  for (const part of parts) if (!part.unit && part.kids.some((kid) => shown.has(kid))) shown.add(part);
  return shown;
};
// How many statements out of sight have a part as the first above them that is in sight.
const hiddenBelow = (part, shown) => part.kids.reduce((sum, kid) => sum + (shown.has(kid) ? 0 : 1 + hiddenBelow(kid, shown)), 0);

const layOut = (sheet) => {
  const shown = shownParts(sheet), full = {}, lost = {};
  for (const part of sheet.parts) {
    const here = shown.has(part), gone = lost[part.column] || 0;
    for (const element of [part.group, ...part.extras]) {
      element.classList.toggle("put-away", !here);
      element.setAttribute("transform", `translate(0 ${-gone})`);
    }
    full[part.column] = (full[part.column] || 0) + part.height;
    lost[part.column] = gone + (here ? 0 : part.height);
    if (!part.more) continue;
    part.hidden = hiddenBelow(part, shown);
    part.more.textContent = part.hidden ? SHUT + part.hidden : OPENED;
    part.more.classList.toggle("opened", !part.hidden);
  }
  const columns = Object.keys(full), rise = Math.max(0, ...Object.values(full)) - Math.max(0, ...columns.map((one) => full[one] - lost[one]));
  const { picture, height } = sheet, { x, y, width } = picture.viewBox.baseVal;
  picture.setAttribute("viewBox", `${x} ${y} ${width} ${height - rise}`);
  for (const element of [picture, sheet.ground]) element.setAttribute("height", height - rise);
  sheet.foot.setAttribute("transform", `translate(0 ${-rise})`);
};
const layOutAll = () => {
  for (const sheet of sheets) layOut(sheet);
  const sheet = sheets.find((one) => one.picture.getClientRects().length) || sheets[0];
  const all = sheet ? sheet.parts.filter((part) => part.unit) : [], hidden = all.filter((part) => part.group.matches(".put-away")).length;
  $("#sheet-count").textContent = hidden ? `${all.length - hidden} of ${all.length} statements below the main conclusion are shown.` : "";
  $('[data-action="open-all"]').textContent = hidden ? "Show all" : "Show the main ones";
  $("#sheet-strip").hidden = !sheets.some((one) => one.parts.some((part) => part.later || part.group.matches(".put-away")));
};

// A press on what counts the statements below opens them, or folds them.
const partOf = (target) => {
  const group = target.closest(".sheets [data-column]");
  return group && sheets.flatMap((sheet) => sheet.parts).find((part) => part.group === group);
};
const turn = (part) => {
  const shut = part.hidden > 0;
  if (shut) { openedUp.add(part.key); shutDown.delete(part.key); } else { openedUp.delete(part.key); shutDown.add(part.key); }
  layOutAll();
  tell(shut ? "Opened" : "Folded");
};
const turnChosen = (unit) => {
  const part = sheets.flatMap(({ parts }) => parts).find((one) => one.unit === unit && one.group.getClientRects().length);
  if (part && part.kids.length) turn(part);
};
actions["open-all"] = () => {
  const parts = sheets.flatMap((sheet) => sheet.parts), all = parts.some((part) => part.unit && part.group.matches(".put-away"));
  shutDown.clear();
  openedUp.clear();
  if (all) for (const part of parts) openedUp.add(part.key);
  layOutAll();
};
// Let a statement be in sight, with all that it stands below.
const openTo = (unit) => {
  for (const { parts } of sheets)
    for (let part = parts.find((one) => one.unit === unit); part && part.above; part = part.above) {
      if (part.later) openedUp.add(part.above.key);
      shutDown.delete(part.above.key);
    }
  layOutAll();
};
