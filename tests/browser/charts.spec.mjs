// Charts can be gone through by keyboard, lead where they should, and say the same as a table.
import { expect, test } from "./support/test.mjs";
import { act, action, open } from "./support/keyplan.mjs";
import { goToAccount, goToAccounts, nonsense, openPlan, smallPlan } from "./support/analysis.mjs";
import { CHAPTER_2 } from "./support/worksheets.mjs";

/** Looks at each chart in view: one tab stop, arrows from point to point, a table with as many rows. */
async function checkCharts(page, where, least) {
  const charts = page.locator("figure.chart");
  await expect(charts.locator(".spot").first()).toBeAttached();
  const count = await charts.count();
  expect(count, where).toBeGreaterThanOrEqual(least);
  for (let place = 0; place < count; place += 1) {
    const chart = charts.nth(place);
    const name = `${where}: ${await chart.locator("figcaption").innerText()}`;
    const spots = chart.locator(".spot");
    const points = await spots.count();
    expect(points, name).toBeGreaterThan(0);
    await expect(chart.locator('.spot[tabindex="0"]'), name).toHaveCount(1);
    await spots.first().focus();
    for (let next = 1; next < Math.min(points, 4); next += 1) {
      await page.keyboard.press("ArrowRight");
      await expect(spots.nth(next), name).toBeFocused();
    }
    await page.keyboard.press("End");
    await expect(spots.last(), name).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(spots.last(), name).toBeFocused();
    await page.keyboard.press("Home");
    await expect(spots.first(), name).toBeFocused();
    await expect(chart.locator('.spot[tabindex="0"]'), name).toHaveCount(1);
    await chart.locator("summary").click();
    const rows = chart.locator("tbody tr");
    await expect(rows.first(), name).toBeVisible();
    // What cannot be drawn still has its row, with a dash for its first figure.
    await expect(rows.filter({ hasNot: page.locator("td:first-of-type:text-is('–')") }), name).toHaveCount(points);
    const painted = await chart.locator("canvas").evaluate((canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return data.some((part) => part > 0);
    });
    expect(painted, name).toBe(true);
  }
  expect(await nonsense(page), where).toEqual([]);
}

for (const [locale, account] of [["zh-CN", "acc-lingfeng"], ["en", "acc-haichuan"]]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("the sample's charts have points, keys and tables", async ({ page }) => {
      test.setTimeout(120_000);
      await open(page);
      await act(page, "open-sample");
      await expect(page.locator("[data-goto]").first()).toBeAttached();
      const charts = { 2.1: 3, 2.2: 2, 2.3: 3, 2.4: 2, 2.5: 1 };
      for (const worksheet of CHAPTER_2) {
        await goToAccount(page, account, worksheet);
        await checkCharts(page, worksheet, charts[worksheet]);
      }
      await goToAccounts(page);
      await action(page, "accounts-charts").click();
      await checkCharts(page, "accounts", 3);
    });
  });
}

test("with one account there is a chart still", async ({ page }, info) => {
  await openPlan(page, info, smallPlan((plan) => plan.accounts.pop()));
  await goToAccounts(page);
  await action(page, "accounts-charts").click();
  await checkCharts(page, "accounts", 3);
});

test("Enter on an account's point leads to its value assessment", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  for (const chart of [0, 1]) {
    await goToAccounts(page);
    await action(page, "accounts-charts").click();
    const spots = page.locator("figure.chart").nth(chart).locator(".spot");
    await expect(spots).toHaveCount(2);
    await spots.first().focus();
    await page.keyboard.press("ArrowRight");
    const label = await spots.nth(1).getAttribute("aria-label");
    expect(label).toContain("South");
    await page.keyboard.press("Enter");
    await expect(page.locator('[data-worksheet="2.4"][data-account="acc-south"]')).toBeVisible();
  }
});

test("what a chart shows follows what is typed", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  await goToAccount(page, "acc-north", "2.2");
  const forces = page.locator("figure.chart").nth(1).locator(".spot");
  await expect(forces).toHaveCount(2);
  await page.locator('[data-path="/accounts/0/industry/forces/entrants/value"]').selectOption("5");
  await expect(forces).toHaveCount(3);
});

test("without anything to draw there is no empty frame", async ({ page }, info) => {
  await openPlan(page, info, smallPlan((plan) => { plan.accounts = [{ id: "acc-none", name: "None" }]; }));
  for (const worksheet of CHAPTER_2) {
    await goToAccount(page, "acc-none", worksheet);
    for (const chart of await page.locator("figure.chart").all()) await expect(chart.locator(".spot").first()).toBeAttached();
  }
  await goToAccounts(page);
  await action(page, "accounts-charts").click();
  await expect(page.locator("figure.chart").first()).toBeVisible();
  expect(await nonsense(page)).toEqual([]);
});
