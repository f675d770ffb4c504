"""The note of a page that has nothing in this period, because its people are assessed by a longer one."""

from models.period import Grain, Period
from models.team import assessed_period
from models.words import _
from ui.parts import EmptyNote, button
from ui.session import Session


class OtherPeriodNote(EmptyNote):
    """Says by which period the people are assessed, and leads there."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._wanted = session.period
        self.go = button("", lambda: session.choose(self._wanted), icon="calendar", primary=True)
        super().__init__("", self.go)

    def applies(self) -> bool:
        """Tell whether another period is the one to look at, and say so."""
        session = self._session
        self._wanted = wanted = assessed_period(session.records, session.vocabulary, session.period)
        self.said.setText(
            _("{period}没有结果：员工的考核方案{each}考核一次。").format(
                period=session.period.title, each=_each(wanted)
            )
        )
        self.go.setText(_("看{period}").format(period=wanted.title))
        self.go.setAccessibleName(self.go.text())
        self.go.setToolTip(self.go.text())
        return wanted != session.period


def _each(period: Period) -> str:
    return {Grain.QUARTER: _("每季度"), Grain.HALF: _("每半年"), Grain.YEAR: _("每年")}.get(period.grain, _("每月"))
