"""What becomes of a finished drawing: put on paper, painted, written to a file."""
