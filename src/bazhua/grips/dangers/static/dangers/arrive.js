"use strict";
// The page on which somebody arrives for a visit: what he presses waits in the queue like a report, so
// that he arrives where there is no network, and what he then finds follows it.
(() => {
  const box = outbox();
  const at = new URLSearchParams(location.search).get("at") ?? "";
  const items = [...document.querySelectorAll("#visits > li")];
  let where = {};

  function show(item, arrived) {
    const scanned = item.dataset.firm === at;
    const form = item.querySelector("form");
    item.hidden = Boolean(at) && !scanned;
    form.hidden = arrived || (item.dataset.scan !== undefined && !scanned);
    item.querySelector(".scan-first").hidden = arrived || !form.hidden;
    item.querySelector(".visit-report").hidden = !arrived;
    form.elements.scanned.value = scanned ? at : "";
  }

  async function start() {
    const sent = (await queue.all(box.person)).filter((one) => one.kind === "arrival" && one.state !== "refused");
    for (const item of items) show(item, item.dataset.arrived !== undefined || sent.some((one) => one.said.visit === item.dataset.uid));
    document.getElementById("no-visit").hidden = items.some((item) => !item.hidden);
    await box.start();
  }

  for (const item of items) {
    item.querySelector("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      const title = [...item.querySelectorAll(".queue-text, .queue-number")].map((one) => one.textContent.trim()).join(" ");
      show(item, true);
      const scanned = item.dataset.firm === at ? at : "";
      await box.put({ kind: "arrival", title, said: { visit: item.dataset.uid, scanned, ...where }, photos: [] });
    });
  }

  navigator.geolocation?.getCurrentPosition(({ coords }) => {
    where = { longitude: Number(coords.longitude.toFixed(6)), latitude: Number(coords.latitude.toFixed(6)) };
  }, () => {}, { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 });
  start();
})();
