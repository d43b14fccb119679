// What was filled in is in sight, on the page and on paper: nothing filled is folded away or left out in print, nothing
// empty is printed, sums are read easily, late actions are named.
import { writeFile } from "node:fs/promises";
import { expect, test } from "./support/test.mjs";
import { addRow, act, action, control, enter, exported, goTo, newPlan, open, saved, valueAt } from "./support/keyplan.mjs";
import { goToAccount, goToAccounts, goToOverview, openPlan, smallPlan } from "./support/analysis.mjs";

test.use({ locale: "en" });

/** Folds a worksheet to its short path. */
async function fold(sheet) {
  const unfolded = sheet.locator('[data-action="show-all"][aria-pressed="true"]');
  if (await unfolded.count()) await unfolded.click();
}

test("the short path shows every prompt that is filled in, and print has every answer and no empty prompt", async ({ page }, info) => {
  await openPlan(page, info, smallPlan(({ accounts: [north] }) => {
    north.buying.brand = { value: "Prefers three makes", evidence: { status: "confirmed", source: "Tender of May" } };
    north.buying.swot = [{ id: "sw-1", kind: "threat", point: "Prices are negotiated centrally" }];
    north.profile.contacts[3].background = "Twenty years in purchasing";
  }));
  const sheet = await goToAccount(page, "acc-north", "2.3");
  await fold(sheet);
  await expect(control(page, "/accounts/0/buying/brand/value")).toBeVisible();
  await expect(control(page, "/accounts/0/buying/swot/0/point")).toBeVisible();
  await expect(control(page, "/accounts/0/buying/payment/value")).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  const paper = page.locator("main");
  for (const text of ["Prefers three makes", "Tender of May", "Prices are negotiated centrally"]) await expect(paper).toContainText(text);
  await expect(page.locator(".prompt:visible, .listing:visible, .review:visible, select:visible, input:visible")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await expect(page.locator(".paper")).toHaveCount(0);
  // What a row has no column for is read below it, folded as it is.
  const people = await goToAccount(page, "acc-north", "2.1");
  await fold(people);
  await expect(people.locator(".in-short", { hasText: "Twenty years in purchasing" })).toBeVisible();
});

test("an account of which little is known prints as little, with company and page on each page", async ({ page }) => {
  await open(page);
  await newPlan(page, "Paper");
  await goToOverview(page);
  await enter(page, "/company", "Example Ltd");
  await act(page, "add-account", "Haichuan");
  await goTo(page, "2.1");
  await enter(page, "/accounts/0/profile/legal_name", "Haichuan Power Ltd");
  await saved(page);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const title = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--print-title"));
  expect(title).toContain("Example Ltd");
});

test("amounts have thousands separators until somebody types in them, and are filled, typed and kept as before", async ({ page }) => {
  await open(page);
  await newPlan(page, "Sums");
  await goTo(page, "1.1");
  const path = "/background/concentration/total_sales/amount";
  const sum = control(page, path);
  await enter(page, path, "1285000.50");
  await expect(sum).toHaveValue("1,285,000.50");
  await sum.focus();
  await expect(sum).toHaveValue("1285000.50");
  // Filling replaces what was there, whatever it looked like.
  await sum.blur();
  await sum.fill("62000");
  await expect(sum).toHaveValue("62000");
  await sum.blur();
  await expect(sum).toHaveValue("62,000");
  // Coming by the keyboard and typing replaces it, as in any field.
  await page.keyboard.press("Shift+Tab");
  await sum.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("7500");
  await sum.blur();
  await expect(sum).toHaveValue("7,500");
  // Who presses into it goes on from there: a digit more is no other amount.
  const box = await sum.boundingBox();
  await sum.click({ position: { x: box.width - 4, y: box.height / 2 } });
  await page.keyboard.press("End");
  await page.keyboard.type("0");
  await sum.blur();
  await expect(sum).toHaveValue("75,000");
  await sum.fill("7500");
  await sum.blur();
  const currency = control(page, "/background/concentration/total_sales/currency");
  const plain = await currency.boundingBox();
  await saved(page);
  expect(valueAt((await exported(page)).document, path)).toBe("7500");
  // A currency takes room only where it is another than the plan's.
  await currency.selectOption("EUR");
  await expect.poll(async () => (await currency.boundingBox()).width).toBeGreaterThan(plain.width + 20);
});

test("late actions are counted wherever they come from, named with account and owner, marked and grouped", async ({ page }, info) => {
  const action_of = (id, what, more) => ({ id, what, due: "2020-01-02", status: "open", ...more });
  await openPlan(page, info, smallPlan((plan) => {
    plan.actions = [
      action_of("ac-1", "Call back", { account: "acc-north", owner: "mem-he", worksheet: "2.2" }),
      action_of("ac-2", "Ask finance", { owner: "mem-he" }),
      action_of("ac-3", "Done long ago", { status: "done" }),
    ];
  }));
  await goToOverview(page);
  await expect(page.locator(".finding-list").first()).toContainText("“Call back” (North · He Jing)");
  await expect(page.locator(".finding-list").first()).toContainText("“Ask finance” (He Jing)");
  await expect(page.locator('.tile[href$="/actions"]')).toContainText("2 overdue");
  await page.locator('.nav a[href$="/actions"]').click();
  await expect(page.locator(".listing .late")).toHaveCount(2);
  await action(page, "group-actions").selectOption("account");
  await expect(page.locator(".listing h3")).toHaveText(["North", /None/]);
  await action(page, "group-actions").selectOption("owner");
  await expect(page.locator(".listing h3")).toHaveText(["He Jing"]);
});

test("a goal's number is taken with its unit, or what it comes to is said", async ({ page }) => {
  await open(page);
  await newPlan(page, "Goals");
  await goTo(page, "1.2");
  await addRow(page, "/goals/goals");
  await enter(page, "/goals/goals/0/unit", "亿元");
  await enter(page, "/goals/goals/0/target", "4.9亿");
  await expect(control(page, "/goals/goals/0/target")).toHaveValue("4.9");
  await enter(page, "/goals/goals/0/start", "320000000");
  await goToOverview(page);
  await expect(page.locator(".finding-list").first()).toContainText("seems to hold its unit already");
});

test("the column chooser closes by Escape and by a press elsewhere, and search says when it found nothing", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  await goToAccounts(page);
  const choices = page.locator(".menu-body");
  await action(page, "choose-columns").click();
  await expect(choices).toBeVisible();
  await choices.locator("input").first().focus();
  await page.keyboard.press("Escape");
  await expect(choices).toBeHidden();
  await expect(action(page, "choose-columns")).toBeFocused();
  await action(page, "choose-columns").click();
  await expect(choices).toBeVisible();
  await page.locator("main h1").click();
  await expect(choices).toBeHidden();
  await action(page, "palette").click();
  await page.keyboard.type("no such thing");
  await expect(page.locator(".found-nothing")).toContainText("no such thing");
});

