// Two accounts small enough to be worked out by hand, and the ways to what chapter 2 computes and draws of them.
import { writeFile } from "node:fs/promises";
import { expect } from "./test.mjs";
import { action, unfold } from "./keyplan.mjs";

const yuan = (amount) => ({ amount, currency: "CNY" });

const bought = (date, order, product, amount) => ({ date, order, product, quantity: "1", amount });

const judged = (value, status = "confirmed") => ({ value, evidence: { status } });

/** The sums that follow are written beside the claims in `figures.spec.mjs`. Records are counted to 30 June 2026. */
function north() {
  return {
    id: "acc-north",
    name: "North",
    profile: {
      owner: "mem-he",
      years: [
        { id: "y-23", year: "2023", revenue: yuan("100"), profit: yuan("-5") },
        { id: "y-24", year: "2024", revenue: yuan("120"), profit: yuan("12") },
        { id: "y-25", year: "2025", revenue: yuan("144"), profit: yuan("36") },
      ],
      contacts: [
        { id: "con-wang", name: "Wang Min", position: "CEO", buying_role: ["decider"], political_status: "inner_circle", support: "mentor", coverage: "in_depth", interest: "4" },
        { id: "con-li", name: "Li Na", position: "CFO", reports_to: "con-wang", political_status: "political_structure", support: "neutral", coverage: "brief", power: "4", interest: "2" },
        { id: "con-zhao", name: "Zhao Lei", position: "Engineer", reports_to: "con-li", political_status: "outside", support: "supporter", coverage: "multiple", power: "1", interest: "5" },
        { id: "con-sun", name: "Sun Yi", position: "Buyer", reports_to: "con-wang" },
      ],
      ties: [{ id: "tie-1", from: "con-zhao", kind: "conflict", to: "con-sun" }],
    },
    industry: {
      trends: [{ id: "tr-1", trend: "Exports fall", factor: "economic", effect: "very_bad", likelihood: "3" }],
      forces: { rivalry: judged("4"), buyers: judged("3") },
      players: [
        { id: "pl-1", name: "North", share: "40", is_customer: true },
        { id: "pl-2", name: "Gamma", share: "30" },
        { id: "pl-3", name: "Delta", share: "20" },
      ],
      rivals: [
        { id: "ri-1", name: "We", share: "25", is_us: true },
        { id: "ri-2", name: "Rival", share: "50" },
      ],
    },
    buying: {
      purchases: [
        { id: "pu-1", ...bought("2026-06-20", "A1", "pr-servo", yuan("600")) },
        { id: "pu-2", ...bought("2026-06-20", "A1", "pr-drive", yuan("200")) },
        { id: "pu-3", ...bought("2026-03-10", "A2", "pr-servo", yuan("300")) },
        { id: "pu-4", ...bought("2026-04-02", "A3", "pr-servo", yuan("-100")) },
        { id: "pu-5", ...bought("2025-03-10", "B1", "pr-servo", yuan("400")) },
      ],
      rival_a: "ri-2",
      criteria: [
        { id: "cr-1", name: "Price", weight: "2", us: "4", rival_a: "3" },
        { id: "cr-2", name: "Service", weight: "1", us: "1", rival_a: "4" },
      ],
    },
    assessment: {
      margin: judged("20"),
      wallet: judged(yuan("2000"), "assumed"),
      wallet_most: yuan("4000"),
      buy_more: judged("4"),
      retention: judged("80"),
      credit_grade: judged("a"),
    },
  };
}

function south() {
  return {
    id: "acc-south",
    name: "South",
    buying: { purchases: [{ id: "pu-6", ...bought("2026-01-01", "", "pr-servo", yuan("250")) }] },
    assessment: { buy_more: judged("2") },
  };
}

/** A plan with North and South. `change` may do to it what it likes before it is written. */
export function smallPlan(change = () => {}) {
  const plan = {
    id: "small-plan",
    name: "Small",
    currency: "CNY",
    scope: { products: [{ id: "pr-servo", name: "Servo" }, { id: "pr-drive", name: "Drive" }] },
    members: [{ id: "mem-he", name: "He Jing" }],
    scheme: {
      counted_to: "2026-06-30",
      criteria: [
        { id: "k-share", name: "Share", dimension: "contribution", axis: "attractiveness", source: "share_of_sales", direction: "higher", least: "0", most: "100", weight: "3" },
        { id: "k-more", name: "More", dimension: "growth", axis: "strength", source: "buy_more", direction: "higher", least: "1", most: "5", weight: "1" },
      ],
      weights_by: "by_hand",
      strategic_from: "70",
      key_from: "40",
      potential_from: "20",
      bands: [
        { id: "b-5", score: "5", recency_days: "30", orders: "5", amount: "1000" },
        { id: "b-4", score: "4", recency_days: "60", orders: "3", amount: "500" },
        { id: "b-3", score: "3", recency_days: "120", orders: "2", amount: "200" },
        { id: "b-2", score: "2", recency_days: "240", orders: "1", amount: "50" },
      ],
      discount_rate: "10",
      horizon_years: "2",
      credit_months: "2",
      factor_a: "1.2",
    },
    accounts: [north(), south()],
    risks: [
      { id: "ris-1", what: "Late payment", account: "acc-north", worksheet: "2.2", likelihood: "4", impact: "5", control: "50", probability: "25", loss: yuan("800") },
    ],
  };
  change(plan);
  return plan;
}

