//! `view!` as in Leptos, but written out in calls of `crate::ui::El` instead of a type of its own for
//! each element: a view costs a fifth of the code, and the page has to be small. Components, signals
//! and everything else stay Leptos'. What is not here: slots, spreading, directives, raw text.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use rstml::node::{KeyedAttribute, KeyedAttributeValue, Node, NodeAttribute, NodeElement};
use rstml::{Infallible, Parser, ParserConfig};
use syn::{Expr, ExprBlock, Lit, Result, Stmt, spanned::Spanned};

type Element = NodeElement<Infallible>;

const SVG: [&str; 11] =
    ["svg", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "g", "marker", "tspan"];

/// Builds a view out of markup. The whole is one `AnyView`.
#[proc_macro]
pub fn view(markup: proc_macro::TokenStream) -> proc_macro::TokenStream {
    written_out(markup.into()).unwrap_or_else(|error| error.to_compile_error()).into()
}

fn written_out(markup: TokenStream) -> Result<TokenStream> {
    let nodes = Parser::new(ParserConfig::default().recover_block(true)).parse_simple(markup)?;
    together(&nodes)
}

/// One part as it is, several in a row as one.
fn together(nodes: &[Node<Infallible>]) -> Result<TokenStream> {
    let parts = nodes.iter().filter_map(part).collect::<Result<Vec<_>>>()?;
    Ok(match parts.as_slice() {
        [one] => quote! { crate::ui::IntoPart::into_part(#one) },
        several => quote! { crate::ui::in_a_row(::std::vec![#(crate::ui::IntoPart::into_part(#several)),*]) },
    })
}

fn part(node: &Node<Infallible>) -> Option<Result<TokenStream>> {
    match node {
        Node::Element(element) if is_component(element) => Some(component(element)),
        Node::Element(element) => Some(written_element(element)),
        Node::Block(block) => Some(Ok(match block.try_block().map(|block| block.stmts.as_slice()) {
            Some([Stmt::Expr(alone, None)]) => quote! { #alone },
            _ => quote! { #block },
        })),
        Node::Text(text) => {
            let text = &text.value;
            Some(Ok(quote! { #text }))
        }
        Node::Fragment(fragment) => Some(together(&fragment.children)),
        Node::Comment(_) | Node::Doctype(_) => None,
        other => Some(Err(syn::Error::new(other.span(), "put text into quotation marks"))),
    }
}

fn is_component(element: &Element) -> bool {
    element.name().to_string().starts_with(|first: char| first.is_ascii_uppercase())
}

fn written_element(element: &Element) -> Result<TokenStream> {
    let tag = element.name().to_string();
    let (mut fixed, mut steps) = (Vec::new(), Vec::new());
    for attribute in keyed(element)? {
        let key = attribute.key.to_string();
        match literal(attribute) {
            Some(value) if !key.contains(':') => fixed.push(quote! { (#key, #value) }),
            _ => steps.push(step(attribute, &key)?),
        }
    }
    for child in element.children.iter().filter_map(part) {
        let child = child?;
        steps.push(quote! { .child(#child) });
    }
    let svg = SVG.contains(&tag.as_str());
    let made = Ident::new("made", Span::mixed_site());
    Ok(quote! {{
        static SITE: crate::ui::Site = crate::ui::Site { tag: #tag, svg: #svg, fixed: &[#(#fixed),*] };
        let mut #made = crate::ui::El::new(&SITE);
        #(#made #steps;)*
        #made.done()
    }})
}

/// One call on the element for one attribute.
fn step(attribute: &KeyedAttribute, key: &str) -> Result<TokenStream> {
    let value = value(attribute)?;
    let span = attribute.span();
    Ok(match key.split_once(':') {
        Some(("on", event)) => {
            let kind = Ident::new(event, span);
            let kind = if event == "cancel" {
                // Leptos has no descriptor of its own for it.
                quote! { ::leptos::ev::Custom::<::leptos::ev::Event>::new(#event) }
            } else {
                quote_spanned! { span=> ::leptos::ev::#kind }
            };
            quote_spanned! { span=> .on(#event, #kind, #value) }
        }
        Some(("class", name)) => quote_spanned! { span=> .class(#name, #value) },
        Some(("prop", name)) => quote_spanned! { span=> .property(#name, #value) },
        Some(("style", name)) => quote_spanned! { span=> .style(#name, #value) },
        Some(_) => return Err(syn::Error::new(span, "only on:, class:, prop: and style: are known")),
        None if key == "node_ref" => quote_spanned! { span=> .node_ref(#value) },
        None => quote_spanned! { span=> .attribute(#key, #value) },
    })
}

/// A component is called as Leptos' own macro calls it.
fn component(element: &Element) -> Result<TokenStream> {
    let name = element.name();
    let mut props = Vec::new();
    for attribute in keyed(element)? {
        let key = attribute.key.to_string();
        let prop = Ident::new(&key, attribute.span());
        let value = if matches!(attribute.possible_value, KeyedAttributeValue::None) {
            quote! { #prop }
        } else {
            value(attribute)?
        };
        props.push(quote! { .#prop(#value) });
    }
    if !element.children.is_empty() {
        let children = together(&element.children)?;
        props.push(quote! { .children(::leptos::children::ToChildren::to_children(move || #children)) });
    }
    Ok(quote! {
        ::leptos::prelude::IntoAny::into_any(::leptos::component::component_view(
            #name,
            ::leptos::component::component_props_builder(&#name)#(#props)*.build(),
        ))
    })
}

fn keyed(element: &Element) -> Result<Vec<&KeyedAttribute>> {
    let mut found = Vec::new();
    for attribute in element.attributes() {
        match attribute {
            NodeAttribute::Attribute(keyed) => found.push(keyed),
            NodeAttribute::Block(block) => return Err(syn::Error::new(block.span(), "attributes have names here")),
        }
    }
    Ok(found)
}

fn value(attribute: &KeyedAttribute) -> Result<TokenStream> {
    match attribute.value() {
        Some(Expr::Block(ExprBlock { block, .. })) if matches!(block.stmts.as_slice(), [Stmt::Expr(_, None)]) => {
            let alone = &block.stmts[0];
            Ok(quote! { #alone })
        }
        Some(value) => Ok(quote! { #value }),
        None => Err(syn::Error::new(attribute.span(), "a value is missing")),
    }
}

/// What never changes stands in the element's static part.
fn literal(attribute: &KeyedAttribute) -> Option<String> {
    match (&attribute.possible_value, attribute.value()) {
        (KeyedAttributeValue::None, _) => Some(String::new()),
        (_, Some(Expr::Lit(literal))) => match &literal.lit {
            Lit::Bool(on) => on.value.then(String::new),
            _ => attribute.value_literal_string(),
        },
        _ => None,
    }
}
