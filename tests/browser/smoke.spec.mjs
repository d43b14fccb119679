// The page starts at all.
import { expect, test } from "./support/test.mjs";

test("the first page offers a new plan", async ({ page }) => {
  await page.goto("./");
  await expect(page.locator('[data-action="new-plan"]')).toBeVisible();
});
