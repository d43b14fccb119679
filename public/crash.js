// The page that is shown when the app has stopped, did not start, or takes long to. It needs no wasm, changes nothing that
// is stored, and hands over everything that is. The app tells of a panic by the event `keyplan-crash`
// (src/platform/page/crash.rs); what else ends a wasm is seen here, and told to the app by the same event, so that
// nothing left of it writes any more.
(() => {
  "use strict";

  const EVENT = "keyplan-crash";
  const PREFIX = "keyplan/";
  const DATABASE = "keyplan";
  const STORE = "records";
  const PATIENCE_MS = 20000;
  const DATABASE_PATIENCE_MS = 8000;

  const WORDS = {
    stopped: {
      zh: ["Keyplan 出错，已停止运行", "程序遇到了自身的错误，为避免写坏数据已立即停下。您的规划仍保存在此浏览器中，这个页面不会改动它。请先下载一份数据，再重新打开。出错前最后几秒输入的内容可能尚未保存，但仍显示在屏幕上的会一并放进下载的文件。"],
      en: ["Keyplan has stopped", "The app met an error of its own and stopped at once, so as not to damage anything. Your plans are still stored in this browser, and this page does not change them. Please download a copy first, then reopen. What was typed in the last seconds may not have been stored; whatever was still on the screen is put into the download as well."],
    },
    failed: {
      zh: ["Keyplan 没能启动", "程序没有加载成功：可能是网络中断、浏览器版本过旧，或程序自身出错。您以前保存的规划仍在此浏览器中，这个页面不会改动它。可以先下载一份数据，再重试；若仍不行，请换用新版的 Chrome、Edge、Firefox 或 Safari。"],
      en: ["Keyplan could not start", "The app did not load: the network may have failed, the browser may be too old, or the app met an error of its own. Plans stored earlier are still in this browser, and this page does not change them. You can download a copy, then try again; if that does not help, use a recent Chrome, Edge, Firefox or Safari."],
    },
    slow: {
      zh: ["打开得比平时慢", "程序还在加载，网络可能较慢；一旦就绪，这条提示会自动消失。已保存的规划不受影响。"],
      en: ["This is taking longer than usual", "The app is still loading, perhaps over a slow network; this note goes away when it is ready. Stored plans are not affected."],
    },
  };

  const LABELS = {
    download: "下载全部数据 · Download all data",
    copy: "复制全部数据 · Copy all data",
    reload: "重新打开 · Reopen",
    home: "打开首页 · Open the first page",
    details: "技术信息 · Technical details",
    ready: "已交给浏览器下载；微信、企业微信里无法下载，请用复制。· Handed to the browser. Inside WeChat or WeCom downloads do not work: use Copy.",
    copied: "已复制，请粘贴到文件里保存。· Copied. Paste it into a file and keep it.",
    byHand: "请手动复制下面的内容。· Please copy the text below by hand.",
  };

  /** The page or the note that is shown. */
  let page = null;
  let hasEnded = false;
  let message = "";
  let onScreen = [];

  // --- Noticing ---------------------------------------------------------------------------------------------------

  const isStarting = () => document.getElementById("skeleton") !== null;

  // A trap, or a stack that ran over within the wasm. An exception that only passed through leaves the wasm whole.
  const endsWasm = (error) => {
    if (!(error instanceof Error)) return false;
    if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) return true;
    const ranOver = error instanceof RangeError || error.name === "InternalError";
    return ranOver && /wasm/.test(String(error.stack));
  };

  const isOfAnExtension = (error) => /-extension:\/\//.test(String(error && error.stack));

  const notice = (error, what) => {
    const detail = String((error && (error.stack || error.message)) || what);
    if (endsWasm(error)) window.dispatchEvent(new CustomEvent(EVENT, { detail }));
    else if (isStarting() && !isOfAnExtension(error)) remark("failed", detail);
  };

  window.addEventListener(EVENT, (event) => end(String(event.detail)));

  window.addEventListener("unhandledrejection", (event) => notice(event.reason, event.reason));

  // Only while capturing does the window hear of a script that could not be fetched.
  window.addEventListener("error", (event) => {
    if (event.target instanceof HTMLScriptElement) notice(null, `not loaded: ${event.target.src || "the app"}`);
    else if (event.error) notice(event.error, event.message);
  }, true);

  window.setTimeout(() => {
    if (isStarting() && !page) remark("slow", "");
  }, PATIENCE_MS);

  // --- Showing ----------------------------------------------------------------------------------------------------

  // A note beside the skeleton. It may be wrong, so it goes away by itself when the app is there after all.
  function remark(kind, detail) {
    if (hasEnded) return;
    if (page) page.remove();
    message = detail;
    page = pageOf(kind);
    page.classList.add("crash-note");
    document.body.append(page);
    const note = page;
    const waiting = window.setInterval(() => {
      if (isStarting()) return;
      window.clearInterval(waiting);
      note.remove();
    }, 250);
  }

  function end(detail) {
    if (hasEnded) return;
    hasEnded = true;
    message = detail;
    onScreen = typedOnScreen();
    const kind = isStarting() ? "failed" : "stopped";
    silenceTheApp();
    // Not within the panic: taking the app's elements away makes events, and the app would be entered again.
    window.setTimeout(() => {
      page = pageOf(kind);
      document.body.replaceChildren(page);
      page.querySelector("button").focus();
    }, 0);
  }

  function pageOf(kind) {
    const status = element("p", { class: "crash-status", role: "status" });
    const actions = element("p", { class: "crash-actions" });
    const press = (label, name, deed) => {
      const button = element("button", { type: "button", class: "crash-button", "data-rescue": name }, label);
      button.addEventListener("click", deed);
      actions.append(button);
    };
    press(LABELS.download, "download", () => handOver(status, download));
    press(LABELS.copy, "copy", () => handOver(status, copy));
    press(LABELS.reload, "reload", () => location.reload());
    if (hasEnded) press(LABELS.home, "home", openFirstPage);
    const main = element("main", { class: "crash", "data-crash": kind });
    const languages = document.documentElement.lang.startsWith("en") ? ["en", "zh"] : ["zh", "en"];
    languages.forEach((language, index) => {
      const [title, text] = WORDS[kind][language];
      const heading = element(index ? "h2" : "h1", {}, title);
      main.append(element("section", { lang: language === "zh" ? "zh-CN" : "en" }, heading, element("p", {}, text)));
    });
    main.append(actions, status);
    if (message) {
      const pre = element("pre", { class: "crash-message" }, message);
      main.append(element("details", {}, element("summary", {}, LABELS.details), pre));
    }
    return main;
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.keys(attributes).forEach((key) => made.setAttribute(key, attributes[key]));
    made.append(...children);
    return made;
  }

  // Its listeners are still on the window, and its state is in doubt.
  function silenceTheApp() {
    const events = "blur focus focusin focusout change input beforeinput keydown keyup click dblclick pointerdown pointerup mousedown mouseup paste drop dragover submit toggle close hashchange popstate storage visibilitychange pagehide beforeunload";
    for (const name of events.split(" ")) {
      window.addEventListener(name, (event) => {
        const ours = page && event.target instanceof Node && page.contains(event.target);
        if (!ours) event.stopImmediatePropagation();
      }, true);
    }
  }

  function openFirstPage() {
    history.replaceState(null, "", location.pathname);
    location.reload();
  }

  // --- Handing over -----------------------------------------------------------------------------------------------

  // What is in the controls of the app, stored or not.
  function typedOnScreen() {
    const controls = document.querySelectorAll("input[data-path], textarea[data-path], select[data-path]");
    return Array.from(controls, (control) => {
      const entry = { path: control.dataset.path, value: control.value };
      if (control.type === "checkbox" || control.type === "radio") entry.checked = control.checked;
      return entry;
    });
  }

  async function everything() {
    const faults = [];
    const local = attempt(faults, "local storage", localRecords) || {};
    const records = await databaseRecords().catch((error) => {
      faults.push(`IndexedDB: ${error}`);
      return {};
    });
    const about = { format: "keyplan-rescue", version: 1, saved_at: new Date().toISOString(), address: location.hash };
    const document = { ...about, browser: navigator.userAgent, message, faults, local, records, on_screen: onScreen };
    return JSON.stringify(document, null, 1);
  }

  function attempt(faults, what, deed) {
    try {
      return deed();
    } catch (error) {
      faults.push(`${what}: ${error}`);
      return undefined;
    }
  }

  function localRecords() {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
    const records = {};
    for (const key of keys.sort()) if (key.startsWith(PREFIX)) records[key] = localStorage.getItem(key);
    return records;
  }

  function databaseRecords() {
    return new Promise((resolve, reject) => {
      const records = {};
      let isThere = true;
      window.setTimeout(() => reject(new Error("no answer")), DATABASE_PATIENCE_MS);
      const opening = indexedDB.open(DATABASE);
      opening.onupgradeneeded = () => {
        // There was none, and asking must not make one.
        isThere = false;
        opening.transaction.abort();
      };
      opening.onerror = (event) => {
        event.preventDefault();
        return isThere ? reject(opening.error) : resolve(records);
      };
      opening.onsuccess = () => {
        const database = opening.result;
        if (!database.objectStoreNames.contains(STORE)) return resolve(records);
        const transaction = database.transaction(STORE);
        const walk = transaction.objectStore(STORE).openCursor();
        walk.onsuccess = () => {
          const cursor = walk.result;
          if (!cursor) return;
          records[String(cursor.key)] = cursor.value;
          cursor.continue();
        };
        transaction.oncomplete = () => {
          database.close();
          resolve(records);
        };
        transaction.onabort = () => reject(transaction.error);
        return undefined;
      };
    });
  }

  async function handOver(status, way) {
    status.textContent = "…";
    try {
      status.textContent = await way(await everything());
    } catch (error) {
      status.textContent = String(error);
    }
  }

  async function download(text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `keyplan-rescue-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    return LABELS.ready;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return LABELS.copied;
    } catch (error) {
      const field = page.querySelector("textarea") || element("textarea", { class: "crash-copy", readonly: "", rows: "8", "aria-label": LABELS.byHand });
      field.value = text;
      page.append(field);
      field.select();
      return document.execCommand("copy") ? LABELS.copied : LABELS.byHand;
    }
  }
})();
