// Local storage that is full, made and unmade, in whatever can run a function in the page.

/** Fills local storage to the last byte. */
export async function fillUp(page) {
  await page.evaluate(() => {
    for (let size = 2_000_000, n = 0; size >= 1; ) {
      try {
        localStorage.setItem(`ballast-${n}`, "x".repeat(size));
        n += 1;
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
}

export async function emptyOut(page) {
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("ballast")).forEach((key) => localStorage.removeItem(key)));
}
