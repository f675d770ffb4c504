"""What an office has settled for its documents: the logo, and when bonuses are paid."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.period import Grain

LOGO = "logo"
_PAID_AFTER = {grain: f"paid_after.{grain}" for grain in (Grain.QUARTER, Grain.HALF, Grain.YEAR)}

USUALLY_PAID_AFTER = {Grain.MONTH: 0, Grain.QUARTER: 1, Grain.HALF: 1, Grain.YEAR: 1}
"""Months between the end of a period and the month in which its bonus is paid (发放月), unless settled otherwise."""
LATEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One thing settled, by its name; the functions below say what each means."""

    name: str
    value: str


def logo_setting(image: bytes) -> Setting:
    """Keep the image that stands on the letterhead."""
    return Setting(name=LOGO, value=b64encode(image).decode("ascii"))


def logo(settings: Iterable[Setting]) -> bytes:
    """Give the image of the letterhead; nothing where there is none."""
    return b64decode(next((s.value for s in settings if s.name == LOGO), ""))


def paid_after_setting(grain: Grain, months: int) -> Setting:
    """Keep in which month after the end of a period its bonus is paid, 0 … LATEST; ValueError for any other.

    A month's bonus is paid with the month: KeyError.
    """
    if not 0 <= months <= LATEST:
        raise ValueError(months)
    return Setting(name=_PAID_AFTER[grain], value=str(months))


def paid_after(settings: Iterable[Setting]) -> Mapping[Grain, int]:
    """Give for each length of period how many months after its end its bonus is paid."""
    settled = {s.name: s.value for s in settings}
    return USUALLY_PAID_AFTER | {g: int(settled[name]) for g, name in _PAID_AFTER.items() if name in settled}
