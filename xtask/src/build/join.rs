//! Modules that only ever arrive together, made one. The splitter puts what several parts share into modules of
//! their own, one for each set of parts; here those that come with a part are taken into it. The surprise: between
//! its modules the splitter has functions called through the table, by a function that does nothing else. Where the
//! callee is in the same module now, the detour ends.

use anyhow::{Context, Result, bail};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, CustomSection, DataSection, ElementSection, FunctionSection, ImportSection, Module, NameMap,
    NameSection, RawSection, SectionId,
};
use wasmparser::{
    Data, DataKind, Element, ElementItems, ElementKind, FunctionBody, Import, KnownCustom, Name, Operator, Parser,
    Payload, TypeRef,
};

/// What the splitter writes into a module that is not the first.
#[derive(Default)]
struct Piece<'a> {
    types: &'a [u8],
    imports: Vec<Import<'a>>,
    /// The type of each function.
    functions: Vec<u32>,
    elements: Vec<Element<'a>>,
    bodies: Vec<FunctionBody<'a>>,
    data: Vec<Data<'a>>,
    names: HashMap<u32, &'a str>,
    features: &'a [u8],
}

const FEATURES: &str = "target_features";

/// Takes all modules into the first.
pub fn join(modules: &[Vec<u8>]) -> Result<Vec<u8>> {
    let pieces = modules.iter().map(|wasm| read(wasm)).collect::<Result<Vec<_>>>()?;
    let first = pieces.first().context("nothing to join")?;
    if pieces.iter().any(|piece| piece.types != first.types) {
        bail!("the modules do not number their types alike; has another version of the splitter written them?");
    }
    let (imports, mut maps) = shared_imports(&pieces)?;
    place_functions(&pieces, &mut maps)?;
    let mut made = Sections::default();
    for (piece, map) in pieces.iter().zip(&mut maps) {
        for (local, body) in piece.bodies.iter().enumerate() {
            if !map.stays[local] {
                continue;
            }
            made.functions.function(piece.functions[local]);
            map.parse_function_body(&mut made.code, body.clone())?;
            if let Some(name) = u32::try_from(local).ok().and_then(|local| piece.names.get(&local)) {
                made.names.append(map.functions[local], name);
            }
        }
        for element in &piece.elements {
            map.parse_element(&mut made.elements, element.clone())?;
        }
        for data in piece.data.iter().filter(|data| !data.data.is_empty()) {
            if !matches!(data.kind, DataKind::Active { .. }) {
                bail!("data that is not laid down where it belongs when a module arrives");
            }
            map.parse_data(&mut made.data, data.clone())?;
        }
    }
    Ok(made.finish(first, &imports))
}

#[derive(Default)]
struct Sections {
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    names: NameMap,
}

impl Sections {
    fn finish(self, first: &Piece<'_>, imports: &ImportSection) -> Vec<u8> {
        let mut names = NameSection::new();
        names.functions(&self.names);
        let mut module = Module::new();
        module.section(&RawSection { id: SectionId::Type.into(), data: first.types });
        module.section(imports).section(&self.functions).section(&self.elements);
        module.section(&self.code).section(&self.data).section(&names);
        // The optimiser reads there what the page may ask of a browser.
        module.section(&CustomSection { name: FEATURES.into(), data: first.features.into() });
        module.finish()
    }
}

fn read(wasm: &[u8]) -> Result<Piece<'_>> {
    let mut piece = Piece::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::TypeSection(section) => {
                let range = section.range();
                piece.types = &wasm[usize::try_from(range.start)?..usize::try_from(range.end)?];
            }
            Payload::ImportSection(section) => {
                piece.imports = section.into_imports().collect::<wasmparser::Result<_>>()?;
            }
            Payload::FunctionSection(section) => piece.functions = section.into_iter().collect::<Result<_, _>>()?,
            Payload::ElementSection(section) => piece.elements = section.into_iter().collect::<Result<_, _>>()?,
            Payload::CodeSectionEntry(body) => piece.bodies.push(body),
            Payload::DataSection(section) => piece.data = section.into_iter().collect::<Result<_, _>>()?,
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Name(names) => {
                    for name in names {
                        let Name::Function(names) = name? else { continue };
                        for naming in names {
                            let naming = naming?;
                            piece.names.insert(naming.index, naming.name);
                        }
                    }
                }
                _ if section.name() == FEATURES => piece.features = section.data(),
                _ => {}
            },
            Payload::Version { .. } | Payload::CodeSectionStart { .. } | Payload::DataCountSection { .. } => {}
            Payload::End(_) => {}
            Payload::ExportSection(section) if section.count() == 0 => {}
            Payload::TableSection(section) if section.count() == 0 => {}
            Payload::MemorySection(section) if section.count() == 0 => {}
            Payload::GlobalSection(section) if section.count() == 0 => {}
            other => bail!("a module of the splitter holds {other:?}"),
        }
    }
    Ok(piece)
}

