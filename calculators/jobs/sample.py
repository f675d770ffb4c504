"""The sample office that comes with the program."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from models.period import Period
from models.records import OfficeIdentity

FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample: who it is, its data workbook, and a period worth looking at first."""

    identity: OfficeIdentity
    workbook: Path
    period: Period


def sample() -> Sample:
    """Read which sample there is."""
    table = tomllib.loads((FOLDER / "office.toml").read_text(encoding="utf-8"))
    return Sample(
        identity=OfficeIdentity(company=table["company"], branch=table["branch"]),
        workbook=FOLDER / table.get("workbook", "sample.xlsx"),
        period=Period.parse(table["period"]),
    )
