"""Load matplotlib without its search for fonts.

When it is loaded for the first time on a computer it opens every font of the system, which takes seconds, and in a
packaged program each time anew. Our charts measure and write text in the documents' own font; it needs one to hold.
"""

import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl


def without_font_scan() -> None:
    """Load matplotlib with the font alone that comes with it; where it has one already, or comes by it otherwise, do nothing.

    It looks for its stored list in a folder that it asks for; at that moment its reader is replaced by ours.
    """
    if "matplotlib.font_manager" in sys.modules:
        return
    folder = mpl.get_cachedir

    def asked() -> str:
        module: Any = sys.modules.get("matplotlib.font_manager")
        if hasattr(module, "FontManager"):
            module.json_load = lambda _path: _own_font(module.FontManager)
        return folder()

    mpl.get_cachedir = asked
    try:
        import matplotlib.font_manager  # noqa: F401 — loaded here and now, so that it asks
    finally:
        mpl.get_cachedir = folder


def _own_font(kind: Any) -> Any:
    """Make a list of fonts as the library does, but for the search."""
    made = kind.__new__(kind)
    made.__dict__.update({
        "_version": kind.__version__, "_FontManager__default_weight": "normal", "default_size": None,
        "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"}, "afmlist": [], "ttflist": [],
    })
    for style in ("", "-Bold"):
        made.addfont(Path(mpl.get_data_path(), "fonts", "ttf", f"DejaVuSans{style}.ttf"))
    return made
