"""The customer journey map designer: a canvas, plain files and posters that look exactly like it."""

import os

# Our records know no plugins. To look for some, pydantic would read what is written about every installed package when
# the first record is made.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
