// What the drivers share: waiting for what is not there yet, and for files on their way.
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

export const PATIENCE_MS = 15_000;

const REST_MS = 50;

export const rest = (duration_ms = REST_MS) => new Promise((done) => setTimeout(done, duration_ms));

/** Tries until something is there. What fails meanwhile, as a click on what is being drawn anew, is tried again. */
export async function until(what, attempt) {
  const end = Date.now() + PATIENCE_MS;
  let reason = "";
  while (Date.now() < end) {
    try {
      const found = await attempt();
      if (found) return found;
    } catch (error) {
      reason = `: ${error.message}`;
    }
    await rest();
  }
  throw new Error(`waited in vain for ${what}${reason}`);
}

/** Runs in the page: the first element that can be seen. */
export function firstVisible(css) {
  return [...document.querySelectorAll(css)].find((element) => element.checkVisibility({ checkVisibilityCSS: true })) ?? null;
}

/** Runs in the page: brings an element into the middle, and says where it is then. */
function placeOf(css) {
  const found = [...document.querySelectorAll(css)].find((element) => element.checkVisibility({ checkVisibilityCSS: true }));
  found?.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  return found && Object.values(found.getBoundingClientRect().toJSON()).join();
}

/** Presses an element as soon as it can be seen and has come to rest: one that moves meanwhile would be missed. */
export async function clicked(tab, css, press) {
  let before = "";
  await until(`a click on ${css}`, async () => {
    const place = await tab.evaluate(placeOf, css);
    const rests = place && place === before;
    before = place;
    if (rests) await press();
    return rests;
  });
}

export async function emptied(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

/** The one file of a folder, once it has all arrived. */
export async function theFile(folder) {
  let before = "";
  const name = await until("a download", async () => {
    const names = (await readdir(folder)).filter((name) => !/\.(part|wkdownload|crdownload)$/.test(name));
    if (names.length !== 1) return false;
    const size = String((await readFile(join(folder, names[0]))).length);
    const isWhole = size !== "0" && size === before;
    before = size;
    return isWhole && names[0];
  });
  return join(folder, name);
}

/** Copies a text out of a field of its own, and pastes it where the caret was. */
export async function byClipboard(tab, text) {
  await tab.evaluate((text) => {
    const field = document.activeElement;
    const source = document.createElement("textarea");
    source.value = text;
    source.addEventListener("copy", () => setTimeout(() => { source.remove(); field.focus(); }));
    document.body.append(source);
    source.select();
  }, text);
  await tab.press("Control+c");
  await until("the caret back in its field", () => tab.evaluate(() => document.activeElement?.matches("[data-path]")));
  await tab.press("Control+v");
}
