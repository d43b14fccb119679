// Fills every control of a worksheet, found by the page's promised names alone: whoever adds a field adds it to
// these tests. All of it happens in the page, in one go: a field costs what the page makes of it and no way there and
// back. How a person fills each kind of control is for `first-to-last.spec.mjs` to show.
import { writeFile } from "node:fs/promises";
import { importPlan } from "./analysis.mjs";
import { act, exported, goTo, open, saved } from "./keyplan.mjs";

/** How many rows of each list an excerpt has: whatever the sample has, but a page of it is quickly drawn and looked through. */
const ROWS = 2;

const excerptOf = (value) => {
  if (Array.isArray(value)) return value.slice(0, ROWS).map(excerptOf);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, excerptOf(part)]));
};

/** One for each language; what it takes to make one is done once. */
const excerpts = new Map();

async function makeExcerpt(page) {
  await open(page);
  await act(page, "open-sample");
  const { document } = await exported(page);
  const plan = { ...excerptOf(document.plan), id: "excerpt", name: "Excerpt", sample: false };
  return JSON.stringify({ format: document.format, version: document.version, plan });
}

/** Opens a plan in which each list of the sample has two rows: somebody and something for each reference to point to. */
export async function openExcerpt(page, info) {
  const language = await page.evaluate(() => navigator.language);
  if (!excerpts.has(language)) excerpts.set(language, await makeExcerpt(page));
  const file = info.outputPath("excerpt.keyplan.json");
  await writeFile(file, excerpts.get(language));
  await importPlan(page, file);
}

/** The worksheets that the open plan offers, by their numbers. */
export async function worksheetsOf(page) {
  const ids = await page.locator("[data-goto]").evaluateAll((links) => links.map((link) => link.dataset.goto));
  return [...new Set(ids)];
}

/**
 * Adds two rows to each list of a worksheet and fills those, and whatever stands in no list; rows that were there stay as
 * they are. Waits until it is kept, and returns what was entered as pairs of path and value, and the paths of controls
 * that offered nothing to choose.
 */
export async function fill(page, worksheet) {
  const sheet = await goTo(page, worksheet);
  const filled = await sheet.evaluate(fillInPage);
  await saved(page);
  return filled;
}

/** Runs in the page. */
async function fillInPage(sheet) {
  const found = (css) => [...sheet.querySelectorAll(css)].filter((element) => element.checkVisibility());
  const turn = () => new Promise((done) => { setTimeout(done); });
  const fields = "[data-path]:not([data-action]):enabled";
  const lists = [...new Set(found('[data-action="add-row"]').map(({ dataset }) => dataset.path))];
  const inRow = ({ dataset }) => lists.some((list) => dataset.path.startsWith(`${list}/`));
  const before = new Set(found(fields).filter(inRow).map(({ dataset }) => dataset.path));
  for (const list of lists) {
    for (const _ of ["one", "another"]) {
      const there = sheet.querySelectorAll(fields).length;
      found(`[data-action="add-row"][data-path="${list}"]`)[0].click();
      while (sheet.querySelectorAll(fields).length === there) await turn();
    }
  }
  const [entered, offeredNothing] = [[], []];
  const all = found(fields).filter(({ dataset }) => !before.has(dataset.path));
  // A control may be drawn anew while others are filled.
  const told = all.map(({ dataset, type, value }) => ({ path: dataset.path, choice: type === "checkbox" && value !== "on" ? value : undefined }));
  for (const [number, { path, choice }] of told.entries()) {
    const which = choice === undefined ? "" : `[value="${choice}"]`;
    const field = sheet.querySelector(`[data-path="${path}"]:not([data-action])${which}`);
    field.focus();
    if (field.type === "checkbox") {
      if (!field.checked) field.click();
      entered.push([path, choice ?? true]);
    } else if (field.tagName === "SELECT") {
      // What points to rows is offered as soon as one comes to choose.
      await turn();
      const options = [...field.options].map(({ value }) => value).filter(Boolean);
      if (options.length === 0) {
        offeredNothing.push(path);
        continue;
      }
      field.value = options[number % options.length];
      entered.push([path, field.value]);
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      field.value = valueFor(field, number);
      entered.push([path, field.value]);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    field.blur();
  }
  return { entered, offeredNothing };

  /** What can be entered into a control; text in both scripts where text is wanted. */
  function valueFor({ dataset, placeholder, inputMode }, number) {
    if (/email|website/.test(dataset.path)) return `https://example.com/${number}`;
    if (/founded|\/year$/.test(dataset.path)) return String(2000 + (number % 25));
    if (["月-日", "MM-DD"].includes(placeholder)) return "03-08";
    if (["年-月-日", "YYYY-MM-DD"].includes(placeholder)) return `2027-0${(number % 9) + 1}-15`;
    if (inputMode === "decimal") return String((number % 97) + 1);
    return `内容 ${number} text`;
  }
}
