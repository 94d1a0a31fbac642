"""Text turned into placed glyphs, once, for every painter."""
