"""The sample offices that come with the program: a branch on the main scheme, and one with all schemes mixed."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from models.period import Period
from models.records import OfficeIdentity

FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "sample"
FOLDERS = {"branch": FOLDER, "mixed": FOLDER / "mixed"}
BRANCH = "branch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample: who it is, its data workbook, and a period worth looking at first."""

    identity: OfficeIdentity
    workbook: Path
    period: Period


def sample(which: str = BRANCH) -> Sample:
    """Read what a sample is, by one of the names of FOLDERS."""
    folder = FOLDERS[which]
    table = tomllib.loads((folder / "office.toml").read_text(encoding="utf-8"))
    return Sample(
        identity=OfficeIdentity(company=table["company"], branch=table["branch"]),
        workbook=folder / table.get("workbook", "sample.xlsx"),
        period=Period.parse(table["period"]),
    )
