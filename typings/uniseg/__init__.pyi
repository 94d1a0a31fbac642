"""What we use of uniseg (0.10)."""

unidata_version: str
