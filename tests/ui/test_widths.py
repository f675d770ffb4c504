"""The widths of columns come back at the next start."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.hands import column_of
from ui.grid.view import GridView
from ui.main_window import MainWindow
from ui.preferences import Preferences


def _drag(view: GridView, column: int, further: int) -> None:
    """Drag the right edge of a column's head."""
    header = view.horizontalHeader()
    edge = QPoint(
        header.sectionViewportPosition(column) + header.sectionSize(column) - 1, header.height() // 2
    )
    left, target = Qt.MouseButton.LeftButton, edge + QPoint(further, 0)
    QTest.mousePress(header.viewport(), left, pos=edge)
    QTest.mouseMove(header.viewport(), target)
    QTest.mouseRelease(header.viewport(), left, pos=target)


def test_the_width_of_a_column_comes_back(office: MainWindow) -> None:
    office.show_page("staff")
    office.pages["staff"].show_empty(False)
    view = office.page.grids()[0]
    name, pay = column_of(view, "name"), column_of(view, "base_pay")
    before = (view.columnWidth(name), view.columnWidth(pay))
    _drag(view, name, 40)
    assert (view.columnWidth(name), view.columnWidth(pay)) == (before[0] + 40, before[1])
    again = MainWindow(Preferences())
    same = again.pages["staff"].grids()[0]
    same.grid.feed()
    assert (same.columnWidth(name), same.columnWidth(pay)) == (before[0] + 40, before[1])
    again.close()
    again.deleteLater()


def test_spoilt_widths_in_the_settings_are_passed_over(window: MainWindow) -> None:
    for spoilt in ("{", "[1]", '{"name": "wide", "post": -3}'):
        window.preferences.set_text("widths/staff-0", spoilt)
        assert window.preferences.widths("staff-0") == {}
