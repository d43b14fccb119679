// Whatever chapter 2 computes explains itself, in both languages, on a phone too, and without a barrier.
import { expect, test } from "./support/test.mjs";
import { act, action, barriers, open } from "./support/keyplan.mjs";
import { explained, figureOf, goToAccount, goToAccounts, nonsense, openPlan, smallPlan } from "./support/analysis.mjs";
import { CHAPTER_2 } from "./support/worksheets.mjs";

const HAN = /\p{Script=Han}/u;

async function openSample(page) {
  await open(page);
  await act(page, "open-sample");
  await expect(page.locator("[data-goto]").first()).toBeAttached();
}

/** What an explanation lacks, as lines; none where it has all. */
async function lacks(dialog, locale, hasValue) {
  const parts = await dialog.locator(".about-method dd").allInnerTexts();
  const said = [];
  if (parts.length !== 3 || parts.some((part) => !part.trim())) said.push("formula, convention or reference");
  const isChinese = HAN.test(parts.slice(0, 2).join(""));
  if (isChinese !== (locale === "zh-CN")) said.push("the language");
  if (hasValue && (await dialog.locator(".expression, .result, .inputs").count()) === 0) said.push("this plan's numbers");
  if ((await nonsense(dialog.page())).length > 0) said.push("sense");
  return said;
}

test("an explanation opens and closes by keyboard, and one goes on where one was", async ({ page }) => {
  await openSample(page);
  const sheet = await goToAccount(page, "acc-lingfeng", "2.3");
  const figure = figureOf(sheet, "recency");
  await figure.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("dialog[open]")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await expect(figure).toBeFocused();
});

/** What is explained in three ways: by what the plan computes, by a formula of its row, by a figure of the whole plan. */
const EXPLAINED = [
  ["2.4", "weighted-score"],
  ["2.2", "trend-weight"],
  ["accounts", "concentration"],
];

test("a contact's form and an explanation have no barrier", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  await goToAccount(page, "acc-north", "2.1");
  await page.locator("[data-contact]").first().click();
  await action(page, "open-contact").click();
  expect.soft(await barriers(page), "a contact's form").toEqual([]);
  await goToAccount(page, "acc-north", "2.4");
  await figureOf(page, "weighted-score").click();
  expect.soft(await barriers(page), "explanation").toEqual([]);
});

test("accounts compared, grouped and drawn have no barrier", async ({ page }) => {
  await openSample(page);
  await goToAccounts(page);
  for (const place of [0, 1]) await page.locator("td.choose input").nth(place).check();
  await action(page, "compare-accounts").click();
  await action(page, "group-accounts").selectOption("tier");
  await action(page, "choose-columns").click();
  expect.soft(await barriers(page), "accounts compared, grouped, with the choice of columns").toEqual([]);
  await action(page, "choose-columns").click();
  await action(page, "accounts-charts").click();
  await expect(page.locator("figure.chart .spot").first()).toBeVisible();
  for (const table of await page.locator("figure.chart summary").all()) await table.click();
  expect.soft(await barriers(page), "accounts as charts, with their tables").toEqual([]);
});

test("an import has no barrier", async ({ page }) => {
  await openSample(page);
  await goToAccounts(page);
  await action(page, "paste-purchases").click();
  expect.soft(await barriers(page), "import, empty").toEqual([]);
  const dialog = page.locator("dialog[open]");
  await dialog.locator("textarea").fill("Date\tAmount\tAccount\n2024-03-05\t12\tNobody\n2024-03-06\t13\tNobody");
  await expect(dialog.locator("[data-line]").first()).toBeVisible();
  expect.soft(await barriers(page), "import").toEqual([]);
});

for (const locale of ["zh-CN", "en"]) {
  test.describe(locale, () => {
    test.use({ locale });

    // That there is an explanation of each figure is for `src/worksheets/registry.rs` to show.
    test("an explanation has its method, this plan's numbers, and the language of the page", async ({ page }) => {
      await openSample(page);
      for (const [place, method] of EXPLAINED) {
        if (place === "accounts") await goToAccounts(page);
        else await goToAccount(page, "acc-lingfeng", place);
        const value = await figureOf(page, method).getAttribute("data-value");
        await explained(figureOf(page, method), async (dialog) => {
          expect.soft(await lacks(dialog, locale, value !== ""), method).toEqual([]);
        });
      }
    });
  });

  test.describe(`${locale}, on a phone`, () => {
    test.use({ locale, viewport: { width: 390, height: 844 } });

    test("no page of chapter 2 scrolls sideways", async ({ page }) => {
      await openSample(page);
      const wide = async (where) => {
        const [whole, width] = await page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
        expect.soft(whole, where).toBeLessThanOrEqual(width);
        expect.soft(width, where).toBe(390);
      };
      for (const worksheet of CHAPTER_2) {
        const sheet = await goToAccount(page, "acc-lingfeng", worksheet);
        await expect(sheet.locator("[data-figure]").first()).toBeVisible();
        await wide(worksheet);
      }
      await goToAccount(page, "acc-lingfeng", "2.4");
      await figureOf(page, "weighted-score").click();
      await wide("explanation");
      await page.keyboard.press("Escape");
      await goToAccounts(page);
      await wide("accounts");
      await action(page, "choose-columns").click();
      await wide("choice of columns");
      await action(page, "choose-columns").click();
      await action(page, "paste-purchases").click();
      await page.locator("dialog textarea").fill("Date\tAmount\tAccount\n2024-03-05\t12\tNobody");
      await expect(page.locator("dialog [data-line]").first()).toBeVisible();
      await wide("import");
      await page.keyboard.press("Escape");
      await action(page, "accounts-charts").click();
      await expect(page.locator("figure.chart .spot").first()).toBeAttached();
      await wide("accounts as charts");
    });
  });
}
