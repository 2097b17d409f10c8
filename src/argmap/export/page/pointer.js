// Moving the map by mouse, wheel and fingers.
const held = new Map();
let dragged = false;

const spread = () => {
  const [a, b] = [...held.values()];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, gap: Math.hypot(a.x - b.x, a.y - b.y) || 1 };
};
const onMove = (event) => {
  const last = held.get(event.pointerId);
  if (!last) return;
  const before = held.size === 2 ? spread() : null;
  const start = last.start;
  held.set(event.pointerId, { x: event.clientX, y: event.clientY, start });
  if (Math.abs(event.clientX - start[0]) + Math.abs(event.clientY - start[1]) > 4) dragged = true;
  if (!dragged) return;
  canvas.classList.add("held");
  if (before) {
    const now = spread(), box = canvas.getBoundingClientRect();
    view.x += now.x - before.x;
    view.y += now.y - before.y;
    zoom(now.gap / before.gap, now.x - box.left, now.y - box.top);
  } else pan(event.clientX - last.x, event.clientY - last.y);
};
const onRelease = (event) => {
  held.delete(event.pointerId);
  if (!held.size) canvas.classList.remove("held");
};
const onWheel = (event) => {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 16 : 1;
  if (!event.ctrlKey && !event.metaKey) {
    const [dx, dy] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
    return pan(-dx * unit, -dy * unit);
  }
  const box = canvas.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY * unit / 300), event.clientX - box.left, event.clientY - box.top);
};
const listenToPointer = () => {
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button || event.target.closest(".knob")) return;
    if (!held.size) dragged = false;
    held.set(event.pointerId, { x: event.clientX, y: event.clientY, start: [event.clientX, event.clientY] });
  });
  window.addEventListener("pointermove", onMove);
  for (const kind of ["pointerup", "pointercancel"]) window.addEventListener(kind, onRelease);
  canvas.addEventListener("wheel", onWheel, { passive: false });
  canvas.addEventListener("dragstart", (event) => event.preventDefault());
};
