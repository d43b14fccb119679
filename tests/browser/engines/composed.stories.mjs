// Input methods, in every engine. No driver has one, so what they send is sent as they send it: in Chromium and Firefox
// the last key comes within the composition, in Safari after it, known by its code 229 alone.
import { expect, test } from "./test.mjs";

const ENTER_WITHIN = [["keydown", { key: "Enter", keyCode: 229, isComposing: true }], ["compositionend", {}]];
const ENTER_AFTER = [["compositionend", {}], ["keydown", { key: "Enter", keyCode: 229, isComposing: false }]];

/** Composes a text in the field in focus, and ends with these events. */
const compose = (person, text, ending) => person.tab.evaluate(([text, ending]) => {
  const field = document.activeElement;
  const send = (name, about) => {
    const kind = name.startsWith("key") ? KeyboardEvent : name === "input" ? InputEvent : CompositionEvent;
    field.dispatchEvent(new kind(name, { bubbles: true, cancelable: true, ...about }));
  };
  const before = field.value;
  send("compositionstart", { data: "" });
  for (let length = 1; length <= text.length; length += 1) {
    const data = text.slice(0, length);
    send("keydown", { key: "Process", keyCode: 229, isComposing: true });
    send("compositionupdate", { data });
    field.value = before + data;
    send("input", { data, inputType: "insertCompositionText", isComposing: true });
  }
  for (const [name, about] of ending) send(name, name === "compositionend" ? { data: text } : about);
}, [text, ending]);

for (const [where, ending] of [["within the composition", ENTER_WITHIN], ["after the composition", ENTER_AFTER]]) {
  test(`Enter ${where} chooses a word, and answers no question`, async ({ person }) => {
    await person.open();
    await person.act("new-plan");
    await person.click("dialog[open] input");
    await compose(person, "华东", ending);
    expect(await person.count("dialog[open]")).toBe(1);
    await person.tab.press("Enter");
    await person.isThere("[data-goto]");
    await person.saved();
    expect((await person.exported()).document.plan.name).toBe("华东");
  });

  test(`what was composed is kept, with Enter ${where}`, async ({ person }) => {
    await person.open();
    await person.newPlan("Composed");
    await person.goTo("1.1");
    await person.click(person.control("/background/concentration/period"));
    await compose(person, "上半年", ending);
    await person.tab.keys("ab");
    await person.reload();
    await person.goTo("1.1");
    await person.finds("/background/concentration/period", "上半年ab");
    await person.saved();
  });
}
