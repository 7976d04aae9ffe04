//! What a player keeps between games, each in a file of its own: JSON with a format number, written whole or not at all.
//! A file that cannot be read is left as it is, and whoever asked is told why.

use serde::{Serialize, de::DeserializeOwned};
use std::io;
use std::path::Path;

use crate::level::library;
use crate::replay::write_whole;
use crate::tr;

/// Something that is kept in a file.
pub trait Kept: Default + Serialize + DeserializeOwned {
    /// The format number that this program writes and reads.
    const FORMAT: u32;

    /// The format number that was read.
    fn format(&self) -> u32;

    /// Reads it; as it is at the beginning if there is no file.
    ///
    /// # Errors
    /// A sentence on why the file cannot be used: it is left as it is.
    fn read(path: &Path) -> Result<Self, String> {
        if !path.exists() {
            return Ok(Self::default());
        }
        let file = path.display();
        let wrong =
            |why: &dyn std::fmt::Display| tr!("kept-unreadable", file = file.to_string(), why = why.to_string());
        let text = library::read(path).map_err(|why| wrong(&why))?;
        let found: Self = serde_json::from_str(&text).map_err(|why| wrong(&why))?;
        if found.format() != Self::FORMAT {
            let (format, known) = (found.format(), Self::FORMAT);
            return Err(tr!("kept-other-format", file = file.to_string(), format = format, known = known));
        }
        Ok(found)
    }

    /// Writes it, and the folder that it lies in.
    ///
    /// # Errors
    /// What the file system says.
    fn write(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_whole(path, &serde_json::to_string_pretty(self).expect("plain data serialises"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Marks {
        format: u32,
        best: u32,
    }

    impl Kept for Marks {
        const FORMAT: u32 = 3;
        fn format(&self) -> u32 {
            self.format
        }
    }

    #[test]
    fn what_is_kept_is_read_again_and_what_is_not_ours_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("marks.json");
        assert_eq!(Marks::read(&path), Ok(Marks::default()));
        let marks = Marks { format: 3, best: 7 };
        marks.write(&path).unwrap();
        assert_eq!(Marks::read(&path), Ok(marks));
        for (text, why) in [("{\"format\":4,\"best\":7}", "format 4"), ("{\"format\":3,", "EOF"), ("\u{0}", "expected")]
        {
            std::fs::write(&path, text).unwrap();
            let told = Marks::read(&path).unwrap_err();
            assert!(told.contains("marks.json") && told.contains(why), "{told}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }
}
