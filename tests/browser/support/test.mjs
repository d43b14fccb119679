// Playwright's `test`, with a promise that holds in every test: the page reports no error, breaks no policy, and asks
// nobody but its own host for anything. A test that provokes an error on purpose takes it out of `troubles` again.
// With KEYPLAN_SLOW=4 the page has a quarter of the machine, and every test four times as long: none may depend on
// what a fast machine gets done.
import { expect, test as base } from "@playwright/test";

export { expect };

/** How many times slower the page is. */
export const SLOWER = Number(process.env.KEYPLAN_SLOW || 1);

async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

export const test = base.extend({
  pace: [
    async ({ context }, use, info) => {
      if (SLOWER > 1) {
        const longer = info.setTimeout.bind(info);
        info.setTimeout = (duration_ms) => longer(duration_ms * SLOWER);
        info.setTimeout(info.timeout);
        context.on("page", slowDown);
      }
      await use();
    },
    { auto: true },
  ],

  troubles: [
    async ({ context, baseURL }, use) => {
      const home = new URL(baseURL).origin;
      const troubles = [];
      context.on("weberror", (error) => troubles.push(`error: ${error.error()}`));
      context.on("console", (message) => {
        const place = message.location().url;
        if (message.type() === "error") troubles.push(`console: ${message.text()} ${place}`.trim());
      });
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && url.origin !== home) troubles.push(`request: ${url}`);
      });
      await use(troubles);
      expect(troubles, "the page keeps quiet").toEqual([]);
    },
    { auto: true },
  ],
});
