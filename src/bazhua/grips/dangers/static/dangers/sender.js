"use strict";
// Sends what waits: the text first, so that no photo over a bad line holds it up, then its photos in pieces.
const sender = (() => {
  const PIECE = 256 * 1024;
  const NOBODY = "urn:bazhua:forbidden";
  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  // Why sending stops: the network is away, nobody is signed in, or this one report is refused.
  class Waits extends Error {
    constructor(answered = false) {
      super();
      this.answered = answered;
    }
  }
  class SignedOut extends Error {}
  class Refused extends Error {}

  async function ask(address, options) {
    let answer;
    try {
      answer = await fetch(address, { cache: "no-store", redirect: "error", ...options });
    } catch {
      throw new Waits();
    }
    if (answer.ok) return answer;
    if (answer.status === 409 || answer.status === 429 || answer.status >= 500) throw new Waits(answer.status === 409);
    const problem = await answer.json().catch(() => ({}));
    if (answer.status === 403 && (problem.type ?? NOBODY) === NOBODY) throw new SignedOut();
    throw new Refused(problem.title ?? String(answer.status));
  }

  async function text(report, address, token) {
    const said = { ...report.said, said_at: report.saidAt, sent_at: new Date().toISOString() };
    const answer = await ask(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token, "Idempotency-Key": report.key },
      body: JSON.stringify(said),
    });
    return answer.json();
  }

  async function photo(one, address, token) {
    const headers = { "Tus-Resumable": "1.0.0", "X-CSRFToken": token };
    const told = `filename ${base64(one.name)},uid ${base64(one.uid)}`;
    const begun = await ask(address, {
      method: "POST",
      headers: { ...headers, "Upload-Length": String(one.bytes.byteLength), "Upload-Metadata": told },
    });
    let offset = Number(begun.headers.get("Upload-Offset"));
    while (offset < one.bytes.byteLength) {
      const taken = await ask(begun.headers.get("Location"), {
        method: "PATCH",
        headers: { ...headers, "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) },
        body: one.bytes.slice(offset, offset + PIECE),
      });
      offset = Number(taken.headers.get("Upload-Offset"));
    }
  }

  return { ask, text, photo, Waits, SignedOut, Refused };
})();
