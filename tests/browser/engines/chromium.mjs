// Chromium, driven by Playwright like the rest of the browser tests, behind the same few words as the other engines.
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { ARGUMENTS } from "../support/chromium.mjs";
import { byClipboard, clicked, emptied, firstVisible, PATIENCE_MS } from "./waiting.mjs";

export const CANNOT = {};

/** Runs in the page before anything of it. */
const DENIED = {
  "all cookies blocked": () => {
    const refuse = () => { throw new DOMException("Access is denied for this document.", "SecurityError"); };
    Object.defineProperty(window, "localStorage", { get: refuse });
    IDBFactory.prototype.open = refuse;
  },
};

export const DENIALS = Object.keys(DENIED);

export async function start(folder) {
  const browser = await chromium.launch({ executablePath: process.env.KEYPLAN_CHROMIUM || undefined, args: ARGUMENTS });
  return { session: (denial) => session(browser, folder, DENIED[denial]), stop: () => browser.close() };
}

async function session(browser, folder, deny) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "zh-CN" });
  if (deny) await context.addInitScript(deny);
  const troubles = [];
  context.on("weberror", (error) => troubles.push(`error: ${error.error()}`));
  context.on("console", (message) => { if (message.type() === "error") troubles.push(`console: ${message.text()}`); });
  return {
    troubles,
    tab: async () => new Tab(await context.newPage(), folder),
    end: () => context.close(),
  };
}

class Tab {
  constructor(page, folder) {
    this.page = page;
    this.folder = folder;
  }

  front() { return this.page.bringToFront(); }
  goto(url) { return this.page.goto(url); }
  reload() { return this.page.reload(); }
  url() { return this.page.url(); }
  evaluate(work, given) { return this.page.evaluate(work, given); }
  close() { return this.page.close({ runBeforeUnload: true }); }
  keys(text) { return this.page.keyboard.type(text); }
  press(combination) { return this.page.keyboard.press(combination); }
  pdf() { return this.page.pdf({ format: "A4", printBackground: true }); }

  paste(text) { return byClipboard(this, text); }

  click(css) {
    return clicked(this, css, async () => (await this.page.evaluateHandle(firstVisible, css)).click({ timeout: PATIENCE_MS }));
  }

  async attach(button, path) {
    const chooser = this.page.waitForEvent("filechooser");
    await this.click(button);
    await (await chooser).setFiles(path);
  }

  async download(deed) {
    await emptied(this.folder);
    const download = this.page.waitForEvent("download");
    await deed();
    const path = join(this.folder, "download");
    await (await download).saveAs(path);
    return path;
  }
}
