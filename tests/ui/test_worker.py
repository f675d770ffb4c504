"""Long work runs in one thread, one task after the other; it can be cancelled and its faults come back."""

import gc
import sys
import threading
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.faults import InputFault, Problem, UserFault
from tests.ui.hands import button, click, rest
from ui.main_window import MainWindow
from ui.status_line import pace
from ui.worker import BUSY_SWITCH, Cancelled, Progress, Task, Worker


@pytest.fixture
def worker(dressed: QApplication) -> Worker:
    """Make a worker of its own."""
    return Worker()


def _ignore(_value: object) -> None:
    pass


def test_tasks_run_in_order_off_the_windows_thread(qtbot: QtBot, worker: Worker) -> None:
    threads: list[int] = []
    done: list[int] = []
    told: list[tuple[int, int, str]] = []
    worker.progressed.connect(lambda n, of, text: told.append((n, of, text)))

    def work(number: int, progress: Progress) -> int:
        threads.append(threading.get_ident())
        progress(number, 3)
        return number

    for n in (1, 2, 3):
        worker.run(Task(title=str(n), work=partial(work, n), then=done.append, failed=_ignore))
    qtbot.waitUntil(lambda: not worker.busy)
    assert done == [1, 2, 3]
    assert set(threads) == {threads[0]} != {threading.get_ident()}
    assert told == [(1, 3, ""), (2, 3, ""), (3, 3, "")]
    worker.close()


