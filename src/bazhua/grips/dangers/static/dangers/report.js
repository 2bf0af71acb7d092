"use strict";
// The report page: what is typed waits in the queue before anything is sent, and is shown with its state.
(() => {
  const form = document.getElementById("report");
  const { person, handIn, similar, near, standing, uploads, worker } = form.dataset;
  const words = JSON.parse(document.getElementById("report-words").textContent);
  const list = document.getElementById("queue");
  const line = document.getElementById("queue-line");
  const alike = document.getElementById("alike");
  const alikeLine = document.getElementById("alike-line");
  const thumbs = document.getElementById("thumbs");
  const wrong = form.elements.wrong;
  const AGAIN_MS = 30000;
  const PAUSE_MS = 600;
  const LEAST = 4;
  const SHOWN = 10;
  let taken = [];
  let position = null;
  let busy = false;
  let timer = 0;

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
    const report = {
      key: identifier(),
      person,
      saidAt: new Date().toISOString(),
      said: said(sameAs),
      photos: waiting.map(({ uid, name, bytes }) => ({ uid, name, bytes })),
      state: "waiting",
    };
    await queue.put(report);
    taken = [];
    wrong.value = "";
    thumbs.replaceChildren();
    alike.hidden = true;
    if (position) locate();
    await show();
    list.scrollIntoView({ block: "nearest" });
    flush();
  }

  // One page sends at a time; what two send all the same is one report, by its key.
  const flush = () => (navigator.locks ? navigator.locks.request("bazhua.reports", send) : send());

  async function send() {
    if (busy) return;
    busy = true;
    try {
      const open = (await queue.all(person)).filter((one) => !["done", "again", "refused"].includes(one.state));
      if (open.length) {
        const who = await (await sender.ask(standing)).json();
        if (who.person !== person) throw new sender.SignedOut();
        for (const report of open) await deliver(report, who.token);
      }
    } catch (error) {
      await stopped(error instanceof sender.SignedOut ? "sign-in" : "waiting");
      if (!(error instanceof sender.Waits || error instanceof sender.SignedOut)) throw error;
    } finally {
      busy = false;
    }
  }

  async function deliver(report, token) {
    if (!report.number) {
      await mark(report, "sending");
      try {
        const told = await sender.text(report, handIn, token);
        Object.assign(report, { number: told.number, uid: told.uid, again: told.again });
      } catch (error) {
        if (!(error instanceof sender.Refused)) throw error;
        report.reason = error.message;
        return mark(report, "refused");
      }
    }
    await mark(report, report.photos.length ? "photos" : final(report));
    while (report.photos.length) await deliverPhoto(report, token);
  }

  async function deliverPhoto(report, token) {
    const [photo, ...others] = report.photos;
    try {
      await sender.photo(photo, uploads, token);
      await sender.ask(`${handIn.replace(/[^/]*$/, "")}${report.uid}/photos/${photo.uid}`, {
        method: "POST",
        headers: { "X-CSRFToken": token },
      });
    } catch (error) {
      if (!(error instanceof sender.Refused)) throw error;
      report.photoReason = error.message;
    }
    report.photos = others;
    await mark(report, others.length ? "photos" : final(report));
  }

  const final = (report) => (report.again ? "again" : "done");

  async function mark(report, state) {
    report.state = state;
    await queue.put(report);
    await show();
  }

  async function stopped(state) {
    for (const report of await queue.all(person)) {
      if (["waiting", "sending", "sign-in"].includes(report.state)) await mark(report, report.number ? "photos" : state);
    }
    clearTimeout(timer);
    timer = setTimeout(flush, AGAIN_MS);
  }

  async function show() {
    const reports = (await queue.all(person)).reverse();
    const ended = reports.filter((one) => one.state === "done" || one.state === "again");
    for (const old of ended.slice(SHOWN)) await queue.remove(old.key);
    list.replaceChildren(...reports.filter((one) => !ended.slice(SHOWN).includes(one)).map(shown));
    document.getElementById("queue-part").hidden = !reports.length;
    guard(reports.length > ended.length);
  }

  function shown(report) {
    const copy = line.content.firstElementChild.cloneNode(true);
    const [state, number] = [copy.querySelector(".queue-state"), copy.querySelector(".queue-number")];
    copy.dataset.state = report.state;
    copy.querySelector(".queue-text").textContent = report.said.wrong;
    state.textContent = report.reason ? `${words[report.state]}: ${report.reason}` : words[report.state];
    number.textContent = report.number ?? "";
    if (report.photoReason) copy.querySelector(".queue-photo").textContent = `${words["photo-refused"]}: ${report.photoReason}`;
    copy.querySelector(".queue-sign-in").hidden = report.state !== "sign-in";
    const refused = report.state === "refused";
    for (const [name, act] of [["again", () => again(report)], ["drop", () => drop(report)]]) {
      const button = copy.querySelector(`.queue-${name}`);
      button.hidden = !refused;
      button.addEventListener("click", act);
    }
    return copy;
  }

  // A refused report goes back into the form, so that it can be put right.
  async function again(report) {
    wrong.value = report.said.wrong;
    taken = report.photos;
    thumbs.replaceChildren(...report.photos.map((photo) => thumb(photo)));
    await drop(report);
    wrong.focus();
  }

  async function drop(report) {
    await queue.remove(report.key);
    await show();
  }

  function guard(unsent) {
    const leave = document.querySelector("form[data-forgets]");
    if (!leave) return;
    if (unsent) leave.dataset.confirm = words.leaving;
    else delete leave.dataset.confirm;
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
    if (!(await queue.lasts())) document.getElementById("lost-with-page").hidden = false;
    await show();
    flush();
    const asked = await navigator.permissions?.query({ name: "geolocation" }).catch(() => null);
    if (asked?.state === "granted") locate();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); enqueue(); });
  wrong.addEventListener("input", soon);
  form.elements.subject?.addEventListener?.("change", soon);
  document.getElementById("locate").addEventListener("click", locate);
  addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.hidden || flush());
  navigator.serviceWorker?.register(worker, { scope: location.pathname }).catch(() => {});
  start();
})();
