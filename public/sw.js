// Keeps the built page, so that it works without a network from the second visit on. What is kept is shown first: a newer
// build is fetched behind it, whole or not at all, and shows with the next load. `cargo xtask build` writes the list of
// files and the name of the build; while developing neither is there, and this worker keeps nothing.
"use strict";

const FILES = "%FILES%";
// Kept once it has been asked for.
const ON_DEMAND = "%ON_DEMAND%";
const BUILD = "%BUILD%";

const HOME = self.registration.scope;
// Other pages of the same host have caches too.
const OURS = `keyplan ${HOME} `;
const CACHE = OURS + BUILD;

const addresses = (files) => (Array.isArray(files) ? files.map((file) => new URL(file, HOME).href) : []);
const kept = new Set(addresses(FILES));
const onDemand = new Set(addresses(ON_DEMAND));

self.addEventListener("install", (event) => {
  self.skipWaiting();
  if (kept.size) event.waitUntil(keepAll());
});

if (kept.size) {
  self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
  self.addEventListener("fetch", (event) => {
    const url = fileOf(event.request);
    if (url) event.respondWith(answer(event.request, url));
  });
}

// All files, or none: half a build would be worse than the one before.
async function keepAll() {
  try {
    const cache = await caches.open(CACHE);
    const keep = async (url) => cache.put(url, await fetched(url));
    await Promise.all([...kept, ...(await usedBefore())].map(keep));
    await refuseHalfDeployed(cache);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// What has been asked for in an older build is at hand in this one too, whatever it is called by now.
async function usedBefore() {
  const stem = (url) => url.replace(/-[0-9a-f]{8,16}(?=(_bg)?\.\w+$)/, "");
  const used = new Set();
  for (const name of (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE)) {
    for (const request of await (await caches.open(name)).keys()) used.add(stem(request.url));
  }
  return [...onDemand].filter((url) => used.has(stem(url)));
}

async function fetched(url) {
  const same = isNamedByContent(url) && (await caches.match(url, { ignoreVary: true }));
  if (same) return same;
  const response = await fetch(url, { cache: isNamedByContent(url) ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  if (!response.redirected) return response;
  // A browser refuses a redirected answer for a page that it navigates to.
  return new Response(await response.blob(), { headers: response.headers });
}

// While a host is taking in a new build it may hand out the new worker with the old page.
async function refuseHalfDeployed(cache) {
  const page = await (await cache.match(HOME, { ignoreVary: true })).text();
  for (const name of page.match(/[\w-]+-[0-9a-f]{8,16}(_bg)?\.(js|wasm|css)/g) || []) {
    if (!kept.has(new URL(name, HOME).href)) throw new Error(`the page wants ${name}, which is of another build`);
  }
}

// Trunk's hashes are up to sixteen digits: a leading zero is left out.
function isNamedByContent(url) {
  return /-[0-9a-f]{8,16}(_bg)?\.\w+$/.test(url);
}

// The build before stays: a page that is still open may yet ask for a part of it.
async function takeOver() {
  await self.clients.claim();
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
}

// The address under which a request's answer is kept, if it is one of ours.
function fileOf(request) {
  const url = new URL(request.url);
  url.hash = "";
  if (request.mode === "navigate") {
    url.search = "";
    url.pathname = url.pathname.replace(/\/index\.html$/, "/");
  }
  const ours = kept.has(url.href) || (isNamedByContent(url.href) && url.href.startsWith(HOME));
  return request.method === "GET" && ours ? url.href : undefined;
}

async function answer(request, url) {
  const cache = await caches.open(CACHE);
  const here = await cache.match(url, { ignoreVary: true });
  if (here) return here;
  // Only a part of an older build is not of this one and yet asked for.
  if (!kept.has(url) && !onDemand.has(url)) return (await caches.match(url, { ignoreVary: true })) || fetch(request);
  const response = await fetch(request);
  if (response.ok && response.type === "basic" && !response.redirected) await cache.put(url, response.clone());
  return response;
}
