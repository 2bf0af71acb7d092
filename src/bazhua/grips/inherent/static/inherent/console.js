"use strict";
// What somebody has chosen stays chosen when the console shows newer alarms.
(() => {
  const CHOSEN = ".console [name=chosen]";
  let chosen = new Set();
  addEventListener("htmx:beforeSwap", () => {
    chosen = new Set([...document.querySelectorAll(`${CHOSEN}:checked`)].map((box) => box.value));
  });
  addEventListener("htmx:afterSwap", () => {
    for (const box of document.querySelectorAll(CHOSEN)) box.checked = chosen.has(box.value);
  });
})();
