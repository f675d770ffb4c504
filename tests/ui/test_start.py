"""The window starts fast and keeps to itself: nothing heavy before the first paint, no socket in a whole session."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = ("pydantic", "lark", "openpyxl", "matplotlib", "reportlab", "numpy", "sqlite_utils")

PAINTED = f"""
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from ui.app import make_app
from ui import theme
from ui.main_window import MainWindow
from ui.preferences import Preferences
app = make_app(["jidan"])
theme.apply(app, "light")
window = MainWindow(Preferences())
window.show()
app.processEvents()
print(sorted(name for name in {HEAVY!r} if name in sys.modules))
window.close()
"""

SESSION = """
import sys
heard = []
sys.addaudithook(lambda event, args: heard.append((event, args)) if event.startswith("socket.") else None)
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtPrintSupport import QPrinter
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from PySide6.QtWidgets import QApplication
from ui import app as program
from ui import printing
from tests.ui.hands import rest
own = Path(sys.argv[1])
failed = []

def session():
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "errands"))
    try:
        window.errands.make_sample(own / "sample.jidan")
        rest(window)
        for page in window.pages:
            window.show_page(page)
            rest(window)
        window.errands.outgoing.save_summary(own / "summary.xlsx")
        out = window.errands.outgoing
        out.save_papers_in(own / "slips", out.slips(), ("LJ101",))
        window.errands.outgoing.save_template(own / "template.xlsx")
        rest(window)
        printer = printing.new_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(own / "printed.pdf"))
        slip = next((own / "slips").iterdir())
        window.errands.outgoing.print_pdf(slip.read_bytes(), printer)
        rest(window)
    except BaseException as fault:
        failed.append(repr(fault))
    window.close()

begin = program.make_app

def make_app(argv):
    app = begin(argv)
    QTimer.singleShot(200, app, session)
    return app

program.make_app = make_app
status = program.run([])
made = sorted(path.name for path in own.glob("[a-z]*.*"))
print(status, failed, made, heard)
"""

FILE = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from PySide6.QtWidgets import QApplication
from calculators.jobs.offices import create_office
from models.records import OfficeIdentity
from tests.ui.hands import rest
from ui import app as program
import main
path = Path(sys.argv[1]) / "branch.jidan"
create_office(path, OfficeIdentity(company="Q", branch="B")).close()
begin, opened = program.make_app, []

def look():
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "errands"))
    rest(window)
    opened.append(window.session.office.path.name if window.session.office else None)
    window.close()

def make_app(argv):
    app = begin(argv)
    QTimer.singleShot(200, app, look)
    return app

program.make_app = make_app
print(main.main([str(path)]), opened)
"""


def _run(script: str, folder: Path) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True, check=False, text=True, cwd=ROOT, env=environment, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    assert _run(PAINTED, tmp_path) == "[]"


def test_a_whole_session_opens_no_socket(tmp_path: Path) -> None:
    made = ["printed.pdf", "sample.jidan", "summary.xlsx", "template.xlsx"]
    assert _run(SESSION, tmp_path) == f"0 [] {made} []"


def test_a_file_named_on_the_command_line_is_opened(tmp_path: Path) -> None:
    assert _run(FILE, tmp_path) == "0 ['branch.jidan']"
