// Purchase records come in from files and pasted blocks, or stay out with a reason.
import { readFileSync } from "node:fs";
import { expect, test } from "./support/test.mjs";
import { act, action, exported, newPlan, open, saved } from "./support/keyplan.mjs";

const GOOD = "2024-03-05,A1,Servo,2,\"1,200.50\",Haichuan";
// 日期 and 金额 in GB 18030.
const GB18030_HEAD = [0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xbd, 0xf0, 0xb6, 0xee];

/** A plan with an account of that name, on the page of all accounts. */
async function planWithAccount(page) {
  await open(page);
  await newPlan(page, "Purchases");
  await act(page, "add-account", "Haichuan");
  await saved(page);
  const plan = new URL(page.url()).hash.split("/")[2];
  await page.evaluate((hash) => { location.hash = hash; }, `#/p/${plan}/accounts`);
  await expect(action(page, "import-purchases")).toBeVisible();
}

async function choose(page, bytes) {
  const chooser = page.waitForEvent("filechooser");
  await action(page, "import-purchases").click();
  await (await chooser).setFiles({ name: "purchases.csv", mimeType: "text/csv", buffer: Buffer.from(bytes) });
  return page.locator("dialog[open]");
}

/** A table as another program wrote it. */
const table = (name) => readFileSync(new URL(`../../crates/plan-core/tests/fixtures/tables/${name}.csv`, import.meta.url));

const choice = (dialog, name) => dialog.locator(`[data-choice="${name}"]`);

const good = (dialog, count) => expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", String(count));

const purchases = async (page) => (await exported(page)).document.plan.accounts[0].buying?.purchases ?? [];

test("good rows come in at once, bad ones stay out with their line, and one step takes all back", async ({ page }) => {
  await planWithAccount(page);
  const rows = ["Date,Order,Product,Quantity,Amount,Account", GOOD, "soon,A2,Servo,1,5,Haichuan", "2024-03-06,A3,Servo,1,7,Nobody"];
  const dialog = await choose(page, rows.join("\r\n"));
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "1");
  await expect(dialog.locator("[data-line]")).toHaveCount(2);
  await expect(dialog.locator('[data-line="3"]')).toContainText("soon");
  await action(page, "take-rows").click();
  await expect(action(page, "take-rows")).toHaveCount(0);
  await expect(dialog.locator("[data-line]")).toHaveCount(2);
  await action(page, "close-dialog").click();
  await saved(page);
  expect(await purchases(page)).toMatchObject([{ date: "2024-03-05", order: "A1", amount: { amount: "1200.50" } }]);
  await action(page, "undo").click();
  await saved(page);
  expect(await purchases(page)).toEqual([]);
});

test("what a Chinese spreadsheet writes is read, and said", async ({ page }) => {
  await planWithAccount(page);
  const dialog = await choose(page, [...GB18030_HEAD, ...Buffer.from("\r\n2024-03-05,1200\r\n")]);
  await expect(choice(dialog, "encoding")).toContainText("GB 18030");
  await expect(dialog.locator("thead")).toContainText("日期");
  await choice(dialog, "encoding").selectOption("1");
  await expect(dialog.getByRole("alert")).not.toBeEmpty();
});

test("what a spreadsheet calls Unicode text is read", async ({ page }) => {
  await planWithAccount(page);
  const dialog = await choose(page, Buffer.from("\u{feff}日期\t金额\t客户\r\n2024-03-05\t1200\tHaichuan\r\n", "utf16le"));
  await expect(choice(dialog, "encoding")).toContainText("UTF-16");
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "1");
});

test("a pasted block is still there after its dialog was left", async ({ page }) => {
  await planWithAccount(page);
  await action(page, "paste-purchases").click();
  await page.locator("dialog textarea").fill("Date\tAmount\tAccount\n2024-03-05\t7\tHaichuan\n2024-03-05\t7\tHaichuan");
  await expect(page.locator("[data-good]")).toHaveAttribute("data-good", "2");
  await page.goBack();
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await page.goForward();
  await action(page, "paste-purchases").click();
  await expect(page.locator("[data-good]")).toHaveAttribute("data-good", "2");
  // Both rows say the same, which is worth a look.
  await expect(page.locator('dialog [data-line="3"]')).toBeVisible();
});

