// The first moment of the page, before anything is drawn: theme and language as they were last time, so that a dark page
// does not flash white. Once the app has started: the worker that makes the next visit work without a network. A build
// that does not start is never kept by it.
(() => {
  "use strict";

  // Written by src/platform/page/root.rs: the theme or `auto`, a space, the language.
  const LOOK = "keyplan/look";

  const remembered = () => {
    try {
      return (localStorage.getItem(LOOK) || "").split(" ");
    } catch (denied) {
      return [];
    }
  };

  const [theme, language] = remembered();
  const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const root = document.documentElement;
  root.dataset.theme = dark ? "dark" : "light";
  root.lang = language || (/^zh\b/i.test(navigator.language) ? "zh-CN" : "en");

  // What is said at the start comes in the reader's language beside the code, not after it. `cargo xtask build` writes the names.
  const names = "%TEXTS%";
  const texts = {};
  window.keyplanFile = (name) => names[name];
  window.keyplanText = (name) => {
    const fetched = async () => {
      const answer = await fetch(names[name] || `texts/${name}.txt`);
      if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
      return answer.text();
    };
    texts[name] ||= fetched().catch((error) => {
      // Asked again, it is tried again.
      delete texts[name];
      throw error;
    });
    return texts[name];
  };
  window.keyplanText(root.lang).catch(() => {});

  // Not there without https, and in some private windows.
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const hadOne = Boolean(workers.controller);
  workers.addEventListener("controllerchange", () => {
    // The first worker of all changes nothing for this page; a later one has a newer build ready.
    if (hadOne) window.dispatchEvent(new CustomEvent("keyplan-update"));
  });
  window.addEventListener("TrunkApplicationStarted", () => {
    workers.register("sw.js").catch((error) => console.warn("Keyplan will not work offline:", error));
  });
})();
