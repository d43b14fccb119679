// Kills the page at random moments while somebody types, in every way of typing, and says how much was lost:
// `KEYPLAN_URL=… node bench/kills.mjs [rounds]`. The page is killed, not the browser: what a browser does with what it was
// given is another measurement.
import { chromium } from "@playwright/test";
import { saved } from "../support/keyplan.mjs";
import { LINE, PROSE, WAYS, begin, lostMs, reread, typeAndKill } from "../support/typing.mjs";

const { KEYPLAN_URL, KEYPLAN_CHROMIUM } = process.env;
const rounds = Number(process.argv[2] ?? 60);

const browser = await chromium.launch({ executablePath: KEYPLAN_CHROMIUM || undefined, args: ["--no-sandbox"] });
const losses = [];
for (let round = 0; round < rounds; round += 1) {
  const way = Object.keys(WAYS)[round % Object.keys(WAYS).length];
  const path = Math.random() < 0.5 ? LINE : PROSE;
  const context = await browser.newContext({ baseURL: KEYPLAN_URL });
  const page = await context.newPage();
  await begin(page, `Round ${round}`);
  await saved(page);
  const url = page.url();
  const typed = await typeAndKill(page, way, path, 200 + Math.random() * 6_000);
  const lost = lostMs(typed, await reread(context, url, path));
  losses.push(lost);
  console.log(`${String(round + 1).padStart(3)} ${way.padEnd(10)} ${path.padEnd(34)} ${String(lost).padStart(6)} ms lost`);
  await context.close();
}
await browser.close();
losses.sort((one, other) => one - other);
console.log(`most lost: ${losses.at(-1)} ms, median ${losses[losses.length >> 1]} ms; over a second: ${losses.filter((ms) => ms > 1_000).length} of ${rounds}`);