test("rows pasted onto the page of accounts are offered as accounts, and a copy of the plan is kept before", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await planWithAccount(page);
  await page.evaluate(() => navigator.clipboard.writeText("Customer\tIndustry\tTier\nBeiming\tSteel\tKey account\nHengyue\tSteel\tKey account (since May)"));
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("Control+v");
  await good(page.locator("dialog[open]"), 2);
  await expect(page.locator("dialog[open]")).toContainText("since May");
  await action(page, "take-rows").click();
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await saved(page);
  const { accounts } = (await exported(page)).document.plan;
  expect(accounts.map((account) => account.name)).toEqual(["Haichuan", "Beiming", "Hengyue"]);
  expect(accounts[2].assessment.tier).toBe("key");
  expect(accounts[2].profile.notes).toBe("since May");
  await page.goto("./#/settings");
  await expect(page.locator(".copies")).toContainText(/before an import|导入前的副本/i);
});

test("a pasted block of twenty thousand rows comes in, and is there after a reload", async ({ page, context }) => {
  test.setTimeout(180_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await planWithAccount(page);
  const row = (n) => `2024-${String((n % 12) + 1).padStart(2, "0")}-05\tA${n}\tServo\t1\t${n}\tHaichuan`;
  const block = ["Date\tOrder\tProduct\tQuantity\tAmount\tAccount", ...Array.from({ length: 20_000 }, (_, n) => row(n))].join("\n");
  await page.evaluate((block) => navigator.clipboard.writeText(block), block);
  await action(page, "paste-purchases").click();
  const dialog = page.locator("dialog[open]");
  // Pasted as a person does it: to type so many lines takes the browser minutes.
  await dialog.locator("textarea").focus();
  await page.keyboard.press("Control+v");
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "20000", { timeout: 60_000 });
  await action(page, "take-rows").click();
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
  await saved(page);
  await page.reload();
  await saved(page);
  expect(await purchases(page)).toHaveLength(20_000);
});

test("what a table does not say for certain is asked, with what each answer comes to", async ({ page }) => {
  await planWithAccount(page);
  const dialog = await choose(page, "Date;Account;Amount\r\n03/05/2024;Haichuan;1.234\r\n04/05/2024;Haichuan;2.500\r\n");
  await expect(dialog.locator("[data-good]")).toHaveCount(0);
  await expect(dialog.getByRole("alert").locator("p")).toHaveCount(2);
  await expect(choice(dialog, "point")).toContainText("3.734");
  await expect(choice(dialog, "point")).toContainText("3,734");
  await choice(dialog, "point").selectOption("2");
  await choice(dialog, "day-order").selectOption("1");
  await good(dialog, 2);
  await action(page, "take-rows").click();
  await saved(page);
  expect(await purchases(page)).toMatchObject([
    { date: "2024-05-03", amount: { amount: "1234" } }, { date: "2024-05-04", amount: { amount: "2500" } }]);
});

test("an amount with tax is not taken for one without, nor one of two that are called alike", async ({ page }) => {
  await planWithAccount(page);
  const head = (dialog) => dialog.locator("thead select");
  const rows = (...cells) => `${cells.join("\r\n")}\r\n`;
  let dialog = await choose(page, rows("Date,Account,Total incl. VAT", "2024-03-05,Haichuan,1130.00"));
  await expect(choice(dialog, "tax")).toContainText("1,000");
  await expect(dialog.locator("[data-good]")).toHaveCount(0);
  await choice(dialog, "tax").selectOption("1");
  await good(dialog, 1);
  await action(page, "close-dialog").click();
  dialog = await choose(page, rows("Date,Account,Amount,Amount", "2024-03-05,Haichuan,1000,800"));
  await expect(dialog.getByRole("alert")).not.toBeEmpty();
  await expect(head(dialog).nth(2)).toHaveValue("");
  await head(dialog).nth(3).selectOption("4");
  await good(dialog, 1);
});

test("a unit in a heading counts, and each choice of it shows what becomes of a sum", async ({ page }) => {
  await planWithAccount(page);
  const dialog = await choose(page, "Date,Account,\"Sales (net, kCNY)\"\r\n2024-03-05,Haichuan,128.5\r\n");
  await expect(choice(dialog, "unit").locator("option:checked")).toContainText("128,500");
  await good(dialog, 1);
  await choice(dialog, "unit").selectOption("2");
  await expect(dialog.locator("tbody")).toContainText("1,285,000");
});

