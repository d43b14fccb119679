// Chapter 2 computes what one would by hand, shows how, and lets a person overrule it.
import { expect, test } from "./support/test.mjs";
import { enter, exported, saved } from "./support/keyplan.mjs";
import {
  explained, figureOf, figures, goToAccount, goToAccounts, goToOverview, importPlan, nonsense, noteOf, openPlan, smallPlan,
} from "./support/analysis.mjs";

/** Worked out by hand from the plan in `support/analysis.mjs`, in the order of the worksheets. */
const NORTH = {
  2.1: [
    // Revenue 100, 120, 144, profit −5, 12, 36. Nothing to grow from in the first year.
    ["revenue-growth", ""], ["profit-margin", "-0.0500"],
    ["revenue-growth", "0.2000"], ["profit-margin", "0.1000"],
    ["revenue-growth", "0.2000"], ["profit-margin", "0.2500"],
    // (144 ÷ 100)^(1/2) − 1
    ["annual-growth", "0.2000"],
    // Wang and Li are key players; Wang decides, is a mentor, and the only one whom we know well.
    ["map-status", "3"], ["map-colour", "green"], ["key-players", "2"], ["map-coverage", "0.5000"], ["supporters", "1"],
    // Nobody of ours is put down for either, and nothing is said of levels, powers and the customer's agenda.
    ["bus-factor", ""], ["key-players-unpaired", "2"], ["level-parity", ""], ["power-areas-empty", ""],
    ["insights-confirmed", ""], ["initiatives-answered", ""], ["insights-owned", ""], ["insight-depth", ""],
  ],
  2.2: [
    // −2 × 3
    ["trend-weight", "-6"],
    // (4 + 3) ÷ 2
    ["forces", "3.5000"],
    // 40² + 30² + 20² = 1,600 + 900 + 400; 40 + 30 + 20 = 90 %; the customer is first
    ["market-concentration", "2900.0000"], ["cr4", "0.9000"], ["market-rank", "1"],
    // 25² + 50² = 625 + 2,500; we are second
    ["supply-concentration", "3125.0000"], ["cr4", "0.7500"], ["market-rank", "2"],
    // 4 × 5 × (1 − 50 %); 25 % of 800
    ["risk-rating", "10"], ["expected-loss", "200"],
  ],
  2.3: [
    // From 1 July 2025 on: 600 + 200 + 300 − 100. The year before: 400. (1,000 − 400) ÷ 400 = 1.5.
    ["revenue", "1000"], ["sales-growth", "1.5000"],
    // A1 and A2, since a return is no order; from 20 to 30 June; 1,000 + 400.
    ["orders", "2"], ["recency", "10"], ["monetary", "1400"],
    // At most 30 days: 5. Two orders in twelve months: 3. At least 1,000: 5.
    ["rfm", "535"], ["rfm-segment", "loyal_customers"],
    // Largest of all; one of two buyers came back.
    ["pareto", "a"],
    // (2 × 4 + 1 × 1) ÷ 3
    ["weighted-comparison", "3.0000"],
  ],
  2.4: [
    // Share 80 of 0 to 100: 80. Rating 4 of 1 to 5: 75. (3 × 80 + 1 × 75) ÷ 4 = 78.75, from 70 on strategic.
    ["weighted-score", "78.7500"], ["tier", "strategic"], ["rank", "1"],
    // Strong by its score, but behind the rival: (2 × (4 − 3) + 1 × (1 − 4)) ÷ 3 < 0.
    ["attractiveness", "80.0000"], ["strength", "75.0000"], ["selection-matrix", "star"],
    // 1,000 ÷ 1,250; 1,000 ÷ 4,000 to 1,000 ÷ 2,000; 20 % of 1,000
    ["revenue", "1000"], ["sales-share", "0.8000"], ["share-of-wallet", "0.2500-0.5000"], ["year-margin", "200"],
    // 200 × 0.8 ÷ 0.3; 200 × 1.1 ÷ 0.3; 200 × (0.8 ÷ 1.1 + 0.64 ÷ 1.21)
    ["lifetime-value-end", "533.33"], ["lifetime-value-now", "733.33"], ["lifetime-value-finite", "251.24"],
    // 1,000 ÷ 2 months with deliveries × 2 × 1.2
    ["credit-line", "1200"],
    ["risk-rating", "10"], ["expected-loss", "200"],
  ],
};

