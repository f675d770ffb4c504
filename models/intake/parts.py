"""Read the parts of an .xlsx: the library's reader without what it reads wrongly, and what a workbook needs not."""

from collections.abc import Iterator
from typing import IO, Any
from xml.etree.ElementTree import Element, iterparse

from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS

_ROOT, _STRICT = "_rels/.rels", b"http://purl.oclc.org/ooxml/"


class PartsReader(ExcelReader):
    """The library's reader, tolerant of what it trips over.

    Shared texts are left as they stand (the library undoes one kind of escape and leaves all others); properties, theme
    and sheets that are charts are passed over, so that no fault in them stands in the way.
    """

    @property
    def strict(self) -> bool:
        """Tell whether the file is of the strict kind, in which the library finds no sheet."""
        return _ROOT in self.valid_files and _STRICT in self.archive.read(_ROOT)

    def read_strings(self) -> None:
        """Read the shared texts as they stand in the file."""
        package: Any = self.package
        part = package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(_texts(source))

    def read_properties(self) -> None:
        """Pass over who wrote the file, and when."""

    def read_custom(self) -> None:
        """Pass over properties of other programs."""

    def read_theme(self) -> None:
        """Pass over colours and typefaces."""

    def read_chartsheet(self, sheet: object, rel: object) -> None:
        """Pass over a sheet that is a chart."""

    def sheets(self) -> dict[str, str]:
        """Give where each sheet lies, by its name; KeyError where its part is missing."""
        found = {sheet.name: str(relation.target) for sheet, relation in self.parser.find_sheets()}
        for target in found.values():
            self.archive.getinfo(target)
        return found


def _texts(source: IO[bytes]) -> Iterator[str]:
    """Give each shared text, its runs joined; how it is pronounced (rPh) is left out."""
    # The parser of the standard library bounds what entities may swell to.
    for _event, element in iterparse(source):  # noqa: S314
        if tag(element) == "si":
            runs = (child for child in element if tag(child) in ("t", "r"))
            pieces = (run if tag(run) == "t" else next(filter(_holds_text, run), run) for run in runs)
            yield "".join(piece.text or "" for piece in pieces)
            element.clear()


def _holds_text(element: Element) -> bool:
    return tag(element) == "t"


def tag(element: Element) -> str:
    """Give the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
