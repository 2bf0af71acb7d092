"use strict";
// Counts every [data-due] down and up by the server's clock, never by the client's.
(() => {
  const body = document.body;
  let server = Number(body.dataset.now);
  let mark = performance.now();
  let wall = Date.now();
  let asking = false;

  const now = () => server + (performance.now() - mark);
  const two = (n) => String(n).padStart(2, "0");

  function span(ms, pattern) {
    const seconds = Math.floor(Math.abs(ms) / 1000);
    const days = Math.floor(seconds / 86400);
    const rest = seconds % 86400;
    const clock = [rest / 3600, (rest / 60) % 60, rest % 60].map((n) => two(Math.floor(n))).join(":");
    return days ? pattern.replace("%(days)s", days).replace("%(clock)s", clock) : clock;
  }

  function draw(due) {
    const left = Number(due.dataset.due) - now();
    const state = left <= 0 ? "late" : left <= Number(due.dataset.soon) ? "soon" : "ahead";
    due.querySelector(".due-span").textContent = span(left, due.dataset.day);
    for (const place of [due, due.closest("[data-holds-due]")]) {
      if (place && place.dataset.state !== state) place.dataset.state = state;
    }
  }

  function tick() {
    // A sleeping machine stops performance.now but not the wall clock: ask the server again.
    const slept = Math.abs(Date.now() - wall - (performance.now() - mark)) > 2000;
    if (slept && !document.hidden) follow();
    document.querySelectorAll('.due:not([data-state="done"])').forEach(draw);
  }

  async function follow() {
    if (asking) return;
    asking = true;
    server += Date.now() - wall; // the best guess until the server answers, or while it cannot
    mark = performance.now();
    wall = Date.now();
    const sent = mark;
    const answer = await fetch(body.dataset.nowUrl, { cache: "no-store" }).catch(() => null);
    if (answer?.ok) {
      server = Number(await answer.text());
      mark = (sent + performance.now()) / 2;
      wall = Date.now();
    }
    asking = false;
  }

  addEventListener("pageshow", (event) => event.persisted && follow());
  setInterval(tick, 1000);
  tick();
})();
