"""The program's own four themes. Colours have meanings: look at README beside this file.

What text is set in reaches a contrast of 7:1 on every ground, what is muted or a mark 4.5:1 (WCAG 2.2, levels AAA and AA);
`tests/tui/test_contrast.py` computes it.
"""

from __future__ import annotations

from textual.theme import Theme

DEFAULT = "dark"


def _theme(
    name: str,
    *,
    dark: bool,
    ground: tuple[str, str, str],
    text: str,
    muted: str,
    accent: str,
    yours: str,
    error: str,
    said: str,
    quiet_border: str,
) -> Theme:
    """`ground`: of pages, of dialogs and rows, of what stands out from both. `yours`: of the bar of your turn."""
    background, surface, panel = ground
    return Theme(
        name,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=yours,
        error=error,
        success=said,
        foreground=text,
        background=background,
        surface=surface,
        panel=panel,
        dark=dark,
        variables={
            "text-muted": muted,
            "foreground-muted": muted,
            "text-disabled": muted,
            "text-primary": accent,
            "text-secondary": accent,
            "text-accent": accent,
            "text-success": said,
            "text-error": error,
            "text-warning": text,
            "said": said,
            "border": accent,
            "border-blurred": quiet_border,
            "block-cursor-background": accent,
            "block-cursor-foreground": background,
            "block-cursor-blurred-background": panel,
            "block-cursor-blurred-foreground": text,
            "block-hover-background": panel,
            "input-selection-background": panel,
            "scrollbar": quiet_border,
            "scrollbar-hover": accent,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "footer-background": panel,
            "footer-key-foreground": accent,
            "footer-description-foreground": text,
        },
    )


THEMES = (
    _theme(
        "dark",
        dark=True,
        ground=("#101318", "#171b22", "#20262f"),
        text="#e9e6df",
        muted="#a3acb8",
        accent="#8ab8ff",
        yours="#ffb74d",
        error="#ffa097",
        said="#8fe388",
        quiet_border="#3d4653",
    ),
    _theme(
        "light",
        dark=False,
        ground=("#fcfbf8", "#f4f2ed", "#e9e6df"),
        text="#1d1c1a",
        muted="#54565a",
        accent="#0a478a",
        yours="#f2a73b",
        error="#8f1410",
        said="#14560f",
        quiet_border="#b9b4a8",
    ),
    _theme(
        "high contrast",
        dark=True,
        ground=("#000000", "#000000", "#1c1c1c"),
        text="#ffffff",
        muted="#d6d6d6",
        accent="#7fe7ff",
        yours="#ffd800",
        error="#ffb3b3",
        said="#8dff8d",
        quiet_border="#9a9a9a",
    ),
    _theme(
        "paper",
        dark=False,
        ground=("#f6eedb", "#efe5cd", "#e6dabd"),
        text="#2a2015",
        muted="#5b4d3a",
        accent="#6b2b06",
        yours="#e0932f",
        error="#86120f",
        said="#2a4609",
        quiet_border="#bdac87",
    ),
)
