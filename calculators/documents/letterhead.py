"""The head of every printed document: logo, company and branch above a strong line."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from calculators.documents.flowables import Rule, Words
from calculators.documents.paper import STRONG
from models.records import Records
from models.setting import logo

TALLEST, WIDEST = 30.0, 150.0
"""Points that a logo may take."""
GAP = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who a document is from; `logo` is a PNG, or nothing."""

    company: str = ""
    branch: str = ""
    logo: bytes = b""

    @classmethod
    def of(cls, records: Records) -> "Letterhead":
        """Take company, branch and logo from what an office has recorded."""
        identity = records.identity
        return cls(company=identity.company, branch=identity.branch, logo=logo(records.settings))

    @property
    def name(self) -> str:
        """Give company and branch as one name."""
        return "　".join(name for name in (self.company, self.branch) if name)

    def pieces(self) -> Iterator[Flowable]:
        """Give the head of a first page."""
        if self.logo:
            yield Beside(self.logo, self.name)
        elif self.name:
            yield Words(self.name, STRONG, after=3)
        yield Rule(1.0, strong=True, after=9)


class Beside(Flowable):
    """A logo with the name beside it, both in the middle of the taller one."""

    def __init__(self, logo: bytes, name: str) -> None:
        super().__init__()
        self.image, self.name = ImageReader(BytesIO(logo)), Words(name, STRONG)
        across, down = self.image.getSize()
        scale = min(WIDEST / across, TALLEST / down)
        self.logo_width, self.logo_height = across * scale, down * scale
        self.spaceAfter = 5

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """Take the whole width; a long name breaks beside the logo."""
        self.name.wrap(avail_width - self.logo_width - GAP, avail_height)
        self.width, self.height = avail_width, max(self.logo_height, self.name.height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the logo, and the name to its right."""
        low = (self.height - self.logo_height) / 2
        self.canv.drawImage(self.image, 0, low, self.logo_width, self.logo_height, mask="auto")
        self.name.drawOn(self.canv, self.logo_width + GAP, (self.height - self.name.height) / 2)
