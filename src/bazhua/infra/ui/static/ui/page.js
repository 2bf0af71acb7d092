"use strict";
// Small manners of every page: questions before grave actions, hints closed by Escape.
addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

// Signing out takes what waits on this device with it, also where a browser heeds no Clear-Site-Data.
addEventListener("submit", (event) => {
  const name = event.target.dataset.forgets;
  if (name && !event.defaultPrevented) window.indexedDB?.deleteDatabase(name);
});

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const hint of document.querySelectorAll(".hint:hover, .hint:focus-within")) hint.classList.add("closed");
});

for (const kind of ["pointerover", "focusin"]) {
  addEventListener(kind, (event) => {
    for (const hint of document.querySelectorAll(".hint.closed")) {
      if (!hint.contains(event.target)) hint.classList.remove("closed");
    }
  });
}

// On a phone: the open tab is in sight, and a filter that was sent gives way to its rows.
const tab = document.querySelector(".tab-bar [aria-current]");
const bar = tab?.closest(".tab-bar");
if (bar) bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;

addEventListener("htmx:afterRequest", (event) => {
  const fold = event.target.querySelector?.(":scope > .filter-fold[aria-expanded=true]");
  if (!fold?.offsetParent || event.detail.xhr.status !== 200) return;
  const fields = document.getElementById(fold.getAttribute("aria-controls"));
  const opening = fields.classList.contains("collapsing"); // and heeds no click until it is open
  if (opening) fields.addEventListener("shown.bs.collapse", () => fold.click(), { once: true });
  else fold.click();
});

// A refused form takes the reader to the reasons.
document.querySelector(".refusals")?.focus();
