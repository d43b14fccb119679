// What is kept: through reloads in quick succession, a browser that is killed, a store that is emptied or silent; and ways
// back to a plan as it was.
import { chromium } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillLocalStorage } from "./support/ballast.mjs";
import { expect, test } from "./support/test.mjs";
import { act, action, addRow, control, enter, exported, goTo, importFile, newPlan, open, saved, valueAt } from "./support/keyplan.mjs";

test("two fields edited at once, two reloads, and writing on: all of it stays", async ({ page }) => {
  test.setTimeout(180_000);
  await open(page);
  for (let round = 0; round < 8; round += 1) {
    await page.goto("./");
    await newPlan(page, `Round ${round}`);
    await goTo(page, "1.1");
    await enter(page, "/background/why_now", "one");
    await enter(page, "/background/steer", "two");
    await saved(page);
    await page.reload();
    await goTo(page, "1.1");
    await enter(page, "/background/steer", "two and on");
    await saved(page);
    await page.reload();
    await goTo(page, "1.1");
    await expect(control(page, "/background/steer")).toHaveValue("two and on");
    await expect(control(page, "/background/why_now")).toHaveValue("one");
    await enter(page, "/background/steer", "two and on and on");
    await saved(page);
    const { document } = await exported(page);
    expect(valueAt(document, "/background/steer")).toBe("two and on and on");
  }
});

/** A browser of its own, whose profile stays when it is killed. */
async function started(profile, info) {
  const { launchOptions, baseURL } = info.project.use;
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** Ends all of its processes at once, as a power cut would. */
function kill(profile) {
  try {
    execFileSync("pkill", ["-KILL", "-f", profile]);
  } catch {
    // Some had ended already.
  }
}

test("what the status calls saved is there after the browser was killed", async ({}, info) => {
  test.skip(process.platform === "win32", "pkill ends the browser here");
  test.setTimeout(240_000);
  const profile = mkdtempSync(join(tmpdir(), "keyplan-killed-"));
  let { context, page } = await started(profile, info);
  await open(page);
  await newPlan(page, "Killed");
  await saved(page);
  const { hash } = new URL(page.url());
  for (let round = 0; round < 5; round += 1) {
    // The first time nothing but the new plan is there.
    if (round > 0) {
      await goTo(page, "1.1");
      await enter(page, "/background/why_now", `round ${round}`);
      await saved(page);
    }
    const closed = new Promise((done) => { context.on("close", done); });
    kill(profile);
    await closed;
    ({ context, page } = await started(profile, info));
    await open(page);
    await expect(page.locator(".plan-link")).toHaveCount(1);
    await open(page, hash);
    await goTo(page, "1.1");
    await expect(control(page, "/background/why_now")).toHaveValue(round > 0 ? `round ${round}` : "");
  }
  await context.close();
  rmSync(profile, { recursive: true, force: true });
});

test("where local storage is full, small edits go to the large store", async ({ page, context }) => {
  await open(page);
  await newPlan(page, "Full");
  await goTo(page, "1.1");
  await saved(page);
  await fillLocalStorage(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await goTo(other, "1.1");
  await enter(page, "/background/why_now", "有地方放");
  // Edited while the one before is being written: no pause comes after it that would save it.
  await enter(page, "/background/steer", "紧接着写的");
  await enter(page, "/background/obstacles", "再写一点");
  await saved(page);
  await expect(control(other, "/background/why_now")).toHaveValue("有地方放");
  await page.reload();
  await goTo(page, "1.1");
  await expect(control(page, "/background/why_now")).toHaveValue("有地方放");
  await expect(control(page, "/background/steer")).toHaveValue("紧接着写的");
  await expect(control(page, "/background/obstacles")).toHaveValue("再写一点");
});

const databaseGone = () =>
  new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase("keyplan");
    request.onsuccess = () => done();
    request.onerror = () => failed(request.error);
  });

test("a large store that is emptied under an open plan is written anew", async ({ page }) => {
  await open(page);
  await fillLocalStorage(page);
  // Room for some edits and for notes, not for the sample's record.
  await page.evaluate(() => localStorage.setItem("ballast-0", localStorage.getItem("ballast-0").slice(60_000)));
  await act(page, "open-sample");
  await goTo(page, "1.1");
  await saved(page);
  await page.evaluate(databaseGone);
  await enter(page, "/background/why_now", "又写了一点");
  await saved(page);
  await page.reload();
  await goTo(page, "1.1");
  await expect(control(page, "/background/why_now")).toHaveValue("又写了一点");
  await goTo(page, "1.2");
  await expect(control(page, "/goals/goals/0/statement")).not.toHaveValue("");
});

