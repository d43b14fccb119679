//! A worker: a program of its own, fetched when it is needed, which may take long or come to grief without the page.
//! It ends when its handle does. The surprise: a worker that is ended never answers, so whoever waits for one waits
//! for ever, and nothing may be kept alive by that.

use js_sys::{Promise, Reflect, Uint8Array};
use std::future::Future;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

/// Why a worker has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkerFault {
    /// It could not be fetched.
    Absent,
    /// It broke down over what it was asked.
    Broken,
}

#[wasm_bindgen]
extern "C" {
    /// `public/boot.js` has it. None while developing, when files keep their names.
    #[wasm_bindgen(js_namespace = window, js_name = keyplanFile)]
    fn keyplan_file(name: &str) -> Option<String>;
}

/// A worker that is running.
#[derive(Debug)]
pub struct Worker(web_sys::Worker);

impl Drop for Worker {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

impl Worker {
    /// Starts the worker of that name, which belongs to the page.
    pub fn start(name: &str) -> Result<Self, WorkerFault> {
        if !cfg!(target_arch = "wasm32") {
            return Err(WorkerFault::Absent);
        }
        let file = keyplan_file(name).unwrap_or_else(|| format!("{name}/{name}.js"));
        web_sys::Worker::new(&file).map(Self).map_err(|_| WorkerFault::Absent)
    }

    /// Hands it bytes. It answers one question after the other, so ask nothing before it has.
    pub fn ask_of(&self, bytes: &[u8]) -> impl Future<Output = Result<String, WorkerFault>> + use<> {
        self.ask(&Uint8Array::from(bytes))
    }

    /// Asks it for what has that place.
    pub fn ask_for(&self, place: usize) -> impl Future<Output = Result<String, WorkerFault>> + use<> {
        self.ask(&JsValue::from(u32::try_from(place).unwrap_or(u32::MAX)))
    }

    fn ask(&self, message: &JsValue) -> impl Future<Output = Result<String, WorkerFault>> + use<> {
        let answer = Promise::new(&mut |resolve, reject| {
            let heard = Closure::once_into_js(move |event: MessageEvent| {
                // Resolving cannot fail, and there is nobody to tell.
                let _ = resolve.call1(&JsValue::NULL, &event.data());
            });
            self.0.set_onmessage(Some(heard.unchecked_ref()));
            self.0.set_onerror(Some(&reject));
        });
        let sent = self.0.post_message(message);
        async move {
            sent.map_err(|_| WorkerFault::Broken)?;
            let answer = JsFuture::from(answer).await.map_err(|_| WorkerFault::Absent)?;
            answer.as_string().ok_or_else(|| {
                let absent = Reflect::has(&answer, &"absent".into()).unwrap_or(false);
                if absent { WorkerFault::Absent } else { WorkerFault::Broken }
            })
        }
    }
}
