// Where chapter 2 cannot compute, there is no number but a reason in words, and what was typed stays.
import { expect, test } from "./support/test.mjs";
import { control, enter, saved } from "./support/keyplan.mjs";
import {
  explained, figureOf, goToAccount, goToAccounts, goToOverview, nonsense, noteOf, openPlan, smallPlan, unreasoned,
} from "./support/analysis.mjs";
import { CHAPTER_2 } from "./support/worksheets.mjs";

/** Enters values into a worksheet, and finds these figures empty with a reason beside them. What was typed stays. */
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
  // An amount in which nobody types has its thousands parted.
  const shown = (path, value) => (path.endsWith("/amount") ? Number(value).toLocaleString("en-US") : value);
  for (const [path, value] of entries) await expect(control(page, path)).toHaveValue(shown(path, value));
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

test("negative sales are no silent zero", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  const sheet = await goToAccount(page, "acc-south", "2.4");
  await enter(page, "/accounts/1/assessment/revenue/amount", "-5");
  await expect(figureOf(sheet, "revenue")).toHaveAttribute("data-value", "-5");
  // No share at all, or one that says that the sales are negative.
  await expect(noteOf(sheet, "sales-share")).not.toBeEmpty();
});

test("what is not valid in a risk stays, and is among what stands out", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  const sheet = await goToAccount(page, "acc-north", "2.4");
  await enter(page, "/risks/0/probability", "140");
  await expect(control(page, "/risks/0/probability")).toHaveAttribute("aria-invalid", "true");
  await expect(figureOf(sheet, "expected-loss")).toHaveAttribute("data-value", "");
  await saved(page);
  await page.reload();
  await goToAccount(page, "acc-north", "2.4");
  await expect(control(page, "/risks/0/probability")).toHaveValue("140");
  await goToOverview(page);
  const reason = page.locator('.finding-list a[href$="/acc-north"]', { hasText: "100" });
  await expect(reason).toBeVisible();
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
    await goToOverview(page);
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
    await goToAccount(page, "acc-none", worksheet);
    expect(await nonsense(page), worksheet).toEqual([]);
  }
  // That each has its reason is for `src/worksheets/registry.rs` to show; these are the ones that lack most.
  const sheet = await goToAccount(page, "acc-none", "2.4");
  expect.soft(await unreasoned(sheet)).toEqual([]);
  await goToAccounts(page);
  expect.soft(await unreasoned(page.locator("main")), "accounts").toEqual([]);
  expect(await nonsense(page)).toEqual([]);
});
