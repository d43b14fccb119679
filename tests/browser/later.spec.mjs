// What comes after the start: while it is on its way the page can be used, and what waits for it fills itself; when it
// does not come, the page says so and tries again on demand.
import { act, action, goTo, open, saved } from "./support/keyplan.mjs";
import { expect, test } from "./support/test.mjs";

// A worker that has kept everything would answer in place of the network.
test.use({ serviceWorkers: "block" });

const PART = /\/later-[0-9a-f]+\.wasm$/;
const GUIDANCE = /-guidance-[0-9a-f]+\.txt$/;

/** Keeps files on their way until the function that is returned lets them arrive. */
async function hold(page, files) {
  let arrive;
  const arrived = new Promise((resolve) => (arrive = resolve));
  await page.route(files, async (route) => {
    await arrived;
    await route.continue();
  });
  return arrive;
}

test("a part that could not be fetched is fetched on demand", async ({ page, troubles }) => {
  let reachable = false;
  await page.route(PART, (route) => (reachable ? route.continue() : route.abort()));
  await open(page);
  await act(page, "new-plan", "Early");
  await expect(action(page, "try-again")).toBeVisible();
  // What is here without the part can be used all the same, and the plan is there already.
  await action(page, "switch-language").click();
  await saved(page);
  reachable = true;
  await action(page, "try-again").click();
  await expect(page.locator("[data-goto]").first()).toBeAttached();
  await expect(action(page, "try-again")).toHaveCount(0);
  const of = (trouble) => /ERR_FAILED|Failed to fetch/.test(trouble);
  expect(troubles.filter(of).length).toBeGreaterThan(0);
  troubles.splice(0, troubles.length, ...troubles.filter((trouble) => !of(trouble)));
});

test("a plan that is open before its part arrives is drawn when it does", async ({ page }) => {
  const arrive = await hold(page, PART);
  await open(page);
  await act(page, "open-sample");
  await expect(page.locator("main [aria-busy], main[aria-busy]")).toBeVisible();
  arrive();
  await goTo(page, "2.1");
  await expect(page.locator("[data-contact]").first()).toBeVisible();
});

test("a dialog that is open before its part arrives is drawn when it does", async ({ page }) => {
  const arrive = await hold(page, PART);
  await open(page);
  await action(page, "palette").click();
  await expect(page.locator("dialog [aria-busy]")).toBeVisible();
  arrive();
  await expect(page.locator("dialog input")).toBeFocused();
});

test("guidance that is open before its text arrives fills itself", async ({ page }) => {
  const arrive = await hold(page, GUIDANCE);
  await open(page);
  await act(page, "open-sample");
  const sheet = await goTo(page, "1.1");
  await sheet.locator("[data-path]:not([data-action])").first().focus();
  const meaning = page.locator(".guidance dd").first();
  await expect(meaning).toHaveText("");
  arrive();
  await expect(meaning).not.toHaveText("");
});
