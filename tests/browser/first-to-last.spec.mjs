// The whole way: from the first open to an exported plan that another browser takes in, with every control of every
// worksheet filled.
import { expect, test } from "./support/test.mjs";
import { act, action, exported, goTo, importFile, newPlan, open, saved, valueAt } from "./support/keyplan.mjs";
import { fill, openExcerpt } from "./support/filling.mjs";
import { WORKSHEETS, inTurn } from "./support/worksheets.mjs";

const LOCALES = ["zh-CN", "en"];

for (const worksheet of WORKSHEETS) {
  const locale = inTurn(LOCALES, worksheet);
  test.describe(`${worksheet}, ${locale}`, () => {
    test.use({ locale });

    test("everything filled in survives reload, export and import", async ({ page, browser, baseURL }, info) => {
      await openExcerpt(page, info);
      const { entered, offeredNothing } = await fill(page, worksheet);
      expect(entered.length).toBeGreaterThan(10);
      expect(offeredNothing).toEqual([]);

      const before = await exported(page);
      for (const [path, value] of entered) expect(asEntered(valueAt(before.document, path), value), path).toBe(String(value));

      await page.reload();
      await saved(page);
      const after = await exported(page);
      expect(after.document.plan).toEqual(before.document.plan);

      const other = await browser.newContext({ baseURL, locale: LOCALES.find((other) => other !== locale) });
      const elsewhere = await other.newPage();
      await open(elsewhere);
      await importFile(elsewhere, before.file);
      await expect(elsewhere.locator("[data-goto]").first()).toBeAttached();
      const arrived = await exported(elsewhere);
      expect(arrived.document.plan).toEqual(before.document.plan);
      await other.close();
    });
  });
}

/** A value of a file, or the one of a set, as it is entered into a control. */
const asEntered = (value, entered) => String(Array.isArray(value) ? value.find((choice) => choice === entered) : value);

test("the language changes at any time, and the plan does not", async ({ page }) => {
  await open(page);
  await act(page, "open-sample");
  const before = await exported(page);
  const sheet = await goTo(page, "1.1");
  const title = await sheet.locator("h1").innerText();
  await action(page, "switch-language").click();
  await expect(sheet.locator("h1")).not.toHaveText(title);
  const after = await exported(page);
  expect(after.document.plan).toEqual(before.document.plan);
});

test("one resumes where one stopped", async ({ page }) => {
  await open(page);
  await newPlan(page, "Resume");
  await goTo(page, "1.2");
  await saved(page);
  await page.goto("./");
  await page.getByText("Resume").first().click();
  await expect(page.locator('[data-worksheet="1.2"]')).toBeVisible();
});
