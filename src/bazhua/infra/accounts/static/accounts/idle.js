"use strict";
// A shared device signs its person out when nobody has touched it for so long.
const out = document.querySelector("form[data-idle-s]");
const idle = Number(out.dataset.idleS) * 1000;
let last = Date.now();
for (const kind of ["pointerdown", "keydown", "wheel", "touchmove"]) {
  addEventListener(kind, () => { last = Date.now(); }, { passive: true });
}
setInterval(() => { if (Date.now() - last >= idle) out.requestSubmit(); }, 1000);
