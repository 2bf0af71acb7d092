"use strict";
// Keeps the pages for a phone and their files, so that they open without a network. Nothing else is kept.
const NAME = "bazhua.report.{{ version }}";
const PAGES = [{% for page in pages %}"{{ page|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const FILES = [{% for file in files %}"{{ file|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const PATIENCE_MS = 4000;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => kept(cache)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const mine = (await caches.keys()).filter((name) => name.startsWith("bazhua.report."));
    await Promise.all(mine.filter((name) => name !== NAME).map((name) => caches.delete(name)));
    await clients.claim();
  })());
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate" && PAGES.includes(url.pathname)) event.respondWith(page(event.request));
  else if (FILES.includes(url.pathname)) event.respondWith(file(event.request));
});

// Not everybody may open every page; what he may not open is not kept.
async function kept(cache) {
  await cache.addAll(FILES);
  await Promise.all(PAGES.map(async (page) => {
    const answer = await fetch(page);
    if (answer.ok && !answer.redirected) await cache.put(page, answer);
  }));
}

// The newest page while the network answers in time, else the last one that was seen.
async function page(request) {
  const cache = await caches.open(NAME);
  const address = new URL(request.url).pathname;
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok && !answer.redirected) await cache.put(address, answer.clone());
    return answer;
  });
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS));
  const answer = await Promise.race([asked.catch(() => null), late]);
  return answer ?? (await cache.match(address)) ?? asked;
}

async function file(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
