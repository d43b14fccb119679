// Which worksheets there are: tests are made of this list before any page is open. `everyone.spec.mjs` holds it to what
// the page offers, so a new worksheet is a number here and in every test that goes through them.

export const WORKSHEETS = [
  "1.0", "1.1", "1.2", "1.3",
  "2.1", "2.2", "2.3", "2.4", "2.5",
  "3.1", "3.2", "3.3", "3.4",
  "4.1", "4.2", "4.3", "4.4",
  "5.1", "5.2", "5.3", "5.4",
  "6.1", "6.2", "6.3",
];

/** Those that compute and draw what an account is, buys and is worth. */
export const CHAPTER_2 = WORKSHEETS.filter((worksheet) => worksheet.startsWith("2."));

/** What a worksheet is looked at in when one look is enough for it: each look has its share of them. */
export function inTurn(looks, worksheet) {
  return looks[WORKSHEETS.indexOf(worksheet) % looks.length];
}
