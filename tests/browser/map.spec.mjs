// The relationship map of worksheet 2.1: edited on itself, by keyboard, by finger, and as the contact table's equal.
import { expect, test } from "./support/test.mjs";
import { act, action, control, enter, exported, open, saved } from "./support/keyplan.mjs";
import { goToAccount, openPlan, smallPlan } from "./support/analysis.mjs";

const CONTACTS = "/accounts/0/profile/contacts";
const TIES = "/accounts/0/profile/ties";
/** Zhao, the third, reports to Li, who reports to Wang, as does Sun. */
const WANG = "con-wang", LI = "con-li", ZHAO = "con-zhao", SUN = "con-sun";

const card = (page, contact) => page.locator(`[data-contact="${contact}"]`);

/** What is said in passing at the edge of the page. */
const message = (page, text) => page.locator("[role=status], [role=alert]").filter({ hasText: text }).first();

async function openMap(page, info, change) {
  await openPlan(page, info, smallPlan(change));
  await goToAccount(page, "acc-north", "2.1");
  await expect(page.locator("[data-contact]")).toHaveCount(4);
}

const inPlan = async (page) => {
  await saved(page);
  return (await exported(page)).document.plan.accounts[0].profile;
};

test("everybody has a card, and what is not known is said", async ({ page }, info) => {
  await openMap(page, info);
  await expect(card(page, SUN)).toContainText("?");
  await expect(card(page, SUN)).toHaveAttribute("data-support", "unknown");
  await expect(card(page, WANG)).toHaveAttribute("data-support", "mentor");
  await expect(page.locator('[data-contact][tabindex="0"]')).toHaveCount(1);
  // The table below and the map are one.
  await enter(page, `${CONTACTS}/3/support`, "opponent");
  await expect(card(page, SUN)).toHaveAttribute("data-support", "opponent");
});

test("a contact is opened and edited by keyboard", async ({ page }, info) => {
  await openMap(page, info);
  await card(page, WANG).focus();
  await page.keyboard.press("ArrowDown");
  await expect(card(page, LI)).toBeFocused();
  await page.keyboard.press("Enter");
  const panel = page.locator(".map-panel");
  await expect(panel.locator(`[data-path="${CONTACTS}/1/name"]`)).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Li Nana");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(card(page, LI)).toBeFocused();
  await expect(card(page, LI)).toContainText("Li Nana");
  await expect(control(page, `${CONTACTS}/1/name`)).toHaveValue("Li Nana");
});

