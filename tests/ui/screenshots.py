"""Open the sample office without a display and paint every page, light and dark, into a folder."""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from calculators.jobs.own_schemes import put_files
from calculators.policy.library import SHIPPED
from models.faults import InputFault, Problem
from models.list_row import ListCell, ListRow
from models.records import OfficeIdentity
from tests.rating_forms import fill_form
from tests.ui.hands import turn
from tests.workbooks import write_sheets
from ui import scheme_doors as doors
from ui import theme
from ui.app import make_app
from ui.dialogs.messages import fault_message
from ui.dialogs.new_office import NewOffice
from ui.dialogs.rating_forms import RatingForms
from ui.dialogs.split_target import SplitTarget
from ui.grid.column import Edit
from ui.main_window import MainWindow
from ui.pages.lists import ListsPage
from ui.pages.measures import MeasuresPage
from ui.pages.month_buttons import ALL
from ui.pages.projects import ProjectsPage
from ui.pages.results import ResultsPage
from ui.pages.schemes import SchemesPage
from ui.pages.staff import StaffPage
from ui.preferences import Preferences
from ui.previewing.dialog import PreviewDialog
from ui.schemes.import_dialog import SchemeImport
from ui.schemes.new_scheme import NewScheme

PATIENCE = 3000
LISTS = Path(__file__).resolve().parents[1] / "schemes" / "lists"


def settle(window: MainWindow) -> None:
    """Wait until nothing runs any more, and a little longer for what follows."""
    quiet = 0
    for _turn in range(PATIENCE):
        turn(20)
        quiet = quiet + 1 if window.session.resting else 0
        if quiet > 5:
            return


def shoot(widget: QWidget, folder: Path, name: str) -> None:
    """Paint a widget into a file."""
    QApplication.processEvents()
    widget.grab().save(str(folder / f"{name}.png"))
    print(folder / f"{name}.png")  # noqa: T201 - tells what was made


def _prepared(window: MainWindow) -> dict[str, Callable[[], None]]:
    """Say what to click on a page before its picture is taken."""

    def results() -> None:
        page = window.pages["results"]
        if isinstance(page, ResultsPage):
            settle(window)
            page.figures.choose("score")

    def projects() -> None:
        page = window.pages["projects"]
        if isinstance(page, ProjectsPage):
            page.projects.setFocus()

    def staff() -> None:
        page = window.pages["staff"]
        if isinstance(page, StaffPage):
            page.people.setCurrentIndex(page.people.grid.index(2, 1))
            page.people.setFocus()

    return {"results": results, "projects": projects, "staff": staff}


def pages(window: MainWindow, folder: Path, look: str) -> None:
    """Paint every page."""
    prepared = _prepared(window)
    for number, key in enumerate((key for key, page in window.pages.items() if page.is_offered()), 1):
        window.show_page(key)
        settle(window)
        prepared.get(key, lambda: None)()
        settle(window)
        shoot(window, folder, f"{number}-{key}-{look}")
    measures = window.pages["measures"]
    if isinstance(measures, MeasuresPage):
        window.show_page("measures")
        measures.choose(ALL)
        settle(window)
        shoot(window, folder, f"5-measures-all-{look}")
        measures.choose(str(window.session.period.months[-1]))


def dialogs(window: MainWindow, folder: Path, look: str) -> None:
    """Paint the dialogs."""
    results = window.pages["results"]
    shown: list[QWidget] = [NewOffice(window), SplitTarget(2026, window)]
    if isinstance(results, ResultsPage):
        results.settle()
        shown += [w for w in window.findChildren(QWidget) if type(w).__name__ == "SettleDialog"][-1:]
    for dialog in shown:
        dialog.adjustSize()
        shoot(dialog, folder, f"dialog-{type(dialog).__name__}-{look}")
        dialog.close()


