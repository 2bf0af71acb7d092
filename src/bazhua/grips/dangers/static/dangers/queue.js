"use strict";
// Reports that wait on this device, each under the key that it was given here. They survive a reload;
// where a browser keeps nothing, they live as long as the page.
const queue = (() => {
  const NAME = "bazhua.reports";
  const STORE = "reports";
  const kept = new Map();
  let opened = null;

  function open() {
    opened ??= new Promise((done) => {
      let asked;
      try { asked = indexedDB.open(NAME, 1); } catch { return done(null); }
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
      asked.onsuccess = () => {
        // Signing out deletes the database: it must not wait for this page.
        asked.result.onversionchange = () => { asked.result.close(); opened = null; };
        done(asked.result);
      };
      asked.onerror = asked.onblocked = () => done(null);
    });
    return opened;
  }

  async function run(mode, act) {
    const database = await open();
    if (!database) return null;
    return new Promise((done, fail) => {
      const change = database.transaction(STORE, mode);
      const asked = act(change.objectStore(STORE));
      change.oncomplete = () => done(asked.result);
      change.onerror = change.onabort = () => fail(change.error);
    });
  }

  return {
    lasts: async () => Boolean(await open()),
    async put(report) {
      if ((await run("readwrite", (store) => store.put(report))) === null) kept.set(report.key, report);
    },
    async remove(key) {
      kept.delete(key);
      await run("readwrite", (store) => store.delete(key));
    },
    async all(person) {
      const found = (await run("readonly", (store) => store.getAll())) ?? [...kept.values()];
      return found.filter((one) => one.person === person).sort((a, b) => a.saidAt.localeCompare(b.saidAt));
    },
  };
})();

// A random identifier also where the page is not served over TLS.
function identifier() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