test("undo says what it undid, and files carry the day", async ({ page }) => {
  await open(page);
  await newPlan(page, "Undo");
  await act(page, "add-account", "Haichuan");
  await goTo(page, "2.1");
  await addRow(page, "/accounts/0/profile/contacts");
  await enter(page, "/accounts/0/profile/contacts/0/name", "Wang Min");
  await enter(page, "/accounts/0/profile/contacts/0/position", "Head of purchasing");
  await action(page, "undo").click();
  await expect(page.locator(".toasts")).toContainText(/Undone: .*Wang Min · Position/);
  const download = page.waitForEvent("download");
  await action(page, "export-json").click();
  expect((await download).suggestedFilename()).toMatch(/^Undo-\d{4}-\d{2}-\d{2}\.keyplan\.json$/);
});

test("the scoring scheme has a place of its own, where scores stay until all pairs are compared", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  const sheet = await goToAccount(page, "acc-north", "2.4");
  await fold(sheet);
  await expect(control(page, "/scheme/criteria/0/weight")).toHaveCount(0);
  const before = await sheet.locator('[data-figure="weighted-score"]').first().getAttribute("data-value");
  await action(page, "open-scheme").click();
  await expect(control(page, "/scheme/criteria/0/weight")).toBeVisible();
  await enter(page, "/scheme/weights_by", "pairwise");
  await expect(page.locator(".verdict")).toContainText("1 of 1");
  await goToAccount(page, "acc-north", "2.4");
  await expect(page.locator('[data-figure="weighted-score"]').first()).toHaveAttribute("data-value", before);
  await action(page, "open-scheme").click();
  await action(page, "add-pairs").click();
  await enter(page, "/scheme/comparisons/0/preference", "3");
  await expect(page.locator(".verdict")).toContainText("agree with each other");
});

test("texts that a translator wraps do not freeze the page, and it is asked not to translate", async ({ page }, info) => {
  await openPlan(page, info, smallPlan());
  await expect(page.locator("html")).toHaveAttribute("translate", "no");
  await goToAccount(page, "acc-north", "2.1");
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((text) => text.data.trim() && !["SCRIPT", "STYLE", "OPTION", "TEXTAREA"].includes(text.parentNode.nodeName))) {
      const font = document.createElement("font");
      text.replaceWith(font);
      font.append(text);
    }
  });
  await enter(page, "/accounts/0/profile/legal_name", "North Ltd");
  await addRow(page, "/accounts/0/profile/contacts");
  await goToAccount(page, "acc-north", "2.3");
  await action(page, "switch-language").click();
  await expect(page.locator("main h1")).toContainText("采购行为");
  await saved(page);
  expect(valueAt((await exported(page)).document, "/accounts/0/profile/legal_name")).toBe("North Ltd");
});

test("no column of a worksheet's table is cut off at 1440 pixels", async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  await act(page, "open-sample");
  const cut = [];
  for (const id of ["1.2", "1.3", "2.1", "2.2", "2.3", "2.4"]) {
    await goTo(page, id);
    const wide = await page.locator(".table-frame").evaluateAll((frames) =>
      frames.filter((frame) => frame.scrollWidth > frame.clientWidth + 1)
        .map((frame) => `${frame.closest(".listing")?.querySelector("h3")?.textContent} ${frame.scrollWidth} > ${frame.clientWidth}`));
    cut.push(...wide.map((frame) => `${id}: ${frame}`));
  }
  await page.locator('.nav a[href$="/actions"]').click();
  cut.push(...await page.locator(".table-frame").evaluateAll((frames) => frames.filter((it) => it.scrollWidth > it.clientWidth + 1).map((it) => `actions ${it.scrollWidth}`)));
  expect(cut).toEqual([]);
});
