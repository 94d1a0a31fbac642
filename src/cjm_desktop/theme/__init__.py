"""Colours, type and measures of the drawing, read from the bundled themes."""

from cjm_desktop.theme.colours import Emotion, Hue, LaneColours, MapColours, WindowColours
from cjm_desktop.theme.themes import THEMES, Theme, ThemeName, hues_for, load_theme

__all__ = [
    "THEMES",
    "Emotion",
    "Hue",
    "LaneColours",
    "MapColours",
    "Theme",
    "ThemeName",
    "WindowColours",
    "hues_for",
    "load_theme",
]
