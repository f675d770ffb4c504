"""The data workbook in: sheets → nouns, all or nothing, every problem with its sheet and cell (workbook.md)."""

from models.intake.intake import Intake, apply
from models.intake.reading import read_workbook

__all__ = ["Intake", "apply", "read_workbook"]