/// Where what one module numbers stands in the joined one.
#[derive(Default)]
struct Map {
    functions: Vec<u32>,
    /// Whether a function is taken over. What is not is a detour that ended, or that an earlier module has too.
    stays: Vec<bool>,
    globals: Vec<u32>,
    memories: Vec<u32>,
    tables: Vec<u32>,
    tags: Vec<u32>,
}

impl Reencode for Map {
    type Error = Unplaced;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        found(&self.functions, function)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<Self::Error>> {
        found(&self.globals, global)
    }

    fn memory_index(&mut self, memory: u32) -> Result<u32, Error<Self::Error>> {
        found(&self.memories, memory)
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Error<Self::Error>> {
        found(&self.tables, table)
    }

    fn tag_index(&mut self, tag: u32) -> Result<u32, Error<Self::Error>> {
        found(&self.tags, tag)
    }

    fn data_index(&mut self, data: u32) -> Result<u32, Error<Self::Error>> {
        Err(Error::UserError(Unplaced(data)))
    }
}

/// A number that means nothing in the joined module.
#[derive(Debug)]
struct Unplaced(u32);

impl fmt::Display for Unplaced {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "what the module numbers {} has no place in the joined one", self.0)
    }
}

impl std::error::Error for Unplaced {}

fn found(places: &[u32], number: u32) -> Result<u32, Error<Unplaced>> {
    let place = usize::try_from(number).ok().and_then(|number| places.get(number));
    place.copied().ok_or(Error::UserError(Unplaced(number)))
}

/// Each import once, and where each module finds it.
fn shared_imports(pieces: &[Piece<'_>]) -> Result<(ImportSection, Vec<Map>)> {
    let mut section = ImportSection::new();
    let mut known: HashMap<(&str, &str), u32> = HashMap::new();
    let mut counts = [0_u32; 4];
    let mut maps = Vec::new();
    for piece in pieces {
        let mut map = Map::default();
        for import in &piece.imports {
            let (places, count) = match import.ty {
                TypeRef::Global(_) => (&mut map.globals, &mut counts[0]),
                TypeRef::Memory(_) => (&mut map.memories, &mut counts[1]),
                TypeRef::Table(_) => (&mut map.tables, &mut counts[2]),
                TypeRef::Tag(_) => (&mut map.tags, &mut counts[3]),
                other => bail!("a module of the splitter asks for {other:?}"),
            };
            match known.entry((import.module, import.name)) {
                Entry::Occupied(place) => places.push(*place.get()),
                Entry::Vacant(place) => {
                    places.push(*place.insert(*count));
                    *count += 1;
                    map.parse_import(&mut section, *import)?;
                }
            }
        }
        maps.push(map);
    }
    Ok((section, maps))
}

/// Numbers the functions that stay, in their order, and leads the others to them.
fn place_functions(pieces: &[Piece<'_>], maps: &mut [Map]) -> Result<()> {
    let mut in_table = HashMap::new();
    for (number, piece) in pieces.iter().enumerate() {
        for element in &piece.elements {
            for (slot, function) in slots(element)? {
                in_table.insert(slot, (number, usize::try_from(function)?));
            }
        }
    }
    let mut next = 0;
    let mut outside = HashMap::new();
    let mut ended = Vec::new();
    for (number, (piece, map)) in pieces.iter().zip(&mut *maps).enumerate() {
        for (local, body) in piece.bodies.iter().enumerate() {
            let slot = detour(body)?;
            if let Some(callee) = slot.and_then(|slot| in_table.get(&slot)) {
                ended.push(((number, local), *callee));
            }
            let known = slot.and_then(|slot| outside.get(&slot)).copied();
            let stays = known.is_none() && !slot.is_some_and(|slot| in_table.contains_key(&slot));
            map.functions.push(known.unwrap_or(next));
            map.stays.push(stays);
            if stays {
                outside.extend(slot.map(|slot| (slot, next)));
                next += 1;
            }
        }
    }
    for ((number, local), (callees, callee)) in ended {
        maps[number].functions[local] = maps[callees].functions[callee];
    }
    Ok(())
}

/// The slots of the table that a module fills, each with its function.
fn slots(element: &Element<'_>) -> Result<Vec<(i32, u32)>> {
    let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) = (&element.kind, &element.items)
    else {
        bail!("the splitter fills the table in a way that is not known");
    };
    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
        bail!("the splitter fills the table from a place that is not known");
    };
    (value..).zip(functions.clone()).map(|(slot, function)| Ok((slot, function?))).collect()
}

/// The slot that a function calls, if it does nothing else.
fn detour(body: &FunctionBody<'_>) -> Result<Option<i32>> {
    let mut operators = body.get_operators_reader()?;
    let mut given = 0;
    let slot = loop {
        match operators.read()? {
            Operator::LocalGet { local_index } if local_index == given => given += 1,
            Operator::I32Const { value } => break value,
            _ => return Ok(None),
        }
    };
    let calls = matches!(operators.read()?, Operator::CallIndirect { .. });
    Ok((calls && matches!(operators.read()?, Operator::End) && operators.eof()).then_some(slot))
}

#[cfg(test)]
mod tests;
