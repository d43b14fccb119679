//! Claims about what people's words mean in fields.

use crate::sheets::spelling::*;
use plan_core::plan::profile::Contact;
use plan_core::plan::{Facet, Node, pointer};
use plan_core::value::Slugs;

fn kind(field: &str) -> Kind {
    pointer::leaf(&Contact::default(), &format!("/{field}")).unwrap().kind()
}

#[track_caller]
fn check(field: &str, text: &str, expected: &str) {
    assert_eq!(meant(kind(field), text), Spelled::As(expected.to_owned()), "{text}");
}

#[test]
fn every_choice_is_known_by_its_labels_and_by_what_stands_before_a_bracket() {
    let mut kinds = Vec::new();
    pointer::each_leaf(&Contact::default(), "", &mut |_, leaf| kinds.push(leaf.kind()));
    kinds.push(Kind::Choice(plan_core::plan::Currency::SET));
    pointer::each_leaf(&plan_core::plan::Account::default(), "", &mut |_, leaf| kinds.push(leaf.kind()));
    let blank = |rows: &dyn plan_core::plan::RowList, kinds: &mut Vec<Kind>| {
        pointer::each_leaf(&*rows.blank(), "", &mut |_, leaf| kinds.push(leaf.kind()));
    };
    let plan = Plan::default();
    for field in ["actions", "risks"] {
        let rows = pointer::rows(&plan, &format!("/{field}")).unwrap();
        blank(rows, &mut kinds);
    }
    let mut seen = 0;
    for kind in kinds {
        let (Kind::Choice(set) | Kind::Choices(set)) = kind else { continue };
        for slug in set.slugs {
            let Some(label) = words::choice(set.name, slug) else { continue };
            for language in Language::ALL {
                let label = label.in_language(language);
                let head = plan_core::value::naming::head(label);
                assert_eq!(meant(Kind::Choice(set), label), Spelled::As((*slug).to_owned()), "{label}");
                assert_eq!(meant(Kind::Choice(set), head), Spelled::As((*slug).to_owned()), "{head}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
    assert!(matches!(Contact::default().facet(), Facet::Record(_)));
}

#[test]
fn choices_are_known_by_any_clear_part_of_their_labels_in_either_language() {
    for text in ["反对者", "反对", "主动阻拦", "Opponent", "works against us"] {
        check("support", text, "opponent");
    }
    for text in ["中立", "中立者", "neutral"] {
        check("support", text, "neutral");
    }
    check("buying_role", "决策者、教练", "decider coach");
    check("buying_role", "Economic buyer; User", "economic_buyer user");
    check("buying_role", "预算", "economic_buyer");
    check("political_status", "power circle", "political_structure");
}

#[test]
fn what_is_not_clear_is_kept_and_told() {
    let unknown = |text: &str, kept: &str| {
        assert_eq!(
            meant(kind("support"), text),
            Spelled::Unclear(Some(kept.to_owned()), Reason::UnknownChoice),
            "{text}"
        );
    };
    unknown("不反对", "不反对");
    unknown("maybe", "maybe");
    assert_eq!(
        meant(kind("buying_role"), "决策者、not known"),
        Spelled::Unclear(Some("decider not_known".to_owned()), Reason::UnknownChoice)
    );
}

#[test]
fn every_name_that_people_use_besides_names_one_choice_of_its_set() {
    let (mut seen, mut kinds) = (0, Vec::new());
    let mut plan = Plan::default();
    plan.accounts.push(plan_core::plan::RowId::new("x").unwrap(), plan_core::plan::Account::default());
    each_kind(&plan, &mut kinds);
    for kind in kinds {
        let (Kind::Choice(set) | Kind::Choices(set)) = kind else { continue };
        for slug in set.slugs {
            for name in words::spoken(set.name, slug).map(spoken_names).unwrap_or_default() {
                let expected = match name.strip_suffix('+') {
                    Some(name) => Spelled::Beyond((*slug).to_owned(), name.to_owned()),
                    None => Spelled::As((*slug).to_owned()),
                };
                let name = name.trim_end_matches('+');
                assert_eq!(meant(Kind::Choice(set), name), expected, "{name} of {}", set.name);
                seen += 1;
            }
        }
    }
    assert!(seen > 900, "{seen}");
}

/// The kinds of all fields below a node, those of rows that may be added too.
fn each_kind(node: &dyn Node, kinds: &mut Vec<Kind>) {
    match node.facet() {
        Facet::Leaf(leaf) => kinds.push(leaf.kind()),
        Facet::Record(record) => record.each().for_each(|(_, node)| each_kind(node, kinds)),
        Facet::Rows(rows) => each_kind(&*rows.blank(), kinds),
    }
}

#[test]
fn what_salespeople_write_is_understood() {
    for (list, field, text, slug) in [
        ("/members", "role", "KAM", "key_account_manager"),
        ("/members", "role", "Key account", "key_account_manager"),
        ("/scope/products", "focus", "High margin", "added_value"),
        ("/scope/products", "stage", "Mature", "maturity"),
    ] {
        let blank = pointer::rows(&Plan::default(), list).unwrap().blank();
        let kind = pointer::leaf(&*blank, &format!("/{field}")).unwrap().kind();
        assert_eq!(meant(kind, text), Spelled::As(slug.to_owned()), "{text}");
    }
    let account = plan_core::plan::Account::default();
    let of = |field: &str, text: &str| meant(pointer::leaf(&account, field).unwrap().kind(), text);
    let kind = "/profile/enterprise_type";
    assert_eq!(of(kind, "国企"), Spelled::As("state_controlled".into()));
    assert_eq!(of(kind, "State-owned"), Spelled::As("state_controlled".into()));
    assert_eq!(of(kind, "Municipal"), Spelled::As("local_state_owned".into()));
    assert_eq!(of(kind, "民营上市公司"), Spelled::Beyond("listed".into(), "民营上市公司".into()));
    assert_eq!(of("/assessment/tier", "Key account"), Spelled::As("key".into()));
    check("buying_role", "采购者", "purchaser");
    check("buying_role", "技术把关", "technical_evaluator");
}

#[test]
fn nothing_of_a_cell_is_dropped_without_a_word() {
    let role = pointer::leaf(&plan_core::plan::Member::default(), "/role").unwrap().kind();
    let beyond = |kind: Kind, text: &str, slugs: &str, rest: &str| {
        assert_eq!(meant(kind, text), Spelled::Beyond(slugs.into(), rest.into()), "{text}");
    };
    beyond(
        role,
        "\u{5927}\u{5ba2}\u{6237}\u{7ecf}\u{7406}（\u{6c5f}\u{82cf}、\u{5b89}\u{5fbd}）",
        "key_account_manager",
        "\u{6c5f}\u{82cf}、\u{5b89}\u{5fbd}",
    );
    beyond(role, "Key account manager (DACH)", "key_account_manager", "DACH");
    let roles = kind("buying_role");
    beyond(roles, "Decision maker (plants, offices); Coach", "decider coach", "plants, offices");
    assert_eq!(meant(roles, "Economic buyer (holds the budget); Coach"), Spelled::As("economic_buyer coach".into()));
}

#[test]
fn only_yes_means_yes() {
    for text in ["是", "yes", "Y", "TRUE", "1", "√", "✓"] {
        assert_eq!(meant(Kind::Flag, text), Spelled::As("true".to_owned()), "{text}");
    }
    for text in ["否", "No", "0", "false", "×"] {
        assert_eq!(meant(Kind::YesNo, text), Spelled::As("false".to_owned()), "{text}");
    }
    assert_eq!(meant(Kind::Flag, "maybe"), Spelled::Unclear(None, Reason::NeitherYesNorNo));
    assert_eq!(meant(Kind::Flag, " "), Spelled::As(String::new()));
}

#[test]
fn a_name_that_two_rows_have_means_none_of_them_and_blank_means_no_nameless_row() {
    let mut plan = Plan::default();
    for (id, name) in [("m1", "Li Na"), ("m2", "Li Na"), ("m3", ""), ("m4", "Wu Di")] {
        let mut member = plan_core::plan::Member::default();
        member.name.enter(name);
        plan.members.push(plan_core::plan::RowId::new(id).unwrap(), member);
    }
    let kind = Kind::Reference(plan_core::value::Target::Member);
    let check = |text: &str, expected: &str, rest: Option<&str>| {
        assert_eq!(spelled(&plan, "/accounts", kind, text), (expected.into(), rest.map(str::to_owned)), "{text}");
    };
    check("Li Na", "Li Na", None);
    check("", "", None);
    check("wu  di", "m4", None);
    check("Wu Di (East)", "m4", Some("East"));
}
