"""How a year is split over its quarters, as typed: 20 / 30 / 30 / 20."""

import re
from decimal import Decimal

from models.target import Quarters, split_year
from models.words import _
from ui.grid.readers import percent

USUAL = (Decimal(20), Decimal(30), Decimal(30), Decimal(20))
SPLITS = ("20 / 30 / 30 / 20", "25 / 25 / 25 / 25", "15 / 25 / 30 / 30", "10 / 20 / 30 / 40")
_BETWEEN = re.compile(r"[\s/,，、;；%％]+")


def read_split(text: str) -> Quarters:
    """Read four percentages that add up to 100, with any signs between them; ValueError says what doesn't fit."""
    parts = [percent(part) for part in _BETWEEN.split(text.strip()) if part]
    if len(parts) != 4:
        raise ValueError(_("请填四个百分比，例如 20 / 30 / 30 / 20"))
    shares = (parts[0], parts[1], parts[2], parts[3])
    split_year(parts[0], shares)
    return shares
