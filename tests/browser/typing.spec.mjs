// What is typed: while nobody rests, while an input method composes, while another tab writes, and when the page ends.
import { expect, test } from "./support/test.mjs";
import { damage } from "./support/damage.mjs";
import { action, control, enter, exported, goTo, newPlan, open, saved, valueAt } from "./support/keyplan.mjs";
import {
  LINE,
  PROSE,
  anotherTab,
  begin,
  holdTimers,
  inputMethod,
  lostMs,
  reread,
  saving,
  typeAndKill,
  typeFor,
} from "./support/typing.mjs";

test("the page says that it is saving as long as something typed is not saved", async ({ page }) => {
  await begin(page, "Status");
  await saved(page);
  await control(page, PROSE).click();
  await page.keyboard.press("x");
  await saving(page);
  await saved(page);
});

for (const way of ["steady", "quick", "composing"]) {
  test(`a page that is killed in the midst of ${way} typing has lost a second at most`, async ({ page, context }) => {
    await begin(page, "Killed");
    await saved(page);
    const url = page.url();
    const typed = await typeAndKill(page, way, PROSE, 2_500);
    // What the machine itself took to carry a key to the page does not count.
    expect(lostMs(typed, await reread(context, url, PROSE))).toBeLessThan(1_300);
  });
}

test("steady typing eats no space and moves no cursor", async ({ page }) => {
  await begin(page, "Spaces");
  await control(page, LINE).click();
  for (const word of ["one ", "two ", "three"]) {
    await page.keyboard.type(word, { delay: 40 });
    await saved(page);
  }
  await page.keyboard.press("Home");
  await page.keyboard.type("zero ", { delay: 150 });
  await control(page, LINE).blur();
  await expect(control(page, LINE)).toHaveValue("zero one two three");
});

test("typing without a pause is taken back in one step", async ({ page }) => {
  await begin(page, "One step");
  await control(page, PROSE).click();
  await typeFor(page, 2_000, "a");
  await saved(page);
  await action(page, "undo").click();
  await expect(control(page, PROSE)).toHaveValue("");
});

test("a line in which another tab saves while somebody types keeps both", async ({ page }) => {
  await begin(page, "Line");
  await saved(page);
  const other = await anotherTab(page);
  await control(page, LINE).click();
  const typing = typeFor(page, 2_500, "a");
  await enter(other, LINE, "BBB");
  const count = await typing;
  await saved(page);
  await expect(control(page, LINE)).toHaveValue("a".repeat(count));
  for (const tab of [page, other]) {
    await action(tab, "open-conflicts").click();
    await expect(tab.locator(".version")).toHaveCount(2);
    await expect(tab.locator(".version", { hasText: "BBB" })).toHaveCount(1);
    await expect(tab.locator(".version", { hasText: "a".repeat(count) })).toHaveCount(1);
  }
});

test("a long text in which another tab saves while somebody types has what both wrote", async ({ page, context }) => {
  await begin(page, "Prose");
  await enter(page, PROSE, "middle");
  await saved(page);
  const other = await anotherTab(page);
  await control(page, PROSE).click();
  await page.keyboard.press("Control+End");
  const typing = typeFor(page, 2_500, "x");
  await enter(other, PROSE, "BBB middle");
  const count = await typing;
  await saved(page);
  await expect(control(page, PROSE)).toHaveValue(`BBB middle${"x".repeat(count)}`);
  await expect(control(other, PROSE)).toHaveValue(`BBB middle${"x".repeat(count)}`);
  const { document } = await exported(page);
  expect(valueAt(document, PROSE)).toBe(`BBB middle${"x".repeat(count)}`);
  expect(await reread(context, page.url(), PROSE)).toBe(`BBB middle${"x".repeat(count)}`);
});

test("what another tab saves during a composition waits for its end, and the field takes what is typed after it", async ({ page, context }) => {
  await begin(page, "Composition");
  await enter(page, PROSE, "start ");
  await saved(page);
  const other = await anotherTab(page);
  await control(page, PROSE).click();
  await page.keyboard.press("Control+End");
  const method = await inputMethod(page);
  await method.compose("ni");
  await enter(other, PROSE, "BBB start ");
  await saved(other);
  await method.compose("nihao");
  await page.waitForTimeout(1_500);
  await expect(control(page, PROSE)).toHaveValue("start nihao");
  await method.commit("你好");
  await page.keyboard.type(" and on", { delay: 60 });
  await saved(page);
  const whole = "BBB start 你好 and on";
  await expect(control(page, PROSE)).toHaveValue(whole);
  await expect(control(other, PROSE)).toHaveValue(whole);
  const { document } = await exported(page);
  expect(valueAt(document, PROSE)).toBe(whole);
  await page.reload();
  await goTo(page, "1.1");
  await expect(control(page, PROSE)).toHaveValue(whole);
  expect(await reread(context, page.url(), PROSE)).toBe(whole);
});

