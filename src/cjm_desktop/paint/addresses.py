"""Which addresses a document may lead to, and how they are written."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
_AS_THEMSELVES = ":/?#[]@!$&'()*+,;=%~"
"""What stands in an address as itself (RFC 3986); anything else is written as bytes in percent signs."""


def link_address(target: str) -> str | None:
    """The address that a link leads to, in ASCII; none for what is no address of the web or of mail.

    Any other scheme could run a script or open a local file.
    """
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return None
    return quote(target, safe=_AS_THEMSELVES) if scheme in SCHEMES else None
