// Typing as people do it, and killing the page while they do.
import { expect } from "./test.mjs";
import { control, goTo, newPlan, open } from "./keyplan.mjs";

export const PROSE = "/background/why_now";
export const LINE = "/background/concentration/period";

const rest = (ms) => new Promise((done) => setTimeout(done, ms));

/** A new plan with worksheet 1.1 in view. */
export async function begin(page, name) {
  await open(page);
  await newPlan(page, name);
  await goTo(page, "1.1");
}

/** The same plan in another tab. */
export async function anotherTab(page) {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await goTo(other, "1.1");
  return other;
}

/** An input method of a page, by the browser's own means. */
export async function inputMethod(page) {
  const client = await page.context().newCDPSession(page);
  return {
    /** Shows a text that is being composed. */
    compose: (text) => client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length }),
    /** Ends the composition with a text. */
    commit: (text) => client.send("Input.insertText", { text }),
  };
}

/** Ways of typing. Each shows one letter more, and never rests longer than its own beat. */
export const WAYS = {
  steady: async (page) => {
    let count = 0;
    return {
      beat: 120,
      letter: async () => {
        await page.keyboard.press("x");
        count += 1;
        return count;
      },
    };
  },
  quick: async (page) => {
    let count = 0;
    return {
      beat: 20,
      letter: async () => {
        await page.keyboard.press("x");
        count += 1;
        return count;
      },
    };
  },
  // A keyboard that composes every word and never lets one rest.
  composing: async (page) => {
    const method = await inputMethod(page);
    let [count, word] = [0, ""];
    return {
      beat: 90,
      letter: async () => {
        word += "x";
        count += 1;
        await method.compose(word);
        if (word.length === 30) {
          await method.commit(word);
          word = "";
        }
        return count;
      },
    };
  },
};

/** Types in one way until a moment, and kills the page then. Returns when which letter was there, and when the end came. */
export async function typeAndKill(page, way, path, lasts) {
  await control(page, path).click();
  const { letter, beat } = await WAYS[way](page);
  const shown = [];
  const end = Date.now() + lasts;
  while (Date.now() < end) {
    shown.push({ count: await letter(), at: Date.now() });
    await rest(beat);
  }
  const client = await page.context().newCDPSession(page);
  const killed = Date.now();
  // The page that is asked does not live to answer.
  client.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash").catch(() => {});
  return { shown, killed };
}

/** How many milliseconds before the end the first letter was typed that is not there afterwards; 0 when all are. */
export function lostMs({ shown, killed }, text) {
  const kept = text.split("x").length - 1;
  const first = shown.find(({ count }) => count > kept);
  return first ? killed - first.at : 0;
}

/** The text at a path, read by another page of the same browser. */
export async function reread(context, url, path) {
  const again = await context.newPage();
  await again.goto(url);
  await goTo(again, "1.1");
  const text = await control(again, path).inputValue();
  await again.close();
  return text;
}

/** Types into a field as fast as a person, for so long, and returns how many letters. */
export async function typeFor(page, ms, letter) {
  const end = Date.now() + ms;
  let count = 0;
  while (Date.now() < end) {
    await page.keyboard.press(letter);
    count += 1;
    await rest(80);
  }
  return count;
}

/** Waits until a page says that it is saving. */
export async function saving(page) {
  await expect(page.locator("[data-save-state]").first()).toHaveAttribute("data-save-state", "saving");
}

/** Holds the timers of one tab, from now until what is returned is called: nothing typed there is handed on by itself. */
export async function holdTimers(page) {
  await page.evaluate(() => {
    const [wait, cancel] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
    const held = new Map();
    window.setTimeout = (deed, ms, ...rest) => {
      if (!(ms > 100)) return wait(deed, ms, ...rest);
      const id = -1 - held.size;
      held.set(id, [deed, ms, ...rest]);
      return id;
    };
    window.clearTimeout = (id) => (held.has(id) ? held.set(id, undefined) : cancel(id));
    window.releaseTimers = () => {
      window.setTimeout = wait;
      for (const [id, timer] of held) if (timer) held.set(id, wait(...timer));
      window.clearTimeout = (id) => cancel(held.get(id) ?? id);
    };
  });
  return () => page.evaluate(() => window.releaseTimers());
}
