"""The look of the window: Fusion, its palette from the theme, and a short style sheet for edges and corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from cjm_desktop.theme import Theme, WindowColours, load_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

STYLE = "Fusion"
"""Of Qt's styles the one that looks the same everywhere."""
FONT_FAMILY = "Inter"
FONT_SIZE = 13
"""In device-independent pixels: points would depend on the screen."""


class _Worn:
    """What the windows are dressed in now."""

    theme: Theme | None = None


def worn() -> Theme:
    """The theme that the windows are dressed in."""
    return _Worn.theme or load_theme("light")


def dress(application: QApplication, theme: Theme) -> None:
    """Give the application its font, palette and style sheet, which are made for ``STYLE``."""
    _Worn.theme = theme
    colours = window_colours(theme)
    application.setPalette(palette_of(colours))
    font = QFont(FONT_FAMILY)
    font.setPixelSize(FONT_SIZE)
    application.setFont(font)
    application.setStyleSheet(style_sheet(colours))


def window_colours(theme: Theme) -> WindowColours:
    """The theme's colours for windows; a theme for paper only borrows those of the light one."""
    colours = theme.ui or load_theme("light").ui
    if colours is None:
        message = "the light theme has no colours for windows"
        raise LookupError(message)
    return colours


def load_fonts(paths: list[str]) -> None:
    """Make bundled faces known to the widgets."""
    for path in paths:
        QFontDatabase.addApplicationFont(path)


def palette_of(colours: WindowColours) -> QPalette:
    """Qt's palette in the theme's colours."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.alternate_base,
        role.Text: colours.text,
        role.PlaceholderText: colours.placeholder,
        role.Button: colours.button,
        role.ButtonText: colours.text,
        role.BrightText: colours.error,
        role.Light: colours.base,
        role.Midlight: colours.divider,
        role.Mid: colours.border,
        role.Dark: colours.border_strong,
        role.Shadow: colours.border_strong,
        role.Highlight: colours.highlight,
        role.HighlightedText: colours.highlighted_text,
        role.Accent: colours.highlight,
        role.Link: colours.link,
        role.ToolTipBase: colours.tooltip,
        role.ToolTipText: colours.tooltip_text,
    }
    for each, colour in pairs.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.placeholder))
    return palette


def style_sheet(colours: WindowColours) -> str:
    """Corners of radius 5, edges of one pixel, checked buttons: everything else is Fusion's."""
    return "".join(part(colours) for part in (_menus, _tool_bars, _buttons, _entries, _panels, _scroll_bars))


def _menus(colours: WindowColours) -> str:
    """The menu bar and all menus."""
    return f"""
    QMenuBar {{ background: {colours.toolbar}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
    QMenuBar::item:selected {{ background: {colours.button_hover}; }}
    QMenu {{ background: {colours.base}; border: 1px solid {colours.border}; padding: 5px; }}
    QMenu::item {{ padding: 5px 26px 5px 12px; border-radius: 4px; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::item:selected {{ background: {colours.checked}; color: {colours.checked_text}; }}
    QMenu::item:disabled {{ color: {colours.border_strong}; background: transparent; }}
    QMenu::separator {{ height: 1px; background: {colours.divider}; margin: 5px 8px; }}
    """


def _tool_bars(colours: WindowColours) -> str:
    """The tool bar and its buttons."""
    return f"""
    QToolBar {{ background: {colours.toolbar}; border: none; border-bottom: 1px solid {colours.border};
        spacing: 3px; padding: 0 10px; }}
    QToolBar::separator {{ width: 1px; background: {colours.divider}; margin: 4px 7px; }}
    QToolBar QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 5px 6px; }}
    QToolBar QToolButton[filled="true"] {{ background: {colours.highlight}; color: {colours.highlighted_text};
        font-weight: 600; padding: 5px 12px; }}
    QToolBar QToolButton[filled="true"]:hover {{ background: {colours.link}; }}
    QToolBar QToolButton:hover {{ background: {colours.button_hover}; }}
    QToolBar QToolButton:pressed {{ background: {colours.button_pressed}; }}
    QToolBar QToolButton:checked {{ background: {colours.checked}; color: {colours.checked_text}; }}
    QToolBar QToolButton:focus {{ border-color: {colours.focus_ring}; }}
    QToolBar QToolButton[popupMode="2"] {{ padding-right: 20px; }}
    QToolBar QToolButton::menu-indicator {{ subcontrol-position: right center; right: 5px; width: 8px; }}
    """