const SOUTH = {
  2.3: [
    // One order of 250 on 1 January, 180 days before 30 June; nothing the year before.
    ["revenue", "250"], ["sales-growth", ""], ["orders", "1"], ["recency", "180"], ["monetary", "250"],
    // At most 240 days: 2. One order: 2. At least 200: 3.
    ["rfm", "223"], ["rfm-segment", "need_attention"],
    // Begins at 80 % of all sales.
    ["pareto", "b"], ["weighted-comparison", ""],
  ],
  2.4: [
    // Share 20: 20. Rating 2: 25. (60 + 25) ÷ 4
    ["weighted-score", "21.2500"], ["tier", "potential"], ["rank", "2"],
    ["attractiveness", "20.0000"], ["strength", "25.0000"], ["selection-matrix", "streamline"],
    ["revenue", "250"], ["sales-share", "0.2000"], ["share-of-wallet", ""], ["year-margin", ""],
    ["lifetime-value-end", ""], ["lifetime-value-now", ""], ["lifetime-value-finite", ""], ["credit-line", ""],
  ],
};

async function checkFigures(page) {
  for (const [account, sheets] of [["acc-north", NORTH], ["acc-south", SOUTH]]) {
    for (const [worksheet, expected] of Object.entries(sheets)) {
      const sheet = await goToAccount(page, account, worksheet);
      await expect.poll(() => figures(sheet), `${account} ${worksheet}`).toEqual(expected);
      expect(await nonsense(page), `${account} ${worksheet}`).toEqual([]);
    }
  }
  await goToAccounts(page);
  // 80² + 20²
  await expect(figureOf(page, "concentration")).toHaveAttribute("data-value", "6800.0000");
  await expect(figureOf(page, "repeat-rate")).toHaveAttribute("data-value", "0.5000");
}

test("figures are as worked out by hand, also after reload, export and import", async ({ page, browser, baseURL }, info) => {
  test.setTimeout(180_000);
  await openPlan(page, info, smallPlan());
  await checkFigures(page);
  await saved(page);
  await page.reload();
  await checkFigures(page);
  const { file, document } = await exported(page);
  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await importPlan(elsewhere, file);
  await checkFigures(elsewhere);
  expect((await exported(elsewhere)).document.plan).toEqual(document.plan);
  await other.close();
});

test("an explanation holds this plan's numbers", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  const formulas = {
    2.2: [["market-concentration", "40² + 30² + 20² = 2,900"], ["forces", "(4 + 3) ÷ 2 = 3.5"], ["risk-rating", "4 × 5 × (1 − 50%) = 10"]],
    2.3: [["sales-growth", "(1000 − 400) ÷ 400 = 150%"], ["weighted-comparison", "(2 × 4 + 1 × 1) ÷ (2 + 1) = 3"]],
    2.4: [["weighted-score", "(3 × 80 + 1 × 75) ÷ 4 = 78.75"], ["credit-line", "1000 ÷ 2 × 2 × 1.2 = 1200"]],
  };
  for (const [worksheet, expected] of Object.entries(formulas)) {
    const sheet = await goToAccount(page, "acc-north", worksheet);
    for (const [method, formula] of expected) {
      await explained(figureOf(sheet, method), (dialog) => expect(dialog.locator(".expression")).toContainText(formula));
    }
  }
  await explained(figureOf(page, "share-of-wallet"), (dialog) => expect(dialog.locator(".tag.warn").first()).toBeVisible());
});

test("a tier set by hand stands beside the computed one and asks for a reason", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  const sheet = await goToAccount(page, "acc-north", "2.4");
  await enter(page, "/accounts/0/assessment/tier", "potential");
  await expect(figureOf(sheet, "tier")).toHaveAttribute("data-value", "potential");
  await expect(noteOf(sheet, "tier")).toContainText(/strategic/i);
  const asks = page.locator('.finding-list a[href$="/a/2.4/acc-north"]');
  await goToOverview(page);
  await expect(asks).toBeVisible();
  await goToAccount(page, "acc-north", "2.4");
  await enter(page, "/accounts/0/assessment/tier_reason", "They leave the market");
  await saved(page);
  await goToOverview(page);
  await expect(asks).toHaveCount(0);
});
