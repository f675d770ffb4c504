"""How fast slips are written and how large they are: 500 in one file, beside raw pages of text in the same run.

Run: `.venv/bin/python -m benchmarks.slips`. The floor is a page with the same words and no layout, table, bar or chart.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from calculators.documents.canvas import new_canvas, save
from calculators.documents.fonts import typeface
from calculators.documents.slip_person import SlipPerson
from calculators.documents.slips import write_slip, write_slips
from tests import results as made
from tests.calculators.documents.reading import pages

COUNT = 500
MADE_ON = datetime(2026, 4, 2, 10, 30, tzinfo=UTC)


def people(*, annexed: bool) -> list[SlipPerson]:
    """Make people of one scheme with figures of their own, with four periods before this one."""
    found = []
    for number in range(COUNT):
        points = Decimal(number % 1000) / 100
        kpis = tuple(replace(kpi, points=min(points + place, kpi.maximum)) for place, kpi in enumerate(made.KPIS))
        result = replace(made.COMPLETE, staff_no=f"S{number:04d}", name=f"员工{number}", kpis=kpis)
        found.append(made.person(result, annexed=annexed))
    return found


def raw_pages(path: Path, texts: list[list[str]]) -> None:
    """Write pages of lines, nothing else."""
    canvas, buffer = new_canvas("floor", made.LETTERHEAD)
    name = typeface().fonts[0].fontName
    for lines in texts:
        canvas.setFont(name, 7.5)
        for row, line in enumerate(lines):
            canvas.drawString(42, 800 - 10 * row, line)
        canvas.showPage()
    save(canvas, buffer, path)


def timed(path: Path, write: Callable[[Path], object]) -> tuple[float, float]:
    """Write a document; give the milliseconds of the processor and the KiB of one slip."""
    begun = time.process_time()
    write(path)
    return (time.process_time() - begun) * 1000 / COUNT, path.stat().st_size / 1024 / COUNT


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        plain, full = people(annexed=False), people(annexed=True)
        write_slip(path, plain[0], made.LETTERHEAD, MADE_ON)  # what is loaded and kept at the first use belongs to no slip
        single, words = path.stat().st_size / 1024, pages(path)[0].split("\n")
        texts = [[f"{line} {number}" for line in words] for number in range(COUNT)]
        floor = timed(path, lambda at: raw_pages(at, texts))
        print(f"raw page of {len(words)} lines: {floor[0]:.2f} ms, {floor[1]:.1f} KiB")
        for name, who in (("slip with charts", plain), ("slip with charts and annex", full)):
            took, size = timed(path, lambda at, who=who: write_slips(at, who, made.LETTERHEAD, MADE_ON))  # type: ignore[misc]
            print(
                f"{COUNT} × {name}: {took:.2f} ms ({took / floor[0]:.1f} × the floor), {size:.1f} KiB "
                f"({size / floor[1]:.1f} ×), {1000 / took:.0f} a second"
            )
        print(f"one slip in a file of its own, with its part of two fonts: {single:.0f} KiB")


if __name__ == "__main__":
    main()
