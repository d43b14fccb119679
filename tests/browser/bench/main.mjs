// `cargo xtask bench --browser`: what the built page costs in a browser, as times and as ratios to parsing the same
// plan's JSON in the same page, since times alone tell more about the machine than about the page. The page is at
// KEYPLAN_URL; the browser is the one named by KEYPLAN_CHROMIUM, or else Playwright's own.
import { chromium } from "@playwright/test";
import { act, exported } from "../support/keyplan.mjs";
import * as measuring from "./measuring.mjs";
import { planFile } from "./plans.mjs";

/** Large plans take their time to be taken in; nothing here fails for being slow. */
const PATIENCE = 600_000;

const { KEYPLAN_URL, KEYPLAN_CHROMIUM } = process.env;

/** A page of its own, with the plan of a file open; none without one. */
async function open(browser, file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  page.setDefaultTimeout(PATIENCE);
  await measuring.prepare(page);
  await page.goto(KEYPLAN_URL);
  await page.locator('[data-action="import-json"]').waitFor();
  if (!file) return { page };
  const chooser = page.waitForEvent("filechooser");
  await page.locator('[data-action="import-json"]').first().click();
  const start = performance.now();
  await (await chooser).setFiles({ name: "bench.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await page.locator("[data-goto]").first().waitFor({ state: "attached" });
  await page.locator('[data-save-state="saved"]').first().waitFor();
  return { page, plan: new URL(page.url()).hash.split("/")[2], taken: performance.now() - start };
}

async function sample(browser) {
  const { page } = await open(browser);
  await act(page, "open-sample");
  await page.locator("[data-goto]").first().waitFor({ state: "attached" });
  const { document } = await exported(page);
  await page.close();
  return document.plan;
}

function print(what, time, baseline) {
  const [ms, ratio] = time ? [time.toFixed(1), (time / baseline).toFixed(3)] : ["< 50", ""];
  console.log(`  ${what.padEnd(52)} ${ms.padStart(10)} ms ${ratio.padStart(9)}`);
}

/** Opens a plan of a size, prints its first lines, and hands it over with a function that prints further ones. */
async function measure(browser, like, [accounts, records], measurements) {
  const file = planFile(like, accounts, records);
  const { page, plan, taken } = await open(browser, file);
  const baseline = await measuring.baseline(page, file);
  console.log(`\n${accounts} accounts with ${records} purchase records each: ${(file.length / 1_000).toFixed(0)} kB`);
  console.log(`  ${"".padEnd(52)} ${"time".padStart(13)} ${"ratio".padStart(9)}`);
  print("baseline: the page parses the plan's JSON", baseline, baseline);
  print("take the file in, until it is saved", taken, baseline);
  await measurements(page, plan, (what, time) => print(what, time, baseline));
  await page.close();
}

async function accounts(page, plan, line) {
  line("open the accounts page", await measuring.opening(page, plan, "/accounts", "[data-account]"));
  line("open the charts of all accounts", await measuring.openingCharts(page, plan));
  line("paint them in the other theme", await measuring.switchingTheme(page));
  line("open 2.4 of an account", await measuring.opening(page, plan, "/a/2.4/a0", '[data-worksheet="2.4"]'));
  const field = "/accounts/0/assessment/retention/value";
  const figure = await measuring.figureAfterEdit(page, field, ["71", "72"], "lifetime-value-end");
  line("from an edit to its figure, 350 of them a pause", figure);
  line("open 2.1 of an account", await measuring.opening(page, plan, "/a/2.1/a0", '[data-worksheet="2.1"]'));
  line("longest task while typing in 2.1", await measuring.longestTask(page, "/accounts/0/profile/legal_name"));
}

async function records(page, plan, line) {
  line("open 2.3", await measuring.opening(page, plan, "/a/2.3/a0", '[data-worksheet="2.3"]'));
  line("longest task while typing in 2.3", await measuring.longestTask(page, "/accounts/0/buying/information/value"));
  line("longest task while typing in a record", await measuring.longestTask(page, "/accounts/0/buying/purchases/0/order"));
}

const browser = await chromium.launch({
  executablePath: KEYPLAN_CHROMIUM || undefined,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  const like = await sample(browser);
  await measure(browser, like, [50, 40], accounts);
  await measure(browser, like, [500, 40], accounts);
  await measure(browser, like, [1, 20_000], records);
} finally {
  await browser.close();
}
