// Local storage that is full, made and unmade, in whatever can run a function in the page.

/** Fills local storage to the last byte. */
export async function fillLocalStorage(page) {
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

/** The large store takes nothing either. */
export async function fillUp(page) {
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    window.roomAgain = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); };
  });
  await fillLocalStorage(page);
}

/**
 * Makes room and presses "save again" at once. The page tries by itself every few seconds: between two steps of a test it
 * could have saved, and the button be gone.
 */
export async function makeRoomAndSave(page) {
  await page.evaluate(() => {
    window.roomAgain?.();
    Object.keys(localStorage).filter((key) => key.startsWith("ballast")).forEach((key) => localStorage.removeItem(key));
    document.querySelector('[data-action="save-again"]').click();
  });
}
