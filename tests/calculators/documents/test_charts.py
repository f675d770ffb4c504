"""Charts on a computer on which matplotlib was never used."""

import os
import subprocess
import sys
from pathlib import Path

from calculators.documents.charts.unscanned import without_font_scan

ROOT = Path(__file__).resolve().parents[3]
FIRST_SLIP = """
from datetime import datetime
from pathlib import Path
from calculators.documents.slips import write_slip
from matplotlib import font_manager
from tests import results as made
write_slip(Path("a.pdf"), made.person(made.COMPLETE), made.LETTERHEAD, datetime(2026, 4, 2))
print(*{entry.name for entry in font_manager.fontManager.ttflist}, font_manager._get_fontconfig_fonts.cache_info().misses)
"""


def test_the_first_slip_looks_for_no_fonts(tmp_path: Path) -> None:
    """In a fresh home a slip with its charts is written; the fonts of the system are not listed, and no list of them is kept."""
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "error", "-c", FIRST_SLIP]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | home, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["DejaVu", "Sans", "0"]), done.stderr
    assert (tmp_path / "a.pdf").stat().st_size > 10_000
    assert list(tmp_path.rglob("fontlist*")) == []


def test_a_list_that_is_there_stays() -> None:
    """Whoever loaded matplotlib before keeps its fonts."""
    from matplotlib import font_manager

    before = font_manager.fontManager
    without_font_scan()
    assert font_manager.fontManager is before
