// How the browser tests run: against a page that is already built and served, at KEYPLAN_URL, in the Chromium named by
// KEYPLAN_CHROMIUM or else in Playwright's own. `cargo xtask test --browser` sets both. KEYPLAN_SLOW=4 slows the page down
// four times.
import { defineConfig } from "@playwright/test";
import { ARGUMENTS } from "./support/chromium.mjs";

const { KEYPLAN_URL, KEYPLAN_CHROMIUM, KEYPLAN_SLOW, CI } = process.env;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.mjs",
  outputDir: "results/artifacts",
  reporter: [["list"], ["json", { outputFile: "results/report.json" }]],
  forbidOnly: Boolean(CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 * Number(KEYPLAN_SLOW || 1) },
  use: {
    baseURL: KEYPLAN_URL || "http://127.0.0.1:8080/",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: KEYPLAN_CHROMIUM || undefined,
      args: ARGUMENTS,
    },
  },
});
