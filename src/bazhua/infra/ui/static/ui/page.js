"use strict";
// Small manners of every page: questions before grave actions, hints closed by Escape.
addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
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

// A refused form takes the reader to the reasons.
document.querySelector(".refusals")?.focus();
