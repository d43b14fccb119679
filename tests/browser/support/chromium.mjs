// How Chromium is started for tests. As root there is no sandbox to be had; the rest keeps the browser from talking to
// anybody but the page.
export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