test("a contact moves below another superior by keyboard, and back", async ({ page }, info) => {
  await openMap(page, info);
  await card(page, ZHAO).focus();
  await page.keyboard.press("m");
  await expect(action(page, "confirm-task")).toBeVisible();
  await card(page, ZHAO).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await expect(card(page, SUN)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(card(page, ZHAO)).toBeFocused();
  await expect(control(page, `${CONTACTS}/2/reports_to`)).toHaveValue(SUN);
  expect((await inPlan(page)).contacts[2].reports_to).toBe(SUN);
  await action(page, "undo").click();
  await expect(control(page, `${CONTACTS}/2/reports_to`)).toHaveValue(LI);
});

test("a contact moves by the buttons alone, as a finger has them", async ({ page }, info) => {
  await openMap(page, info);
  await card(page, ZHAO).click();
  await action(page, "move-contact").click();
  await page.locator("#map-aim").selectOption(WANG);
  await action(page, "confirm-task").click();
  await expect(control(page, `${CONTACTS}/2/reports_to`)).toHaveValue(WANG);
  await action(page, "move-contact").click();
  await action(page, "cancel-task").click();
  await expect(card(page, ZHAO)).toBeFocused();
  await expect(control(page, `${CONTACTS}/2/reports_to`)).toHaveValue(WANG);
});

test("a circle is refused with both names on the map, and not offered in the table", async ({ page }, info) => {
  await openMap(page, info);
  await card(page, WANG).focus();
  await page.keyboard.press("m");
  await card(page, ZHAO).focus();
  await page.keyboard.press("Enter");
  await expect(message(page, /Wang Min.*Zhao Lei|Zhao Lei.*Wang Min/s)).toBeVisible();
  await action(page, "cancel-task").click();
  await expect(control(page, `${CONTACTS}/0/reports_to`).locator("option")).toHaveCount(1);
  await expect(control(page, `${CONTACTS}/0/reports_to`)).toHaveValue("");
  expect((await inPlan(page)).contacts[0].reports_to ?? "").toBe("");
});

test("a circle that came with a file is said, with everybody in it still on the map", async ({ page }, info) => {
  await openMap(page, info, ({ accounts }) => { accounts[0].profile.contacts[0].reports_to = ZHAO; });
  const warning = page.locator(".map .warning");
  for (const name of ["Wang Min", "Li Na", "Zhao Lei"]) await expect(warning).toContainText(name);
  for (const contact of [WANG, LI, ZHAO, SUN]) await expect(card(page, contact)).toBeVisible();
  await enter(page, `${CONTACTS}/0/reports_to`, "");
  await expect(warning).toHaveCount(0);
});

test("a line is added by keyboard and removed on the map", async ({ page }, info) => {
  await openMap(page, info);
  await card(page, LI).focus();
  await page.keyboard.press("l");
  await card(page, SUN).focus();
  await page.keyboard.press("l");
  await page.keyboard.press("Enter");
  await expect(control(page, `${TIES}/1/from`)).toHaveValue(LI);
  await expect(control(page, `${TIES}/1/to`)).toHaveValue(SUN);
  // The second of influence, alliance, conflict.
  await expect(control(page, `${TIES}/1/kind`)).toHaveValue("alliance");
  await expect(card(page, LI)).toContainText("Sun Yi");
  await card(page, ZHAO).click();
  await action(page, "open-contact").click();
  await action(page, "remove-line").click();
  await expect(control(page, `${TIES}/1/from`)).toHaveCount(0);
  await action(page, "take-back").click();
  await expect(control(page, `${TIES}/1/from`)).toHaveCount(1);
  expect((await inPlan(page)).ties).toMatchObject([{ from: ZHAO }, { from: LI, kind: "alliance", to: SUN }]);
});

test("a contact is added on the map and appears in the table", async ({ page }, info) => {
  await openMap(page, info);
  await act(page, "add-contact");
  await expect(page.locator(`.map-panel [data-path="${CONTACTS}/4/name"]`)).toBeFocused();
  await page.keyboard.type("Zhou Yu");
  await action(page, "close-contact").click();
  await expect(page.locator("[data-contact]")).toHaveCount(5);
  await expect(control(page, `${CONTACTS}/4/name`)).toHaveValue("Zhou Yu");
});

test("a branch folds and unfolds", async ({ page }, info) => {
  await openMap(page, info);
  await card(page, LI).focus();
  await page.keyboard.press(" ");
  await expect(card(page, LI)).toHaveAttribute("aria-expanded", "false");
  await expect(card(page, ZHAO)).toHaveCount(0);
  await expect(card(page, SUN)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(card(page, ZHAO)).toBeFocused();
  await expect(card(page, LI)).toHaveAttribute("aria-expanded", "true");
});

test("two hundred contacts stay within a frame that can be zoomed and fitted", async ({ page }, info) => {
  await openPlan(page, info, smallPlan(({ accounts }) => {
    const superior = (n) => (n === 0 ? "" : `c-${Math.floor((n - 1) / 6)}`);
    const contact = (n) => ({ id: `c-${n}`, name: `Person ${n}`, reports_to: superior(n) });
    accounts[0].profile.contacts = Array.from({ length: 200 }, (_, n) => contact(n));
    accounts[0].profile.ties = [];
  }));
  await goToAccount(page, "acc-north", "2.1");
  await expect(card(page, "c-0")).toBeVisible();
  const apart = await page.locator("[data-contact]").evaluateAll((cards) => {
    const boxes = cards.map((card) => card.getBoundingClientRect());
    const overlap = (one, other) =>
      one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
    return boxes.every((box, place) => boxes.slice(place + 1).every((other) => !overlap(box, other)));
  });
  expect(apart, "no two cards overlap").toBe(true);
  const frame = await page.locator(".map-frame").boundingBox();
  expect(frame.x + frame.width).toBeLessThanOrEqual(page.viewportSize().width);
  await card(page, "c-0").focus();
  const before = (await card(page, "c-0").boundingBox()).width;
  await page.keyboard.press("+");
  await expect.poll(async () => (await card(page, "c-0").boundingBox()).width).toBeGreaterThan(before);
  await page.keyboard.press("End");
  await expect(page.locator("[data-contact]:focus")).toHaveCount(1);
});

test("a long list of superiors is there for the contact that is meant, and for no other", async ({ page }, info) => {
  await openPlan(page, info, smallPlan(({ accounts }) => {
    const contact = (n) => ({ id: `c-${n}`, name: `Person ${n}`, reports_to: n === 1 ? "c-0" : "" });
    accounts[0].profile.contacts = Array.from({ length: 150 }, (_, n) => contact(n));
    accounts[0].profile.ties = [];
  }));
  await goToAccount(page, "acc-north", "2.1");
  const superior = (n) => page.locator(`select[data-path="/accounts/0/profile/contacts/${n}/reports_to"]`).first();
  await expect(superior(1)).toHaveValue("c-0");
  await expect(superior(1).locator("option:checked")).toHaveText("Person 0");
  expect(await superior(2).locator("option").count()).toBe(1);
  await superior(2).focus();
  await page.keyboard.press("ArrowDown");
  await expect(superior(2)).toHaveValue("c-0");
  // Nobody reports to oneself, and the first option is nobody.
  await expect(superior(2).locator("option")).toHaveCount(150);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the map is an indented list that works by finger", async ({ page }) => {
    await open(page);
    await act(page, "open-sample");
    await expect(page.locator("[data-goto]").first()).toBeAttached();
    await goToAccount(page, "acc-lingfeng", "2.1");
    const cards = page.locator("[data-contact]");
    await expect(cards.first()).toBeVisible();
    const boxes = await cards.evaluateAll((all) =>
      all.map((card) => ({ ...card.getBoundingClientRect().toJSON(), level: Number(card.getAttribute("aria-level")) })));
    for (const [place, box] of boxes.entries()) {
      expect(box.right).toBeLessThanOrEqual(390);
      if (place > 0) expect(box.top).toBeGreaterThanOrEqual(boxes[place - 1].bottom - 1);
    }
    expect(boxes.find(({ level }) => level === 2).left).toBeGreaterThan(boxes.find(({ level }) => level === 1).left);
    await cards.nth(1).tap();
    await action(page, "open-contact").tap();
    await expect(page.locator(".map-panel")).toBeVisible();
    expect((await page.locator(".map-panel").boundingBox()).width).toBeLessThanOrEqual(390);
  });
});