def raters(window: MainWindow, folder: Path, own: Path, look: str) -> None:
    """Paint which rating forms are written, and what merging a filled one would change."""
    forms, period = window.errands.rating_forms, window.session.period
    forms.ask()
    settle(window)
    asked = window.findChildren(RatingForms)[-1]
    shoot(asked, folder, f"dialog-RatingForms-{look}")
    asked.close()
    forms.write(asked.plans(), period, own / "forms")
    settle(window)
    path = next(path for path in sorted((own / "forms").glob("*.xlsx")) if "部门经理" in path.name)
    people = list(dict.fromkeys(r.staff_no for r in window.session.records.ratings if period.covers(r.period)))
    fill_form(path, {(staff_no, "团队精神"): (4, "本季度带新人") for staff_no in people[:6]})
    window.errands.previews.read_forms((path,))
    settle(window)
    shown = window.findChildren(PreviewDialog)[-1]
    shoot(shown, folder, f"dialog-Merge-{look}")
    shown.close()


def previews(window: MainWindow, folder: Path, own: Path, look: str) -> None:
    """Paint what a workbook would change, and one with problems."""
    month = str(window.session.period.months[-1])
    common, staff = {"月份": month, "指标": "支持售前次数"}, window.session.records.staff
    for name, figure in (("数据", 7), ("有错的数据", "无")):
        rows = [{**common, "对象": person.staff_no, "数值": n + 9} for n, person in enumerate(staff)]
        rows[3]["数值"] = figure
        window.errands.import_path(write_sheets(own / f"{name}.xlsx", {"月度指标": rows}))
        settle(window)
        shown = window.findChildren(PreviewDialog)[-1]
        shoot(shown, folder, f"dialog-Preview-{figure}-{look}")
        shown.close()


def mistakes(window: MainWindow, folder: Path, look: str) -> None:
    """Paint what is missing, what is wrong, and how a fault is told; then take it all back."""
    months = window.session.period.months
    with window.session.change("screenshots") as change:
        for measure in window.session.records.measures:
            if measure.month == months[-1] and measure.name == "支持售前次数":
                change.remove(measure)
        for rating in window.session.records.ratings[-3:]:
            change.remove(rating)
    measures = window.pages["measures"]
    if isinstance(measures, MeasuresPage):
        window.show_page("measures")
        settle(window)
        place = [column.key for column in measures.view.grid.columns].index(f"{months[-1]}|提供方案数")
        measures.view.grid.enter(
            [Edit(row=2, column=place, text="两个"), Edit(row=3, column=place, text="-1")]
        )
        measures.view.setCurrentIndex(measures.view.grid.index(4, place))
        measures.view.setFocus()
        settle(window)
        shoot(window, folder, f"a-wrong-cells-{look}")
        for row in (2, 3):
            measures.view.grid.forget(measures.view.grid.index(row, place))
    for key in ("overview", "results"):
        window.show_page(key)
        settle(window)
        shoot(window, folder, f"a-incomplete-{key}-{look}")
    problems = tuple(Problem(where=f"评分!F{n}", what="得分 12 超出 0–10") for n in range(3, 12))
    told = fault_message(InputFault("工作簿没有导入", problems, remedy="请改正后再导入。"), window)
    told.adjustSize()
    shoot(told, folder, f"dialog-Fault-{look}")
    window.session.undo()
    settle(window)


