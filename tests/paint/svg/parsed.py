"""An SVG file as an XML parser of its own understands it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class Element:
    """An element, its attributes, and what stands in it: elements and text."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside, in the order of the file."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    def all(self, name: str = "") -> Iterator[Element]:
        """This element and all that it holds, if they have the name; whatever they are called where it is left out."""
        if name in (self.name, ""):
            yield self
        for part in self.content:
            if isinstance(part, Element):
                yield from part.all(name)

    def one(self, name: str) -> Element:
        """The only element of that name."""
        (found,) = self.all(name)
        return found


def parsed(content: bytes) -> Element:
    """The root of a file; fails where it is not well-formed."""
    open_elements = [Element("")]

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Element(name, attributes)
        open_elements[-1].content.append(element)
        open_elements.append(element)

    def end(_name: str) -> None:
        open_elements.pop()

    def characters(text: str) -> None:
        open_elements[-1].content.append(text)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.ParseFile(io.BytesIO(content))
    return open_elements[0].one("svg")
