"use strict";
// Hears that something changed and fetches the parts that show it. Hints hold no content.
(() => {
  const { streamUrl, passUrl } = document.body.dataset;
  if (!streamUrl) return;
  const SOONEST_MS = 1000;
  const LATEST_MS = 60000;
  const MOST_NOTES = 3;
  const notes = document.querySelector(".notes");
  let source = null;
  let wait = SOONEST_MS;
  let timer = 0;
  const asked = new Set();
  const again = new Set();
  let newest = document.querySelector(".bell")?.dataset.latest ?? "";

  function refresh(kind) {
    for (const part of document.querySelectorAll("[data-live]")) {
      if (!kind || part.dataset.live.split(" ").includes(kind)) fetchPart(part);
    }
  }

  // A part that is being fetched may show what was before this hint: fetch it once more.
  function fetchPart(part) {
    const path = part.getAttribute("hx-get");
    if (asked.has(path)) return again.add(path);
    asked.add(path);
    htmx.trigger(part, "refresh");
  }

  function fetched({ detail }) {
    const path = detail.pathInfo?.requestPath;
    asked.delete(path);
    if (!again.delete(path)) return;
    const part = document.querySelector(`[data-live][hx-get="${CSS.escape(path)}"]`);
    if (part) fetchPart(part);
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function later() {
    close();
    timer = setTimeout(open, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, LATEST_MS);
  }

  async function open() {
    close();
    const pass = await fetch(passUrl, { cache: "no-store" }).catch(() => null);
    if (pass?.status === 403) return; // signed out: the next page says so
    if (!pass?.ok) return later();
    source = new EventSource(streamUrl, { withCredentials: true });
    source.addEventListener("hint", (event) => refresh(JSON.parse(event.data).kind));
    source.addEventListener("refresh", () => {
      wait = SOONEST_MS;
      setTimeout(refresh, Math.random() * 1000); // all pages hear this at once
    });
    source.addEventListener("renew", open);
    source.addEventListener("error", () => source?.readyState === EventSource.CLOSED && later());
  }

  function note(bell) {
    const copy = document.getElementById("note").content.firstElementChild.cloneNode(true);
    copy.querySelector(".note-title").textContent = bell.dataset.headline;
    copy.querySelector(".note-title").href = bell.href;
    notes.append(copy);
    while (notes.children.length > MOST_NOTES) notes.firstElementChild.remove();
  }

  document.body.addEventListener("htmx:afterRequest", (event) => event.detail.successful || fetched(event));
  document.body.addEventListener("htmx:afterSettle", (event) => {
    fetched(event);
    const bell = document.querySelector(".bell[data-live]");
    const latest = bell?.dataset.latest ?? "";
    if (!latest) notes.replaceChildren();
    else if (latest > newest) note(bell);
    if (latest > newest) newest = latest;
  });
  notes.addEventListener("click", (event) => event.target.closest(".note-close")?.closest(".note").remove());
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && open());
  open();
})();
