// Firefox, driven by WebDriver BiDi. It is the Firefox of the machine, named by KEYPLAN_FIREFOX: Playwright needs one of
// its own making.
import puppeteer from "puppeteer-core";
import { byClipboard, clicked, emptied, firstVisible, PATIENCE_MS, theFile } from "./waiting.mjs";

/** What this way of driving cannot do, each with the reason. */
export const CANNOT = {};

/** How a browser is set up that stores nothing, by what the person has chosen. */
const DENIED = {
  // "Block all cookies": to mention the storage throws, and there is no IndexedDB either.
  "all cookies blocked": { "network.cookie.cookieBehavior": 2 },
  // The storage is simply not there.
  "storage switched off": { "dom.storage.enabled": false },
};

export const DENIALS = Object.keys(DENIED);

function launch(folder, prefs) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.KEYPLAN_FIREFOX || "firefox",
    headless: true,
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": folder,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "intl.accept_languages": "zh-CN",
      ...prefs,
    },
  });
}

export async function start(folder) {
  const browser = await launch(folder);
  return {
    session: (denial) => (denial ? withoutStorage(folder, DENIED[denial]) : within(browser, folder, () => {})),
    stop: () => browser.close(),
  };
}

async function withoutStorage(folder, prefs) {
  const browser = await launch(folder, prefs);
  return within(browser, folder, () => browser.close());
}

/** A session of its own, with nothing stored yet. */
async function within(browser, folder, after) {
  const context = await browser.createBrowserContext();
  const troubles = [];
  return {
    troubles,
    async tab() {
      const page = await context.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
      page.on("console", (message) => { if (message.type() === "error") troubles.push(`console: ${message.text()}`); });
      return new Tab(page, folder);
    },
    async end() {
      await context.close();
      await after();
    },
  };
}

class Tab {
  constructor(page, folder) {
    this.page = page;
    this.folder = folder;
  }

  /** A person acts in the tab that is in view. */
  front() { return this.page.bringToFront(); }
  goto(url) { return this.page.goto(url); }
  reload() { return this.page.reload(); }
  url() { return this.page.evaluate(() => location.href); }
  evaluate(work, given) { return this.page.evaluate(work, given); }
  close() { return this.page.close(); }
  keys(text) { return this.page.keyboard.type(text); }
  pdf() { return this.page.pdf({ format: "a4", printBackground: true }); }

  async press(combination) {
    const keys = combination.split("+");
    for (const key of keys) await this.page.keyboard.down(key);
    for (const key of keys.reverse()) await this.page.keyboard.up(key);
  }

  paste(text) { return byClipboard(this, text); }

  click(css) {
    return clicked(this, css, async () => (await this.page.evaluateHandle(firstVisible, css)).click());
  }

  async attach(button, path) {
    const chooser = this.page.waitForFileChooser({ timeout: PATIENCE_MS });
    await this.click(button);
    await (await chooser).accept([path]);
  }

  /** The file that comes of a deed. */
  async download(deed) {
    await emptied(this.folder);
    await deed();
    return theFile(this.folder);
  }
}
