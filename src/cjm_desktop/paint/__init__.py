"""Painters: each shows a finished drawing and decides nothing. The sheet that they paint on is ``page.Page``."""
