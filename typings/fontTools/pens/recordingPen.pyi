from collections.abc import Mapping

class DecomposingRecordingPen:
    value: list[tuple[str, tuple[tuple[float, float], ...]]]
    def __init__(self, glyphSet: Mapping[str, object] | None) -> None: ...
