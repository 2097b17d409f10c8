// The statements that a filter or a search leaves, listed above the panels; the first is brought
// into view.
const hitList = $("#hits"), MOST_HITS = 60;

const listHits = () => {
  const words = query.value.trim(), sifted = list.some((unit) => unit.off);
  const met = new Set(hits.map((hit) => hit.unit));
  const rows = list.filter((unit) => !unit.off && (!words || met.has(unit)));
  hitList.hidden = !words && !sifted;
  hitList.replaceChildren();
  if (hitList.hidden) return;
  const count = `${rows.length} of ${list.length} statements`;
  hitList.append(make("p", "", rows.length > MOST_HITS ? `${count}, the first ${MOST_HITS}:` : count));
  const items = hitList.appendChild(make("ol"));
  for (const unit of rows.slice(0, MOST_HITS)) {
    const link = items.appendChild(make("li")).appendChild(make("a", "", unit.text));
    link.href = `#${unit.id}`;
    link.dataset.to = unit.id;
    link.prepend(make("span", `role ${unit.role}`, `${unit.name} ${unit.role}`), " ");
  }
  const first = rows.find((unit) => isShown("page") ? boxOf(unit) : boxes.has(unit.id));
  if (first) for (const panel of ["page", "map"]) if (isShown(panel)) scrollTo(first, panel);
};
