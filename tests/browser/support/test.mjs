// Playwright's `test`, with a promise that holds in every test: the page reports no error, breaks no policy, and asks
// nobody but its own host for anything. A test that provokes an error on purpose takes it out of `troubles` again.
import { expect, test as base } from "@playwright/test";

export { expect };

export const test = base.extend({
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
