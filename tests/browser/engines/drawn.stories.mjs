// What is drawn, moved about, taken in from tables and printed, in every engine.
import { writeFile } from "node:fs/promises";
import { nonsense, smallPlan } from "../support/analysis.mjs";
import { CHAPTER_2, WORKSHEETS } from "../support/worksheets.mjs";
import { expect, needs, test } from "./test.mjs";

/** Opens the small plan of two accounts from a file. */
async function openPlan(person, info, change) {
  const file = info.outputPath("small.keyplan.json");
  await writeFile(file, JSON.stringify({ format: "keyplan", version: 1, plan: smallPlan(change) }));
  await person.open();
  await person.importPlan(file);
}

const CONTACTS = "/accounts/0/profile/contacts";

const card = (contact) => `[data-contact="${contact}"]`;

async function isOn(person, contact) {
  await expect.poll(() => person.tab.evaluate(() => document.activeElement?.dataset.contact ?? ""), contact).toBe(contact);
}

async function focus(person, css) {
  await person.isThere(css);
  await person.tab.evaluate((css) => document.querySelector(css).focus(), css);
}

test("the relationship map is changed by keys and by buttons, and the table follows", async ({ person }, info) => {
  await openPlan(person, info);
  await person.goToAccount("acc-north", "2.1");
  await person.sees("[data-contact]", 4);
  await focus(person, card("con-wang"));
  await person.tab.press("ArrowDown");
  await isOn(person, "con-li");
  await focus(person, card("con-zhao"));
  await person.tab.press("m");
  await person.sees('[data-action="confirm-task"]');
  await focus(person, card("con-zhao"));
  await person.tab.press("ArrowUp");
  await person.tab.press("ArrowRight");
  await isOn(person, "con-sun");
  await person.tab.press("Enter");
  await person.finds(`${CONTACTS}/2/reports_to`, "con-sun");
  await person.click(card("con-zhao"));
  await person.act("move-contact");
  await person.select("#map-aim", "con-wang");
  await person.act("confirm-task");
  await person.finds(`${CONTACTS}/2/reports_to`, "con-wang");
  await person.saved();
  const { contacts } = (await person.exported()).document.plan.accounts[0].profile;
  expect(contacts[2].reports_to).toBe("con-wang");
});

test("the cards of the map lie beside each other, within their frame", async ({ person }, info) => {
  await openPlan(person, info);
  await person.goToAccount("acc-north", "2.1");
  await person.sees("[data-contact]", 4);
  const boxes = await person.tab.evaluate(() => [".map-frame", "[data-contact]"].map((css) =>
    [...document.querySelectorAll(css)].map((element) => element.getBoundingClientRect().toJSON())));
  const [[frame], cards] = boxes;
  for (const [place, one] of cards.entries()) {
    expect(one.width, "a card has a size").toBeGreaterThan(20);
    expect(one.left).toBeGreaterThanOrEqual(frame.left - 1);
    expect(one.right).toBeLessThanOrEqual(frame.right + 1);
    for (const other of cards.slice(place + 1)) {
      const apart = one.right <= other.left + 1 || other.right <= one.left + 1 || one.bottom <= other.top + 1 || other.bottom <= one.top + 1;
      expect(apart, "no two cards overlap").toBe(true);
    }
  }
});

/** Keeps what waits for the next frame, until it is let go. */
const holdFrames = (person) => person.tab.evaluate(() => {
  window.held = [];
  window.requestAnimationFrame = (deed) => window.held.push(deed);
});

const letGo = (person) => person.tab.evaluate(() => {
  for (const deed of window.held.splice(0)) deed(performance.now());
});

test("a worksheet that is left before its next frame takes nothing with it", async ({ person }, info) => {
  await openPlan(person, info);
  const there = (worksheet) => person.sees(`[data-worksheet="${worksheet}"]`);
  for (const worksheet of CHAPTER_2) {
    await holdFrames(person);
    await person.go(`${await person.plan()}/a/${worksheet}/acc-north`);
    await there(worksheet);
    await person.go(`${await person.plan()}/w/1.1`);
    await there("1.1");
    await letGo(person);
  }
  await person.enter("/background/why_now", "Still here");
  await person.saved();
});

test("a dialog shows what it has to say", async ({ person }, info) => {
  await openPlan(person, info);
  await person.goToAccount("acc-north", "2.4");
  await person.click('[data-figure="weighted-score"]');
  await person.sees("dialog[open] .dialog-body");
  await expect.poll(() => person.tab.evaluate(() => {
    const body = document.querySelector("dialog[open] .dialog-body");
    return body.clientHeight >= Math.min(body.scrollHeight, innerHeight / 3);
  }), "the body of the dialog has room").toBe(true);
});

test("every worksheet and chart of the sample is drawn", async ({ person }) => {
  await person.open();
  await person.act("open-sample");
  await person.isThere("[data-goto]");
  for (const worksheet of WORKSHEETS.filter((worksheet) => !CHAPTER_2.includes(worksheet))) await person.goTo(worksheet);
  for (const worksheet of CHAPTER_2) {
    await person.goToAccount("acc-lingfeng", worksheet);
    await person.sees(`[data-worksheet="${worksheet}"] figure.chart .spot`);
    expect(await nonsense(person.tab), worksheet).toEqual([]);
    await expect.poll(() => person.tab.evaluate(unpainted), `charts of ${worksheet} without a painted point`).toBe(0);
  }
});

