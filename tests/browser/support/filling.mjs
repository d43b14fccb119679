// Fills every control of every worksheet, found by the page's promised names alone: whoever adds a field adds it to
// these tests.
import { expect } from "./test.mjs";
import { act, control, goTo, saved } from "./keyplan.mjs";

/** The worksheets of the open plan, by their numbers. */
export async function worksheets(page) {
  const ids = await page.locator("[data-goto]").evaluateAll((links) => links.map((link) => link.dataset.goto));
  return [...new Set(ids)];
}

/** The controls in view that can be filled, each told by its path and, among choices, by its choice. */
async function controlsOf(sheet) {
  return sheet.locator("[data-path]:not([data-action]):visible:enabled").evaluateAll((controls) =>
    controls.map(({ tagName, type, inputMode, placeholder, value, dataset }) => ({
      tag: tagName,
      type,
      mode: inputMode,
      hint: placeholder,
      path: dataset.path,
      choice: type === "checkbox" && value !== "on" ? value : undefined,
    })),
  );
}

/** What can be entered into a control; text in both scripts where text is wanted. */
async function valueFor(about, field, number) {
  if (about.type === "checkbox") return true;
  if (about.tag === "SELECT") {
    // What points to other rows is offered as soon as those have a name.
    const options = await field.evaluate(({ options }) => [...options].map(({ value }) => value).filter(Boolean));
    return options.length ? options[number % options.length] : undefined;
  }
  if (/email|website/.test(about.path)) return `https://example.com/${number}`;
  if (/founded|\/year$/.test(about.path)) return String(2000 + (number % 25));
  if (["月-日", "MM-DD"].includes(about.hint)) return "03-08";
  if (["年-月-日", "YYYY-MM-DD"].includes(about.hint)) return `2027-0${(number % 9) + 1}-15`;
  if (about.mode === "decimal") return String((number % 97) + 1);
  return `内容 ${number} text`;
}

/** Fills all controls of one unfolded worksheet; returns how many. */
async function fillSheet(sheet, page, from) {
  const lists = sheet.locator('[data-action="add-row"]:visible');
  for (let list = 0; list < (await lists.count()); list += 1) {
    await lists.nth(list).click();
    await lists.nth(list).click();
  }
  const controls = await controlsOf(sheet);
  for (const [place, about] of controls.entries()) {
    const field = control(page, about.path, about.choice);
    const value = await valueFor(about, field, from + place);
    if (value === undefined) continue;
    if (value === true) await field.setChecked(true);
    else if (about.tag === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  // Each field was left for the next one.
  await page.evaluate(() => document.activeElement?.blur());
  return controls.length;
}

async function chooseWhatIsEmpty(sheet) {
  const selects = sheet.locator("select[data-path]:visible:enabled");
  for (let place = 0; place < (await selects.count()); place += 1) {
    const select = selects.nth(place);
    const value = await select.evaluate(({ value, options }) => value || options[1]?.value);
    if (value) await select.selectOption(value);
  }
}

/** Fills every worksheet of the open plan, adding an account where one is needed. */
export async function fillEverything(page) {
  await act(page, "add-account", "海川动力 Haichuan");
  let filled = 0;
  for (const id of await worksheets(page)) {
    const sheet = await goTo(page, id);
    filled += await fillSheet(sheet, page, filled);
    await saved(page);
  }
  // What points to rows of a later worksheet could not be chosen the first time.
  for (const id of await worksheets(page)) await chooseWhatIsEmpty(await goTo(page, id));
  await saved(page);
  expect(filled).toBeGreaterThan(150);
  return filled;
}

/** The paths of all controls in view, each once, with the number of options where one chooses. */
export async function pathsInView(page) {
  const found = await page
    .locator("[data-worksheet] [data-path]:not([data-action])")
    .evaluateAll((controls) => controls.map(({ dataset, options }) => [dataset.path, options?.length]));
  return [...new Map(found)];
}
