// What a person does with the page, in any engine, by the names that the page promises to keep.
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { until } from "./waiting.mjs";

const actionOf = (name) => `[data-action="${name}"]`;

const quoted = (text) => JSON.stringify(text);

export class Person {
  constructor(session, tab, home) {
    Object.assign(this, { session, tab, home });
  }

  /** The same person in another tab of the same browser. */
  async another() {
    return new Person(this.session, await this.session.tab(), this.home);
  }

  async open(route = "") {
    await this.tab.goto(new URL(route, this.home).href);
    await this.sees("[data-action]");
  }

  async reload() {
    await this.tab.reload();
    await this.sees("[data-action]");
  }

  /** Goes to a place within the page, as a link does. */
  async go(hash) {
    await this.tab.evaluate((hash) => { location.hash = hash; }, hash);
  }

  /** The hash of the open plan. */
  async plan() {
    return new URL(await this.tab.url()).hash.match(/^#\/p\/[^/]+/)[0];
  }

  click(css) { return this.tab.click(css); }

  act(name) { return this.click(actionOf(name)); }

  /** Does an action that asks something, and answers. */
  async answer(name, answer) {
    await this.act(name);
    await this.write("dialog[open] :is(input, textarea)", answer);
    await this.tab.press("Enter");
    await this.sees("dialog[open]", 0);
  }

  async newPlan(name) {
    await this.answer("new-plan", name);
    await this.isThere("[data-goto]");
  }

  async goTo(worksheet) {
    await this.isThere(`[data-goto="${worksheet}"]`);
    await this.tab.evaluate((css) => document.querySelector(css).click(), `[data-goto="${worksheet}"]`);
    await this.unfolded(`[data-worksheet="${worksheet}"]`);
  }

  async goToAccount(account, worksheet) {
    await this.go(`${await this.plan()}/a/${worksheet}/${account}`);
    await this.unfolded(`[data-worksheet="${worksheet}"][data-account="${account}"]`);
  }

  async unfolded(sheet) {
    await this.sees(sheet);
    const folded = `${sheet} ${actionOf("show-all")}[aria-pressed="false"]`;
    if (await this.count(folded)) await this.click(folded);
  }

  addRow(path) {
    return this.click(`${actionOf("add-row")}[data-path=${quoted(path)}]`);
  }

  control(path, choice) {
    return `[data-path=${quoted(path)}]:not([data-action])${choice === undefined ? "" : `[value=${quoted(choice)}]`}`;
  }

  /** Writes by the keyboard, over what is there, and stays. */
  async write(css, text) {
    await until(`the caret in ${css}`, async () => {
      await this.click(css);
      return this.tab.evaluate((css) => {
        const field = document.activeElement;
        if (!field?.matches(css)) return false;
        field.select();
        return true;
      }, css);
    });
    await this.tab.keys(text);
  }

  /** Enters a value and leaves the field. True and false tick and untick. */
  async enter(path, value, choice) {
    const css = this.control(path, choice);
    await this.isThere(css);
    const { tag, checked } = await this.tab.evaluate((css) => {
      const { tagName, checked } = document.querySelector(css);
      return { tag: tagName, checked };
    }, css);
    if (typeof value === "boolean") {
      if (checked !== value) await this.click(css);
    } else if (tag === "SELECT") {
      await this.select(css, value);
    } else {
      await this.write(css, value);
    }
    await this.tab.evaluate((css) => document.querySelector(css)?.blur(), css);
  }

  /** The list that a browser opens is not part of the page, so no driver chooses in it as a person would. */
  async select(css, value) {
    await this.isThere(css);
    await this.tab.evaluate(([css, value]) => {
      const select = document.querySelector(css);
      select.focus();
      select.value = value;
      for (const name of ["input", "change"]) select.dispatchEvent(new Event(name, { bubbles: true }));
    }, [css, value]);
  }

  async value(path, choice) {
    return this.tab.evaluate((css) => {
      const field = document.querySelector(css);
      return field && (field.type === "checkbox" ? field.checked : field.value);
    }, this.control(path, choice));
  }

  /** How many elements can be seen. */
  count(css) {
    return this.tab.evaluate(
      (css) => [...document.querySelectorAll(css)].filter((element) => element.checkVisibility({ checkVisibilityCSS: true })).length,
      css,
    );
  }

  attribute(css, name) {
    return this.tab.evaluate(([css, name]) => document.querySelector(css)?.getAttribute(name) ?? null, [css, name]);
  }

  /** Waits until so many can be seen; until any can, when no number is given. */
  async sees(css, number) {
    const count = expect.poll(() => this.count(css), `how many ${css} are in view`);
    await (number === undefined ? count.toBeGreaterThan(0) : count.toBe(number));
  }

  async isThere(css) {
    await expect.poll(() => this.tab.evaluate((css) => document.querySelectorAll(css).length, css), css).toBeGreaterThan(0);
  }

  /** A field shows a value; an amount in which nobody types has its thousands parted. */
  async finds(path, value, choice) {
    const isAmount = path.endsWith("/amount");
    const shown = async () => {
      const text = await this.value(path, choice);
      return isAmount ? text.replaceAll(",", "") : text;
    };
    await expect.poll(shown, path).toBe(value);
  }

  async reads(css, name, value) {
    await expect.poll(() => this.attribute(css, name), `${name} of ${css}`).toBe(value);
  }

  async saved() {
    await this.reads("[data-save-state]", "data-save-state", "saved");
  }

  /** The exported file, with where it lies. */
  async exported() {
    const saved = async (action) => {
      const file = await this.tab.download(() => this.act(action));
      return { file, document: JSON.parse(await readFile(file, "utf8")) };
    };
    const first = await saved("export-json");
    if ("incentives" in first.document.plan) return first;
    await this.click('[data-choice="confidential"]');
    return saved("save-file");
  }

  async importPlan(file) {
    await this.tab.attach(actionOf("import-json"), file);
    await this.isThere("[data-goto]");
  }
}
