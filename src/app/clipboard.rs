//! What is copied, for other programs. It is theirs for as long as this one runs.

/// The clipboard, opened when something is first copied.
#[derive(Default)]
pub(crate) struct Clipboard(Option<arboard::Clipboard>);

impl Clipboard {
    /// Puts a text there.
    ///
    /// # Errors
    /// Why it cannot be.
    pub(crate) fn put(&mut self, text: String) -> Result<(), String> {
        let mut clipboard = match self.0.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new().map_err(|why| why.to_string())?,
        };
        clipboard.set_text(text).map_err(|why| why.to_string())?;
        self.0 = Some(clipboard);
        Ok(())
    }
}
