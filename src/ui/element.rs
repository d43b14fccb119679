//! One element of a view, as `view!` writes it out. All elements are of this one type: what differs
//! between them is data, so that a view costs little code. Drawn again at the same place, an element
//! stays in the document and only changes what is different: a control keeps its focus.

use super::value::{IntoPart, IntoValue};
use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use std::any::Any;
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue};

const SVG: &str = "http://www.w3.org/2000/svg";

/// What never changes of an element. The place in the program's text that it stands for is its identity.
#[derive(Debug)]
pub struct Site {
    pub tag: &'static str,
    pub svg: bool,
    pub fixed: &'static [(&'static str, &'static str)],
}

/// A text that is set, or nothing for what is not there.
pub type Text = Option<Cow<'static, str>>;

/// The value of an attribute: as it is, or followed.
pub enum Value {
    Fixed(Text),
    Live(Box<dyn Fn() -> Text + Send>),
}

/// Where in an element a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Attribute(&'static str),
    Class(&'static str),
    Property(&'static str),
    Style(&'static str),
    Event(&'static str),
    Reference,
}

enum Act {
    Put(Value),
    Listen(Box<dyn FnMut(types::Event) + Send>),
    Hand(Box<dyn FnOnce(&types::Element) + Send>),
}

/// An element that is being made. It is one pointer, since views hand it on at every step.
pub struct El(Box<Parts>);

struct Parts {
    site: &'static Site,
    acts: Vec<(Slot, Act)>,
    children: Vec<AnyView>,
}

// What stays out of line here is what every view is full of.
impl El {
    #[inline(never)]
    pub fn new(site: &'static Site) -> Self {
        Self(Box::new(Parts { site, acts: Vec::new(), children: Vec::new() }))
    }

    #[inline(never)]
    fn put(&mut self, slot: Slot, value: Value) {
        self.0.acts.push((slot, Act::Put(value)));
    }

    #[inline(never)]
    fn listen(&mut self, name: &'static str, act: Box<dyn FnMut(types::Event) + Send>) {
        self.0.acts.push((Slot::Event(name), Act::Listen(act)));
    }

    #[inline(never)]
    fn push(&mut self, child: AnyView) {
        self.0.children.push(child);
    }

    pub fn attribute(&mut self, name: &'static str, value: impl IntoValue) {
        self.put(Slot::Attribute(name), value.into_value());
    }

    /// A class that the element has while the value is there.
    pub fn class(&mut self, name: &'static str, value: impl IntoValue) {
        self.put(Slot::Class(name), value.into_value());
    }

    pub fn property(&mut self, name: &'static str, value: impl IntoValue) {
        self.put(Slot::Property(name), value.into_value());
    }

    pub fn style(&mut self, name: &'static str, value: impl IntoValue) {
        self.put(Slot::Style(name), value.into_value());
    }

    /// Acts on an event; its type is that of Leptos' descriptor.
    pub fn on<E: EventDescriptor>(
        &mut self,
        name: &'static str,
        _event: E,
        mut act: impl FnMut(E::EventType) + Send + 'static,
    ) where
        E::EventType: From<types::Event>,
    {
        self.listen(name, Box::new(move |event| act(event.into())));
    }

    pub fn node_ref<T: ElementType + 'static>(&mut self, node: NodeRef<T>)
    where
        NodeRef<T>: NodeRefContainer<T>,
    {
        self.0.acts.push((Slot::Reference, Act::Hand(Box::new(move |element| node.load(element)))));
    }

    pub fn child(&mut self, child: impl IntoPart) {
        self.push(child.into_part());
    }

    #[inline(never)]
    pub fn done(self) -> AnyView {
        self.into_any()
    }
}

/// An element that stands in the document.
pub struct Built {
    element: types::Element,
    site: &'static Site,
    slots: Vec<Slot>,
    /// Effects and listeners, which end when they are dropped.
    kept: Vec<Box<dyn Any>>,
    children: Vec<AnyViewState>,
}

impl El {
    fn acted_on(acts: Vec<(Slot, Act)>, element: &types::Element) -> Vec<Box<dyn Any>> {
        acts.into_iter().filter_map(|(slot, act)| slot.take(act, element)).collect()
    }

    /// Whether what is built differs from this in values only.
    fn fits(&self, built: &Built) -> bool {
        std::ptr::eq(self.0.site, built.site)
            && self.0.children.len() == built.children.len()
            && self.0.acts.iter().map(|(slot, _)| slot).eq(built.slots.iter())
    }
}

impl Slot {
    fn take(self, act: Act, element: &types::Element) -> Option<Box<dyn Any>> {
        match act {
            Act::Put(Value::Fixed(value)) => {
                self.put(element, value.as_deref());
                None
            }
            Act::Put(Value::Live(value)) => {
                let element = element.clone();
                let effect = RenderEffect::new(move |before: Option<Text>| {
                    let value = value();
                    if before.as_ref() != Some(&value) {
                        self.put(&element, value.as_deref());
                    }
                    value
                });
                Some(Box::new(effect))
            }
            Act::Listen(mut act) => {
                let Self::Event(name) = self else {
                    return None;
                };
                let owner = Owner::current().unwrap_or_default();
                let act = Box::new(move |event| owner.with(|| act(event)));
                Some(Box::new(Rndr::add_event_listener(element, name, act)))
            }
            Act::Hand(hand) => {
                hand(element);
                None
            }
        }
    }

    fn put(self, element: &types::Element, value: Option<&str>) {
        match (self, value) {
            (Self::Attribute(name), Some(value)) => Rndr::set_attribute(element, name, value),
            (Self::Attribute(name), None) => Rndr::remove_attribute(element, name),
            (Self::Class(name), Some(_)) => Rndr::add_class(&Rndr::class_list(element), name),
            (Self::Class(name), None) => Rndr::remove_class(&Rndr::class_list(element), name),
            (Self::Property("value"), value) => {
                Rndr::set_property(element, "value", &JsValue::from_str(value.unwrap_or_default()));
            }
            (Self::Property(name), value) => Rndr::set_property(element, name, &JsValue::from_bool(value.is_some())),
            (Self::Style(name), Some(value)) => Rndr::set_css_property(&Rndr::style(element), name, value),
            (Self::Style(name), None) => Rndr::remove_css_property(&Rndr::style(element), name),
            (Self::Event(_) | Self::Reference, _) => {}
        }
    }
}

impl Render for El {
    type State = Built;

    fn build(self) -> Built {
        let Parts { site, acts, children } = *self.0;
        let element = Rndr::create_element(site.tag, site.svg.then_some(SVG));
        for (name, value) in site.fixed {
            Rndr::set_attribute(&element, name, value);
        }
        let mut children: Vec<AnyViewState> = children.into_iter().map(AnyView::build).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        // After the children: the value of a select is one of its options.
        let slots = acts.iter().map(|(slot, _)| *slot).collect();
        let kept = Self::acted_on(acts, &element);
        Built { element, site, slots, kept, children }
    }

    fn rebuild(self, built: &mut Built) {
        if !self.fits(built) {
            let mut new = self.build();
            built.insert_before_this(&mut new);
            built.unmount();
            *built = new;
            return;
        }
        for (child, state) in self.0.children.into_iter().zip(&mut built.children) {
            child.rebuild(state);
        }
        built.kept.clear();
        built.kept = Self::acted_on(self.0.acts, &built.element);
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        Rndr::remove(&self.element);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.element).and_then(|parent| parent.dyn_into().ok());
        parent.is_some_and(|parent: types::Element| {
            child.mount(&parent, Some(&self.element));
            true
        })
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

super::drawn_in_the_browser_only!(El, Built);
