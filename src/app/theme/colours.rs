//! Every colour: by day and by night, for eyes that tell colours apart in other ways, and in high contrast.

use bevy_egui::egui::{Color32, Stroke};
use serde::{Deserialize, Serialize};

use crate::level::file::Kind;
use crate::tr;

/// Which eyes the colours are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Sight {
    /// Those that tell all colours apart.
    #[default]
    Standard,
    /// Without cones for red.
    Protanopia,
    /// Without cones for green.
    Deuteranopia,
    /// Without cones for blue.
    Tritanopia,
}

impl Sight {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Standard, Self::Deuteranopia, Self::Protanopia, Self::Tritanopia];

    /// Its name on a button.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Standard => tr!("sight-standard"),
            Self::Protanopia => tr!("sight-protanopia"),
            Self::Deuteranopia => tr!("sight-deuteranopia"),
            Self::Tritanopia => tr!("sight-tritanopia"),
        }
    }

    /// Whom it is for.
    pub(crate) fn about(self) -> &'static str {
        match self {
            Self::Standard => tr!("sight-standard-about"),
            Self::Protanopia => tr!("sight-protanopia-about"),
            Self::Deuteranopia => tr!("sight-deuteranopia-about"),
            Self::Tritanopia => tr!("sight-tritanopia-about"),
        }
    }
}

/// What the player has chosen about colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) sight: Sight,
    pub(crate) high_contrast: bool,
}

/// Colours of one hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Theme {
    pub(crate) look: Look,
    pub(crate) night: bool,
    pub(crate) sheet: Color32,
    pub(crate) room: Color32,
    pub(crate) panel: Color32,
    pub(crate) shaft: Color32,
    pub(crate) beam: Color32,
    pub(crate) line: Color32,
    pub(crate) on_beam: Color32,
    pub(crate) ink: Color32,
    pub(crate) ink2: Color32,
    pub(crate) pencil: Color32,
    pub(crate) good: Color32,
    pub(crate) warn: Color32,
    pub(crate) bad: Color32,
    pub(crate) amber: Color32,
    /// Ground of a red badge; white stands on it.
    pub(crate) badge: Color32,
    pub(crate) kinds: [Color32; 4],
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// Ink on amber, day and night.
pub(crate) const ON_AMBER: Color32 = hex(0x001E_1A10);
/// Paper of a card's text, day and night.
pub(crate) const PAPER: Color32 = hex(0x00FF_FDF7);
/// Ink on paper.
pub(crate) const ON_PAPER: Color32 = hex(0x001E_2936);

const STANDARD: Look = Look { sight: Sight::Standard, high_contrast: false };

/// Inks and grounds in high contrast, by day.
const STRONG_DAY: Theme = Theme {
    sheet: hex(0x00F6_F2E9),
    room: hex(0x00FF_FFFF),
    panel: hex(0x00FF_FFFF),
    shaft: hex(0x00E9_E3D6),
    beam: hex(0x0010_161F),
    line: hex(0x006B_6250),
    on_beam: hex(0x00FF_FFFF),
    ink: hex(0x000A_0F16),
    ink2: hex(0x002B_3440),
    pencil: hex(0x0026_384F),
    good: hex(0x0009_4634),
    warn: hex(0x0057_3700),
    bad: hex(0x0088_1405),
    badge: hex(0x009E_1F08),
    ..Theme::DAY
};

/// Inks and grounds in high contrast, by night.
const STRONG_NIGHT: Theme = Theme {
    sheet: hex(0x0004_080F),
    room: hex(0x000A_1424),
    panel: hex(0x000A_1424),
    shaft: hex(0x0006_0C16),
    beam: hex(0x0000_0000),
    line: hex(0x006F_8FBF),
    on_beam: hex(0x00FF_FFFF),
    ink: hex(0x00FF_FFFF),
    ink2: hex(0x00D0_DEF2),
    pencil: hex(0x00B9_CFF2),
    good: hex(0x007F_E3C4),
    warn: hex(0x00FF_D27A),
    bad: hex(0x00FF_A892),
    badge: hex(0x009E_1F08),
    ..Theme::NIGHT
};

/// "Good" in blue, where green and red are alike: by day and night, usual and in high contrast.
const BLUE: [[Color32; 2]; 2] = [[hex(0x0013_559C), hex(0x007F_BCFF)], [hex(0x0009_3E78), hex(0x00A6_D1FF)]];

