"""Every job that needs no window."""
