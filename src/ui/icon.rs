//! Icons, drawn with one stroke in the colour of the text round them. Never the only carrier of a
//! meaning: the control that holds one has a name.

use crate::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Add,
    Archive,
    Calendar,
    Close,
    Copy,
    Down,
    Drag,
    Export,
    Help,
    Import,
    Menu,
    Pencil,
    Redo,
    Right,
    Search,
    Settings,
    Theme,
    Trash,
    Undo,
    Warning,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Add => "M10 4v12M4 10h12",
            Self::Archive => "M3 4h14v4H3zM4 8v8h12V8M8 11h4",
            Self::Calendar => "M4 5h12v11H4zM4 8.5h12M7 3v3M13 3v3",
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::Copy => "M7 7h9v9H7zM4 13V4h9",
            Self::Down => "M5 8l5 5 5-5",
            Self::Drag => "M7 5v.01M13 5v.01M7 10v.01M13 10v.01M7 15v.01M13 15v.01",
            Self::Export => "M10 13V3M6 7l4-4 4 4M4 12v5h12v-5",
            Self::Help => "M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M10 14.5v.01",
            Self::Import => "M10 3v10M6 9l4 4 4-4M4 12v5h12v-5",
            Self::Menu => "M3 5h14M3 10h14M3 15h14",
            Self::Pencil => "M4 16l.8-3.500L13.500 4l2.500 2.500-8.500 8.700zM12 5.500L14.500 8",
            Self::Redo => "M16 8H8a4 4 0 0 0 0 8h3M16 8l-3.500-3.500M16 8l-3.500 3.500",
            Self::Right => "M8 5l5 5-5 5",
            Self::Search => "M9 4a5 5 0 1 1 0 10A5 5 0 0 1 9 4M12.700 12.700L17 17",
            Self::Settings => "M4 6h8M15 6h1M4 14h1M8 14h8M13.500 4.500v3M6.500 12.500v3",
            Self::Theme => "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14",
            Self::Trash => "M4 6h12M8 6V4h4v2M6 6l.7 10h6.600L14 6",
            Self::Undo => "M4 8h8a4 4 0 0 1 0 8H9M4 8l3.500-3.500M4 8l3.500 3.500",
            Self::Warning => "M10 3l7.500 13.500h-15zM10 8v4M10 14.500v.01",
        }
    }
}

pub fn icon(icon: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}