test("letters of other systems are read as they were written", async ({ page }) => {
  await planWithAccount(page);
  let dialog = await choose(page, table("17a-windows-1252"));
  await expect(dialog.locator("thead + tbody")).toContainText("Müller & Söhne GmbH, Köln");
  await expect(choice(dialog, "encoding")).toContainText("Windows-1252");
  await action(page, "close-dialog").click();
  dialog = await choose(page, table("16-one-cut-letter"));
  await expect(dialog.locator("thead + tbody")).toContainText("可编程控制器");
  await expect(dialog.locator("[data-notes]")).toContainText("�");
  await action(page, "close-dialog").click();
  dialog = await choose(page, table("33-rare-letters-gb18030"));
  await expect(dialog.locator("thead + tbody")).toContainText("礼盒");
});

test("lines of an order take over its head when the person says so", async ({ page }) => {
  await planWithAccount(page);
  const dialog = await choose(page, table("22-order-lines"));
  await good(dialog, 1);
  await choice(dialog, "inherits").check();
  await good(dialog, 3);
  await expect(dialog.locator("[data-line]")).toHaveCount(2);
});

test("what stays out can be saved, mended and brought in as it was", async ({ page }) => {
  await planWithAccount(page);
  let dialog = await choose(page, table("20-signs-in-front"));
  await good(dialog, 0);
  const download = page.waitForEvent("download");
  await action(page, "save-report").click();
  const report = readFileSync(await (await download).path(), "utf8");
  expect(report).toContain("'+24V supply");
  await action(page, "close-dialog").click();
  dialog = await choose(page, report.replaceAll("soon", "2024-03-05"));
  await good(dialog, 3);
  await action(page, "take-rows").click();
  await saved(page);
  expect((await purchases(page)).map((it) => it.order)).toEqual(["A1", "-A2", "A3"]);
  const { document } = await exported(page);
  expect(document.plan.scope.products.map((it) => it.name)).toEqual(["+24V supply", "@home kit", "=SUM adapter"]);
});

test.describe("inside the chat app", () => {
  test.use({ userAgent: "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/107.0.5304.141 Mobile Safari/537.36 MicroMessenger/8.0.33" });

  test("what stays out is shown as text to be copied, and the import goes on", async ({ page }) => {
    await planWithAccount(page);
    const dialog = await choose(page, ["Date,Order,Product,Quantity,Amount,Account", GOOD, "soon,A2,Servo,1,5,Haichuan"].join("\r\n"));
    await good(dialog, 1);
    await action(page, "save-report").click();
    await expect(dialog.locator(".report-text")).toHaveValue(/soon,A2,Servo,1,5,Haichuan/);
    await expect(page.locator(".toasts")).not.toContainText(/导出|exported/i);
    await action(page, "take-rows").click();
    await expect(action(page, "take-rows")).toHaveCount(0);
  });
});

test("each column has its unit, a name that nobody has is given an account, and what does not come in is said", async ({ page }) => {
  await planWithAccount(page);
  const head = "Date,Account,Amount (kCNY),Cost,Status";
  const rows = ["2024-03-05,Haichuan Group,128.5,85000,open", "2024-03-06,haichuan group,10,5000,paid", "2024-03-07,Haichuan,1,1,paid"];
  const dialog = await choose(page, [head, ...rows].join("\r\n"));
  await good(dialog, 1);
  await expect(dialog.locator("[data-left-out]")).toContainText("Status");
  // A cost beside an amount in thousands is in thousands too, until somebody says otherwise.
  await expect(choice(dialog, "cost-unit")).toHaveValue("1");
  await choice(dialog, "cost-unit").selectOption("0");
  await expect(choice(dialog, "unit")).toHaveValue("1");
  const stranger = dialog.locator('[data-stranger="Haichuan Group"]');
  await expect(dialog.locator("[data-stranger]")).toHaveCount(1);
  await stranger.locator("[data-assign]").selectOption({ label: "Haichuan" });
  await good(dialog, 3);
  await expect(stranger.locator("[data-assign] option:checked")).toHaveText("Haichuan");
  await expect(dialog.locator("[data-sum]")).toContainText("139,500");
  await action(page, "take-rows").click();
  await saved(page);
  const read = (await purchases(page)).map(({ amount, cost }) => [amount.amount, cost.amount]);
  expect(read).toEqual([["128500", "85000"], ["10000", "5000"], ["1000", "1"]]);
});
