"""Reading in the background for something in view: what was asked for last is shown, the rest is passed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.faults import UserFault
from ui.session import Session
from ui.worker import Cancelled, Progress, Task

Then = Callable[[Any], None]
Failed = Callable[[UserFault], None]


class Lookup:
    """Knows what is asked for; the same asked again is not read again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked: object = None

    def forget(self) -> None:
        """Let nothing that is being read be shown, and read anew when next asked."""
        self._asked = None

    def ask(self, asked: object, read: Callable[[], Any], then: Then, failed: Failed) -> bool:
        """Read what is asked for, unless it is shown or being read already; tell whether it is read anew.

        A UserFault goes to `failed`; anything else is told as every bug is.
        """
        if asked == self._asked:
            return False
        self._asked = asked

        def work(_progress: Progress) -> Any:
            return read() if self._asked == asked else None

        def arrived(value: object) -> None:
            if self._asked == asked:
                then(value)

        def faulted(fault: BaseException) -> None:
            if self._asked != asked or isinstance(fault, Cancelled):
                return
            if isinstance(fault, UserFault):
                failed(fault)
            else:
                self._session.tell_fault(fault)

        self._session.worker.run(Task(title="", work=work, then=arrived, failed=faulted, quiet=True))
        return True
