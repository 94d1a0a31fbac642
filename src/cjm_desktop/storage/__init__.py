"""Journey files: read behind a gate, written whole or not at all."""
