"""单据与报表: every page is seen before it is printed; whose papers, of which kind; what else can be saved."""

import csv
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from calculators.jobs.papers import Asked, Papers, Report, Whom
from calculators.jobs.publishing import write_each
from models.period import Period
from tests.ui.hands import button, click, fill, rest
from ui import paper_doors as doors
from ui import printing
from ui.dialogs import files
from ui.dialogs.messages import Message
from ui.dialogs.question import Question
from ui.main_window import MainWindow
from ui.pages.documents import DocumentsPage
from ui.people_list import CHECKED, UNCHECKED
from ui.printing import page_count

FIRST = Period.parse("2026Q1")
UNKNOWN = "\U000310ff"
"""A character of Unicode 13 that the bundled font lacks."""
WAYS = ["每人一个文件…", "存成一个文件…", "打印…"]
"""What can be done with the papers that are chosen."""


@pytest.fixture
def page(sample: MainWindow) -> DocumentsPage:
    """Open the page of documents for the sample's first quarter."""
    sample.session.choose(FIRST)
    sample.show_page("documents")
    rest(sample)
    made = sample.page
    assert isinstance(made, DocumentsPage)
    return made


def _choose(window: MainWindow, page: DocumentsPage, kind: str) -> None:
    page.list.kind.setCurrentText(kind)
    rest(window)


def _uncheck(page: DocumentsPage, first: int) -> None:
    """Leave everybody out from a row on."""
    for item in page.list.people.items()[first:]:
        assert item.checkState(0) is CHECKED
        item.setCheckState(0, UNCHECKED)


def _pages_of(page: DocumentsPage, *whom: str) -> int:
    office, assessed = page.session.office, page.session.assessed()
    assert office is not None
    assert assessed is not None
    return page_count(doors.bonus_slips(office, assessed, annexed=True).pdf(whom))


def test_every_page_of_the_slip_is_seen(sample: MainWindow, page: DocumentsPage) -> None:
    """All pages stand one below the other, and the one in view is counted."""
    count = _pages_of(page, page.list.current)
    assert count > 1
    assert len(page.preview.pages) == count
    for shown in page.preview.pages:
        image = shown.pixmap().toImage().scaled(60, 80)
        colours = {image.pixelColor(x, y).name() for x in range(60) for y in range(80)}
        assert len(colours) > 3, "the page isn't blank"
    assert page.preview.counted.text() == f"第 1 页，共 {count} 页"
    bar = page.preview.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert page.preview.counted.text() == f"第 {count} 页，共 {count} 页"


def test_pages_grow_and_shrink(sample: MainWindow, page: DocumentsPage) -> None:
    before = page.preview.pages[0].pixmap().width()
    click(page.preview.larger)
    QApplication.processEvents()
    _wait_drawn(sample, page)
    assert page.preview.pages[0].pixmap().width() > before
    for _step in range(3):
        click(page.preview.smaller)
    _wait_drawn(sample, page)
    assert page.preview.pages[0].pixmap().width() < before


def _wait_drawn(window: MainWindow, page: DocumentsPage) -> None:
    while page._again.isActive():
        QApplication.processEvents()
    rest(window)


def test_without_the_annex_a_slip_is_shorter(sample: MainWindow, page: DocumentsPage) -> None:
    before = len(page.preview.pages)
    page.list.annex.click()
    rest(sample)
    assert 0 < len(page.preview.pages) < before


