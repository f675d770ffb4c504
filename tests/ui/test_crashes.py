"""A bug never passes in silence: wherever it is, the log keeps its whole story and the person is told once."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from models import crash_log
from models.crash_log import log_file
from tests.ui.hands import button, click, rest, turn
from ui import app as program
from ui import crashes
from ui.dialogs.messages import CrashMessage, Message
from ui.main_window import MainWindow
from ui.pages.overview import OverviewPage


@pytest.fixture
def watched(office: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Let the window catch what nothing else caught, as the program does."""
    log_file().unlink(missing_ok=True)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    office.crashes.watch()
    yield office
    if office.crashes.last is not None:
        office.crashes.last.close()
    office.crashes.release()
    log_file().unlink(missing_ok=True)


def _told(window: MainWindow) -> CrashMessage:
    message = window.crashes.last
    assert isinstance(message, CrashMessage)
    assert message.isVisible()
    return message


def _log() -> str:
    return log_file().read_text(encoding="utf-8")


def _words(message: Message) -> str:
    return "\n".join(label.text() for label in message.findChildren(QLabel) if label.isVisible())


def _fail(what: str = "a bug that mentions 张伟") -> None:
    raise ZeroDivisionError(what)


def test_a_bug_in_a_slot_is_logged_and_told(watched: MainWindow) -> None:
    pressed = QPushButton("press", watched)
    pressed.clicked.connect(lambda _checked=False: _fail())
    pressed.show()
    click(pressed)
    message = _told(watched)
    assert "ZeroDivisionError" in message.more
    assert "tests/ui/test_crashes.py:" in message.more
    assert "ZeroDivisionError: a bug that mentions 张伟" in _log()
    assert str(log_file()) in _words(message)


def test_a_bug_in_background_work_is_logged_and_told(watched: MainWindow) -> None:
    watched.session.quietly(_fail, lambda _none: None, "drawing")
    rest(watched)
    assert "ZeroDivisionError" in _told(watched).more
    assert "in _fail" in _log()


def test_a_bug_in_what_follows_background_work_is_told_and_work_goes_on(watched: MainWindow) -> None:
    done: list[int] = []
    watched.session.quietly(lambda: 1, lambda _one: _fail(), "drawing")
    watched.session.quietly(lambda: 2, done.append, "reading")
    rest(watched)
    assert "ZeroDivisionError" in _told(watched).more
    assert done == [2]


def test_what_fails_again_and_again_is_told_in_one_dialog(watched: MainWindow) -> None:
    """A bug in painting comes back with every repaint: each is logged, none opens another dialog."""

    class Broken(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  (Qt's own name)
            _fail()

    broken = Broken(watched)
    broken.resize(20, 20)
    broken.show()
    turn(5)
    first = _told(watched)
    for _again in range(2):
        broken.update()
        turn(5)
    assert _told(watched) is first
    times = _log().count("ZeroDivisionError: ")
    assert times >= 3
    assert f"其间又出错 {times - 1} 次" in _words(first)
    broken.setParent(None)
    broken.deleteLater()
    click(button(first, "知道了"))
    _fail_in_a_slot()
    assert _told(watched) is not first, "what fails later is told anew"


def _fail_in_a_slot() -> None:
    QTimer.singleShot(0, _fail)
    turn(5)


def test_what_is_copied_holds_nothing_personal(
    watched: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copied text is for maintainers: no names, figures or folders; the log on this computer has them all."""
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    _fail_in_a_slot()
    message = _told(watched)
    click(button(message, "复制"))
    copied = QApplication.clipboard().text()
    assert copied == message.more
    assert "jidan 0." in copied
    assert "张伟" not in copied
    assert str(Path.home()) not in copied
    assert str(tmp_path) not in copied
    click(button(message, "打开日志所在的文件夹"))
    assert [url.toLocalFile() for url in opened] == [str(log_file().parent)]


def test_the_person_can_leave_a_program_that_keeps_failing(watched: MainWindow) -> None:
    _fail_in_a_slot()
    message = _told(watched)
    click(button(message, "退出程序"))
    assert not message.isVisible()
    assert not watched.isVisible()


def test_a_full_disk_does_not_keep_the_person_from_being_told(
    watched: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fault: BaseException) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(crashes, "record", full)
    _fail_in_a_slot()
    assert "ZeroDivisionError" in _told(watched).more


def test_a_window_that_cannot_be_made_says_so(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """The double click on the program is never answered by nothing."""

    def broken(_page: OverviewPage, *_arguments: object) -> None:
        _fail()

    seen: list[Message] = []

    def meanwhile() -> int:
        seen.extend(w for w in dressed.topLevelWidgets() if isinstance(w, CrashMessage) and w.isVisible())
        return 0

    monkeypatch.setattr(OverviewPage, "__init__", broken)
    monkeypatch.setattr(program, "make_app", lambda _argv: dressed)
    monkeypatch.setattr(dressed, "exec", meanwhile)
    assert program.run([]) == program.BUG
    (message,) = seen
    assert "ZeroDivisionError" in message.more
    message.close()
    log_file().unlink()


def test_a_program_that_was_stopped_says_so_at_the_next_start(
    office: MainWindow, log_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching: list[bool] = []
    monkeypatch.setattr(crashes, "watch_end", lambda: watching.append(True))
    office.crashes.watch_end()
    assert (office.crashes.last, watching) == (None, [True])
    log_folder.mkdir(parents=True, exist_ok=True)
    (log_folder / "stopped.log").write_text("Fatal Python error: Segmentation fault\n")
    office.crashes.watch_end()
    message = office.crashes.last
    assert message is not None
    assert message.windowTitle() == "上次程序意外停止了"
    assert str(log_file()) in _words(message)
    assert "Segmentation fault" in _log()
    assert crash_log.last_end() is None
    message.close()
    log_file().unlink()