def schemes(window: MainWindow, folder: Path, own: Path, look: str) -> None:
    """Paint how scheme files are checked, taken in, tried and proven; then take it back."""
    page = window.pages["schemes"]
    if not isinstance(page, SchemesPage):
        return
    window.show_page("schemes")
    scheme, file = "consultant-branch", own / f"next-{look}.toml"
    text = (SHIPPED / f"{scheme}.toml").read_text("utf-8").replace('"1"', '"2"\nfrom = "2027-01"', 1)
    dearer = text.replace("× 10% ×", "× 12% ×")
    for name, written in (("wrong", dearer.replace("季度基本工资总额 ×", "季度基本工资 ×")), ("sound", dearer)):
        file.write_text(written, "utf-8")
        window.errands.schemes.look_at((file,))
        settle(window)
        checked = window.findChildren(SchemeImport)[-1]
        shoot(checked, folder, f"dialog-SchemeImport-{name}-{look}")
        checked.close()
    beside = file.with_name(f"{file.stem}.cases.toml")
    beside.write_text((SHIPPED / f"{scheme}.cases.toml").read_text("utf-8"), "utf-8")
    window.errands.schemes.put_in([doors.read_file(file)])
    for tab in ("办法", "算例", "试算", "人员"):
        titles = [page.tabs.tabText(number) for number in range(page.tabs.count())]
        page.tabs.setCurrentIndex(titles.index(tab))
        settle(window)
        shoot(window, folder, f"c-schemes-{titles.index(tab)}-{look}")
    page.tabs.setCurrentIndex(0)
    window.errands.schemes.begin()
    begun = window.findChildren(NewScheme)[-1]
    begun.adjustSize()
    shoot(begun, folder, f"dialog-NewScheme-{look}")
    begun.close()
    window.session.undo()
    settle(window)


def lists(window: MainWindow, folder: Path, look: str) -> None:
    """Paint a list of records that a scheme declares, with its bonus, a wrong cell and an unfinished row; then take it back."""
    office, session = window.session.office, window.session
    assert office is not None
    put_files(office, sorted(LISTS.glob("*.toml")))
    months = session.period.months
    mine = [replace(person, scheme="deal-commission") for person in session.records.staff[:3]]
    with session.change("screenshots") as change:
        for number, person in enumerate(mine):
            change.put(person)
            for month in months:
                day = month.start + timedelta(days=6 + number)
                sum_, customer = Decimal(80_000 + 7_500 * number), f"第{number + 1}中学"
                cells: dict[str, ListCell] = {"客户": customer, "金额": sum_, "到期日": day, "收款日": month.end}
                change.put(ListRow(list_name="单据", staff_no=person.staff_no, day=day, cells=cells))
    window.show_page("lists")
    page = window.pages["lists"]
    settle(window)
    if isinstance(page, ListsPage):
        grid = page.view.grid
        keys = [column.key.rpartition("|")[2] for column in grid.columns]
        typed = {(2, "折扣"): "120", (len(mine) * len(months), "客户"): "第九中学"}
        grid.enter([Edit(row=row, column=keys.index(key), text=text) for (row, key), text in typed.items()])
        page.view.setCurrentIndex(grid.index(1, keys.index("金额")))
        page.view.setFocus()
        settle(window)
        shoot(window, folder, f"d-lists-{look}")
        grid.forget_all()
    for _change in ("rows", "schemes"):
        session.undo()
    settle(window)


def empty(window: MainWindow, folder: Path, own: Path) -> None:
    """Paint the pages of an office in which nothing is recorded."""
    window.errands.create(own / "empty.jidan", OfficeIdentity(company="青桐软件", branch="新分公司"))
    settle(window)
    for key in ("overview", "staff", "measures"):
        window.show_page(key)
        settle(window)
        shoot(window, folder, f"b-empty-{key}")
    window.errands.close_file()
    settle(window)
    shoot(window, folder, "b-welcome-recent")


def main(folder: Path) -> None:
    """Paint everything into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        app = make_app(sys.argv[:1])
        theme.apply(app, "light")
        window = MainWindow(Preferences())
        window.show()
        shoot(window, folder, "0-welcome-light")
        window.errands.make_sample(Path(own) / "sample.jidan")
        settle(window)
        for look in ("light", "dark"):
            window.set_theme(look)
            pages(window, folder, look)
            dialogs(window, folder, look)
            previews(window, folder, Path(own), look)
            raters(window, folder, Path(own), look)
            mistakes(window, folder, look)
            schemes(window, folder, Path(own), look)
            lists(window, folder, look)
        empty(window, folder, Path(own))
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"))
