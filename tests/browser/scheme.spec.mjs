// The scheme by which accounts are judged is the plan's own: weights typed or compared in pairs, or a good set to begin
// with.
import { expect, test } from "./support/test.mjs";
import { action, addRow, control, enter, exported, saved } from "./support/keyplan.mjs";
import { figureOf, goToAccount, goToAccounts, goToOverview, noteOf, openPlan, smallPlan } from "./support/analysis.mjs";

const THIRD = {
  id: "k-margin", name: "Margin", axis: "attractiveness", source: "margin", direction: "higher", least: "10", most: "30", weight: "0",
};

const score = (page) => figureOf(page, "weighted-score");

/** Compares pairs of criteria by hand, as rows of first, preference and second. */
async function comparePairs(page, pairs) {
  for (const [place, [first, preference, second]] of pairs.entries()) {
    await addRow(page, "/scheme/comparisons");
    await enter(page, `/scheme/comparisons/${place}/first`, first);
    await enter(page, `/scheme/comparisons/${place}/preference`, preference);
    await enter(page, `/scheme/comparisons/${place}/second`, second);
  }
}

test("a changed weight changes the score", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  await goToAccount(page, "acc-north", "2.4");
  await enter(page, "/scheme/criteria/0/weight", "1");
  // (80 + 75) ÷ 2
  await expect(score(page)).toHaveAttribute("data-value", "77.5000");
  await enter(page, "/scheme/strategic_from", "78");
  await expect(figureOf(page, "tier")).toHaveAttribute("data-value", "key");
  await saved(page);
  await page.reload();
  await expect(score(page)).toHaveAttribute("data-value", "77.5000");
});

test("a figure set by hand for a criterion overrules the records, and asks for a reason", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  await goToAccount(page, "acc-north", "2.4");
  const scores = "/accounts/0/assessment/scores";
  await addRow(page, scores);
  await enter(page, `${scores}/0/criterion`, "k-share");
  await enter(page, `${scores}/0/value`, "40");
  // (3 × 40 + 75) ÷ 4
  await expect(score(page)).toHaveAttribute("data-value", "48.7500");
  await goToOverview(page);
  await expect(page.locator('.finding-list a[href$="/a/2.4/acc-north"]')).toBeVisible();
});

test("comparing in pairs gives weights and a consistency ratio", async ({ page }, info) => {
  await openPlan(page, info, smallPlan(({ scheme }) => scheme.criteria.push(THIRD)));
  const sheet = await goToAccount(page, "acc-north", "2.4");
  const typed = await score(page).getAttribute("data-value");
  await enter(page, "/scheme/weights_by", "pairwise");
  // Until all pairs are there, scores go by the weights that were typed.
  await expect(sheet.locator(".verdict")).toContainText("3");
  await expect(score(page)).toHaveAttribute("data-value", typed);
  // 2 × 2 = 4, so nothing contradicts: 4/7, 2/7, 1/7. Margin 20 of 10 to 30 is 50.
  await comparePairs(page, [["k-share", "2", "k-more"], ["k-more", "2", "k-margin"], ["k-share", "4", "k-margin"]]);
  // (4 × 80 + 2 × 75 + 1 × 50) ÷ 7
  await expect(score(page)).toHaveAttribute("data-value", "74.2857");
  await goToAccounts(page);
  await expect(figureOf(page, "consistency-ratio")).toHaveAttribute("data-value", "0.0000");
  await goToAccount(page, "acc-north", "2.4");
  // Now in a circle: each three times the next. λ = 1 + 3 + 1/3, so CI = 2/3, and CI ÷ 0.58 = 1.1494.
  await enter(page, "/scheme/comparisons/0/preference", "3");
  await enter(page, "/scheme/comparisons/1/preference", "3");
  await enter(page, "/scheme/comparisons/2/preference", "1/3");
  // (80 + 75 + 50) ÷ 3
  await expect(score(page)).toHaveAttribute("data-value", "68.3333");
  await goToAccounts(page);
  await expect(figureOf(page, "consistency-ratio")).toHaveAttribute("data-value", "1.1494");
});

test("what the scheme lacks is said, and the sentence leads to the scheme", async ({ page }, info) => {
  await openPlan(page, info, smallPlan(({ scheme }) => {
    scheme.criteria.forEach((criterion) => { criterion.weight = "0"; });
    scheme.key_from = "90";
  }));
  await goToOverview(page);
  const found = page.locator(".finding-list li", { hasText: "2.4" }).locator("a");
  await expect(found).toHaveCount(2);
  await found.first().click();
  await expect(page.locator('[data-page="scheme"]')).toBeVisible();
});

test("a plan without criteria can be given a scheme, which can be taken back", async ({ page }, info) => {
  await openPlan(page, info, smallPlan((plan) => { plan.scheme = { counted_to: "2026-06-30" }; }));
  const sheet = await goToAccount(page, "acc-north", "2.4");
  await expect(score(page)).toHaveAttribute("data-value", "");
  await expect(noteOf(sheet, "weighted-score")).not.toBeEmpty();
  await action(page, "default-scheme").click();
  await expect(action(page, "default-scheme")).toHaveCount(0);
  await expect(control(page, "/scheme/criteria/7/name")).not.toHaveValue("");
  await expect(score(page)).not.toHaveAttribute("data-value", "");
  await saved(page);
  const { scheme } = (await exported(page)).document.plan;
  const sum = scheme.criteria.reduce((sum, { weight }) => sum + Number(weight), 0);
  expect([scheme.criteria.length, scheme.bands.length, sum, scheme.counted_to]).toEqual([8, 4, 100, "2026-06-30"]);
  await action(page, "undo").click();
  await expect(action(page, "default-scheme")).toBeVisible();
});