def test_what_work_loads_is_not_searched_for_garbage(qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that came in during the work, and what was made meanwhile, are set apart; without one nothing is."""
    kept: list[list[int]] = []

    def work(_progress: Progress) -> None:
        monkeypatch.setitem(sys.modules, "loaded_by_the_work", sys)
        kept.append([1])

    worker.run(Task(title="", work=work, then=_ignore, failed=_ignore))
    qtbot.waitUntil(lambda: not worker.busy)
    assert all(found is not kept[0] for found in gc.get_objects())
    worker.run(Task(title="", work=lambda _progress: kept.append([2]), then=_ignore, failed=_ignore))
    qtbot.waitUntil(lambda: not worker.busy)
    assert any(found is kept[1] for found in gc.get_objects())
    worker.close()


def test_cancelled_work_hands_nothing_back(qtbot: QtBot, worker: Worker) -> None:
    begun = threading.Event()
    faults: list[BaseException] = []
    done: list[object] = []

    def work(progress: Progress) -> str:
        begun.set()
        while not progress.cancelled():
            threading.Event().wait(0.001)
        return "half"

    worker.run(Task(title="long", work=work, then=done.append, failed=faults.append, cancellable=True))
    qtbot.waitUntil(begun.is_set)
    assert worker.holds_office
    worker.cancel()
    qtbot.waitUntil(lambda: not worker.busy)
    assert done == []
    assert [type(fault) for fault in faults] == [Cancelled]
    worker.close()


def test_what_is_stored_was_not_cancelled(qtbot: QtBot, worker: Worker) -> None:
    """The button is pressed when the files are in their place: they are there, and that is said."""
    begun, pressed = threading.Event(), threading.Event()
    faults: list[BaseException] = []
    done: list[object] = []

    def work(what: str, progress: Progress) -> str:
        begun.set()
        pressed.wait(10)
        return progress.stored(what)

    for what in ("files", ""):
        begun.clear()
        pressed.clear()
        worker.run(Task(title="", work=partial(work, what), then=done.append, failed=faults.append, cancellable=True))
        qtbot.waitUntil(begun.is_set)
        worker.cancel()
        pressed.set()
        qtbot.waitUntil(lambda: not worker.busy)
    assert done == ["files"]
    assert [type(fault) for fault in faults] == [Cancelled], "nothing was stored: that was cancelled"
    worker.close()


def test_only_the_latest_of_what_waits_about_the_same_is_done(qtbot: QtBot, worker: Worker) -> None:
    """Going quickly through a list draws the first page and the last, not each between."""
    done: list[int] = []
    go_on = threading.Event()

    def work(number: int, _progress: Progress) -> int:
        go_on.wait(10)
        return number

    for n in range(5):
        worker.run(Task(title="", work=partial(work, n), then=done.append, failed=_ignore, about="preview"))
    worker.run(Task(title="", work=partial(work, 9), then=done.append, failed=_ignore))
    go_on.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert done == [0, 4, 9]
    worker.close()


@pytest.mark.parametrize(
    ("done", "seconds", "said"),
    [
        (12, 1.5, "12/40 · 8 张/秒"),
        (3, 12.0, "3/40 · 4 秒/张"),
        (1, 0.2, "1/40"),
        (0, 5.0, "0/40"),
    ],
)
def test_progress_tells_how_far_and_how_fast(done: int, seconds: float, said: str) -> None:
    """Speed is told once there has been a second to judge it by."""
    assert pace(done, 40, seconds, "张") == said


def test_progress_and_title_stand_in_the_status_line(office: MainWindow) -> None:
    seen: list[str] = []

    def work(progress: Progress) -> None:
        progress(1, 4)
        progress(4, 4)

    office.session.worker.progressed.connect(lambda *_told: seen.append(office.status.task.text()))
    office.errands._run("保存奖金单", work, _ignore, unit="张")
    rest(office)
    assert seen == ["保存奖金单 1/4", "保存奖金单 4/4"]


def test_threads_switch_faster_only_while_work_runs(qtbot: QtBot, worker: Worker) -> None:
    usual, threshold = sys.getswitchinterval(), gc.get_threshold()
    seen: list[float] = []
    worker.run(Task(title="", work=lambda _p: sys.getswitchinterval(), then=seen.append, failed=_ignore))
    qtbot.waitUntil(lambda: not worker.busy)
    assert seen == [pytest.approx(BUSY_SWITCH)]
    assert sys.getswitchinterval() == pytest.approx(usual)
    assert gc.get_threshold() == threshold
    worker.close()


def test_the_window_holds_still_while_a_task_holds_the_office(office: MainWindow) -> None:
    go_on = threading.Event()
    office.session.worker.run(
        Task(
            title="很久的事",
            work=lambda _p: go_on.wait(10),
            then=_ignore,
            failed=office.session.tell_fault,
            cancellable=True,
        )
    )
    assert not office.root.isEnabled()
    assert office.status.task.text() == "很久的事"
    assert office.status.cancel.isVisible()
    assert not office.undo_action.isEnabled()
    go_on.set()
    rest(office)
    assert office.root.isEnabled()
    assert not office.status.cancel.isVisible()


def test_a_fault_says_where_what_why_and_what_to_do(office: MainWindow) -> None:
    def work(_progress: Progress) -> None:
        raise UserFault("磁盘满了", where="D:/", why="没有空间", remedy="请清理磁盘")

    office.errands._run("写文件", work, _ignore)
    rest(office)
    message = office.crashes.last
    assert message is not None
    said = [label.text() for label in message.findChildren(type(office.page.heading))]
    assert said == ["磁盘满了", "D:/", "没有空间", "请清理磁盘"]
    click(button(message, "知道了"))
    assert not message.isVisible()


def test_every_problem_of_an_input_is_listed_to_be_copied(office: MainWindow) -> None:
    problems = tuple(Problem(where=f"评分!F{n}", what="得分 12 超出 0–10") for n in range(1, 21))

    def work(_progress: Progress) -> None:
        raise InputFault("工作簿没有导入", problems)

    office.errands._run("导入", work, _ignore)
    rest(office)
    message = office.crashes.last
    assert message is not None
    assert message.more.splitlines() == [f"评分!F{n}: 得分 12 超出 0–10" for n in range(1, 21)]
    click(button(message, "复制"))
    assert QApplication.clipboard().text() == message.more
    message.close()
