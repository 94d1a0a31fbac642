"""The sample maps and templates that the program ships."""
