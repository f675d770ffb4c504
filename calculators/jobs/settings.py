"""Settle what the documents of an office look like and when its bonuses are paid."""

from pathlib import Path

from calculators.documents.logo import read_logo
from models.faults import UserFault
from models.office import Office
from models.period import Grain
from models.setting import LATEST, logo_setting, paid_after_setting
from models.words import _


def set_logo(office: Office, path: Path) -> None:
    """Put a picture on the letterhead of every document; UserFault where it can't be used."""
    setting = logo_setting(read_logo(path))
    with office.change(_("更换单据上的标志")) as change:
        change.put(setting)


def remove_logo(office: Office) -> None:
    """Print documents without a logo; none is no fault."""
    with office.change(_("去掉单据上的标志")) as change:
        change.remove(logo_setting(b""))


def set_paid_after(office: Office, grain: Grain, months: int) -> None:
    """Settle how many months after its end a quarter's (half-year's, year's) bonus is paid (发放月)."""
    if not 0 <= months <= LATEST:
        raise UserFault(_("发放月须在期末之后 0 到 {latest} 个月，不能是 {months}").format(latest=LATEST, months=months))
    with office.change(_("修改奖金的发放月")) as change:
        change.put(paid_after_setting(grain, months))