test("a composition that never ends is saved, also when the page is left, exported or gone elsewhere in", async ({ page, context }) => {
  await begin(page, "No end");
  await saved(page);
  await control(page, PROSE).click();
  const method = await inputMethod(page);
  await method.compose("one");
  expect(valueAt((await exportedByKey(page)).document, PROSE)).toBe("one");
  // The same composition goes on.
  await method.compose("onetwo");
  await page.evaluate(() => { location.hash = location.hash.replace(/\/[^/]*$/, "/1.2"); });
  await expect(page.locator('[data-worksheet="1.2"]').first()).toBeVisible();
  await goTo(page, "1.1");
  await expect(control(page, PROSE)).toHaveValue("onetwo");
  await control(page, PROSE).click();
  await page.keyboard.press("Control+End");
  await method.compose("three");
  const url = page.url();
  await page.goto("about:blank");
  expect(await reread(context, url, PROSE)).toBe("onetwothree");
});

/** Exports without leaving the field, as a tap on a phone does. */
async function exportedByKey(page) {
  const { readFile } = await import("node:fs/promises");
  const download = page.waitForEvent("download");
  await page.evaluate(() => document.querySelector('[data-action="export-json"]').click());
  return { document: JSON.parse(await readFile(await (await download).path(), "utf8")) };
}

test("a field whose composition said no end follows the plan again", async ({ page }) => {
  await begin(page, "Stuck");
  await saved(page);
  const other = await anotherTab(page);
  await control(page, PROSE).click();
  await control(page, PROSE).evaluate((field) => field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true })));
  await page.keyboard.type("here");
  await saved(page);
  await expect(control(other, PROSE)).toHaveValue("here");
  await enter(other, PROSE, "here and there");
  await expect(control(page, PROSE)).toHaveValue("here and there");
});

test("a text whose row goes away while it is typed is told", async ({ page }) => {
  await begin(page, "Gone");
  await saved(page);
  const other = await anotherTab(page);
  await goTo(page, "1.3");
  await page.locator('[data-action="add-row"][data-path="/scope/products"]').first().click();
  await saved(page);
  await goTo(other, "1.3");
  await expect(control(other, "/scope/products/0/name")).toBeVisible();
  await control(page, "/scope/products/0/name").click();
  const release = await holdTimers(page);
  await page.keyboard.type("last words");
  await other.locator('[data-action="remove-row"]').first().click();
  await expect(control(other, "/scope/products/0/name")).toHaveCount(0);
  await saved(other);
  await expect(control(page, "/scope/products/0/name")).toHaveCount(0);
  await release();
  await expect(page.locator(".toasts")).toContainText("last words");
});

test.describe("inside the chat app", () => {
  test.use({
    userAgent:
      "Mozilla/5.0 (Linux; Android 12; M2012K11AC Build/SKQ1.211006.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5023 MicroMessenger/8.0.33.2320(0x28002151) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64",
  });

  test("every way out offers the text, and nothing is called saved or backed up", async ({ page }) => {
    const downloads = [];
    page.on("download", (download) => downloads.push(download.suggestedFilename()));
    await open(page);
    await newPlan(page, "聊天里的规划");
    await saved(page);
    await action(page, "export-json").click();
    await offered(page, '"format": "keyplan"');
    // Putting a plan away keeps a recovery copy.
    await page.evaluate(() => { location.hash = "#/"; });
    await action(page, "backup-all").click();
    await offered(page, "keyplan-backup");
    await action(page, "export-plan").click();
    await offered(page, '"format": "keyplan"');
    const never = await page.locator(".plan-card dd.never").count();
    expect(never).toBe(1);
    await page.evaluate(() => { location.hash = "#/settings"; });
    await action(page, "export-copy").click();
    await offered(page, '"format":"keyplan"');
    await action(page, "backup-all").click();
    await offered(page, "keyplan-backup");
    expect(downloads).toEqual([]);
  });

  async function offered(page, text) {
    const dialog = page.locator("dialog[open]");
    await expect(dialog.locator("textarea")).toHaveValue(new RegExp(text));
    await expect(page.locator(".toasts")).not.toContainText(/备份|导出|backed up|exported/i);
    await dialog.locator('[data-action="close-dialog"]').click();
    await expect(dialog).toHaveCount(0);
  }
});

test("a backup names the plan that it has not", async ({ page }) => {
  await open(page);
  await newPlan(page, "Readable");
  await saved(page);
  await page.goto("./");
  await newPlan(page, "Broken");
  await saved(page);
  await page.goto("./");
  await expect(action(page, "backup-all")).toBeVisible();
  await damage(page, "Broken", "{");
  const download = page.waitForEvent("download");
  await action(page, "backup-all").click();
  await download;
  const dialog = page.locator("dialog[open]");
  await expect(dialog).toContainText("Broken");
  await expect(dialog).not.toContainText("Readable");
  await expect(dialog).toContainText("1");
});

test("what could not be cleared is not called cleared", async ({ page }) => {
  await open(page);
  await newPlan(page, "Left");
  await saved(page);
  await page.goto("./");
  await expect(action(page, "clear-everything")).toBeVisible();
  await page.evaluate(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "InvalidStateError");
    };
  });
  await action(page, "clear-everything").click();
  const field = page.locator("dialog[open] input");
  await field.fill(await page.evaluate(() => (document.documentElement.lang === "en" ? "clear" : "清除")));
  await field.press("Enter");
  await expect(page.locator(".toasts")).toContainText("IndexedDB");
});
