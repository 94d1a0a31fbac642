"""Faults made on purpose: what a crash, a disk, another window and another program can do to a map."""
