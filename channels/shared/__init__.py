"""What several services use: HTTP with our errors, pictures, Markdown, texts and their lengths."""