def _buttons(colours: WindowColours) -> str:
    """Buttons of dialogs and of the inspector, segments and entries that look like fields."""
    return f"""
    QPushButton {{ background: {colours.button}; border: 1px solid {colours.border}; border-radius: 5px;
        padding: 6px 14px; min-height: 18px; }}
    QPushButton:hover {{ background: {colours.button_hover}; }}
    QPushButton:pressed {{ background: {colours.button_pressed}; }}
    QPushButton:focus {{ border-color: {colours.focus_ring}; }}
    QPushButton:disabled {{ color: {colours.border_strong}; }}
    QPushButton[filled="true"], QPushButton:default {{ background: {colours.highlight};
        border-color: {colours.highlight}; color: {colours.highlighted_text}; font-weight: 600; }}
    QPushButton[filled="true"]:hover, QPushButton:default:hover {{ background: {colours.link}; }}
    QPushButton[link="true"] {{ background: transparent; border: 1px solid transparent; color: {colours.link};
        padding: 2px 4px; font-weight: 500; }}
    QPushButton[link="true"]:focus {{ border-color: {colours.focus_ring}; }}
    QToolButton[segment="true"] {{ background: {colours.base}; border: 1px solid {colours.border}; padding: 5px 6px;
        border-radius: 5px; }}
    QToolButton[segment="true"]:hover, QToolButton[entry="true"]:hover {{ background: {colours.button_hover}; }}
    QToolButton[segment="true"]:checked {{ background: {colours.checked}; color: {colours.checked_text};
        border-color: {colours.focus_ring}; font-weight: 600; }}
    QToolButton[segment="true"]:focus, QToolButton[segment="false"]:focus, QToolButton[entry="true"]:focus {{
        border-color: {colours.focus_ring}; }}
    QToolButton[segment="true"]::menu-indicator {{ image: none; width: 0; }}
    QToolButton[segment="false"] {{ border: 1px solid transparent; border-radius: 5px; padding: 3px; }}
    QToolButton[segment="false"]:checked {{ background: {colours.checked}; border-color: {colours.focus_ring}; }}
    QToolButton[entry="true"] {{ background: {colours.base}; border: 1px solid {colours.border}; border-radius: 5px;
        padding: 3px 8px; text-align: left; }}
    """


def _entries(colours: WindowColours) -> str:
    """Fields to write in and to choose from."""
    return f"""
    QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {{ background: {colours.base}; border: 1px solid {colours.border};
        border-radius: 5px; padding: 5px 8px; selection-background-color: {colours.highlight}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{ border-color: {colours.focus_ring}; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox::down-arrow {{ image: none; }}
    """


def _panels(colours: WindowColours) -> str:
    """Status bar, inspector, outline, splitters, tool tips."""
    return f"""
    QStatusBar {{ background: {colours.toolbar}; border-top: 1px solid {colours.border}; }}
    QStatusBar::item {{ border: none; }}
    #inspector, #fields {{ background: {colours.panel}; }}
    #banner {{ background: {colours.selection_row}; border: none; border-bottom: 1px solid {colours.border}; }}
    #banner QLabel {{ color: {colours.link}; }}
    QTreeView {{ background: {colours.panel}; border: none; outline: none; }}
    QTreeView::item {{ min-height: 26px; border: none; }}
    QTreeView::item:hover {{ background: {colours.button_hover}; }}
    QTreeView::item:selected {{ background: {colours.selection_row}; color: {colours.link}; }}
    QSplitter::handle {{ background: {colours.border}; }}
    QToolTip {{ background: {colours.tooltip}; color: {colours.tooltip_text}; border: none; padding: 4px 7px; }}
    """


def _scroll_bars(colours: WindowColours) -> str:
    """Thin scroll bars without arrows."""
    return f"""
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 10px; }}
    QScrollBar:horizontal {{ height: 10px; }}
    QScrollBar::handle {{ background: {colours.border_strong}; border-radius: 3px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {colours.placeholder}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    """