/// The four kinds by day and by night, found by search: as far apart as can be for those eyes, amber joined in, while
/// each keeps its name for everybody else.
type Kinds = ([Color32; 4], [Color32; 4]);

const PROTAN: Kinds = (
    [hex(0x0024_47A1), hex(0x0022_A28B), hex(0x00D9_A0FC), hex(0x00DE_1C0A)],
    [hex(0x003D_6BDF), hex(0x001D_A78E), hex(0x00DD_D2FD), hex(0x00FF_200D)],
);
const DEUTAN: Kinds = (
    [hex(0x0022_469F), hex(0x0029_ACDB), hex(0x00FF_DEE3), hex(0x00B8_3017)],
    [hex(0x0004_58EC), hex(0x0044_9386), hex(0x00E1_D6FF), hex(0x00D8_4E2D)],
);
const TRITAN: Kinds = (
    [hex(0x001C_3788), hex(0x0027_A27A), hex(0x00E9_E5FE), hex(0x00B6_3517)],
    [hex(0x0068_54B6), hex(0x0029_AE8B), hex(0x00E6_E2FF), hex(0x00FF_391D)],
);

impl Theme {
    /// By day.
    pub(crate) const DAY: Self = Self {
        look: STANDARD,
        night: false,
        sheet: hex(0x00EF_E8DA),
        room: hex(0x00FB_F7EE),
        panel: hex(0x00FC_F9F2),
        shaft: hex(0x00E5_DCCA),
        beam: hex(0x0026_3240),
        line: hex(0x00D3_C8B3),
        on_beam: hex(0x00F7_F2E7),
        ink: hex(0x001E_2936),
        ink2: hex(0x0051_5C6A),
        pencil: hex(0x004B_5C75),
        good: hex(0x0019_654F),
        warn: hex(0x0080_5200),
        bad: hex(0x00AC_2A15),
        amber: hex(0x00F7_A823),
        badge: hex(0x00D8_391D),
        kinds: [hex(0x0024_47A0), hex(0x0039_A78C), hex(0x00CF_BDF2), hex(0x00DA_3B1F)],
    };

    /// By night.
    pub(crate) const NIGHT: Self = Self {
        look: STANDARD,
        night: true,
        sheet: hex(0x000C_1728),
        room: hex(0x0013_2340),
        panel: hex(0x0014_2541),
        shaft: hex(0x000F_1C34),
        beam: hex(0x0007_0E1A),
        line: hex(0x002A_4670),
        on_beam: hex(0x00DD_E8F6),
        ink: hex(0x00EA_F1FA),
        ink2: hex(0x00A5_B9D6),
        pencil: hex(0x008F_AFDC),
        good: hex(0x005C_C6A8),
        warn: hex(0x00FF_C35A),
        bad: hex(0x00FF_7A5E),
        amber: hex(0x00FF_C04D),
        badge: hex(0x00D8_391D),
        kinds: [hex(0x003D_6BE0), hex(0x003F_C4A4), hex(0x00DE_D3FC), hex(0x00FA_5333)],
    };

    /// Two courses of one figure, where both are drawn: as it would be otherwise, and as it is asked about. Brown and
    /// blue, since every eye tells those apart.
    pub(crate) fn sides(&self) -> [Color32; 2] {
        match (self.look.high_contrast, self.night) {
            (false, false) => [hex(0x007E_5A2E), hex(0x0014_4FCC)],
            (false, true) => [hex(0x00D9_B98C), hex(0x005C_A8FF)],
            (true, false) => [hex(0x005F_4018), hex(0x000B_3A9E)],
            (true, true) => [hex(0x00EB_D2AE), hex(0x0086_BDFF)],
        }
    }

    /// The edge of a control: stronger while it is pointed at or has the focus.
    pub(crate) fn edge(&self, lit: bool) -> Stroke {
        if lit { Stroke::new(1.5, self.ink) } else { Stroke::new(1.0, self.line) }
    }

    /// The colours of a day or a night, as the player wants them.
    pub(crate) fn of(look: Look, night: bool) -> Self {
        let mut theme = match (look.high_contrast, night) {
            (false, false) => Self::DAY,
            (false, true) => Self::NIGHT,
            (true, false) => STRONG_DAY,
            (true, true) => STRONG_NIGHT,
        };
        theme.look = look;
        let (by_day, by_night) = match look.sight {
            Sight::Standard => (Self::DAY.kinds, Self::NIGHT.kinds),
            Sight::Protanopia => PROTAN,
            Sight::Deuteranopia => DEUTAN,
            Sight::Tritanopia => TRITAN,
        };
        theme.kinds = if night { by_night } else { by_day };
        if matches!(look.sight, Sight::Protanopia | Sight::Deuteranopia) {
            theme.good = BLUE[usize::from(look.high_contrast)][usize::from(night)];
        }
        theme
    }

