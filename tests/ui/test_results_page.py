"""Every figure on the results page says why it is so; a manager may settle one by hand, with a reason."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.by_hand import WHOLE
from models.drawing import TextStroke
from models.period import Period
from models.results import Explanation, Result
from tests.results import BY_HAND
from tests.ui.hands import click, column_of, fill, rest, texts
from ui import doors
from ui.dialogs.settle import SettleDialog
from ui.explanation import ExplanationPanel
from ui.main_window import MainWindow
from ui.pages.figures import FigureTree
from ui.pages.measures import MeasuresPage
from ui.pages.results import ResultsPage


@pytest.fixture
def page(sample: MainWindow) -> ResultsPage:
    """Open the results of the sample's last quarter."""
    sample.session.choose(Period.parse("2026Q4"))
    sample.show_page("results")
    rest(sample)
    made = sample.page
    assert isinstance(made, ResultsPage)
    return made


def test_amounts_of_the_basis_are_written_as_on_the_slip(page: ResultsPage) -> None:
    """A target of 130 万元 stands as 1,300,000 元."""
    (found,) = page.figures.findItems("公司收入完成率", Qt.MatchFlag.MatchRecursive)
    assert "公司目标 1,300,000 元" in found.text(3)


def test_what_is_missing_leads_to_its_cell(page: ResultsPage) -> None:
    """Click, or Enter, on what a result lacks: the cell where it is recorded has the keys."""
    window = _window(page)
    measure = next(
        m for m in window.session.records.measures if (str(m.month), m.owner, m.name) == ("2026-11", "LJ103", "提供方案数")
    )
    with window.session.change("删除") as change:
        change.remove(measure)
    rest(window)
    page.view.choose(page.result_grid.index([row[0] for row in texts(page.view)].index("LJ103"), 0))
    rest(window)
    (lacking,) = page.figures.findItems("提供方案数", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    page.figures.setCurrentItem(lacking)
    page.figures.setFocus()
    QTest.keyClick(page.figures, Qt.Key.Key_Return)
    rest(window)
    measures = window.page
    assert isinstance(measures, MeasuresPage)
    row, column = measures.view.row, measures.view.currentIndex().column()
    assert measures.measure_grid.rows[row].key == ("person", "LJ103")
    assert measures.measure_grid.columns[column].key == "2026-11|提供方案数"


def _click_cell(page: ResultsPage, row: int, key: str) -> None:
    index = page.result_grid.index(row, column_of(page.view, key))
    place = page.view.visualRect(index).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_figure_opens_its_reasons(page: ResultsPage) -> None:
    row = texts(page.view)[1]
    for key in ("score", "total", "component:workload_bonus"):
        _click_cell(page, 1, key)
        rest(_window(page))
        shown = row[column_of(page.view, key)]
        assert page.panel.title.text().endswith(f"为什么是 {shown.replace(',', '')}？"), key
        assert row[1] in page.panel.title.text()
    assert "季度基本工资总额" in page.panel.text()
    assert "10%" in page.panel.text()


def test_the_tree_of_figures_asks_too(page: ResultsPage) -> None:
    page.figures.choose("kpi:revenue")
    rest(_window(page))
    assert "公司收入完成率" in page.panel.title.text()
    assert "条款" in page.panel.text()
    page.panel.copy_text()
    assert QGuiApplication.clipboard().text() == page.panel.text()


def test_another_person_shows_other_figures(page: ResultsPage) -> None:
    before = page.figures.topLevelItem(0)
    assert before is not None
    first = before.text(1)
    page.view.setCurrentIndex(page.result_grid.index(1, 1))
    after = page.figures.topLevelItem(0)
    assert after is not None
    assert after.text(1) != first
    assert page.panel.text() == "", "the reasons of somebody else are gone"


def test_the_keys_lead_through_figures_and_reasons(page: ResultsPage) -> None:
    """Arrows go from figure to figure, and each says why."""
    page.view.setFocus()
    page.view.setCurrentIndex(page.result_grid.index(2, column_of(page.view, "score")))
    rest(_window(page))
    assert "总分" in page.panel.title.text()
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    rest(_window(page))
    assert "等级" in page.panel.title.text()


def test_a_line_of_a_component_opens_the_tree_at_it(page: ResultsPage) -> None:
    """A project's line: the tree stands at that project, with its own figures open."""
    line = page.result.components[0].lines[1] if page.result is not None else None
    assert line is not None
    item = next(item for item in page.figures._items() if item.text(0) == line.label)
    page.figures.setCurrentItem(item)
    rest(_window(page))
    assert line.label in page.panel.title.text()
    assert page.panel.title.text().endswith(f"为什么是 {line.amount}？")
    assert page.panel.text().startswith("项目奖金 = "), "the whole component can be copied"


def test_the_last_period_stands_beside_each_total(page: ResultsPage) -> None:
    """Total of the fourth quarter less that of the third, for each person who had both."""
    office = page.session.office
    assert office is not None
    last = {r.staff_no: r.total for r in doors.assess(office, Period.parse("2026Q3")).assessment.results}
    for row, result in zip(texts(page.view), page.result_grid.rows, strict=True):
        assert isinstance(result.fact, Result)
        old, new = last.get(result.fact.staff_no), result.fact.total
        expected = "" if old is None or new is None else f"{new - old:+,.2f}"
        assert row[column_of(page.view, "change")] == expected


def test_enter_opens_a_person_with_charts_and_trend(page: ResultsPage) -> None:
    """KPI bars, the course of score and total, the same figures in the tree; Esc goes back to everybody."""
    page.view.setFocus()
    page.view.setCurrentIndex(page.result_grid.index(1, 0))
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    rest(_window(page))
    assert page.above.currentWidget() is page.person
    assert page.person.name.text() == "LJ102 何书宁"
    assert [drawing.title.split()[0] for drawing in page.person.chart.drawings] == [
        "得分与满分",
        "总分走势",
        "奖金走势（元）",
    ]
    head = next(item for item in page.figures._items() if item.text(0) == "走势")
    drawn = {
        stroke.text for stroke in page.person.chart.drawings[1].strokes if isinstance(stroke, TextStroke)
    }
    told = [head.child(n) for n in range(head.childCount())]
    assert [item.text(0) for item in told if item] == ["2026年一季度", "2026年二季度", "2026年三季度"]
    assert {item.text(1) for item in told if item} <= drawn
    click(page.person.later)
    rest(_window(page))
    assert page.person.name.text() == "LJ103 罗敬川"
    QTest.keyClick(page.person.later, Qt.Key.Key_Escape)
    assert page.above.currentWidget() is page.view
    assert page.view.hasFocus()


def test_what_is_carried_over_is_shown_with_the_figures(qtbot: QtBot, dressed: QApplication) -> None:
    """A scheme's own table: one row a product line, each figure with its name."""
    tree = FigureTree()
    qtbot.addWidget(tree)
    (table,) = BY_HAND.tables
    tree.show_result(BY_HAND)
    head = next(item for item in tree._items() if item.text(0) == table.title)
    rows = [head.child(n) for n in range(head.childCount())]
    assert [(item.text(0), item.text(3)) for item in rows if item] == [
        (row[0], "　".join(f"{name} {text}" for name, text in zip(table.header[1:], row[1:], strict=True)))
        for row in table.rows
    ]


def test_settling_by_hand_needs_a_reason_and_changes_the_result(page: ResultsPage) -> None:
    before = Decimal(texts(page.view)[0][column_of(page.view, "score")])
    click(page.settle_button)
    dialog = page.findChild(SettleDialog)
    assert dialog is not None
    dialog.item.setCurrentText("团队精神")
    fill(dialog.value, "1")
    click(dialog.done_button)
    assert dialog.problem.text() == "请写明原因"
    fill(dialog.reason, "经理核定")
    fill(dialog.value, "9")
    click(dialog.done_button)
    assert "超出 0–5" in dialog.problem.text()
    fill(dialog.value, "1")
    click(dialog.done_button)
    rest(_window(page))
    (row,) = [b for b in page.session.records.by_hand if b.item == "团队精神" and b.reason == "经理核定"]
    assert row.value == Decimal(1)
    assert Decimal(texts(page.view)[0][column_of(page.view, "score")]) < before
    assert texts(page.view)[0][-1] == "完整（有核定）"


def test_a_component_needs_a_value_and_a_settlement_can_be_withdrawn(page: ResultsPage) -> None:
    count = len(page.session.records.by_hand)
    click(page.settle_button)
    dialog = page.findChild(SettleDialog)
    assert dialog is not None
    dialog.item.setCurrentText("项目奖金")
    fill(dialog.reason, "补发")
    click(dialog.done_button)
    assert "要有数值" in dialog.problem.text()
    dialog.item.setCurrentText(WHOLE)
    fill(dialog.reason, "产假")
    click(dialog.done_button)
    rest(_window(page))
    assert texts(page.view)[0][-1] == "不参加考核"
    dialog.deleteLater()
    page.settle()
    again = page.findChildren(SettleDialog)[-1]
    again.item.setCurrentText(WHOLE)
    assert again.reason.text() == "产假"
    click(again.withdraw_button)
    rest(_window(page))
    assert len(page.session.records.by_hand) == count


def test_what_is_missing_is_named_with_the_result(page: ResultsPage) -> None:
    window = _window(page)
    gone = next(m for m in page.session.records.measures if m.month == Period.parse("2026-11") and m.owner)
    with page.session.change("删除一个指标") as change:
        change.remove(gone)
    rest(window)
    numbers = [row[0] for row in texts(page.view)]
    row = numbers.index(gone.owner)
    assert texts(page.view)[row][-1] == "还缺 1 项"
    assert texts(page.view)[row][column_of(page.view, "total")] == "—"
    page.view.setCurrentIndex(page.result_grid.index(row, 0))
    head = page.figures.topLevelItem(0)
    assert head is not None
    assert head.text(0) == "还缺"
    said = head.child(0)
    assert said is not None
    assert gone.name in said.text(0)
    assert "还缺 1 项" in window.status.missing.text()


def test_undo_brings_the_old_result_back(page: ResultsPage) -> None:
    window = _window(page)
    before = texts(page.view)
    with page.session.change("清空备案") as change:
        for project in page.session.records.projects:
            change.put(
                type(project)(**{**{f: getattr(project, f) for f in project.__slots__}, "registered": False})
            )
    rest(window)
    assert texts(page.view) != before
    window.undo_action.trigger()
    rest(window)
    assert texts(page.view) == before


def test_nodes_open_and_close(dressed: object) -> None:
    leaf = Explanation(label="叶", value="1", gap="按 1 取值")
    tree = Explanation(
        label="根", value="3", exact="2.9999", children=(leaf, leaf), words="叶 + 叶", numbers="1 + 2"
    )
    panel = ExplanationPanel()
    panel.explain(tree)
    assert panel.browser.toPlainText().count("叶 ") >= 2
    panel.browser.anchorClicked.emit(QUrl("0"))
    assert "文件未定" not in panel.browser.toPlainText()
    panel.browser.anchorClicked.emit(QUrl("0"))
    assert panel.browser.toPlainText().count("文件未定") == 2
    assert panel.text().splitlines()[0] == "根 = 3  取整前 2.9999"
    panel.deleteLater()


def _window(page: ResultsPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window
