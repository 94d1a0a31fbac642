"""The customer journey map designer: a canvas, plain files and posters that look exactly like it."""
