// The page of all accounts: found, sorted, grouped, compared, drawn, with the columns that one chose.
import { expect, test } from "./support/test.mjs";
import { act, action, open } from "./support/keyplan.mjs";
import { figureOf, figures, goToAccounts, openPlan, smallPlan } from "./support/analysis.mjs";

const EAST = { id: "acc-east", name: "East", assessment: { buy_more: { value: "5" } } };
const OLD = { id: "acc-old", name: "Old", archived: true };

const names = (page) => page.locator(".account-table tr[data-account] th").allInnerTexts();

/** North and South as they are, East without sales, Old archived. */
async function openAccounts(page, info) {
  await openPlan(page, info, smallPlan(({ accounts }) => accounts.push(EAST, OLD)));
  await goToAccounts(page);
  await expect(page.locator(".account-table tr[data-account]")).toHaveCount(3);
}

async function openSampleAccounts(page) {
  await open(page);
  await act(page, "open-sample");
  await expect(page.locator("[data-goto]").first()).toBeAttached();
  await goToAccounts(page);
}

/** The heading of the column whose figure of an account that is. */
async function heading(page, method) {
  const place = await page.locator(`tr[data-account] td:has([data-figure="${method}"])`).first().evaluate((cell) => cell.cellIndex);
  return page.locator(".account-table thead th").nth(place);
}

async function chooseColumns(page, ...labels) {
  await action(page, "choose-columns").click();
  for (const [label, on] of labels) await page.locator(".menu-body label", { hasText: label }).locator("input").setChecked(on);
  await action(page, "choose-columns").click();
}

test("a click on a heading sorts up, down, and as in the plan again", async ({ page }, info) => {
  await openAccounts(page, info);
  expect(await names(page)).toEqual(["North", "South", "East"]);
  const score = await heading(page, "weighted-score");
  // Scores 78.75, 21.25, and 100, since only the rating of East is there.
  await score.getByRole("button").click();
  await expect(score).toHaveAttribute("aria-sort", "ascending");
  expect(await names(page)).toEqual(["South", "North", "East"]);
  await score.getByRole("button").click();
  await expect(score).toHaveAttribute("aria-sort", "descending");
  expect(await names(page)).toEqual(["East", "North", "South"]);
  await score.getByRole("button").click();
  await expect(score).toHaveAttribute("aria-sort", "none");
  expect(await names(page)).toEqual(["North", "South", "East"]);
  // Who has no sales stands last, whichever way.
  const sales = await heading(page, "revenue");
  for (const order of [["South", "North", "East"], ["North", "South", "East"]]) {
    await sales.getByRole("button").click();
    expect(await names(page)).toEqual(order);
  }
});

test("a filter finds accounts by what the table shows, and archived ones are asked for", async ({ page }, info) => {
  await openAccounts(page, info);
  const filter = page.locator(".toolbar input[type=search]");
  await filter.fill("sOU");
  await expect.poll(() => names(page)).toEqual(["South"]);
  await filter.fill("He Jing");
  await expect.poll(() => names(page)).toEqual(["North"]);
  await filter.fill("nobody");
  await expect.poll(() => names(page)).toEqual([]);
  await filter.fill("");
  await page.locator(".toolbar > label input[type=checkbox]").check();
  await expect.poll(() => names(page)).toEqual(["Old"]);
});

test("groups have a head with their number and their sales", async ({ page }, info) => {
  await openAccounts(page, info);
  await action(page, "group-accounts").selectOption("tier");
  const heads = page.locator("tr.group");
  // Strategic are North with 1,000 and East without sales; potential is South with 250.
  await expect(heads).toHaveCount(2);
  await expect(heads.first()).toContainText("2");
  await expect(heads.first()).toContainText("1,000");
  await expect(heads.last()).toContainText("250");
  expect(await names(page)).toEqual(["North", "East", "South"]);
  await action(page, "group-accounts").selectOption("");
  await expect(heads).toHaveCount(0);
});

