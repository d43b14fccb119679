//! A channel to the other tabs of this browser. It never hears itself, and nothing waits in it: who
//! opens it late has missed what was said.

use super::page::has_crashed;
use super::window;
use std::fmt;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// An open channel, closed when this is dropped. Without a browser that has channels it is silent.
pub struct Channel {
    open: Option<Open>,
}

struct Open {
    channel: BroadcastChannel,
    _on_message: Closure<dyn Fn(MessageEvent)>,
}

impl Channel {
    /// Opens the channel of that name; every text that another tab posts to it is handed on.
    pub fn open(name: &str, on_message: impl Fn(String) + 'static) -> Self {
        let channel = window().and_then(|_| BroadcastChannel::new(name).ok());
        Self { open: channel.map(|channel| Open::new(channel, on_message)) }
    }

    /// Says something to all other tabs that have the channel open. After a crash nobody is told
    /// anything any more.
    pub fn post(&self, text: &str) {
        if let Some(open) = &self.open
            && !has_crashed()
        {
            // Only a closed channel refuses, or a thing that cannot be copied; this is neither.
            let _ = open.channel.post_message(&text.into());
        }
    }
}

impl Open {
    fn new(channel: BroadcastChannel, on_message: impl Fn(String) + 'static) -> Self {
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string()
                && !has_crashed()
            {
                on_message(text);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Self { channel, _on_message: listener }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

impl fmt::Debug for Channel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.open.as_ref().map(|open| open.channel.name());
        formatter.debug_struct("Channel").field("name", &name).finish()
    }
}
