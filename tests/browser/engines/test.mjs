// Playwright's `test` without Playwright's pages: each story gets an engine, and a person who sits before it.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { Person } from "./person.mjs";

export { expect };

/** What the driver of the engine cannot do. A story that wants it says so, and is left out with the reason. */
export function needs(driver, what) {
  test.skip(what in driver.CANNOT, driver.CANNOT[what]);
}

export const test = base.extend({
  engine: ["chromium", { option: true, scope: "worker" }],

  driver: [({ engine }, use) => import(`./${engine}.mjs`).then(use), { scope: "worker" }],

  browser: [
    async ({ driver }, use) => {
      const folder = await mkdtemp(join(tmpdir(), "keyplan-"));
      const browser = await driver.start(join(folder, "downloads"));
      await use(browser);
      await browser.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
    { scope: "worker" },
  ],

  /** Begins a session in which nothing is stored yet, after ending the one before. */
  begin: async ({ browser, baseURL }, use, info) => {
    let session, tab;
    await use(async (denial) => {
      await session?.end();
      session = await browser.session(denial);
      tab = await session.tab();
      return new Person(session, tab, baseURL);
    });
    const troubles = session?.troubles ?? [];
    if (info.status !== info.expectedStatus) await describe(tab, info);
    await session?.end();
    expect(troubles, "the page keeps quiet").toEqual([]);
  },

  person: async ({ begin }, use) => use(await begin()),
});

/** What the page said when a story went wrong, with what a page that has stopped says of the reason. */
async function describe(tab, info) {
  const text = await tab?.evaluate(() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    return `${location.hash}\n${document.body.innerText}`;
  }).catch((error) => error.message);
  await writeFile(info.outputPath("page.txt"), text ?? "");
  await info.attach("the page", { path: info.outputPath("page.txt"), contentType: "text/plain" });
}
