"""A journey laid out into one finished drawing."""
