// Records that are damaged, in whichever store they lie.

/** Makes the record of the plan with that name such a text, in local storage and, if wanted, in the large store too. Returns its key. */
export async function damage(page, name, text, { inBoth = true } = {}) {
  return page.evaluate(async ([name, text, inBoth]) => {
    const entry = Object.keys(localStorage).find((key) => key.startsWith("keyplan/entry/") && localStorage.getItem(key).includes(name));
    const key = entry.replace("/entry/", "/plan/");
    localStorage.setItem(key, text);
    if (!inBoth) return key;
    await new Promise((done, failed) => {
      const request = indexedDB.open("keyplan");
      request.onerror = () => failed(request.error);
      request.onsuccess = () => {
        const database = request.result;
        const transaction = database.transaction("records", "readwrite");
        transaction.objectStore("records").put(text, key);
        transaction.oncomplete = () => { database.close(); done(); };
        transaction.onabort = () => failed(transaction.error);
      };
    });
    return key;
  }, [name, text, inBoth]);
}
