"""How a piece of text is set: what the theme prescribes and the typesetter follows."""

from typing import NamedTuple, Self


class TypeStyle(NamedTuple):
    """A size, line height and tracking in points, a weight (400, 500, 600 or 700) and a slant.

    ``upper`` sets the text in capitals.
    """

    size: float
    line_height: float
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    upper: bool = False

    def scaled(self, factor: float) -> Self:
        """The same style, larger or smaller."""
        return self._replace(
            size=self.size * factor,
            line_height=self.line_height * factor,
            tracking=self.tracking * factor,
        )
