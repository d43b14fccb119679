// How the stories run that every engine has to tell: against a page that is already built and served, at KEYPLAN_URL, in
// the engines named by KEYPLAN_ENGINES. `cargo xtask test --engines` sets both.
import { defineConfig } from "@playwright/test";

const { KEYPLAN_URL, KEYPLAN_ENGINES, CI } = process.env;

const engines = (KEYPLAN_ENGINES || "chromium,firefox,webkit").split(",");

export default defineConfig({
  testDir: "engines",
  testMatch: "*.stories.mjs",
  outputDir: "results/engines",
  reporter: [["list"], ["json", { outputFile: "results/engines.json" }]],
  forbidOnly: Boolean(CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: { baseURL: KEYPLAN_URL || "http://127.0.0.1:8080/" },
  projects: engines.map((engine) => ({ name: engine, use: { engine } })),
});
