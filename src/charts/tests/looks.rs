//! What charts promise to the eye: points that do not hide each other, labels where there is room for them,
//! colours that stand out.

use super::*;
use crate::style::Theme;

#[test]
fn equal_points_do_not_hide_each_other() {
    for count in [2, 12, 500] {
        let scene = bubbles(count, true).layout(900.0, estimate);
        for (number, spot) in scene.spots.iter().enumerate() {
            let apart = scene.spots[..number].iter().all(|other| (other.x - spot.x).hypot(other.y - spot.y) > 1.5);
            assert!(apart, "{count}: {spot:?}");
        }
    }
}

#[test]
fn a_label_is_written_in_full_or_cut_with_an_ellipsis() {
    let mut whole = 0;
    for chart in [bars(12, false), bubbles(12, false), pareto(12)] {
        for width in WIDTHS {
            let scene = chart.layout(width, estimate);
            for writing in texts(&scene) {
                let names = (0..12).map(name).filter(|name| name.starts_with(writing.text.trim_end_matches('…')));
                for name in names {
                    let fits = writing.text == name || NAMES.contains(&writing.text.as_str());
                    whole += usize::from(fits);
                    assert!(fits || writing.text.ends_with('…'), "{name:?} as {:?}", writing.text);
                }
            }
        }
    }
    assert!(whole > 20, "only {whole} labels are whole");
}

#[test]
fn twelve_bars_all_have_a_label_even_on_a_phone() {
    for width in WIDTHS {
        let scene = bars(12, false).layout(width, estimate);
        let short = |at: usize| name(at).chars().take(2).collect::<String>();
        let labels = texts(&scene).iter().filter(|text| (0..12).any(|at| text.text.starts_with(&short(at)))).count();
        assert_eq!(labels, 12, "at {width}");
    }
}

#[test]
fn periods_are_named_at_equal_distances_from_the_first_on() {
    for (width, least) in [(280.0, 1), (320.0, 2), (900.0, 6)] {
        let scene = columns(12).layout(width, estimate);
        let named: Vec<usize> = (0..12)
            .filter(|at| texts(&scene).iter().any(|text| text.text == format!("2020 年 {} 月", at + 1)))
            .collect();
        assert!(named.len() >= least && named[0] == 0, "at {width}: {named:?}");
        assert!(named.windows(3).all(|three| three[2] - three[1] == three[1] - three[0]), "at {width}: {named:?}");
    }
}

#[test]
fn graphics_stand_out_from_their_ground_in_every_theme() {
    for theme in Theme::all() {
        for (tone, token) in Tone::TOKENS {
            let soft = token.ends_with("-2") && token != "--ink-2" && !token.starts_with("--series");
            let is_ground = matches!(tone, Tone::Grid | Tone::Surface | Tone::Sunken) || soft;
            let ratio = theme.contrast(token, "--surface");
            assert!(is_ground || ratio >= 3.0, "{token} has {ratio:.2}: {}", theme.name);
        }
    }
}