/** Runs in the page: how many charts are still empty. */
function unpainted() {
  const isPainted = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part > 0);
  return [...document.querySelectorAll("figure.chart canvas")].filter((canvas) => !isPainted(canvas)).length;
}

const HEAD = "Date,Order,Product,Quantity,Amount,Account";

async function toAccounts(person) {
  await person.go(`${await person.plan()}/accounts`);
  await person.sees('[data-action="import-purchases"]');
}

const purchasesOf = async (person) => (await person.exported()).document.plan.accounts[0].buying?.purchases ?? [];

test("a table comes in from a file, and one step takes it back", async ({ person }, info) => {
  await openPlan(person, info, (plan) => { plan.accounts[0].buying = {}; });
  await toAccounts(person);
  const file = info.outputPath("purchases.csv");
  const rows = [HEAD, '2024-03-05,A1,Servo,2,"1,200.50",North', "soon,A2,Servo,1,5,North", "2024-03-06,A3,Servo,1,7,Nobody"];
  await writeFile(file, rows.join("\r\n"));
  await person.tab.attach('[data-action="import-purchases"]', file);
  await person.reads("dialog[open] [data-good]", "data-good", "1");
  await person.sees("dialog[open] [data-line]", 2);
  await person.act("take-rows");
  await person.sees('[data-action="take-rows"]', 0);
  await person.act("close-dialog");
  await person.saved();
  expect(await purchasesOf(person)).toMatchObject([{ date: "2024-03-05", order: "A1", amount: { amount: "1200.50" } }]);
  await person.act("undo");
  await person.saved();
  expect(await purchasesOf(person)).toEqual([]);
});

/** What can be read in the dialog: what is cut off does not count. */
const said = (person) => person.tab.evaluate(() => document.querySelector("dialog[open]").innerText);

test("what a Chinese spreadsheet writes is read", async ({ person }, info) => {
  await openPlan(person, info, (plan) => { plan.accounts[0].buying = {}; });
  await toAccounts(person);
  // 日期 and 金额 in GB 18030.
  const head = [0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xbd, 0xf0, 0xb6, 0xee];
  const file = info.outputPath("purchases.csv");
  await writeFile(file, Buffer.from([...head, ...Buffer.from("\r\n2024-03-05,1200\r\n")]));
  await person.tab.attach('[data-action="import-purchases"]', file);
  await person.sees("dialog[open] thead");
  await expect.poll(() => said(person)).toContain("日期");
});

test("a block from a spreadsheet is pasted into a table", async ({ person }) => {
  await person.open();
  await person.newPlan("Paste");
  await person.goTo("1.3");
  await person.addRow("/scope/products");
  await focus(person, person.control("/scope/products/0/name"));
  await person.tab.paste("伺服驱动器\t运动控制\n变频器\t传动\nPLC\t控制");
  await person.finds("/scope/products/2/name", "PLC");
  await person.finds("/scope/products/1/line", "传动");
  await person.saved();
});

/** Lays the page out on the screen as on paper. */
const asOnPaper = (person) => person.tab.evaluate(() => {
  dispatchEvent(new Event("beforeprint"));
  const rulesOf = (sheet) => [...sheet.cssRules].filter((rule) => rule instanceof CSSMediaRule);
  const ofPaper = [...document.styleSheets].flatMap(rulesOf).filter(({ media }) => media.mediaText === "print");
  for (const { media } of ofPaper) media.mediaText = "all";
  return ofPaper.length;
});

/** Runs in the page: whether a text stands somewhere in view, be it in a field or as plain text. */
function stands(text) {
  return [...document.querySelectorAll("main *")].some((element) =>
    (element.value === text || element.textContent === text) && element.checkVisibility({ checkVisibilityCSS: true }));
}

async function fillASheet(person, info) {
  await openPlan(person, info);
  await person.goToAccount("acc-north", "2.2");
  await person.sees("figure.chart .spot");
}

test("paper shows what was filled in and drawn, and nothing that can only be pressed", async ({ person }, info) => {
  await fillASheet(person, info);
  expect(await asOnPaper(person)).toBeGreaterThan(0);
  for (const name of ["undo", "export-json", "add-row", "remove-row", "show-all"]) await person.sees(`[data-action="${name}"]`, 0);
  await person.sees("[data-goto]", 0);
  expect(await person.tab.evaluate(stands, "Exports fall")).toBe(true);
  expect(await person.tab.evaluate(unpainted)).toBe(0);
  await person.tab.evaluate(() => dispatchEvent(new Event("afterprint")));
});

test("the browser is asked to print, once", async ({ person }, info) => {
  await openPlan(person, info);
  await person.go(await person.plan());
  // The browser would show a window that no driver can close.
  await person.tab.evaluate(() => { window.asked = 0; window.print = () => { window.asked += 1; }; });
  await person.act("print");
  expect(await person.tab.evaluate(() => window.asked)).toBe(1);
});

test("a worksheet becomes pages of paper", async ({ person, driver }, info) => {
  needs(driver, "print");
  await fillASheet(person, info);
  const pdf = Buffer.from(await person.tab.pdf()).toString("latin1");
  expect(pdf.slice(0, 5)).toBe("%PDF-");
  expect(pdf.length).toBeGreaterThan(10_000);
});
