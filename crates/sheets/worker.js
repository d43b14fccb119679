// The worker that reads workbooks. `cargo xtask` puts it behind what wasm-bindgen writes, and the wasm's name into it.
// A message is the bytes of a workbook or the place of one of its sheets; the answer is a text, or says what went wrong.
const started = wasm_bindgen({ module_or_path: new URL("%WASM%", self.location.href) });
// Whoever asks is told.
started.catch(() => {});

self.onmessage = async ({ data }) => {
  try {
    await started;
  } catch (error) {
    self.postMessage({ absent: String(error) });
    return;
  }
  try {
    self.postMessage(typeof data === "number" ? wasm_bindgen.rows(data) : wasm_bindgen.open(data));
  } catch (error) {
    self.postMessage({ broken: String(error) });
  }
};
