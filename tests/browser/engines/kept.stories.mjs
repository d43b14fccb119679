// What was typed is kept, in every engine: from the first open to a file and back, by two tabs, when the page goes away,
// and where the browser stores nothing.
import { fillUp, makeRoomAndSave } from "../support/ballast.mjs";
import { valueAt } from "../support/keyplan.mjs";
import { expect, test } from "./test.mjs";

/** A value of every kind of control, by worksheet. Rows are added where a path asks for the next one. */
const ENTRIES = {
  1.1: [
    ["/background/why_now", "客户在华东建新厂，明年选定供应商。\nSecond line"],
    ["/background/concentration/period", "2026 年上半年"],
    ["/background/concentration/sales_share/value", "35.5"],
    ["/background/concentration/sales_share/evidence/status", "confirmed"],
  ],
  1.3: [["/scope/products/0/name", "伺服驱动器"], ["/scope/products/1/name", "PLC"]],
  2.1: [
    ["/accounts/0/profile/legal_name", "海川动力股份有限公司"],
    ["/accounts/0/profile/years/0/year", "2025"],
    ["/accounts/0/profile/years/0/revenue/amount", "1200.50"],
    ["/accounts/0/profile/years/0/revenue/currency", "EUR"],
    ["/accounts/0/profile/contacts/0/name", "王敏"],
    ["/accounts/0/profile/contacts/0/support", "mentor"],
    ["/accounts/0/profile/contacts/0/buying_role", true, "decider"],
  ],
  2.3: [
    ["/accounts/0/buying/purchases/0/date", "2026-03-05"],
    ["/accounts/0/buying/purchases/0/amount/amount", "88000"],
  ],
};

async function fillIn(person) {
  const made = new Set([undefined, "/accounts/0"]);
  for (const [worksheet, entries] of Object.entries(ENTRIES)) {
    await person.goTo(worksheet);
    for (const [path, value, choice] of entries) {
      const [row] = path.match(/^.*\/\d+(?=\/)/) ?? [];
      if (!made.has(row)) await person.addRow(row.replace(/\/\d+$/, ""));
      made.add(row);
      await person.enter(path, value, choice);
    }
  }
}

async function findAll(person) {
  for (const [worksheet, entries] of Object.entries(ENTRIES)) {
    await person.goTo(worksheet);
    for (const [path, value, choice] of entries) await person.finds(path, value, choice);
  }
}

test("from the first open to an exported file, and back", async ({ begin }) => {
  const person = await begin();
  await person.open();
  await person.newPlan("华东大客户规划 East");
  await person.answer("add-account", "海川动力 Haichuan");
  await fillIn(person);
  await person.saved();
  await person.reload();
  await findAll(person);
  const { file, document } = await person.exported();
  for (const [path, value, choice] of Object.values(ENTRIES).flat()) {
    const kept = valueAt(document, path);
    expect(choice ? kept : String(kept), path).toEqual(choice ? [choice] : value);
  }
  const elsewhere = await begin();
  await elsewhere.open();
  await elsewhere.importPlan(file);
  await findAll(elsewhere);
  expect((await elsewhere.exported()).document.plan).toEqual(document.plan);
});

/** A plan of its own, at its first worksheet. */
async function atBackground(person) {
  await person.open();
  await person.newPlan("Background");
  await person.goTo("1.1");
  await person.saved();
}

const WHY = "/background/why_now";
const STEER = "/background/steer";

test("two tabs write one plan, and both see all of it", async ({ person }) => {
  await atBackground(person);
  const other = await person.another();
  await other.open(new URL(await person.tab.url()).hash);
  await other.goTo("1.1");
  await person.tab.front();
  await person.enter(WHY, "第一个标签页写的");
  await other.tab.front();
  await other.enter(STEER, "第二个标签页写的");
  await other.saved();
  await other.finds(WHY, "第一个标签页写的");
  await person.tab.front();
  await person.saved();
  await person.finds(STEER, "第二个标签页写的");
  await person.tab.close();
  await other.tab.front();
  await other.reload();
  await other.goTo("1.1");
  await other.finds(WHY, "第一个标签页写的");
  await other.finds(STEER, "第二个标签页写的");
});

test("what was typed is there after a reload right behind it", async ({ person }) => {
  await atBackground(person);
  await person.write(person.control(WHY), "没有离开输入框 and no pause");
  await person.reload();
  await person.goTo("1.1");
  await person.finds(WHY, "没有离开输入框 and no pause");
  await person.saved();
});

test("what was typed is there after the tab was closed right behind it", async ({ person }) => {
  await atBackground(person);
  // A browser ends with its last tab.
  const other = await person.another();
  await other.open();
  await person.tab.front();
  await person.write(person.control(WHY), "关掉了标签页");
  const { hash } = new URL(await person.tab.url());
  await person.tab.close();
  await other.tab.front();
  await other.go(hash);
  await other.goTo("1.1");
  await other.finds(WHY, "关掉了标签页");
});

test("full storage is said, keeps everything on the page, and ends when there is room", async ({ person }) => {
  await atBackground(person);
  await fillUp(person.tab);
  await person.enter(WHY, "写不进存储，但不能丢");
  await person.reads("[data-save-state]", "data-save-state", "failed");
  await person.sees("[role=alert]");
  expect(valueAt((await person.exported()).document, WHY)).toBe("写不进存储，但不能丢");
  await makeRoomAndSave(person.tab);
  await person.saved();
  await person.reload();
  await person.goTo("1.1");
  await person.finds(WHY, "写不进存储，但不能丢");
});

test("where nothing can be stored, it is said, and the plan can be saved to a file", async ({ begin, driver }) => {
  for (const denial of driver.DENIALS) {
    await test.step(denial, async () => {
      const person = await begin(denial);
      await person.open();
      await person.newPlan("Nowhere");
      await person.goTo("1.1");
      await person.enter(WHY, "存不下，但要带走");
      await person.reads("[data-save-state]", "data-save-state", "failed");
      await person.sees("[role=alert]");
      const { document } = await person.exported();
      expect(valueAt(document, WHY)).toBe("存不下，但要带走");
    });
  }
});