/** Imports a plan's file through the first page, and waits until it is open. */
export async function importPlan(page, file) {
  await page.goto("./");
  const chooser = page.waitForEvent("filechooser");
  await action(page, "import-json").click();
  await (await chooser).setFiles(file);
  await expect(page.locator("[data-goto]").first()).toBeAttached();
}

/** Opens a plan that is written by hand. */
export async function openPlan(page, info, plan) {
  const file = info.outputPath("small.keyplan.json");
  await writeFile(file, JSON.stringify({ format: "keyplan", version: 1, plan }));
  await importPlan(page, file);
}

/** Where the open plan is, as the beginning of a hash. */
export function root(page) {
  return new URL(page.url()).hash.match(/^#\/p\/[^/]+/)[0];
}

async function go(page, hash) {
  await page.evaluate((hash) => { location.hash = hash; }, hash);
}

/** Goes to a worksheet of an account, and unfolds all of it. */
export async function goToAccount(page, account, worksheet) {
  await go(page, `${root(page)}/a/${worksheet}/${account}`);
  const sheet = page.locator(`[data-worksheet="${worksheet}"][data-account="${account}"]`);
  await expect(sheet).toBeVisible();
  await unfold(sheet);
  return sheet;
}

/** Goes to the page of all accounts. */
export async function goToAccounts(page) {
  await go(page, `${root(page)}/accounts`);
  await expect(action(page, "accounts-table")).toBeVisible();
  return page.locator("main");
}

/** Goes to the overview, which lists what stands out. */
export async function goToOverview(page) {
  await go(page, root(page));
  await expect(page.locator(".finding-list").first()).toBeAttached();
}

/** What stands in the place of a figure that is not there, anywhere on the page. */
export async function nonsense(page) {
  return page.evaluate(() => {
    const wrong = /(^|[^\p{L}])(NaN|undefined|null|[-−]?inf(inity)?)([^\p{L}]|$)/iu;
    const values = [...document.querySelectorAll("[data-value]")].map((it) => `data-value ${it.dataset.value}`);
    const spoken = [...document.querySelectorAll("[aria-label]")].map((it) => it.getAttribute("aria-label"));
    const lines = document.body.innerText.split("\n");
    return [...values, ...spoken, ...lines].filter((text) => wrong.test(text));
  });
}

/** The figures of a part of the page as pairs of method and value, in the order in which they stand. */
export async function figures(part) {
  return part.locator("[data-figure]").evaluateAll((all) => all.map(({ dataset }) => [dataset.figure, dataset.value]));
}

/** The first figure of a method. */
export function figureOf(part, method) {
  return part.locator(`[data-figure="${method}"]`).first();
}

/** What is said beside a figure. */
export function noteOf(part, method) {
  return part.locator(".figure-tile", { has: part.page().locator(`[data-figure="${method}"]`) }).first().locator(".figure-note");
}

/** Opens the explanation of a figure, lets it be looked at, and closes it again. */
export async function explained(figure, look) {
  const dialog = figure.page().locator("dialog[open]");
  await figure.click();
  await expect(dialog).toBeVisible();
  await look(dialog);
  await figure.page().keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
}

/** The figures of a part that have no value and say nowhere why: neither beside them nor where they are explained. */
export async function unreasoned(part) {
  const silent = [];
  const empty = part.locator('[data-figure][data-value=""]');
  const count = await empty.count();
  for (let place = 0; place < count; place += 1) {
    const figure = empty.nth(place);
    const [method, note] = await figure.evaluate((element) => [
      element.dataset.figure,
      element.closest(".figure-tile")?.querySelector(".figure-note")?.innerText ?? "",
    ]);
    if (note) continue;
    await explained(figure, async (dialog) => {
      if ((await dialog.locator(".error").count()) === 0) silent.push(method);
    });
  }
  return silent;
}
