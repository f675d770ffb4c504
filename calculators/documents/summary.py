"""Write the summary workbook (季度汇总): one module a sheet, in the order of workbook.md."""

from pathlib import Path

from openpyxl import Workbook

from calculators.documents.saving import replacing
from calculators.documents.sheets import about, carried, cells, grades, kpi_points, lines, overview, proof
from calculators.documents.sheets.about import Imprint
from calculators.proof import Proof
from models.records import OfficeIdentity
from models.results import Assessment
from models.words import _


def write_summary(
    path: Path,
    assessment: Assessment,
    identity: OfficeIdentity,
    imprint: Imprint,
    evidence: Proof | None = None,
) -> None:
    """Write the summary of a period; `evidence` fills 核算过程. UserFault where it can't be written."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = imprint.made_by
    book.properties.title = _("{period}绩效汇总").format(period=assessment.period.title)
    book.properties.created = imprint.made_on.replace(tzinfo=None)
    cells.add_styles(book)
    overview.write(book.create_sheet(overview.NAME), assessment)
    kpi_points.write(book.create_sheet(kpi_points.NAME), assessment)
    lines.write(book.create_sheet(lines.NAME), assessment)
    carried.write(book.create_sheet(carried.NAME), assessment)
    proof.write(book.create_sheet(proof.NAME), evidence or Proof(), {row.staff_no: row.name for row in assessment.summary})
    grades.write(book.create_sheet(grades.NAME), assessment)
    about.write(book.create_sheet(about.NAME), assessment, identity, imprint, proof.counted(evidence or Proof()))
    who = "　".join(name for name in (identity.company, identity.branch) if name)
    for sheet in book.worksheets:
        cells.set_up_print(sheet, f"{book.properties.title}　{sheet.title}　{who}")
    with replacing(path) as part:
        book.save(part)