def test_payslips_are_of_one_month_and_say_what_is_paid_out(
    sample: MainWindow, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The months of the period are offered, the last one first."""
    slips = {item.text(0): item.text(2) for item in page.list.people.items()}
    _choose(sample, page, "工资单")
    assert page.list.month.isVisibleTo(page)
    assert [page.list.month.itemText(n) for n in range(3)] == ["1月", "2月", "3月"]
    assert page.list.month.currentText() == "3月"
    paid = {item.text(0): item.text(2) for item in page.list.people.items()}
    assert paid
    assert all(paid[staff_no] != slips.get(staff_no) for staff_no in paid)
    assert page.preview.pages
    page.list.month.setCurrentText("1月")
    rest(sample)
    _uncheck(page, 1)
    monkeypatch.setattr(files, "pick_folder", lambda _parent, _title, then: then(tmp_path / "paid"))
    click(button(page, "每人一个文件…"))
    rest(sample)
    (file,) = (tmp_path / "paid").iterdir()
    assert file.name.endswith("_2026-01.pdf")
    assert sample.status.passing.text() == "已保存 1 张工资单到“paid”"


def test_a_month_in_which_nobody_is_paid_is_said_in_the_list(sample: MainWindow, page: DocumentsPage) -> None:
    sample.session.choose(Period.parse("1999Q1"))
    rest(sample)
    _choose(sample, page, "工资单")
    assert "没有要发工资的人" in page.list.refused.text()
    assert page.list.refused.isVisibleTo(page)
    assert page.list.people.items() == []
    assert page.preview.pages == []
    assert sample.crashes.last is None
    sample.session.choose(FIRST)
    rest(sample)
    assert not page.list.refused.isVisibleTo(page)


def test_a_year_has_a_report_for_each_person(sample: MainWindow, page: DocumentsPage) -> None:
    _choose(sample, page, "年度报告")
    assert len(page.list.people.items()) >= 11
    assert not page.list.month.isVisibleTo(page)
    assert page.preview.pages


def test_who_was_left_out_stays_left_out(sample: MainWindow, page: DocumentsPage) -> None:
    _uncheck(page, 2)
    with sample.session.change("改一个数") as change:
        measure = sample.session.records.measures[0]
        change.put(replace(measure, value=measure.value + 1))
    rest(sample)
    assert page.list.wanted == ("LJ101", "LJ102")


def test_characters_that_no_font_can_print_are_told_before_printing(
    sample: MainWindow, page: DocumentsPage
) -> None:
    assert not page.list.boxed.isVisibleTo(page)
    person = sample.session.records.staff[0]
    with sample.session.change("改名") as change:
        change.put(replace(person, name=f"沈{UNKNOWN}舟"))
    rest(sample)
    assert page.list.boxed.text().startswith("1 人的单据有印不出来的字")
    click(page.list.boxed)
    (message,) = [w for w in page.findChildren(Message) if w.isVisible()]
    assert UNKNOWN in message.more
    message.close()


def _rename(window: MainWindow, row: int, name: str) -> str:
    person = window.session.records.staff[row]
    with window.session.change("改名") as change:
        change.put(replace(person, name=name))
    rest(window)
    return person.staff_no


def _question(window: MainWindow) -> Question:
    (asked,) = [w for w in window.findChildren(Question) if w.isVisible()]
    return asked


def test_characters_that_no_font_can_print_are_named_before_anything_is_made(
    sample: MainWindow, page: DocumentsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose and which; refused, nothing is asked further; agreed, it goes on. Whose papers are fine is not asked."""
    asked: list[str] = []
    monkeypatch.setattr(files, "pick_folder", lambda *_said: asked.append("每人一个文件…"))
    monkeypatch.setattr(files, "pick_target", lambda *_said: asked.append("存成一个文件…"))
    monkeypatch.setattr(printing, "ask_printer", lambda *_said: asked.append("打印…"))
    whose = _rename(sample, 0, f"沈{UNKNOWN}舟")
    _uncheck(page, 2)
    for way in WAYS:
        click(button(page, way))
        rest(sample)
        question = _question(sample)
        assert question.more.toPlainText().splitlines() == [
            f"{whose} 沈{UNKNOWN}舟：单据上有字体里没有的字，印成方框：{UNKNOWN}"
        ]
        click(question.cancel_button)
        rest(sample)
    assert asked == []
    for way in WAYS:
        click(button(page, way))
        rest(sample)
        click(_question(sample).done_button)
        rest(sample)
    assert asked == WAYS
    page.list.people.items()[0].setCheckState(0, UNCHECKED)
    click(button(page, WAYS[0]))
    rest(sample)
    assert asked == [*WAYS, WAYS[0]]


def test_all_papers_are_saved_as_one_file(
    sample: MainWindow, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named after kind and period; it holds those chosen, and the way to its folder is there."""
    opened: list[Path] = []
    monkeypatch.setattr(
        files, "pick_target", lambda _p, _t, proposed, _k, then: then(tmp_path / proposed.name)
    )
    monkeypatch.setattr(files, "show", opened.append)
    _uncheck(page, 2)
    assert not sample.status.folder.isVisible()
    click(button(page, "存成一个文件…"))
    rest(sample)
    (path,) = tmp_path.glob("*.pdf")
    assert path.name == "奖金单-2026Q1.pdf"
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == _pages_of(page, *page.list.wanted)
        assert [mark.get_title().split()[0] for mark in document.get_toc()] == list(page.list.wanted)
    assert sample.status.passing.text() == "已保存 奖金单-2026Q1.pdf"
    click(sample.status.folder)
    assert opened == [tmp_path]
    sample.session.note("别的")
    assert not sample.status.folder.isVisible()


def _slow(reached: Event, go_on: Event) -> Papers:
    """Make papers of 500 people whose writing waits in the middle until it may go on."""

    def write(into: Path, number: int) -> None:
        if number == 250:
            reached.set()
            go_on.wait(60)
        (into / f"{number}.pdf").write_bytes(b"%PDF")

    def each(path: Path, *, staff_nos: Whom = None, progress: Report = None, cancelled: Asked = None) -> tuple[Path, ...]:
        return write_each(path, range(500), write, progress, cancelled)

    def together(path: Path, *, staff_nos: Whom = None, progress: Report = None, cancelled: Asked = None) -> bool:
        with TemporaryDirectory() as folder:
            made = write_each(Path(folder), range(500), write, progress, cancelled)
        return bool(made) and bool(path.write_bytes(b"%PDF"))

    return Papers(people=(), write_each=each, write_all=together, boxed=lambda _whom: ())


def test_500_slips_are_cancelled_midway_and_leave_nothing(
    qtbot: QtBot, sample: MainWindow, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window goes on living: how far it is stands in the status line, and its button stops the work."""
    out = tmp_path / "out"
    out.mkdir()
    asked: list[object] = []
    monkeypatch.setattr(files, "pick_folder", lambda _p, _t, then: then(out))
    monkeypatch.setattr(files, "pick_target", lambda _p, _t, proposed, _k, then: then(out / proposed.name))
    monkeypatch.setattr(printing, "ask_printer", lambda *said: asked.append(said))
    for way in WAYS:
        reached, go_on = Event(), Event()
        slow = _slow(reached, go_on)
        monkeypatch.setattr(doors, "bonus_slips", lambda *_office, slow=slow, **_how: slow)
        click(button(page, way))
        qtbot.waitUntil(reached.is_set, timeout=60_000)
        qtbot.waitUntil(lambda: "250/500" in sample.status.task.text(), timeout=60_000)
        assert sample.status.cancel.isVisible()
        click(sample.status.cancel)
        go_on.set()
        rest(sample)
        assert list(out.iterdir()) == []
        assert asked == []
        assert sample.status.passing.text().startswith("已取消：")
        assert not sample.status.folder.isVisible()
        assert page.isEnabled()


def test_a_file_that_is_open_elsewhere_is_told_and_stays(
    sample: MainWindow, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel, WPS and readers hold a file on Windows: which one, and to close it; the file is as it was."""
    _uncheck(page, 1)
    move = Path.replace
    for way in ("存成 CSV…", "导出…", "导出汇总…", "空白模板…", *WAYS[:2]):
        out = tmp_path / way
        out.mkdir()
        monkeypatch.setattr(files, "pick_folder", lambda _p, _t, then, out=out: then(out))
        monkeypatch.setattr(
            files, "pick_target", lambda _p, _t, proposed, _k, then, out=out: then(out / proposed.name)
        )
        click(button(page, way))
        rest(sample)
        (held,) = out.iterdir()
        held.write_text("earlier", encoding="utf-8")

        def guarded(self: Path, target: Path, held: Path = held) -> Path:
            if held in {self, Path(target)}:
                raise PermissionError(13, "in use", str(held))
            return move(self, target)

        monkeypatch.setattr(Path, "replace", guarded)
        click(button(page, way))
        rest(sample)
        monkeypatch.setattr(Path, "replace", move)
        message = sample.crashes.last
        assert message is not None
        said = " ".join(shown.text() for shown in message.findChildren(QLabel))
        assert [words for words in (str(held), "正被别的程序占用", "请先关闭") if words not in said] == []
        message.close()
        assert [path.name for path in out.iterdir()] == [held.name]
        assert held.read_text("utf-8") == "earlier"


def test_only_the_chosen_slips_are_printed_through_the_print_dialog(
    sample: MainWindow, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = len(page.list.people.items())
    _uncheck(page, 2)
    assert page.list.counted.text() == f"已选 2 / {everybody} 人"
    asked: list[QPrintDialog] = []

    def agree(dialog: QPrintDialog) -> None:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        asked.append(dialog)
        dialog.done(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QDialog, "open", agree)
    click(button(page, "打印…"))
    rest(sample)
    (dialog,) = asked
    pages = _pages_of(page, *page.list.wanted)
    assert (dialog.minPage(), dialog.maxPage()) == (1, pages)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == pages
    dark = printed[0].render(scale=1).to_pil().convert("L").point(lambda value: 255 if value < 128 else 0)
    printed.close()
    assert dark.getbbox() is not None, "the page isn't blank"
    assert sample.status.passing.text() == f"已打印 {pages} 页"


def test_nobody_chosen_is_said_plainly(sample: MainWindow, page: DocumentsPage) -> None:
    _uncheck(page, 0)
    click(button(page, "打印…"))
    message = sample.crashes.last
    assert isinstance(message, QWidget)
    assert message.windowTitle() == "还没有选中任何人"
    message.close()


def test_the_search_finds_whose_slip_is_wanted(sample: MainWindow, page: DocumentsPage) -> None:
    fill(sample.search, "daq")
    shown = [item.text(1) for item in page.list.people.items() if not item.isHidden()]
    assert shown == ["董安琪"]
    assert page.list.wanted == ("LJ111",), "nobody else's is printed then"
    assert page.list.counted.text().startswith("已选 1 /")
    fill(sample.search, " ")
    assert len(page.list.wanted) == len(page.list.people.items())


def test_the_summary_and_all_data_can_be_saved(
    sample: MainWindow, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each proposes a name; the CSV has a row for each person, the workbook one for each person recorded."""
    monkeypatch.setattr(
        files, "pick_target", lambda _p, _t, proposed, _k, then: then(tmp_path / proposed.name)
    )
    for text in ("存成 CSV…", "导出…", "导出汇总…", "空白模板…"):
        click(button(page, text))
        rest(sample)
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == [
        "sample-数据.xlsx", "数据工作簿模板.xlsx", "汇总-2026Q1.xlsx",
    ]  # fmt: skip
    with (tmp_path / "汇总-2026Q1.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == len(page.list.people.items()) + 1
    book = load_workbook(tmp_path / "sample-数据.xlsx", read_only=True)
    people = [row for row in book["员工"].iter_rows(values_only=True) if row and row[0]]
    book.close()
    assert len(people) > len(sample.session.records.staff)
