// Tables come in from workbooks, read by a worker that is fetched for it; whatever is no table is named.
import { expect, test } from "./support/test.mjs";
import { act, action, exported, newPlan, open, saved } from "./support/keyplan.mjs";
import { day, workbook } from "./support/workbook.mjs";

/** The page of all accounts of a new plan, with an account of that name if one is given. */
async function accountsPage(page, account) {
  await open(page);
  await newPlan(page, "Workbooks");
  if (account) await act(page, "add-account", account);
  await saved(page);
  await toAccounts(page);
}

async function toAccounts(page) {
  const plan = new URL(page.url()).hash.split("/")[2];
  await page.evaluate((hash) => { location.hash = hash; }, `#/p/${plan}/accounts`);
  await expect(action(page, "import-purchases")).toBeVisible();
}

async function choose(page, name, file, buffer) {
  const chooser = page.waitForEvent("filechooser");
  await action(page, name).click();
  await (await chooser).setFiles({ name: file, mimeType: "application/octet-stream", buffer });
  return page.locator("dialog[open]");
}

const ORDERS = [
  ["", ""],
  ["Date", "Order", "Amount", "Account"],
  [day("2024-03-05"), "000123", 0.1 + 0.2, "Haichuan"],
  [day("2024-03-06"), "000124", 1200.5, "Haichuan"],
];

const ORDER_BOOK = workbook([
  { name: "Cover", rows: [["Orders"]] },
  { name: "Orders", rows: ORDERS },
  { name: "Old & done", hidden: true, rows: [["Date", "Amount", "Account"], [day("2020-01-01"), 7, "Haichuan"]] },
]);

test("a workbook comes into purchases with its days, its sums and the order numbers as they stand", async ({ page }) => {
  const fetched = [];
  page.context().on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await accountsPage(page, "Haichuan");
  await page.waitForLoadState("networkidle");
  const ofWorker = () => fetched.filter((path) => /\/sheets-[0-9a-f]+(_bg)?\.(js|wasm)$/.test(path)).length;
  // Nothing of it comes before somebody needs it.
  expect(ofWorker()).toBe(0);
  const dialog = await choose(page, "import-purchases", "orders.xlsx", ORDER_BOOK);
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "2");
  const sheets = dialog.locator("select[data-sheets]");
  await expect(sheets).toHaveAttribute("data-sheets", "3");
  await expect(sheets).toHaveValue("1");
  await sheets.selectOption("2");
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "1");
  await sheets.selectOption("1");
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "2");
  await action(page, "take-rows").click();
  await expect(dialog).toHaveCount(0);
  await saved(page);
  const rows = (await exported(page)).document.plan.accounts[0].buying.purchases;
  expect(rows).toMatchObject([
    { date: "2024-03-05", order: "000123", amount: { amount: "0.3" } },
    { date: "2024-03-06", order: "000124", amount: { amount: "1200.5" } },
  ]);
});

test("a workbook of contacts becomes one account for each company, and once more changes only what is chosen", async ({ page }) => {
  await accountsPage(page);
  const head = ["First Name", "Last Name", "Email", "Job Title", "Company", "Website"];
  const rows = [
    ["Lin", "Wei", "lin.wei@example.com", "Purchasing Director", "Haichuan Electric", "haichuan.example"],
    ["Sun", "Yi", "sun.yi@example.com", "CFO", "haichuan electric ", ""],
    ["Qian", "Lu", "qian.lu@example.com", "Buyer", "Beiming Energy", ""],
  ];
  const dialog = await choose(page, "import-accounts", "contacts.xlsx", workbook([{ name: "Contacts", rows: [head, ...rows] }]));
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "2");
  await action(page, "take-rows").click();
  await expect(dialog).toHaveCount(0);
  await saved(page);
  const accounts = async () => (await exported(page)).document.plan.accounts;
  const read = (list) => list.map(({ name, profile }) => [name, profile.website, ...profile.contacts.map((contact) => contact.name)]);
  const first = read(await accounts());
  expect(first).toEqual([["Haichuan Electric", "haichuan.example", "Lin Wei", "Sun Yi"], ["Beiming Energy", null, "Qian Lu"]]);
  const later = [["Zhao", "Min", "zhao.min@example.com", "Manager", "HAICHUAN Electric", "haichuan.test"], rows[2]];
  await choose(page, "import-accounts", "contacts.xlsx", workbook([{ name: "Contacts", rows: [head, ...later] }]));
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "0");
  await expect(action(page, "take-rows")).toBeDisabled();
  await expect(dialog.locator('[data-known="2"]')).toContainText("haichuan.example → haichuan.test");
  await dialog.locator('[data-known="2"] [data-decision="one"]').selectOption("update");
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "1");
  await action(page, "take-rows").click();
  await expect(dialog).toHaveCount(0);
  await saved(page);
  expect(read(await accounts())).toEqual([["Haichuan Electric", "haichuan.test", "Lin Wei", "Sun Yi", "Zhao Min"], first[1]]);
  await action(page, "undo").click();
  await saved(page);
  expect(read(await accounts())).toEqual(first);
});

test("a file that is no table is named as what it is", async ({ page }) => {
  await accountsPage(page, "Haichuan");
  const kinds = [
    ["report.xls", Buffer.from("%PDF-1.7\n"), "PDF"],
    ["export.xls", Buffer.from("<html><body><table><tr><td>1</td></tr></table></body></html>"), /web page|网页/],
  ];
  for (const [name, buffer, said] of kinds) {
    const dialog = await choose(page, "import-purchases", name, buffer);
    await expect(page.getByText(said).first()).toBeVisible();
    await expect(dialog).toHaveCount(0);
  }
  const dialog = await choose(page, "import-purchases", "orders.xls", Buffer.from("Date,Amount,Account\n2024-03-05,7,Haichuan\n"));
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "1");
  await action(page, "close-dialog").click();
  const damaged = ORDER_BOOK.subarray(0, ORDER_BOOK.length - 60);
  await choose(page, "import-purchases", "orders.xlsx", damaged);
  await expect(dialog.getByRole("alert")).not.toBeEmpty();
});

test("a workbook is read without a network once one has been read with it", async ({ page, context }) => {
  await accountsPage(page, "Haichuan");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await toAccounts(page);
  const dialog = await choose(page, "import-purchases", "orders.xlsx", ORDER_BOOK);
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "2");
  await action(page, "close-dialog").click();
  await context.setOffline(true);
  await page.reload();
  await toAccounts(page);
  await choose(page, "import-purchases", "orders.xlsx", ORDER_BOOK);
  await expect(dialog.locator("[data-good]")).toHaveAttribute("data-good", "2");
});
