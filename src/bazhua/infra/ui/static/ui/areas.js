"use strict";
// A map is dragged with the mouse, and comes nearer by the wheel with Ctrl or by two fingers on a pad.
// Both follow an address as the buttons below the map do, so that the way back is the browser's.
(() => {
  const FAR = 6;
  const endsDrag = (click) => click.isTrusted && click.preventDefault();
  let held = null;

  function open(map, x, y, near) {
    const link = document.createElement("a");
    link.href = map.dataset.seek + encodeURIComponent([x, y, near].map(Math.round).join(","));
    map.append(link);
    htmx.process(link);
    link.click();
  }

  // What is seen of the sheet, in thousandths of it, and where in that an event happened.
  function seen(map, event) {
    const { x, y, near } = map.dataset;
    const box = map.querySelector(".map-sheet");
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(box.getScreenCTM().inverse());
    const frame = box.viewBox.baseVal;
    const part = 1000 / 2 ** near;
    return {
      near: Number(near),
      x: Number(x),
      y: Number(y),
      across: ((at.x - frame.x) / frame.width - 0.5) * part,
      down: ((at.y - frame.y) / frame.height - 0.5) * part,
    };
  }

  addEventListener("pointerdown", (event) => {
    const map = event.target.closest?.(".map[data-seek]");
    const free = event.pointerType === "mouse" && event.button === 0;
    held = map && free && event.target.closest(".map-sheet") ? { map, from: seen(map, event), event } : null;
  });

  addEventListener("dragstart", (event) => held && event.preventDefault());

  addEventListener("pointerup", (event) => {
    const one = held;
    held = null;
    if (!one || Math.hypot(event.clientX - one.event.clientX, event.clientY - one.event.clientY) < FAR) return;
    addEventListener("click", endsDrag, true);
    setTimeout(() => removeEventListener("click", endsDrag, true), 50);
    const to = seen(one.map, event);
    open(one.map, to.x + one.from.across - to.across, to.y + one.from.down - to.down, to.near);
  });

  addEventListener(
    "wheel",
    (event) => {
      const map = event.ctrlKey && event.target.closest?.(".map[data-seek]");
      if (!map) return;
      event.preventDefault();
      const to = seen(map, event);
      const near = to.near + (event.deltaY < 0 ? 1 : -1);
      if (near < 0 || map.classList.contains("htmx-request")) return;
      open(map, to.x + to.across / 2, to.y + to.down / 2, near);
    },
    { passive: false },
  );
})();
