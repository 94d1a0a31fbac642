"""The display list: a finished drawing that every painter shows and none of them changes."""
