//! Claims about joined modules.

use super::*;
use wasm_encoder::{ConstExpr, Elements, EntityType, Function, MemoryType, RefType, TableType, TypeSection};

/// A module whose functions have these bodies, of which those named stand in the table from a slot on.
fn module(bodies: &[&dyn Fn(&mut Function)], slot: i32, in_table: &[u32]) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    let memory = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
    imports.import("shared", "memory", EntityType::Memory(memory));
    let table = TableType { element_type: RefType::FUNCREF, table64: false, minimum: 9, maximum: None, shared: false };
    imports.import("shared", "table", EntityType::Table(table));
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for body in bodies {
        functions.function(0);
        let mut function = Function::new([]);
        body(&mut function);
        function.instructions().end();
        code.function(&function);
    }
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(slot), Elements::Functions(in_table.into()));
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&elements).section(&code);
    module.finish()
}

fn calls(wasm: &[u8]) -> Vec<Vec<String>> {
    let piece = read(wasm).unwrap();
    let operators = |body: &FunctionBody<'_>| {
        let reader = body.get_operators_reader().unwrap();
        reader.into_iter().map(|operator| format!("{:?}", operator.unwrap())).collect()
    };
    piece.bodies.iter().map(operators).collect()
}

#[test]
fn a_detour_to_what_is_in_the_module_now_ends_and_others_stay_once() {
    let detour = |slot: i32| {
        move |it: &mut Function| {
            it.instructions().i32_const(slot).call_indirect(0, 0);
        }
    };
    let call = |function: u32| {
        move |it: &mut Function| {
            it.instructions().call(function);
        }
    };
    let nothing = |it: &mut Function| {
        it.instructions().nop();
    };
    // The first calls what the second has in slot 7, and what neither has in slot 1; so does the second.
    let one = module(&[&call(2), &call(3), &detour(7), &detour(1)], 5, &[0]);
    let other = module(&[&nothing, &call(2), &detour(1)], 7, &[0]);
    let joined = calls(&join(&[one, other]).unwrap());
    assert_eq!(joined.len(), 5, "{joined:?}");
    assert_eq!(joined[0][0], "Call { function_index: 3 }");
    assert_eq!(joined[1][0], "Call { function_index: 2 }");
    assert_eq!(joined[2][0], "I32Const { value: 1 }");
    assert_eq!(joined[3][0], "Nop");
    assert_eq!(joined[4][0], "Call { function_index: 2 }");
}

#[test]
fn what_both_ask_for_is_asked_for_once_and_each_fills_its_own_slots() {
    let nothing = |it: &mut Function| {
        it.instructions().nop();
    };
    let joined = join(&[module(&[&nothing], 5, &[0]), module(&[&nothing], 6, &[0])]).unwrap();
    let piece = read(&joined).unwrap();
    assert_eq!(piece.imports.len(), 2);
    let filled: Vec<(i32, u32)> = piece.elements.iter().flat_map(|element| slots(element).unwrap()).collect();
    assert_eq!(filled, [(5, 0), (6, 1)]);
}
