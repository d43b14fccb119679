// What is measured in the page itself, by its own clock. A time ends when the browser has painted what came of a deed,
// so none is shorter than a frame.

/** Runs of each measurement; the median counts. */
const RUNS = 5;

/** Put into the page before any of its own scripts. */
function install() {
  const longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
  });
  const frame = () => new Promise(requestAnimationFrame);
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const until = async (isThere) => {
    while (!isThere()) await frame();
    await painted();
  };
  const corner = (canvas) => canvas.getContext("2d").getImageData(0, 0, 1, 1).data.join();
  const canvases = () => [...document.querySelectorAll("canvas")];
  const figureOf = (method) => document.querySelector(`[data-figure="${method}"]`)?.dataset.value;

  window.measuring = {
    longTasks,
    /** The median of parsing a text. */
    parse(text, runs) {
      const times = Array.from({ length: runs }, () => {
        const start = performance.now();
        JSON.parse(text);
        return performance.now() - start;
      });
      return times.sort((one, other) => one - other)[runs >> 1];
    },
    /** From going to a route to the elements that are there then. */
    async route(hash, selector) {
      const start = performance.now();
      location.hash = hash;
      await until(() => document.querySelector(selector));
      return performance.now() - start;
    },
    /** From a click to the table of accounts. */
    async table(button) {
      document.querySelector(button).click();
      await until(() => document.querySelector("[data-account]"));
    },
    /** From a click to charts that are painted. */
    async charts(button) {
      const start = performance.now();
      document.querySelector(button).click();
      await until(() => canvases().length > 0 && canvases().every((canvas) => corner(canvas) !== "0,0,0,0"));
      return performance.now() - start;
    },
    /** From a click to charts that are painted in other colours. */
    async theme(button) {
      const before = new Map(canvases().map((canvas) => [canvas, corner(canvas)]));
      const start = performance.now();
      document.querySelector(button).click();
      await until(() => canvases().every((canvas) => corner(canvas) !== before.get(canvas)));
      return performance.now() - start;
    },
    /** From the next press of Enter to another value of a figure. */
    figure(method) {
      const before = figureOf(method);
      return new Promise((done) => {
        const enter = async ({ key }) => {
          if (key !== "Enter") return;
          removeEventListener("keydown", enter, true);
          const start = performance.now();
          await until(() => figureOf(method) !== before);
          done(performance.now() - start);
        };
        addEventListener("keydown", enter, true);
      });
    },
  };
}

export const prepare = (page) => page.addInitScript(install);

const median = (times) => times.sort((one, other) => one - other)[times.length >> 1];

/** The median of so many runs, between which something else is done. */
async function runs(measure, between) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    await between(run);
    times.push(await measure(run));
  }
  return median(times);
}

export const baseline = (page, text) =>
  page.evaluate(([text, runs]) => window.measuring.parse(text, runs), [text, RUNS]);

const go = (page, hash, selector) => page.evaluate((where) => window.measuring.route(...where), [hash, selector]);

const click = (page, what, name) =>
  page.evaluate(([what, button]) => window.measuring[what](button), [what, `[data-action="${name}"]`]);

/** Opening a route, each time from the first worksheet. */
export function opening(page, plan, route, selector) {
  const leave = () => go(page, `#/p/${plan}/w/1.1`, '[data-worksheet="1.1"]');
  return runs(() => go(page, `#/p/${plan}${route}`, selector), leave);
}

/** Opening the charts of all accounts, each time from their table. */
export async function openingCharts(page, plan) {
  await go(page, `#/p/${plan}/accounts`, "[data-account]");
  return runs(() => click(page, "charts", "accounts-charts"), () => click(page, "table", "accounts-table"));
}

/** Painting the charts in view in the colours of the other theme. */
export const switchingTheme = (page) => runs(() => click(page, "theme", "switch-theme"), () => {});

/** From Enter in a field to the figure that rests on it. */
export function figureAfterEdit(page, path, values, method) {
  const field = page.locator(`[data-path="${path}"]`).first();
  const measure = async (run) => {
    const changed = page.evaluate((method) => window.measuring.figure(method), method);
    await field.fill(values[run % values.length]);
    await field.press("Enter");
    return changed;
  };
  return runs(measure, () => page.waitForTimeout(1_000));
}

/** Long enough for what is still to be done to be over. */
const AT_REST = 12_000;

/** The longest task while somebody types, rests and types on; 0 when none took the 50 ms that make one long. */
export async function longestTask(page, path) {
  const field = page.locator(`[data-path="${path}"]`).first();
  await field.click();
  await page.waitForTimeout(AT_REST);
  await page.evaluate(() => { window.measuring.longTasks.length = 0; });
  for (const words of ["a few words ", "and a few more ", "and the end"]) {
    await page.keyboard.type(words, { delay: 60 });
    await page.waitForTimeout(1_500);
  }
  return page.evaluate(() => Math.max(0, ...window.measuring.longTasks));
}
