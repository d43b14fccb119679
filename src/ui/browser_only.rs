//! What Leptos asks of every part of a view for drawing on a server. The app is never drawn there: no
//! HTML is ever written, and none is there to be taken over.

macro_rules! drawn_in_the_browser_only {
    ($part:ident, $state:ident) => {
        leptos::tachys::no_attrs!($part);

        impl leptos::tachys::view::RenderHtml for $part {
            type AsyncOutput = Self;
            type Owned = Self;
            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut leptos::tachys::view::Position,
                _: bool,
                _: bool,
                _: Vec<leptos::tachys::html::attribute::any_attribute::AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &leptos::tachys::hydration::Cursor,
                _: &leptos::tachys::view::PositionState,
            ) -> $state {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

pub(super) use drawn_in_the_browser_only;