test("a plan that local storage has lost comes back into the list", async ({ page }) => {
  await open(page);
  await newPlan(page, "Lost and found");
  await goTo(page, "1.1");
  await enter(page, "/background/why_now", "还在");
  await saved(page);
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await open(page);
  await page.locator(".plan-link", { hasText: "Lost and found" }).click();
  await goTo(page, "1.1");
  await expect(control(page, "/background/why_now")).toHaveValue("还在");
  // What is removed on purpose does not.
  await page.goto("./");
  await action(page, "delete-plan").click();
  await page.locator(".folded summary").click();
  await action(page, "destroy-plan").click();
  await page.locator("dialog[open] .danger").click();
  await expect(page.locator(".plan-card")).toHaveCount(0);
  await page.reload();
  await expect(action(page, "new-plan")).toBeVisible();
  await page.waitForTimeout(500);
  await expect(page.locator(".plan-card")).toHaveCount(0);
});

test("a large store that never answers keeps nobody waiting for ever", async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    if (location.protocol !== "about:" && sessionStorage.getItem("silent")) IDBFactory.prototype.open = () => new EventTarget();
  });
  await open(page);
  await newPlan(page, "Silent");
  await saved(page);
  await page.evaluate(() => sessionStorage.setItem("silent", "yes"));
  await page.reload();
  await goTo(page, "1.1");
  await enter(page, "/background/why_now", "照样能写");
  await expect(page.locator("[data-save-state]").first()).toHaveAttribute("data-save-state", "saved", { timeout: 30_000 });
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => /^keyplan\/plan\/[^/]+$/.test(key));
    localStorage.setItem(key, '{"format":"keyplan-vault","mark":"x"}');
  });
  await page.reload();
  await expect(action(page, "try-again")).toBeVisible({ timeout: 30_000 });
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await goTo(page, "1.1");
  await expect(control(page, "/background/why_now")).toHaveValue("照样能写");
});

test("an older file of a plan that is here can be put back, or added beside it", async ({ page }, info) => {
  await open(page);
  await newPlan(page, "Then");
  await goTo(page, "1.1");
  await enter(page, "/background/why_now", "那时");
  await goTo(page, "1.3");
  await addRow(page, "/scope/products");
  await enter(page, "/scope/products/0/name", "伺服驱动器");
  const { file } = await exported(page);
  const then = info.outputPath("then.keyplan.json");
  await writeFile(then, await readFile(file));
  await page.locator('[data-action="remove-row"]').first().click();
  await goTo(page, "1.1");
  await enter(page, "/background/why_now", "现在");
  await saved(page);

  await page.goto("./");
  await importFile(page, then);
  const dialog = page.locator("dialog[open]");
  await dialog.locator('[data-action="put-back"]').click();
  await expect(dialog.locator("[data-changes]")).toHaveAttribute("data-changes", "2");
  await expect(dialog).toContainText("现在");
  await dialog.locator('[data-action="confirm-put-back"]').click();
  await goTo(page, "1.1");
  await expect(control(page, "/background/why_now")).toHaveValue("那时");
  await goTo(page, "1.3");
  await expect(control(page, "/scope/products/0/name")).toHaveValue("伺服驱动器");
  await action(page, "undo").click();
  await goTo(page, "1.1");
  await expect(control(page, "/background/why_now")).toHaveValue("现在");
  await saved(page);

  // What was there before is among the recovery copies, and can be had as a plan of its own.
  await page.goto("./#/settings");
  await page.locator('.copies [data-action="add-beside"]').first().click();
  await goTo(page, "1.1");
  await expect(control(page, "/background/why_now")).toHaveValue("现在");
  await page.goto("./");
  await expect(page.locator(".plan-card")).toHaveCount(2);
});

test("where two changed one text, both versions are shown until somebody decides", async ({ page, browser, baseURL }, info) => {
  await open(page);
  await newPlan(page, "两个人");
  await goTo(page, "1.1");
  await enter(page, "/background/why_now", "主攻5家");
  const { file } = await exported(page);
  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await open(elsewhere);
  await importFile(elsewhere, file);
  await goTo(elsewhere, "1.1");
  await enter(elsewhere, "/background/why_now", "主攻4家");
  const copy = await exported(elsewhere);
  const path = info.outputPath("copy.keyplan.json");
  await writeFile(path, await readFile(copy.file));
  await enter(page, "/background/why_now", "主攻6家");
  await saved(page);
  await page.goto("./");
  await importFile(page, path);
  await action(page, "open-conflicts").click();
  await expect(page.locator(".version")).toHaveCount(2);
  await page.locator(".version", { hasText: "主攻4家" }).locator('[data-action="choose-version"]').click();
  await expect(page.locator(".version")).toHaveCount(0);
  await goTo(page, "1.1");
  await expect(control(page, "/background/why_now")).toHaveValue("主攻4家");
  await other.close();
});
