// Everybody can use it: no barrier that axe can find, everything by keyboard, nothing asked of any server.
import { expect, test } from "./support/test.mjs";
import { act, action, barriers, control, goTo, newPlan, open, saved } from "./support/keyplan.mjs";
import { root } from "./support/analysis.mjs";
import { openExcerpt, worksheetsOf } from "./support/filling.mjs";
import { WORKSHEETS, inTurn } from "./support/worksheets.mjs";

// What looks through a whole worksheet takes a slow machine a while.
test.setTimeout(180_000);

// Whether a token is too pale on another is computed from the tokens, and both languages have the same words, without a
// browser; what is left for one look is how the two meet on a page. A worksheet is looked at once, in one of four looks,
// and what differs most from page to page in all of them.
const LOOKS = ["zh-CN", "en"].flatMap((locale) => ["light", "dark"].map((colorScheme) => ({ locale, colorScheme })));

async function openSample(page) {
  await open(page);
  await act(page, "open-sample");
  await expect(page.locator("[data-goto]").first()).toBeAttached();
}

for (const worksheet of WORKSHEETS) {
  const look = inTurn(LOOKS, worksheet);
  test.describe(`${look.locale}, ${look.colorScheme}`, () => {
    test.use(look);

    test(`axe finds nothing on worksheet ${worksheet}`, async ({ page }, info) => {
      await openExcerpt(page, info);
      await goTo(page, worksheet);
      expect(await barriers(page)).toEqual([]);
    });
  });
}

for (const look of LOOKS) {
  test.describe(`${look.locale}, ${look.colorScheme}`, () => {
    test.use(look);

    test("axe finds nothing on the first page, the overview, the accounts and the settings", async ({ page }) => {
      await open(page);
      expect(await barriers(page), "first page").toEqual([]);
      await openSample(page);
      expect(await barriers(page), "overview").toEqual([]);
      for (const [hash, name] of [[`${root(page)}/accounts`, "accounts"], ["#/settings", "settings"]]) {
        await page.goto(`./${hash}`);
        await expect(page.locator("main h1")).toBeVisible();
        expect(await barriers(page), name).toEqual([]);
      }
    });
  });
}

for (const look of [LOOKS[0], LOOKS[3]]) {
  test.describe(`${look.locale}, ${look.colorScheme}`, () => {
    test.use(look);

    test("axe finds nothing on actions, conflicts and the palette", async ({ page }) => {
      await openSample(page);
      const plan = root(page);
      for (const view of ["actions", "conflicts"]) {
        await page.goto(`./${plan}/${view}`);
        await expect(page.locator("main h1")).toBeVisible();
        expect(await barriers(page), view).toEqual([]);
      }
      await action(page, "palette").click();
      expect(await barriers(page), "palette").toEqual([]);
    });
  });
}

test("the tests go through every worksheet that the page offers", async ({ page }) => {
  await openSample(page);
  expect(await worksheetsOf(page)).toEqual(WORKSHEETS);
});

test("everything by keyboard: make a plan, go to a worksheet, fill a field, undo, redo", async ({ page }) => {
  await open(page);
  await action(page, "new-plan").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Keyboard");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-goto]").first()).toBeAttached();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("1.3");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-worksheet="1.3"]')).toBeVisible();
  const add = page.locator('[data-action="add-row"][data-path="/scope/products"]');
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(control(page, "/scope/products/0/name")).toBeFocused();
  await page.keyboard.type("PLC");
  await page.keyboard.press("Tab");
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(control(page, "/scope/products/1/name")).toBeFocused();
  await page.keyboard.type("Servo");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(control(page, "/scope/products/0/name")).toHaveValue("Servo");
  await saved(page);
  await page.keyboard.press("Control+z");
  await expect(control(page, "/scope/products/0/name")).toHaveValue("PLC");
  await page.keyboard.press("Control+Shift+z");
  await expect(control(page, "/scope/products/0/name")).toHaveValue("Servo");
});

test("a shortcut during composition does nothing", async ({ page }) => {
  await open(page);
  await action(page, "new-plan").click();
  const field = page.locator("dialog input").first();
  await field.fill("组词");
  await field.evaluate((element) => {
    element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
    element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true }));
  });
  await expect(page.locator("dialog")).toBeVisible();
  await field.press("Enter");
  await expect(page.locator("dialog")).toHaveCount(0);
});

test("a block from a spreadsheet is pasted into a table", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await newPlan(page, "Paste");
  await goTo(page, "1.3");
  await page.locator('[data-action="add-row"][data-path="/scope/products"]').click();
  await page.evaluate(() => navigator.clipboard.writeText("伺服驱动器\t运动控制\n变频器\t传动\nPLC\t控制"));
  await control(page, "/scope/products/0/name").focus();
  await page.keyboard.press("Control+v");
  await expect(control(page, "/scope/products/2/name")).toHaveValue("PLC");
  await expect(control(page, "/scope/products/1/line")).toHaveValue("传动");
});

test("after loading, nothing is asked of any server", async ({ page }) => {
  await open(page);
  // What comes behind the first view has come when its files are here and the worker that keeps all of them is at work.
  await page.evaluate(() => navigator.serviceWorker.ready);
  for (const file of ["later-", "guidance-", "sample-"]) {
    await expect.poll(() => page.evaluate((file) => performance.getEntriesByType("resource").filter(({ name }) => name.includes(file)).length, file), file).toBeGreaterThan(0);
  }
  await page.waitForLoadState("networkidle");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await act(page, "open-sample");
  for (const worksheet of WORKSHEETS) await goTo(page, worksheet);
  await action(page, "switch-language").click();
  await saved(page);
  expect(asked.filter((url) => url.startsWith("http"))).toEqual([]);
});

test("the second visit works offline", async ({ page, context }) => {
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect(action(page, "new-plan")).toBeVisible();
  await context.setOffline(true);
  await page.reload();
  await expect(action(page, "new-plan")).toBeVisible();
});
