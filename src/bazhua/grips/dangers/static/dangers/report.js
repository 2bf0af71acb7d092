"use strict";
// The report page: what is typed waits in the queue before anything is sent, and is shown with its state.
(() => {
  const form = document.getElementById("report");
  const { similar, near } = form.dataset;
  const box = outbox({ correct });
  const { words, standing } = box;
  const alike = document.getElementById("alike");
  const alikeLine = document.getElementById("alike-line");
  const thumbs = document.getElementById("thumbs");
  const wrong = form.elements.wrong;
  const PAUSE_MS = 600;
  const LEAST = 4;
  let taken = [];
  let position = null;

  function said(sameAs = "") {
    const asked = new URLSearchParams(location.search);
    const [place, visit] = [asked.get("place") ?? "", asked.get("visit") ?? ""];
    const chosen = form.elements.subject?.value ?? "";
    const [kind, uid] = place || visit || !chosen ? ["", ""] : chosen.split(":");
    const where = position ? { longitude: position[0], latitude: position[1] } : {};
    return { wrong: wrong.value.trim(), place, visit, subject_kind: kind, subject_uid: uid, same_as: sameAs, ...where };
  }

  async function enqueue(sameAs = "") {
    if (!wrong.value.trim()) return wrong.focus();
    const waiting = await Promise.all(taken);
    const report = { said: said(sameAs), photos: waiting.map(({ uid, name, bytes }) => ({ uid, name, bytes })) };
    taken = [];
    wrong.value = "";
    thumbs.replaceChildren();
    alike.hidden = true;
    if (position) locate();
    await box.put(report);
  }

  // A refused report goes back into the form, so that it can be put right.
  function correct(report) {
    wrong.value = report.said.wrong;
    taken = report.photos;
    thumbs.replaceChildren(...report.photos.map((photo) => thumb(photo)));
    wrong.focus();
  }

  function thumb(photo) {
    const item = document.createElement("li");
    if (photo.thumb) item.append(photo.thumb);
    else item.textContent = photo.name;
    return item;
  }

  form.elements.photos.addEventListener("change", async ({ target }) => {
    const several = [...target.files].map((file) => photos.taken(file));
    taken.push(...several);
    target.value = "";
    for (const one of several) thumbs.append(thumb(await one));
  });

  // A suggestion that does not come is not worth a complaint.
  async function ask(address) {
    const now = new Date().toISOString();
    try {
      const { token } = await (await sender.ask(standing)).json();
      const answer = await sender.ask(address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ ...said(), said_at: now, sent_at: now }),
      });
      return await answer.json();
    } catch {
      return {};
    }
  }

  async function compare() {
    if (wrong.value.trim().length >= LEAST && navigator.onLine) suggest((await ask(similar)).similar ?? []);
  }

  // Whoever works at no enterprise chooses among those around him.
  async function around() {
    const found = (await ask(near)).near ?? [];
    form.elements.subject.replaceChildren(...found.map((one) => new Option(one.text, one.value)));
    document.getElementById("choice").hidden = !found.length;
  }

  function suggest(found) {
    alike.hidden = !found.length || !wrong.value.trim();
    alike.querySelector("ul").replaceChildren(...found.map((one) => {
      const copy = alikeLine.content.firstElementChild.cloneNode(true);
      copy.querySelector(".alike-text").textContent = one.wrong;
      copy.querySelector(".alike-more").textContent = [one.number, one.spot, one.why].filter(Boolean).join(" · ");
      copy.querySelector("button").addEventListener("click", () => enqueue(one.uid));
      return copy;
    }));
  }

  let pause = 0;
  function soon() {
    clearTimeout(pause);
    pause = setTimeout(compare, PAUSE_MS);
  }

  const where = document.getElementById("position");
  function locate() {
    where.textContent = words.locating;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        position = [coords.longitude, coords.latitude].map((degrees) => Number(degrees.toFixed(6)));
        where.textContent = `${words.located} ±${Math.round(coords.accuracy)} m`;
        if (near && form.elements.subject) around();
        soon();
      },
      () => { where.textContent = words.nowhere; },
      { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 },
    );
  }

  async function start() {
    await box.start();
    const asked = await navigator.permissions?.query({ name: "geolocation" }).catch(() => null);
    if (asked?.state === "granted") locate();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); enqueue(); });
  wrong.addEventListener("input", soon);
  form.elements.subject?.addEventListener?.("change", soon);
  document.getElementById("locate").addEventListener("click", locate);
  start();
})();
