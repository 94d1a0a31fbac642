"""The journey: frozen records, changes to them, and the one graph that holds them."""