    /// The night begins at 18:00 and ends at 07:00. Panels change at once, so that text keeps its contrast.
    pub(crate) fn at(look: Look, minute: i64) -> Self {
        Self::of(look, !(7 * 60..18 * 60).contains(&minute.rem_euclid(1440)))
    }

    /// The same by day: what stands on paper looks so at night, too.
    pub(crate) fn by_day(&self) -> Self {
        Self::of(self.look, false)
    }

    /// The same by night: what stands on dark racks looks so by day, too.
    pub(crate) fn by_night(&self) -> Self {
        Self::of(self.look, true)
    }

    /// Colour of a kind of work.
    pub(crate) fn kind(&self, kind: Kind) -> Color32 {
        self.kinds[kind as usize]
    }

    /// Ink on the colour of a kind: white on what is dark.
    pub(crate) fn on_kind(&self, kind: Kind) -> Color32 {
        match kind {
            Kind::BusinessProject | Kind::Unplanned => Color32::WHITE,
            Kind::InternalProject | Kind::Change => ON_PAPER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linear(c: u8) -> f64 {
        let c = f64::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    }

    /// WCAG 2 contrast.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let light = |c: Color32| 0.2126 * linear(c.r()) + 0.7152 * linear(c.g()) + 0.0722 * linear(c.b());
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn looks() -> Vec<Look> {
        let of = |sight| [false, true].map(|high_contrast| Look { sight, high_contrast });
        Sight::ALL.into_iter().flat_map(of).collect()
    }

    fn themes() -> Vec<Theme> {
        looks().into_iter().flat_map(|look| [false, true].map(|night| Theme::of(look, night))).collect()
    }

    #[test]
    fn every_ink_is_legible_on_every_ground() {
        for theme in themes() {
            let least = if theme.look.high_contrast { 7.0 } else { 4.5 };
            let name = (theme.look, theme.night);
            let check = |what: &str, ink: Color32, ground: Color32, least: f64| {
                let found = contrast(ink, ground);
                assert!(found >= least, "{name:?}, {what}: {ink:?} on {ground:?}: {found:.2}, wanted {least}");
            };
            for ground in [theme.sheet, theme.room, theme.panel] {
                for (what, ink) in [
                    ("ink", theme.ink),
                    ("second ink", theme.ink2),
                    ("pencil", theme.pencil),
                    ("without it", theme.sides()[0]),
                    ("with it", theme.sides()[1]),
                    ("good", theme.good),
                    ("warning", theme.warn),
                    ("bad", theme.bad),
                ] {
                    check(what, ink, ground, least);
                }
                check("main ink", theme.ink, ground, 7.0);
                if theme.look.high_contrast {
                    check("an edge", theme.line, ground, 3.0);
                }
            }
            check("on a beam", theme.on_beam, theme.beam, 7.0);
            check("on amber", ON_AMBER, theme.amber, 7.0);
            check("on a badge", Color32::WHITE, theme.badge, least);
            check("pale on dark", theme.panel, theme.ink, 7.0);
            check("pale on half dark", theme.panel, theme.ink2, least);
            // What is written on paper, on the title at night and on the mentor's board.
            let (day, night) = (theme.by_day(), theme.by_night());
            for ink in [ON_PAPER, day.ink2, day.warn, day.bad] {
                check("on paper", ink, PAPER, least);
            }
            check("on the title", night.ink2, night.beam, least);
            check("the lesson", night.amber, day.beam, least);
            for kind in Kind::ALL {
                check("on a kind, by day", day.on_kind(kind), day.kind(kind), 4.5);
            }
        }
    }

    /// What eyes without one kind of cone see (Machado, Oliveira and Fernandes, 2009, table 1, severity 1): in linear RGB.
    fn cones(eye: Sight) -> [[f64; 3]; 3] {
        match eye {
            Sight::Standard => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Sight::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Sight::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Sight::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }

    /// A colour as such eyes see it, in CIELAB.
    fn lab(colour: Color32, eye: Sight) -> [f64; 3] {
        let rgb = [linear(colour.r()), linear(colour.g()), linear(colour.b())];
        let seen = cones(eye).map(|row| (0..3).map(|i| row[i] * rgb[i]).sum::<f64>().clamp(0.0, 1.0));
        let xyz = [
            (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.950_47,
            0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2],
            (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.088_83,
        ];
        let f = xyz.map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
        [116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])]
    }

    /// CIEDE2000, as in Sharma, Wu and Dalal, 2005.
    fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
        let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
        let chroma = (one[1].hypot(one[2]) + other[1].hypot(other[2])) / 2.0;
        let grow = 1.0 + 0.5 * (1.0 - seventh(chroma));
        let polar = |[l, a, b]: [f64; 3]| (l, (a * grow).hypot(b), b.atan2(a * grow).to_degrees().rem_euclid(360.0));
        let ((l1, c1, h1), (l2, c2, h2)) = (polar(one), polar(other));
        let grey = c1 * c2 == 0.0;
        let turn = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
        let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
        let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
        let h = if grey { h1 + h2 } else { (h1 + turn / 2.0).rem_euclid(360.0) };
        let wave = |times: f64, from: f64| (times * h + from).to_radians().cos();
        let t = 1.0 - 0.17 * wave(1.0, -30.0) + 0.24 * wave(2.0, 0.0) + 0.32 * wave(3.0, 6.0) - 0.2 * wave(4.0, -63.0);
        let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
        let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
        let blue = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
        let rotate = -2.0 * seventh(c) * blue.to_radians().sin();
        let (x, y, z) = ((l2 - l1) / sl, (c2 - c1) / sc, dh / sh);
        (x * x + y * y + z * z + rotate * y * z).sqrt()
    }

    #[test]
    fn the_distance_is_that_of_the_published_test_data() {
        for (one, other, wanted) in [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            ([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977),
            ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
            ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
        ] {
            let found = distance(one, other);
            assert!((found - wanted).abs() < 0.0001, "{one:?} {other:?}: {found:.4}, wanted {wanted}");
        }
    }

    /// Least distance between two kinds of work; and between a kind and the amber light.
    fn least(theme: &Theme, eye: Sight) -> (f64, f64) {
        let kinds = theme.kinds.map(|kind| lab(kind, eye));
        let pairs = (0..4).flat_map(|a| (0..a).map(move |b| (a, b)));
        let among = pairs.map(|(a, b)| distance(kinds[a], kinds[b])).fold(f64::INFINITY, f64::min);
        let amber = lab(theme.amber, eye);
        (among, kinds.into_iter().map(|kind| distance(kind, amber)).fold(f64::INFINITY, f64::min))
    }

    #[test]
    fn the_four_kinds_differ_for_every_eye_and_more_for_the_eyes_a_palette_is_for() {
        for theme in themes() {
            let sight = theme.look.sight;
            let name = (theme.look, theme.night);
            let (among, amber) = least(&theme, sight);
            let (wanted, from_amber) = if sight == Sight::Standard { (30.0, 30.0) } else { (26.0, 21.0) };
            assert!(among >= wanted, "{name:?}: {among:.1} between two kinds, wanted {wanted}");
            assert!(amber >= from_amber, "{name:?}: {amber:.1} between a kind and amber, wanted {from_amber}");
            // Whoever looks over one's shoulder tells them apart, too.
            let (usual, _) = least(&theme, Sight::Standard);
            assert!(usual >= 30.0, "{name:?}: {usual:.1} for the usual eye");
            // The palette is better than the standard one for its eyes, not only named after them.
            let (standard, _) = least(&Theme::of(Look { sight: Sight::Standard, ..theme.look }, theme.night), sight);
            assert!(standard >= 19.0, "the standard colours for {sight:?}: {standard:.1}");
            assert!(sight == Sight::Standard || among > standard + 2.0, "{name:?}: {among:.1}, standard {standard:.1}");
            for eye in Sight::ALL {
                let [without, with] = theme.sides().map(|side| lab(side, eye));
                let apart = distance(without, with);
                assert!(apart >= 30.0, "{name:?}, {eye:?}: {apart:.1} between the sides of a forecast");
            }
            let news = distance(lab(theme.good, sight), lab(theme.bad, sight));
            assert!(news >= 25.0, "{name:?}: {news:.1} between good and bad");
        }
    }
}
