// Chapter 2 computes what one would by hand, says so in words where it cannot, and lets a person overrule it.
import { expect, test } from "./support/test.mjs";
import { addRow, control, enter, exported, saved } from "./support/keyplan.mjs";
import {
  CHAPTER_2, explained, figureOf, figures, goToAccount, goToAccounts, importPlan, nonsense, noteOf, openPlan, root,
  smallPlan, unreasoned,
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
    // At most 30 days: 5. Three orders in all: 4. At least 1,000: 5.
    ["rfm", "545"], ["rfm-segment", "champions"],
    // Largest of all; one of two buyers came back.
    ["pareto", "a"],
    // (2 × 4 + 1 × 1) ÷ 3
    ["weighted-comparison", "3.0000"],
  ],
  2.4: [
    // Share 80 of 0 to 100: 80. Rating 4 of 1 to 5: 75. (3 × 80 + 1 × 75) ÷ 4 = 78.75, from 70 on strategic.
    ["weighted-score", "78.7500"], ["tier", "strategic"], ["rank", "1"],
    ["attractiveness", "80.0000"], ["strength", "75.0000"], ["selection-matrix", "strategic"],
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

/** Enters into North's and South's worksheet and waits until these figures are empty, with a reason beside them. */
async function checkRefused(page, account, worksheet, entries, methods) {
  const sheet = await goToAccount(page, account, worksheet);
  for (const [path, value] of entries) await enter(page, path, value);
  for (const method of methods) {
    await expect(figureOf(sheet, method), method).toHaveAttribute("data-value", "");
    await expect.soft(noteOf(sheet, method), `why there is no ${method}`).not.toBeEmpty();
  }
  expect(await nonsense(page)).toEqual([]);
  await saved(page);
  await page.reload();
  await goToAccount(page, account, worksheet);
  for (const [path, value] of entries) await expect(control(page, path)).toHaveValue(value);
}

test("shares over 100 % give no concentration, and the explanation says the same", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  const share = (list, row) => `/accounts/0/industry/${list}/${row}/share`;
  // 40 + 70 + 20; a single share of 120 is not valid, and the other of 50 is left.
  await checkRefused(page, "acc-north", "2.2", [[share("players", 1), "70"]], ["market-concentration", "cr4"]);
  const sheet = await goToAccount(page, "acc-north", "2.2");
  const reason = await noteOf(sheet, "market-concentration").innerText();
  await explained(figureOf(sheet, "market-concentration"), (dialog) => expect(dialog.locator(".error")).toHaveText(reason));
  await enter(page, share("rivals", 0), "120");
  await expect(control(page, share("rivals", 0))).toHaveAttribute("aria-invalid", "true");
  await expect(control(page, share("rivals", 0))).toHaveValue("120");
});

test("negative amounts and weights are no basis for a figure", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  const assessment = "/accounts/0/assessment";
  await checkRefused(page, "acc-north", "2.4", [[`${assessment}/wallet/value/amount`, "-2000"]], ["share-of-wallet"]);
  await checkRefused(page, "acc-north", "2.4", [["/scheme/criteria/0/weight", "-1"]], [
    "weighted-score", "tier", "attractiveness", "selection-matrix",
  ]);
  await checkRefused(page, "acc-north", "2.3", [["/accounts/0/buying/criteria/0/weight", "-2"]], ["weighted-comparison"]);
});

test("weights that are all zero give no score, no tier and no rank, each with its reason", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  const weights = [["/scheme/criteria/0/weight", "0"], ["/scheme/criteria/1/weight", "0"]];
  await checkRefused(page, "acc-north", "2.4", weights, [
    "weighted-score", "tier", "rank", "attractiveness", "strength", "selection-matrix",
  ]);
});

const FROM_RECORDS = ["revenue", "sales-growth", "orders", "recency", "monetary", "rfm", "rfm-segment", "pareto"];

/** What is said where there are no records at all. */
async function reasonWithoutRecords(page) {
  const sheet = await goToAccount(page, "acc-none", "2.3");
  return noteOf(sheet, "revenue").innerText();
}

for (const [what, path, value] of [
  ["in the future", "/accounts/1/buying/purchases/0/date", "2027-05-01"],
  ["in another currency", "/accounts/1/buying/purchases/0/amount/currency", "EUR"],
]) {
  test(`records ${what} do not count, which is said`, async ({ page }, info) => {
    await openPlan(page, info, smallPlan((plan) => plan.accounts.push({ id: "acc-none", name: "None" })));
    const none = await reasonWithoutRecords(page);
    await checkRefused(page, "acc-south", "2.3", [[path, value]], FROM_RECORDS);
    const sheet = await goToAccount(page, "acc-south", "2.3");
    await explained(figureOf(sheet, "revenue"), (dialog) => expect(dialog.locator(".inputs")).toContainText("1"));
    await expect.soft(noteOf(sheet, "revenue"), "there is a record").not.toHaveText(none);
    await page.evaluate((hash) => { location.hash = hash; }, root(page));
    await expect(page.locator('.finding-list a[href$="/a/2.3/acc-south"]')).toBeVisible();
  });
}

test("sales by hand in another currency are not mixed with the plan's", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  const revenue = "/accounts/1/assessment/revenue";
  const entries = [[`${revenue}/amount`, "900"], [`${revenue}/currency`, "USD"]];
  await checkRefused(page, "acc-south", "2.4", entries, ["revenue", "sales-share"]);
});

test("without any records or answers, every figure says what it lacks", async ({ page }, info) => {
  await openPlan(page, info, smallPlan((plan) => {
    plan.accounts = [{ id: "acc-none", name: "None", profile: { years: [{ id: "y" }] }, industry: { trends: [{ id: "t" }] } }];
    plan.risks = [{ id: "r", account: "acc-none", worksheet: "2.2" }];
  }));
  for (const worksheet of CHAPTER_2) {
    const sheet = await goToAccount(page, "acc-none", worksheet);
    expect.soft(await unreasoned(sheet), worksheet).toEqual([]);
    expect(await nonsense(page), worksheet).toEqual([]);
  }
  await goToAccounts(page);
  expect.soft(await unreasoned(page.locator("main")), "accounts").toEqual([]);
  expect(await nonsense(page)).toEqual([]);
});

test("a tier set by hand stands beside the computed one and asks for a reason", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  const sheet = await goToAccount(page, "acc-north", "2.4");
  await enter(page, "/accounts/0/assessment/tier", "potential");
  await expect(figureOf(sheet, "tier")).toHaveAttribute("data-value", "potential");
  await expect(noteOf(sheet, "tier")).toContainText(/strategic/i);
  const asks = page.locator('.finding-list a[href$="/a/2.4/acc-north"]');
  await page.evaluate((hash) => { location.hash = hash; }, root(page));
  await expect(asks).toBeVisible();
  await goToAccount(page, "acc-north", "2.4");
  await enter(page, "/accounts/0/assessment/tier_reason", "They leave the market");
  await saved(page);
  await page.evaluate((hash) => { location.hash = hash; }, root(page));
  await expect(page.locator(".finding-list")).toBeVisible();
  await expect(asks).toHaveCount(0);
});
