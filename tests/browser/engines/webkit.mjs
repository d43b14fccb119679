// Safari's engine, as WebKitGTK's small browser has it, driven by WebDriver on a screen that is not there (xvfb). One
// browser runs at a time, and each keeps what it stores only as long as it runs.
import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { Builder, By, Capabilities, Key } from "selenium-webdriver";
import { PATIENCE_MS, clicked, emptied, firstVisible, rest, theFile, until } from "./waiting.mjs";

export const CANNOT = {
  print: "WebKitWebDriver has no command to print: what paper shows is laid out on the screen instead",
  clipboard: "WebKitWebDriver's keys do not reach the clipboard: a paste is sent as its event",
  hear: "WebKitWebDriver tells no errors of the console: only a page that has stopped is noticed",
};

const DENIED = { "storage switched off": ["--enable-html5-local-storage=false"] };

export const DENIALS = Object.keys(DENIED);

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** The driver with a home of its own, so that downloads lie where they are looked for. */
async function startDriver(folder, port) {
  const home = `${folder}-home`;
  await mkdir(home, { recursive: true });
  await writeFile(join(home, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${folder}"\n`);
  const environment = {
    ...process.env,
    // As root there is no sandbox to be had.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: join(home, "data"),
    XDG_CACHE_HOME: join(home, "cache"),
  };
  const screen = ["-a", "-s", "-screen 0 1600x1200x24"];
  // A group of its own: ending xvfb-run alone would leave the screen and the driver behind.
  const child = spawn("xvfb-run", [...screen, process.env.KEYPLAN_WEBKIT_DRIVER || "WebKitWebDriver", `--port=${port}`], {
    env: environment,
    stdio: "ignore",
    detached: true,
  });
  await until("the driver of WebKit", () => fetch(`http://127.0.0.1:${port}/status`).then((answer) => answer.ok));
  return () => process.kill(-child.pid, "SIGTERM");
}

async function begun(folder) {
  const port = await freePort();
  return { port, stop: await startDriver(folder, port) };
}

/** Now and then the small browser does not come up, and its driver waits for it for ever. A new driver starts a new one. */
export async function start(folder) {
  let driver = await begun(folder);
  const begin = (denial) => session(folder, driver.port, denial ? DENIED[denial] : []);
  return {
    async session(denial) {
      const attempt = begin(denial);
      // Ending the driver ends the attempt as well, when nobody waits for it any more.
      attempt.catch(() => {});
      const came = await Promise.race([attempt.then(() => true, () => false), rest(PATIENCE_MS).then(() => false)]);
      if (came) return attempt;
      driver.stop();
      driver = await begun(folder);
      return begin(denial);
    },
    stop: () => driver.stop(),
  };
}

async function session(folder, port, options) {
  const browser = { args: ["--automation", ...options] };
  if (process.env.KEYPLAN_WEBKIT) browser.binary = process.env.KEYPLAN_WEBKIT;
  const wanted = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": browser });
  const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build();
  let tabs = 0;
  return {
    troubles: [],
    async tab() {
      // In a window of its own: a tab that is not in front would be drawn and timed as one that nobody sees.
      if (tabs > 0) await driver.switchTo().newWindow("window");
      tabs += 1;
      await driver.manage().window().setRect({ width: 1280, height: 1000 });
      return new Tab(driver, await driver.getWindowHandle(), folder);
    },
    end: () => driver.quit(),
  };
}

class Tab {
  constructor(driver, handle, folder) {
    Object.assign(this, { driver, handle, folder });
  }

  /** Commands go to one window at a time. */
  async there() {
    await this.driver.switchTo().window(this.handle);
    return this.driver;
  }

  front() { return this.there(); }
  async goto(url) { await (await this.there()).get(url); }
  async reload() { await (await this.there()).navigate().refresh(); }
  async url() { return (await this.there()).getCurrentUrl(); }
  async evaluate(work, given) { return (await this.there()).executeScript(`return (${work})(arguments[0])`, given); }
  async close() { await (await this.there()).close(); }
  /** A line ends by a key: the character for it comes to nothing here. */
  async keys(text) { await (await this.there()).switchTo().activeElement().sendKeys(text.replaceAll("\n", Key.ENTER)); }

  async press(combination) {
    const driver = await this.there();
    const keys = combination.split("+").map((name) => Key[name.replace(/(?!^)[A-Z]/g, "_$&").toUpperCase()] ?? name);
    const actions = driver.actions();
    for (const key of keys) actions.keyDown(key);
    for (const key of keys.reverse()) actions.keyUp(key);
    await actions.perform();
  }

  click(css) {
    return clicked(this, css, async () => (await this.driver.executeScript(`return (${firstVisible})(arguments[0])`, css)).click());
  }

  /** No driver's keys paste here: the field gets the event that a paste sends. */
  async paste(text) {
    await this.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** The button would open a window of the system, which nobody could close: the file goes where that would put it. */
  async attach(button, path) {
    const driver = await this.there();
    await until(`${button} beside a file input`, async () => {
      await driver.findElement(By.css(`${button} + input[type=file]`)).sendKeys(path);
      return true;
    });
  }

  async download(deed) {
    await emptied(this.folder);
    await deed();
    return theFile(this.folder);
  }
}
