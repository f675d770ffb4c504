"""How many keys a month of twelve people takes: typed into the window and printed, beside the same month in Excel.

Run: `.venv/bin/python -m benchmarks.keystrokes`. The scheme is consultant-branch, the month the last of a quarter: 61 figures and
60 ratings. In the window every key is pressed on the real widgets and counted. In Excel a typist who knows every short cut
fills in the wide sheets of the data workbook: a character is one key, Enter or Tab ends a cell, repeated cells are filled
down (Ctrl+D), the 工号 are copied from the sheet 员工; then the workbook is taken in and printed from the window. Chinese
characters count one key each in both, though an input method takes several. Both must leave the same records.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog

from models.measure import Measure
from models.period import Period
from models.records import OfficeIdentity
from models.staff import Person
from models.target import Owner, Target
from tests.ui.hands import rest
from tests.ui.keyboard import Keyboard
from tests.workbooks import write_sheets
from ui.app import make_app
from ui.main_window import MainWindow
from ui.preferences import Preferences

QUARTER = Period.parse("2026Q1")
MONTH = QUARTER.months[-1]
PEOPLE = [f"A{number:02}" for number in range(1, 13)]
MEASURES = ("内部培训次数", "提供方案数", "支持售前次数", "支持售前项目数", "外派演讲次数")
REVENUE = "437500.5"
DOCUMENTS, FEEDBACK, SPIRIT = "方案与项目文档", "被支持单位的反馈意见", "团队精神"
KEY = {"完整": "w", "不完整": "b", "好": "h", "一般": "y", "差": "c"}
RATERS = ("销售总监", "总经理", "部门经理")
FILL = len(("Ctrl+Shift+Down", "Ctrl+D"))
COPY_NUMBERS = len(("Ctrl+PgUp", "Ctrl+Home", "Down", "Ctrl+Shift+Down", "Ctrl+C", "Ctrl+PgDn", "Ctrl+V"))
PASTE_BELOW = len(("Ctrl+Down", "Down", "Ctrl+V"))


def figures(person: int) -> tuple[str, ...]:
    """Make a person's five figures of the month."""
    return tuple(str(n) for n in (person % 3, person % 2, 6 + person, 2 + person % 5, person // 6))


def ratings(person: int) -> Mapping[str, Mapping[str, str]]:
    """Make a person's five ratings, by rater and item."""
    words = ("好", "一般", "差")
    return {
        RATERS[0]: {DOCUMENTS: ("完整", "不完整")[person % 2], FEEDBACK: words[person % 3]},
        RATERS[1]: {DOCUMENTS: "完整", FEEDBACK: words[person % 2]},
        RATERS[2]: {SPIRIT: ("4.5", "4", "3.5")[person % 3]},
    }


def prepare(window: MainWindow, path: Path) -> None:
    """Make an office in which everything but the month is there."""
    window.errands.create(path, OfficeIdentity(company="青桐软件", branch="临江分公司"))
    rest(window)
    window.session.choose(QUARTER)
    quarters = (Decimal(1_300_000),) * 4
    with window.session.change("准备") as change:
        for number, staff_no in enumerate(PEOPLE):
            change.put(
                Person(
                    staff_no=staff_no, name=f"员工{number}", hired=date(2025, 1, 6),
                    base_pay=Decimal(6000), scheme="consultant-branch",
                )
            )  # fmt: skip
            for month in QUARTER.months[:-1]:
                for name, value in zip(MEASURES, figures(number), strict=True):
                    change.put(Measure(month=month, owner=staff_no, owner_kind=Owner.PERSON, name=name, value=Decimal(value)))
        for month in QUARTER.months[:-1]:
            change.put(
                Measure(month=month, owner="", owner_kind=Owner.COMPANY, name="公司收入", value=Decimal(REVENUE))
            )
        change.put(Target(year=2026, owner_kind=Owner.COMPANY, owner="", product_line="", quarters=quarters))
    rest(window)
    window.show_page("overview")
    rest(window)


def printed(window: MainWindow, keyboard: Keyboard) -> None:
    """Print all slips: the short cut, and Enter in the system's dialog."""
    asked: list[QPrintDialog] = []
    usual, QDialog.open = QDialog.open, asked.append  # type: ignore[method-assign,assignment]  # the system's dialog is not ours
    keyboard.press("Ctrl+P")
    rest(window)
    QDialog.open = usual  # type: ignore[method-assign]
    assert len(asked) == 1, "the print dialog does not open"
    keyboard.count += 1


def in_the_window(window: MainWindow) -> dict[str, int]:
    """Type the month into the window; give the keys of each part."""
    keyboard, parts, before = Keyboard(window), {}, 0

    def done(part: str) -> None:
        nonlocal before
        rest(window)
        parts[part], before = keyboard.count - before, keyboard.count

    keyboard.press("Alt+5", "Alt+PgDn")
    for column in zip(*map(figures, range(len(PEOPLE))), strict=True):
        keyboard.cells(*column)
    keyboard.cells(REVENUE)
    done("figures")
    keyboard.press("Alt+6")
    for rater in RATERS:
        for person in range(len(PEOPLE)):
            keyboard.cells(*(KEY.get(score, score) for score in ratings(person)[rater].values()))
    done("ratings")
    printed(window, keyboard)
    done("printing")
    return parts


def in_excel(window: MainWindow, folder: Path) -> dict[str, int]:
    """Type the month into the data workbook, take it in and print; give the keys of each part."""
    month, quarter = str(MONTH), str(QUARTER)
    wide: list[dict[str, str]] = [
        {"月份": month, "对象类型": "", "对象": staff_no, **dict(zip(MEASURES, figures(n), strict=True))}
        for n, staff_no in enumerate(PEOPLE)
    ]
    wide.append({"月份": month, "对象类型": "公司", "公司收入": REVENUE})
    rated = [
        {"期间": quarter, "工号": staff_no, "评分人": rater, **ratings(n)[rater]}
        for rater in RATERS
        for n, staff_no in enumerate(PEOPLE)
    ]
    values = _typed(wide, (*MEASURES, "公司收入")) + _typed(rated, (DOCUMENTS, FEEDBACK, SPIRIT))
    names = {
        "figures": len(month) + 1 + FILL + COPY_NUMBERS + len("公司") + 1,
        "ratings": len(quarter) + 1 + FILL + COPY_NUMBERS + 2 * PASTE_BELOW + sum(len(r) + 1 + FILL for r in RATERS),
    }
    figures_typed = _typed(wide, (*MEASURES, "公司收入"))
    path = write_sheets(folder / "三月.xlsx", {"月度指标表": wide, "评分表": rated})
    keyboard = Keyboard(window)
    keyboard.press("Alt+8")
    rest(window)
    while (focused := QApplication.focusWidget()) is None or focused.accessibleName() != "导入…":
        keyboard.press("Tab")
    keyboard.press("Enter", "Ctrl+A")
    _type_path(keyboard, path)
    keyboard.press("Enter")
    rest(window)
    keyboard.press("Enter")
    rest(window)
    taking_in = keyboard.count + len(("Ctrl+S", "Alt+Tab"))
    keyboard.count = 0
    printed(window, keyboard)
    return {
        "figures": figures_typed + names["figures"],
        "ratings": values - figures_typed + names["ratings"] + len(("Ctrl+PgDn",)),
        "taking in": taking_in,
        "printing": keyboard.count,
    }


def _type_path(keyboard: Keyboard, path: Path) -> None:
    """Type where the workbook is; only its name counts, a person finds the dialog in the right folder."""
    before = keyboard.count
    keyboard.type(str(path))
    keyboard.count = before + len(path.name)


def _typed(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> int:
    """Count the keys of a block typed row by row: a Tab over what is blank before the row's last cell, Enter at its end."""
    keys = 0
    for row in rows:
        last = max(number for number, column in enumerate(columns) if row.get(column))
        keys += sum(len(row.get(column, "")) + 1 for column in columns[: last + 1])
    return keys


def records(window: MainWindow) -> object:
    """Give what is recorded of the month, in one order."""
    found = window.session.records
    return (
        sorted((str(m.month), m.owner, m.name, m.value) for m in found.measures),
        sorted((r.staff_no, r.kpi, r.rater, str(r.score)) for r in found.ratings),
    )


def main() -> None:
    """Print both counts, part by part."""
    with TemporaryDirectory() as own:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        make_app(sys.argv[:1])
        window = MainWindow(Preferences())
        window.show()
        prepare(window, Path(own) / "window.jidan")
        counted = {"window": in_the_window(window)}
        typed = records(window)
        prepare(window, Path(own) / "excel.jidan")
        counted["data workbook"] = in_excel(window, Path(own))
        assert records(window) == typed, "both ways must leave the same records"
        window.close()
    for where, parts in counted.items():
        told = ", ".join(f"{part} {keys}" for part, keys in parts.items())
        print(f"{where}: {sum(parts.values())} keys ({told})")
    share = sum(counted["window"].values()) / sum(counted["data workbook"].values())
    print(f"the window takes {share:.0%} of the keys of the data workbook")


if __name__ == "__main__":
    main()
