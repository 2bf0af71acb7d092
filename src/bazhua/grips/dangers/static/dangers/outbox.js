"use strict";
// What waits on this phone is sent from here, and shown with its state: all texts first, so that no
// photo over a bad line, or of a round that is not done, holds one up.
function outbox({ correct = null, answered = () => {} } = {}) {
  const part = document.getElementById("queue-part");
  const { person, standing, uploads, reports, patrols, arrivals } = part.dataset;
  const words = JSON.parse(document.getElementById("report-words").textContent);
  const list = document.getElementById("queue");
  const line = document.getElementById("queue-line");
  // A browser that takes itself to be connected says nothing when it is again; the other tells us.
  const AGAIN_MS = { connected: 3000, apart: 30000 };
  const SHOWN = 10;
  const ENDED = ["done", "again", "arrived", "walked", "partly", "differs"];
  const KEPT = ["draft", "refused", ...ENDED];
  const ADDRESSES = { report: reports, patrol: patrols, arrival: arrivals };
  let busy = false;
  let timer = 0;
  let later = false;

  const address = (parcel) => ADDRESSES[parcel.kind ?? "report"];
  const photoPath = (parcel, photo) =>
    [parcel.uid, photo.item && encodeURIComponent(photo.item), "photos", photo.uid].filter(Boolean).join("/");

  async function put(parcel) {
    await queue.put({ key: identifier(), person, saidAt: new Date().toISOString(), state: "waiting", ...parcel });
    await show();
    list.scrollIntoView({ block: "nearest" });
    flush();
  }

  // One page sends at a time; what two send all the same is one report, by its key.
  const flush = () => (navigator.locks ? navigator.locks.request("bazhua.reports", send) : send());

  async function send() {
    if (busy) return;
    busy = true;
    later = false;
    try {
      const open = (await queue.all(person)).filter((one) => !KEPT.includes(one.state));
      if (open.length) {
        const who = await (await sender.ask(standing)).json();
        if (who.person !== person) throw new sender.SignedOut();
        for (const parcel of open) await unlessLater(() => deliver(parcel, who.token));
        for (const parcel of open) await unlessLater(() => deliverPhotos(parcel, who.token));
        if (later) throw new sender.Waits();
      }
    } catch (error) {
      await stopped(error instanceof sender.SignedOut ? "sign-in" : "waiting");
      if (!(error instanceof sender.Waits || error instanceof sender.SignedOut)) throw error;
    } finally {
      busy = false;
    }
  }

  // What has to wait for somebody else, as for a colleague's arrival, holds up nothing behind it.
  async function unlessLater(act) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof sender.Waits && error.answered)) throw error;
      later = true;
    }
  }

  async function deliver(parcel, token) {
    if (parcel.uid) return;
    await mark(parcel, "sending");
    try {
      const told = await sender.text(parcel, `${address(parcel)}hand-in`, token);
      Object.assign(parcel, { number: told.number, uid: told.uid, final: told.state ?? (told.again ? "again" : "done") });
      await answered(parcel, told);
      await mark(parcel, parcel.photos.length ? "photos" : parcel.final);
    } catch (error) {
      if (!(error instanceof sender.Refused)) throw error;
      parcel.reason = error.message;
      parcel.photos = correct ? parcel.photos : [];
      await mark(parcel, "refused");
    }
  }

  async function deliverPhotos(parcel, token) {
    while (parcel.uid && parcel.photos.length) await deliverPhoto(parcel, token);
  }

  async function deliverPhoto(parcel, token) {
    const [photo, ...others] = parcel.photos;
    try {
      await sender.photo(photo, uploads, token);
      await sender.ask(address(parcel) + photoPath(parcel, photo), { method: "POST", headers: { "X-CSRFToken": token } });
    } catch (error) {
      if (!(error instanceof sender.Refused)) throw error;
      parcel.photoReason = error.message;
    }
    parcel.photos = others;
    await mark(parcel, others.length ? "photos" : parcel.final);
  }

  async function mark(parcel, state) {
    parcel.state = state;
    await queue.put(parcel);
    await show();
  }

  async function stopped(state) {
    for (const parcel of await queue.all(person)) {
      if (["waiting", "sending", "sign-in"].includes(parcel.state)) await mark(parcel, parcel.uid ? "photos" : state);
    }
    clearTimeout(timer);
    timer = setTimeout(flush, navigator.onLine ? AGAIN_MS.connected : AGAIN_MS.apart);
  }

  async function show() {
    const parcels = (await queue.all(person)).filter((one) => one.state !== "draft").reverse();
    const ended = parcels.filter((one) => ENDED.includes(one.state));
    for (const old of ended.slice(SHOWN)) await queue.remove(old.key);
    list.replaceChildren(...parcels.filter((one) => !ended.slice(SHOWN).includes(one)).map(shown));
    part.hidden = !parcels.length;
    guard(parcels.length > ended.length);
  }

  function shown(parcel) {
    const copy = line.content.firstElementChild.cloneNode(true);
    const [state, number] = [copy.querySelector(".queue-state"), copy.querySelector(".queue-number")];
    copy.dataset.state = parcel.state;
    copy.querySelector(".queue-text").textContent = parcel.title ?? parcel.said.wrong;
    state.textContent = parcel.reason ? `${words[parcel.state]}: ${parcel.reason}` : words[parcel.state];
    number.textContent = parcel.number ?? "";
    if (parcel.photoReason) copy.querySelector(".queue-photo").textContent = `${words["photo-refused"]}: ${parcel.photoReason}`;
    copy.querySelector(".queue-sign-in").hidden = parcel.state !== "sign-in";
    const refused = parcel.state === "refused";
    const again = () => { correct(parcel); drop(parcel); };
    for (const [name, act, offered] of [["again", again, correct && !parcel.kind], ["drop", () => drop(parcel), true]]) {
      const button = copy.querySelector(`.queue-${name}`);
      button.hidden = !refused || !offered;
      button.addEventListener("click", act);
    }
    return copy;
  }

  async function drop(parcel) {
    await queue.remove(parcel.key);
    await show();
  }

  function guard(unsent) {
    const leave = document.querySelector("form[data-forgets]");
    if (!leave) return;
    if (unsent) leave.dataset.confirm = words.leaving;
    else delete leave.dataset.confirm;
  }

  async function start() {
    if (!(await queue.lasts())) document.getElementById("lost-with-page").hidden = false;
    await show();
    flush();
    addEventListener("online", flush);
    document.addEventListener("visibilitychange", () => document.hidden || flush());
    navigator.serviceWorker?.register(part.dataset.worker, { scope: reports }).catch(() => {});
  }

  return { person, words, standing, put, start };
}
