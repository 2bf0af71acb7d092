"use strict";
// The page on which patrols are walked: each answer is kept on the phone at once, and what was answered
// is handed in together. Phones that answer the same round are merged question by question.
(() => {
  const ahead = JSON.parse(document.getElementById("patrols-ahead").textContent);
  const [form, list, questions] = ["round", "patrols", "questions"].map((id) => document.getElementById(id));
  const [patrolLine, questionLine] = ["patrol-line", "question-line"].map((id) => document.getElementById(id));
  const box = outbox({ answered });
  const { person, words } = box;
  let open = null;

  // The period that runs by the clock of this phone, with the edition that is asked in it.
  function runs(patrol, now = Date.now()) {
    for (const edition of patrol.editions) {
      const period = edition.periods.findLast(([opens, closes]) => Date.parse(opens) <= now && now <= Date.parse(closes));
      if (period) return { patrol, edition, opens: period[0], closes: period[1] };
    }
    return null;
  }

  const keyOf = ({ patrol, opens }) => `${person}:${patrol.uid}:${opens}`;

  async function draftOf(one) {
    const kept = (await queue.all(person)).find((draft) => draft.key === keyOf(one));
    const none = { key: keyOf(one), person, saidAt: "", state: "draft", device: identifier(), sequence: 0, answers: {}, seen: {} };
    return kept ?? none;
  }

  async function show() {
    const now = ahead.map((patrol) => runs(patrol)).filter(Boolean);
    const todo = now.filter((one) => !one.patrol.walked.some((at) => Date.parse(at) === Date.parse(one.opens)));
    list.replaceChildren(...(await Promise.all(todo.map(line))));
    document.getElementById("nothing-now").hidden = todo.length > 0;
  }

  async function line(one) {
    const copy = patrolLine.content.firstElementChild.cloneNode(true);
    const draft = await draftOf(one);
    const count = Object.keys(draft.answers).length;
    // The page says instants in Beijing time; the last second of a day is shown as its end.
    const until = one.closes.slice(11, 19) === "23:59:59" ? "24:00" : one.closes.slice(11, 16);
    copy.querySelector(".patrol-name").textContent = one.patrol.name;
    copy.querySelector(".patrol-more").textContent = [
      one.patrol.where,
      one.patrol.rhythm,
      `${words.until} ${one.closes.slice(5, 10)} ${until}`,
      count && `${words.answered} ${count}/${one.edition.questions.length}`,
    ].filter(Boolean).join(" · ");
    copy.querySelector("button").addEventListener("click", () => begin(one));
    return copy;
  }

  async function begin(one) {
    open = { ...one, draft: await draftOf(one) };
    document.getElementById("round-name").textContent = one.patrol.name;
    document.getElementById("round-where").textContent = [one.patrol.where, one.patrol.rhythm].filter(Boolean).join(" · ");
    questions.replaceChildren(...one.edition.questions.map(question));
    form.hidden = false;
    list.hidden = true;
    count();
    document.getElementById("round-name").focus();
  }

  function question({ key, text }) {
    const copy = questionLine.content.firstElementChild.cloneNode(true);
    const given = open.draft.answers[key] ?? { value: null, note: "", photos: [] };
    const [wrong, note, thumbs] = [".question-wrong", "input[type=text]", ".thumbs"].map((name) => copy.querySelector(name));
    copy.querySelector("legend").textContent = text;
    if (open.draft.seen[key]) Object.assign(copy.querySelector(".question-note"), { textContent: words["look-again"], hidden: false });
    for (const radio of copy.querySelectorAll("input[type=radio]")) {
      radio.name = key;
      radio.checked = radio.value === given.value;
      radio.addEventListener("change", () => { given.value = radio.value; wrong.hidden = given.value !== "NO"; keep(key, given); });
    }
    wrong.hidden = given.value !== "NO";
    note.value = given.note;
    note.addEventListener("input", () => { given.note = note.value.trim(); keep(key, given); });
    copy.querySelector("input[type=file]").addEventListener("change", async ({ target }) => {
      const taken = [...target.files].map((file) => photos.taken(file));
      target.value = "";
      for (const one of await Promise.all(taken)) {
        given.photos.push({ uid: one.uid, name: one.name, bytes: one.bytes, item: key });
        thumbs.append(thumb(one));
      }
      keep(key, given);
    });
    thumbs.replaceChildren(...given.photos.map(thumb));
    return copy;
  }

  function thumb(photo) {
    const item = document.createElement("li");
    item.append(photo.thumb ?? photo.name);
    return item;
  }

  // A later answer of this phone is a new write: it settles those that the phone has seen.
  async function keep(key, given) {
    const { draft } = open;
    draft.answers[key] = { ...given, at: Date.now(), sequence: (draft.sequence += 1), replaces: draft.seen[key] ?? [] };
    await queue.put(draft);
    count();
  }

  function count() {
    const known = open.edition.questions.filter(({ key }) => open.draft.answers[key]?.value);
    document.getElementById("counted").textContent = `${known.length}/${open.edition.questions.length}`;
  }

  function writes({ device, answers }) {
    return Object.entries(answers).filter(([, one]) => one.value).map(([item, one]) => ({
      item,
      reply: { value: one.value, note: one.value === "NO" ? one.note : "", photos: one.value === "NO" ? one.photos.map(({ uid }) => uid) : [] },
      at_ms: one.at,
      device,
      sequence: one.sequence,
      replaces: one.replaces,
    }));
  }

  async function handIn() {
    const { patrol, edition, opens, draft } = open;
    const given = writes(draft);
    if (!given.length) return questions.querySelector("input").focus();
    const wrong = Object.values(draft.answers).filter((one) => one.value === "NO");
    const parcel = {
      kind: "patrol",
      draft: draft.key,
      title: patrol.name,
      said: { patrol: patrol.uid, edition: edition.number, opens_at: opens, writes: given },
      photos: wrong.flatMap((one) => one.photos.filter((photo) => photo.bytes)),
    };
    for (const one of Object.values(draft.answers)) one.photos = one.photos.map(({ uid, name }) => ({ uid, name }));
    await queue.put(draft);
    patrol.walked = edition.questions.length === given.length ? [...patrol.walked, opens] : patrol.walked;
    await leave();
    await box.put(parcel);
  }

  // What colleagues answered differently is asked again; what is done is no draft any more.
  async function answered(parcel, told) {
    if (parcel.kind !== "patrol") return;
    const draft = (await queue.all(person)).find((one) => one.key === parcel.draft);
    if (told.state === "walked") await queue.remove(parcel.draft);
    else if (draft) {
      draft.seen = told.differ;
      for (const key of Object.keys(told.differ)) delete draft.answers[key];
      await queue.put(draft);
    }
    const patrol = ahead.find((one) => one.uid === parcel.said.patrol);
    if (patrol) patrol.walked = patrol.walked.filter((at) => Date.parse(at) !== Date.parse(parcel.said.opens_at));
    if (patrol && told.state === "walked") patrol.walked.push(parcel.said.opens_at);
    if (!open) await show();
  }

  async function leave() {
    open = null;
    form.hidden = true;
    list.hidden = false;
    await show();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); handIn(); });
  document.getElementById("back").addEventListener("click", leave);
  show().then(box.start);
})();
