"""Jobs of those who work on the program: drawing icons, gathering translations."""
