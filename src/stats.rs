//! Means and their intervals.

use serde::Serialize;

/// A mean and half the width of its 95 % interval (Student).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// Values that it is made of.
    pub count: u32,
    /// Their mean; not a number if there are none.
    pub mean: f64,
    /// Half the width of the 95 % interval; not a number with fewer than two values.
    pub half: f64,
}

impl Estimate {
    /// Of these values; those that are no numbers are left out.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let half = if values.len() < 2 {
            f64::NAN
        } else {
            let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
            student95(values.len() - 1) * (variance / n).sqrt()
        };
        Self { count: values.len() as u32, mean, half }
    }
}

/// Quantile of Student's distribution for a 95 % interval: the table, and from ten degrees on Cornish and Fisher's
/// expansion, which agrees with it to three decimals.
pub fn student95(degrees: usize) -> f64 {
    const TABLE: [f64; 9] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];
    if let Some(value) = degrees.checked_sub(1).and_then(|at| TABLE.get(at)) {
        return *value;
    }
    let (z, n) = (1.959_963_984_540_054_f64, degrees as f64);
    let third = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / (384.0 * n.powi(3));
    z + (z.powi(3) + z) / (4.0 * n) + (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * n * n) + third
}

/// Parts as whole numbers that add up to their rounded sum: what rounding leaves over goes to the largest remainders
/// (Hamilton's method).
pub fn whole(parts: &[f64]) -> Vec<i64> {
    let part = |value: &f64| if value.is_finite() { value.max(0.0) } else { 0.0 };
    let mut whole: Vec<i64> = parts.iter().map(|value| part(value).floor() as i64).collect();
    let left = parts.iter().map(part).sum::<f64>().round() as i64 - whole.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| part(&parts[*b]).fract().total_cmp(&part(&parts[*a]).fract()));
    for place in order.into_iter().take(left.max(0) as usize) {
        whole[place] += 1;
    }
    whole
}

/// By how much a figure has changed as one reads it: the difference of what is shown now and what was shown before, in whole
/// numbers.
pub fn shown_change(now: f64, by: f64) -> i64 {
    (libm::round(now) - libm::round(now - by)) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_the_difference_of_what_is_shown() {
        assert_eq!(shown_change(55.6, -3.9), -4, "60 then, 56 now");
        assert_eq!(shown_change(55.6, -3.0), -3, "59 then");
        assert_eq!(shown_change(56.4, -3.2), -4, "60 then: 59.6");
        assert_eq!(shown_change(50.4, 0.8), 0);
    }

    #[test]
    fn whole_parts_add_up_to_the_whole() {
        assert_eq!(whole(&[4.6, 3.7, 3.5]), [5, 4, 3], "12 h, and not 5 + 4 + 4");
        assert_eq!(whole(&[20.4, 12.4, 43.6, 19.5, 4.1]).iter().sum::<i64>(), 100);
        assert_eq!(whole(&[]), [0; 0]);
        assert_eq!(whole(&[0.4, f64::NAN]), [0, 0]);
        for n in 1..40 {
            let parts: Vec<f64> = (0..n).map(|k| f64::from(k * k % 17) * 0.37 + 0.11).collect();
            let found = whole(&parts);
            assert_eq!(found.iter().sum::<i64>(), parts.iter().sum::<f64>().round() as i64);
            assert!(parts.iter().zip(&found).all(|(part, found)| (part - *found as f64).abs() < 1.0));
        }
    }

    #[test]
    fn student_is_as_in_the_tables() {
        for (degrees, table) in [(1, 12.706), (9, 2.262), (10, 2.228), (19, 2.093), (99, 1.984)] {
            assert!((student95(degrees) - table).abs() < 1e-3, "{degrees}: {}", student95(degrees));
        }
    }

    #[test]
    fn an_estimate_is_as_computed_by_hand() {
        let of = Estimate::of([1.0, 2.0, 3.0, f64::NAN]);
        // Standard deviation 1, so 4.303 ÷ √3.
        assert!(of.count == 3 && of.mean == 2.0 && (of.half - 2.4843).abs() < 1e-3, "{of:?}");
        assert!(Estimate::of([1.0]).half.is_nan() && Estimate::of([]).mean.is_nan());
    }
}
