// Using the page as a person would, by the names that it promises to keep: `data-action`, `data-path`, `data-worksheet`
// and the like. A path is the JSON Pointer of a value in the exported plan.
import AxeBuilder from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import { expect } from "./test.mjs";

/** Opens the page and waits until it can be used. */
export async function open(page, route = "") {
  await page.goto(`./${route}`);
  await expect(page.locator("[data-action]").first()).toBeVisible();
}

/** The visible control of an action. */
export function action(page, name) {
  return page.locator(`[data-action="${name}"]:visible`).first();
}

/** Does an action; if it opens a dialog, completes that with the answer. */
export async function act(page, name, answer) {
  await action(page, name).click();
  if (answer === undefined) return;
  const field = page.locator("dialog[open], [role=dialog]").locator("input, textarea, select").first();
  await field.fill(answer);
  await field.press("Enter");
}

/** Starts a new plan of that name, from the first page. */
export async function newPlan(page, name) {
  await act(page, "new-plan", name);
  await expect(page.locator("[data-goto]").first()).toBeAttached();
}

/** Goes to a worksheet, and unfolds all of it. */
export async function goTo(page, worksheet) {
  await page.locator(`[data-goto="${worksheet}"]`).first().click();
  const sheet = page.locator(`[data-worksheet="${worksheet}"]`).first();
  await expect(sheet).toBeVisible();
  await unfold(sheet);
  return sheet;
}

/** Unfolds all of a worksheet. It may be unfolded already, since that carries over from one to the next. */
export async function unfold(sheet) {
  const folded = sheet.locator('[data-action="show-all"][aria-pressed="false"]');
  if (await folded.count()) await folded.click();
}

/** The control of a value; among choices, the one of that choice. */
export function control(page, path, choice) {
  const which = choice === undefined ? "" : `[value=${JSON.stringify(choice)}]`;
  return page.locator(`[data-path=${JSON.stringify(path)}]:not([data-action])${which}`).first();
}

/** Enters a value and leaves the field. True and false tick and untick. */
export async function enter(page, path, value, choice) {
  const field = control(page, path, choice);
  if (typeof value === "boolean") {
    await field.setChecked(value);
  } else if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
    await field.selectOption(String(value));
  } else {
    await field.fill(String(value));
  }
  await field.blur();
}

/** Adds a row to the list at that path. */
export async function addRow(page, path) {
  await page.locator(`[data-action="add-row"][data-path=${JSON.stringify(path)}]`).first().click();
}

/** Waits until everything entered is kept. */
export async function saved(page) {
  await expect(page.locator("[data-save-state]").first()).toHaveAttribute("data-save-state", "saved");
}

async function downloaded(page, press) {
  const download = page.waitForEvent("download");
  await press();
  const file = await (await download).path();
  return { file, document: JSON.parse(await readFile(file, "utf8")) };
}

/** The plan as its exported file holds it, with the file's path; with what is confidential. */
export async function exported(page) {
  const first = await downloaded(page, () => action(page, "export-json").click());
  if ("incentives" in first.document.plan) return first;
  await page.locator('[data-choice="confidential"]').check();
  return downloaded(page, () => act(page, "save-file"));
}

/** Takes in a plan file, from wherever one can. */
export async function importFile(page, path) {
  const chooser = page.waitForEvent("filechooser");
  await action(page, "import-json").click();
  await (await chooser).setFiles(path);
}

/** The value of a document's plan at a path. */
export function valueAt(document, path) {
  const steps = path.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce((value, step) => value?.[step], document.plan);
}

/** The machine-readable value of a computed figure. */
export async function figure(page, method) {
  return page.locator(`[data-figure="${method}"]`).first().getAttribute("data-value");
}

/** What axe finds against WCAG 2.2 AA, one line for each place. */
export async function barriers(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
