"use strict";
// Says how old the screen is; when nothing comes through any more it says so, and recovers by itself.
(() => {
  const age = document.getElementById("screen-age");
  const news = document.getElementById("screen-news");
  const state = age.querySelector(".screen-state");
  const plain = state.textContent;
  const OLD_MS = 90_000;
  let fresh = performance.now();
  let lost = false;

  function tell(now) {
    if (now === lost) return;
    lost = now;
    age.toggleAttribute("data-lost-now", lost);
    state.textContent = lost ? `${age.dataset.lost} · ${plain}` : plain;
    news.textContent = lost ? age.dataset.lost : age.dataset.back;
    if (!lost) refresh();
  }

  function tick() {
    const passed = performance.now() - fresh;
    age.querySelector(".screen-ago").textContent = age.dataset.ago.replace("{n}", Math.floor(passed / 1000));
    if (passed > OLD_MS) tell(true);
  }

  function refresh() {
    for (const panel of document.querySelectorAll(".screen-panel")) htmx.trigger(panel, "refresh");
  }

  addEventListener("htmx:afterRequest", ({ detail }) => {
    if (!detail.successful) return tell(true);
    const at = /data-at="(\d+)" data-clock="([\d:]+)"/.exec(detail.xhr.responseText);
    if (at) {
      age.querySelector(".screen-at").textContent = at[2];
      fresh = performance.now();
    }
    tell(false);
    tick();
  });
  addEventListener("htmx:sendError", () => tell(true));
  addEventListener("offline", () => tell(true));
  addEventListener("online", refresh);
  setInterval(tick, 1000);
  setInterval(() => lost && refresh(), 5000);
  tick();
})();
