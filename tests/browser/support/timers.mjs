// Time that stands still in one page, while the others of its browser go on: Playwright's own clock stops them all.

/** Nothing that waits from now on is done until the timers are let go. */
export async function holdTimers(page) {
  await page.evaluate(() => {
    const { setTimeout, clearTimeout } = window;
    const held = new Map();
    let count = 0;
    window.setTimeout = (...timer) => {
      // Numbers that no real timer has.
      count -= 1;
      held.set(count, timer);
      return count;
    };
    window.clearTimeout = (id) => { if (!held.delete(id)) clearTimeout(id); };
    window.letTimersGo = () => {
      Object.assign(window, { setTimeout });
      // Who takes a timer back later knows its old number.
      const now = new Map([...held].map(([id, timer]) => [id, setTimeout(...timer)]));
      window.clearTimeout = (id) => clearTimeout(now.get(id) ?? id);
    };
  });
}

export async function letTimersGo(page) {
  await page.evaluate(() => window.letTimersGo());
}
