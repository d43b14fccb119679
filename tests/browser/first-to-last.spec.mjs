// The whole way: from the first open to an exported plan that another browser takes in, with every control of every
// worksheet filled.
import { expect, test } from "./support/test.mjs";
import { act, action, control, exported, goTo, importFile, newPlan, open, saved, valueAt } from "./support/keyplan.mjs";
import { goToAccount, openPlan, smallPlan } from "./support/analysis.mjs";
import { fill, openExcerpt } from "./support/filling.mjs";
import { WORKSHEETS, inTurn } from "./support/worksheets.mjs";

// What fills a whole worksheet takes a slow machine a while.
test.setTimeout(180_000);

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

const CONTACT = "/accounts/0/profile/contacts/3";

/** One control of each kind, with the keys that a person presses in it and what the file then has of it. */
const KINDS = {
  2.1: [
    ["a line", `${CONTACT}/name`, "孙怡 Sun Yi"],
    ["an address", `${CONTACT}/email`, "sun.yi@example.com"],
    ["a day", `${CONTACT}/last_contact`, "2026-05-04"],
    ["a day of the year", `${CONTACT}/birthday`, "03-08"],
    ["a year", "/accounts/0/profile/founded", "1998", 1998],
    ["a count", "/accounts/0/profile/employees", "1200", 1200],
    ["a sum", "/accounts/0/profile/years/0/revenue/amount", "1250.50"],
    ["a long text", `${CONTACT}/background`, "二十年采购 Twenty years"],
  ],
  2.2: [["a share", "/accounts/0/industry/players/1/share", "31.5", 31.5]],
};

/** The same where one chooses: how often an arrow or the space bar is pressed. */
const CHOICES = {
  2.1: [
    ["a choice", `${CONTACT}/support`, ["ArrowDown", "ArrowDown"], "supporter"],
    ["a rating", `${CONTACT}/interest`, ["ArrowDown", "ArrowDown", "ArrowDown"], 3],
    ["a reference", `${CONTACT}/reports_to`, ["ArrowDown"], "con-li"],
    ["a set of choices", `${CONTACT}/buying_role`, ["Space", "Tab", "Tab", "Space"], ["decider", "economic_buyer"]],
  ],
  2.2: [["a flag", "/accounts/0/industry/players/1/is_customer", ["Space"], true]],
};

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("each kind of control takes what is typed and chosen by keyboard, and has it after a reload", async ({ page }, info) => {
      await openPlan(page, info, smallPlan());
      const shown = [];
      for (const worksheet of Object.keys(KINDS)) {
        await goToAccount(page, "acc-north", worksheet);
        for (const [, path, text] of KINDS[worksheet]) {
          await control(page, path).focus();
          await page.keyboard.press("ControlOrMeta+a");
          await page.keyboard.type(text);
          await page.keyboard.press("Tab");
          shown.push([worksheet, path, await control(page, path).inputValue()]);
        }
        for (const [, path, keys] of CHOICES[worksheet]) {
          await control(page, path).focus();
          for (const key of keys) await page.keyboard.press(key);
          shown.push([worksheet, path, await control(page, path).inputValue()]);
        }
      }
      await saved(page);
      const { document } = await exported(page);
      for (const [kind, path, text, value = text] of Object.values(KINDS).flat()) expect.soft(valueAt(document, path), kind).toEqual(value);
      for (const [kind, path, , value] of Object.values(CHOICES).flat()) expect.soft(valueAt(document, path), kind).toEqual(value);
      await page.reload();
      for (const worksheet of Object.keys(KINDS)) {
        await goToAccount(page, "acc-north", worksheet);
        for (const [, path, text] of shown.filter(([place]) => place === worksheet)) await expect.soft(control(page, path)).toHaveValue(text);
      }
    });
  });
}

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
