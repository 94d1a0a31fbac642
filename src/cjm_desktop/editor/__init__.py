"""Gestures and selection, without a window."""
