// What is pasted into a table is what it looks like, and the page says what it did.
import { expect, test } from "./support/test.mjs";
import { act, action, addRow, control, enter, exported, goTo, newPlan, open, saved } from "./support/keyplan.mjs";

const PRODUCTS = "/scope/products";
const report = (page) => page.locator("[data-pasted]");

/** Pastes into a control as a browser does: the text, and beside it a text with marks if there is one. */
async function paste(page, path, text, html = "") {
  return pasteInto(control(page, path), text, html);
}

async function pasteInto(field, text, html = "") {
  await field.focus();
  const untouched = await field.evaluate((element, { text, html }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    if (html) clipboardData.setData("text/html", html);
    return element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, { text, html });
  return !untouched;
}

async function planWithProducts(page, names) {
  await open(page);
  await newPlan(page, "Paste");
  await goTo(page, "1.3");
  for (const [place, name] of names.entries()) {
    await addRow(page, PRODUCTS);
    await enter(page, `${PRODUCTS}/${place}/name`, name);
  }
  await saved(page);
}

const products = async (page, field) => {
  await saved(page);
  const { document } = await exported(page);
  return (document.plan.scope?.products ?? []).map((row) => row[field] ?? "");
};

async function planWithContacts(page) {
  await open(page);
  await newPlan(page, "People");
  await act(page, "add-account", "Haichuan");
  await goTo(page, "2.1");
}

const contacts = async (page) => {
  await saved(page);
  const { document } = await exported(page);
  return document.plan.accounts[0].profile?.contacts ?? [];
};

test("blank cells of a column keep their place, and one step takes all of it back", async ({ page }) => {
  await planWithProducts(page, ["a", "b", "c", "d"]);
  expect(await paste(page, `${PRODUCTS}/0/name`, "北区\r\n\r\n南区\r\n东区\r\n")).toBe(true);
  await expect(report(page)).toHaveAttribute("data-pasted", "4");
  expect(await products(page, "name")).toEqual(["北区", "", "南区", "东区"]);
  await action(page, "undo").click();
  await expect(report(page)).toHaveCount(0);
  expect(await products(page, "name")).toEqual(["a", "b", "c", "d"]);
});

test("into a table without rows a block is pasted where it says so, or on the button that adds one", async ({ page }) => {
  await planWithProducts(page, []);
  const listing = page.locator("section.listing", { has: page.locator(`[data-action="add-row"][data-path="${PRODUCTS}"]`) });
  expect(await pasteInto(listing.locator(".empty"), "名称\t产品线\r\n变频器\t低压\r\n伺服\t运动控制\r\n")).toBe(true);
  await expect(report(page)).toHaveAttribute("data-pasted", "2");
  expect(await products(page, "name")).toEqual(["变频器", "伺服"]);
  expect(await products(page, "line")).toEqual(["低压", "运动控制"]);
  await pasteInto(listing.locator('[data-action="add-row"]'), "软启动器\r\n");
  expect(await products(page, "name")).toEqual(["变频器", "伺服", "软启动器"]);
  await action(page, "undo").click();
  await action(page, "undo").click();
  await expect(listing.locator(".empty")).toBeVisible();
});

test("into a sorted table a column hits the rows in view, in the order in view", async ({ page }) => {
  await planWithProducts(page, ["b", "c", "a"]);
  const sort = page.locator("section.listing", { has: control(page, `${PRODUCTS}/0/name`) }).locator(".sort").first();
  await sort.click();
  await sort.click();
  await expect(page.locator("[data-row]").first().locator("textarea").first()).toHaveValue("c");
  await paste(page, `${PRODUCTS}/1/line`, "for 1st shown\r\nfor 2nd shown\r\nfor 3rd shown\r\n");
  expect(await products(page, "line")).toEqual(["for 2nd shown", "for 1st shown", "for 3rd shown"]);
});

test("paragraphs go into the cell, and can be made rows instead", async ({ page }) => {
  await planWithProducts(page, ["a", "b", "c"]);
  const note = "Main line:\r\nlow voltage drives, up to 400 V\r\n\r\n- sold since 2019";
  await control(page, `${PRODUCTS}/0/name`).focus();
  await paste(page, `${PRODUCTS}/0/name`, note);
  const names = await products(page, "name");
  expect(names).toHaveLength(3);
  expect(names[0]).toContain("low voltage drives, up to 400 V - sold since 2019");
  expect(names.slice(1)).toEqual(["b", "c"]);
  await action(page, "paste-as-rows").click();
  expect(await products(page, "name")).toEqual(["Main line:", "low voltage drives, up to 400 V", "", "- sold since 2019"]);
  await action(page, "take-back").click();
  expect(await products(page, "name")).toEqual(["a", "b", "c"]);
});

test("a cell of a spreadsheet with lines in it is one cell", async ({ page }) => {
  await planWithProducts(page, ["a", "b"]);
  const html = "<table><tr><td>one<br>two</td></tr></table>";
  await control(page, `${PRODUCTS}/0/name`).fill("");
  await paste(page, `${PRODUCTS}/0/name`, "\"one\r\ntwo \"\"x\"\"\"\r\n", html);
  await expect(report(page)).toHaveCount(0);
  expect(await products(page, "name")).toEqual(["one two \"x\"", "b"]);
});

test("superiors are found when all rows are in, and two of one name are asked for", async ({ page }) => {
  await planWithContacts(page);
  const path = "/accounts/0/profile/contacts";
  await addRow(page, path);
  const rows = ["姓名\t职务\t汇报对象", "Zhao Min\tDirector\t", "Li Na\tEngineer\tZhao Min", "Li Na\tBuyer\tNobody", "Wu Di\tAnalyst\tLi Na"];
  await paste(page, `${path}/0/name`, `${rows.join("\r\n")}\r\n`);
  const people = await contacts(page);
  expect(people.map((person) => person.name)).toEqual(["Zhao Min", "Li Na", "Li Na", "Wu Di"]);
  expect(people.map((person) => person.reports_to ?? "")).toEqual(["", people[0].id, "Nobody", "Li Na"]);
  await expect(report(page).locator("[data-line]")).toHaveCount(2);
  await expect(report(page).locator('[data-line="4"]')).toContainText("Nobody");
  await expect(control(page, `${path}/2/reports_to`)).toHaveAttribute("aria-invalid", "true");
  await report(page).locator('[data-line="5"]').getByRole("button", { name: "Buyer" }).click();
  expect((await contacts(page))[3].reports_to).toBe(people[2].id);
  await expect(report(page).locator("[data-line]")).toHaveCount(1);
});

test("what is pasted while an input method composes is not overwritten by what was composed", async ({ page }) => {
  await planWithProducts(page, ["a", "b"]);
  const field = control(page, `${PRODUCTS}/0/name`);
  await field.focus();
  await field.evaluate((element) => {
    element.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    element.value = "ni";
    element.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
    element.addEventListener("blur", () => element.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "ni" })), { once: true, capture: true });
  });
  await paste(page, `${PRODUCTS}/0/name`, "x\t1\r\ny\t2\r\n");
  await page.waitForTimeout(700);
  expect(await products(page, "name")).toEqual(["x", "y"]);
});

test("a single word that is pasted onto a choice is taken for it", async ({ page }) => {
  await planWithContacts(page);
  const path = "/accounts/0/profile/contacts";
  await addRow(page, path);
  await enter(page, `${path}/0/name`, "Zhao");
  expect(await paste(page, `${path}/0/support`, "反对者")).toBe(true);
  await expect(control(page, `${path}/0/support`)).toHaveValue("opponent");
  expect(await paste(page, `${path}/0/name`, "Li")).toBe(false);
});
