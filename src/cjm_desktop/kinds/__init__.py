"""Everything one kind of lane or card knows, each in one file."""