test.describe("in English", () => {
  test.use({ locale: "en" });

  test("a chosen column stands below its heading at once", async ({ page }, info) => {
    await openAccounts(page, info);
    await chooseColumns(page, ["Credit line", true], ["Weighted score", false]);
    const row = page.locator('tr[data-account="acc-north"]');
    await expect(page.locator(".account-table thead")).toContainText("Credit line");
    await expect(figureOf(row, "credit-line")).toHaveAttribute("data-value", "1200");
    await expect(figureOf(row, "weighted-score")).toHaveCount(0);
  });

  test("chosen columns survive a reload", async ({ page }, info) => {
    await openAccounts(page, info);
    await chooseColumns(page, ["Credit line", true], ["Weighted score", false]);
    await page.reload();
    const row = page.locator('tr[data-account="acc-north"]');
    await expect(figureOf(row, "credit-line")).toHaveAttribute("data-value", "1200");
    await expect(figureOf(row, "weighted-score")).toHaveCount(0);
  });

  test("with all columns each figure has the value of its worksheet", async ({ page }, info) => {
    await openAccounts(page, info);
    await action(page, "choose-columns").click();
    for (const tick of await page.locator(".menu-body input").all()) await tick.setChecked(true);
    await page.reload();
    const row = page.locator('tr[data-account="acc-north"]');
    // East comes before North, and has no sales that would change a share.
    await expect.poll(() => figures(row)).toEqual([
      ["tier", "strategic"], ["weighted-score", "78.7500"], ["rank", "2"], ["revenue", "1000"],
      ["sales-share", "0.8000"], ["sales-growth", "1.5000"], ["map-status", "3"], ["map-coverage", "0.5000"],
      ["rfm-segment", "loyal_customers"], ["rfm", "535"], ["pareto", "a"], ["selection-matrix", "star"],
      ["share-of-wallet", "0.2500-0.5000"], ["recency", "10"], ["lifetime-value-end", "533.33"], ["credit-line", "1200"],
    ]);
    await expect(row).toContainText("He Jing");
  });
});

for (const width of [1280, 390]) {
  test(`the choice of columns lies within a window of ${width}`, async ({ page }, info) => {
    await page.setViewportSize({ width, height: 844 });
    await openAccounts(page, info);
    await action(page, "choose-columns").click();
    const menu = await page.locator(".menu-body").boundingBox();
    expect(menu.x).toBeGreaterThanOrEqual(0);
    expect(menu.x + menu.width).toBeLessThanOrEqual(width);
  });
}

test("accounts are chosen for the comparison on a phone too", async ({ page }, info) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAccounts(page, info);
  for (const place of [0, 1, 2]) await page.locator("td.choose input").nth(place).check();
  await action(page, "compare-accounts").click();
  await expect(page.locator(".compare thead th a")).toHaveCount(3);
  expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("three accounts stand side by side, four at most", async ({ page }) => {
  await openSampleAccounts(page);
  const ticks = page.locator("tr[data-account] td.choose input");
  await ticks.nth(0).check();
  await expect(page.locator(".comparison")).toHaveCount(0);
  await expect(action(page, "compare-accounts")).toBeDisabled();
  await ticks.nth(1).check();
  await ticks.nth(2).check();
  await action(page, "compare-accounts").click();
  const heads = page.locator(".compare thead th a");
  await expect(heads).toHaveCount(3);
  expect(await heads.allInnerTexts()).toEqual((await names(page)).slice(0, 3));
  await expect(page.locator('.compare [data-figure="weighted-score"]')).toHaveCount(3);
  for (const row of await page.locator(".compare tbody tr").all()) await expect(row.locator("td")).toHaveCount(3);
  await ticks.nth(3).check();
  await expect(ticks.nth(4)).toBeDisabled();
  await ticks.nth(3).uncheck();
  await expect(ticks.nth(4)).toBeEnabled();
  await heads.nth(1).click();
  await expect(page.locator('[data-worksheet="2.1"]')).toBeVisible();
  await goToAccounts(page);
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await action(page, "compare-accounts").click();
  await action(page, "end-comparison").click();
  await expect(page.locator(".comparison")).toHaveCount(0);
});

test("the same accounts as charts, and back as a table", async ({ page }) => {
  await openSampleAccounts(page);
  const count = await page.locator("tr[data-account]").count();
  await action(page, "accounts-charts").click();
  await expect(action(page, "accounts-charts")).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("figure.chart")).toHaveCount(3);
  await expect(page.locator(".account-table")).toHaveCount(0);
  await action(page, "accounts-table").click();
  await expect(page.locator("tr[data-account]")).toHaveCount(count);
});

test("five hundred accounts come in pages, and are drawn", async ({ page }, info) => {
  test.setTimeout(120_000);
  const one = (n) => ({
    id: `acc-${n}`,
    name: `Account ${n}`,
    buying: { purchases: [{ id: `p-${n}`, date: "2026-05-01", amount: { amount: String(500 - n), currency: "CNY" } }] },
    assessment: { buy_more: { value: String((n % 5) + 1) } },
  });
  await openPlan(page, info, smallPlan((plan) => { plan.accounts = Array.from({ length: 500 }, (_, n) => one(n)); }));
  await goToAccounts(page);
  await expect(page.locator("tr[data-account]")).toHaveCount(50);
  await page.locator(".toolbar input[type=search]").fill("Account 499");
  await expect.poll(() => names(page)).toEqual(["Account 499"]);
  await action(page, "accounts-charts").click();
  const matrix = page.locator("figure.chart").first();
  await expect(matrix.locator(".spot")).toHaveCount(500);
  await expect(matrix.locator('.spot[tabindex="0"]')).toHaveCount(1);
});
