"""What an office settles for its documents: the logo, kept small and printed; the month in which bonuses are paid."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from calculators.documents.letterhead import Letterhead
from calculators.documents.logo import MOST_BYTES, PRINTED
from calculators.documents.slips import write_slip
from calculators.jobs.settings import remove_logo, set_logo, set_paid_after
from models.faults import UserFault
from models.office import Office
from models.period import Grain
from models.setting import logo, paid_after_setting
from tests import results as made
from tests.calculators.documents.reading import squeezed


@pytest.fixture
def office() -> Iterator[Office]:
    """Make an office that has settled nothing."""
    with Office.temporary() as office:
        yield office


def picture(path: Path, mode: str = "RGBA", size: tuple[int, int] = (2000, 400)) -> Path:
    """Paint a picture; the ending of its name says in which format."""
    Image.new(mode, size, "red").save(path)
    return path


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.png", "RGBA"), ("a.png", "P"), ("a.jpg", "CMYK"), ("a.gif", "RGB"), ("a.bmp", "L"), ("a.tif", "1"), ("a.webp", "RGB")],
)
def test_pictures_of_any_kind_become_a_small_png(office: Office, tmp_path: Path, name: str, mode: str) -> None:
    """As large as prints sharply; it goes with the office file, and can be taken off and back again."""
    set_logo(office, picture(tmp_path / name, mode))
    kept = logo(office.records().settings)
    with Image.open(BytesIO(kept)) as image:
        assert (image.format, image.size) == ("PNG", (PRINTED[0], PRINTED[0] // 5))
    remove_logo(office)
    assert logo(office.records().settings) == b""
    assert office.undo() == "去掉单据上的标志"
    assert logo(office.records().settings) == kept


def test_what_is_no_picture_is_told(office: Office, tmp_path: Path) -> None:
    """A text, half a picture, one that is too large or would fill the memory, none at all: each in words; nothing is kept."""
    text, half, large, vast = (tmp_path / name for name in ("a.txt", "half.png", "large.bmp", "vast.png"))
    text.write_text("不是图片", encoding="utf-8")
    half.write_bytes(picture(tmp_path / "whole.jpg", "RGB").read_bytes()[:3000])
    large.write_bytes(bytes(MOST_BYTES + 1))
    picture(vast, "1", (9000, 9000))
    for path, why in (
        (text, "不是可以读的图片"), (half, "不是可以读的图片"), (large, "文件有 1025 KB，最多 1024 KB"),
        (vast, "9000×9000 个像素"), (tmp_path / "gone.png", "没有这个文件"),
    ):
        with pytest.raises(UserFault, match=why) as fault:
            set_logo(office, path)
        assert fault.value.where == str(path)
        assert "1 MB" in fault.value.remedy
    assert office.records().settings == ()


def test_the_logo_stands_on_the_letterhead(office: Office, tmp_path: Path) -> None:
    """A slip shows it once, the name beside it; the same input still gives the same bytes."""
    set_logo(office, picture(tmp_path / "a.png"))
    head = Letterhead(company="南昌某某软件有限公司", branch="赣江分公司", logo=logo(office.records().settings))
    slips = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in slips:
        write_slip(path, made.person(made.LONG), head, datetime(2026, 4, 2, tzinfo=UTC))
    assert slips[0].read_bytes() == slips[1].read_bytes()
    assert "南昌某某软件有限公司赣江分公司" in squeezed(slips[0])
    with pdfium.PdfDocument(slips[0]) as document:
        images = [sum(piece.type == FPDF_PAGEOBJ_IMAGE for piece in page.get_objects()) for page in document]
    assert images == [1, *[0] * (len(images) - 1)]


def test_an_office_has_a_letterhead_of_what_it_recorded() -> None:
    """Without a name only the line is left."""
    with Office.temporary() as office:
        assert Letterhead.of(office.records()) == Letterhead()
        assert Letterhead.of(office.records()).name == ""


def test_a_month_that_can_not_be_is_refused(office: Office) -> None:
    """A bonus is paid within a year of its period's end, a month's bonus with the month."""
    for months in (-1, 13):
        with pytest.raises(UserFault, match="0 到 12 个月"):
            set_paid_after(office, Grain.QUARTER, months)
    with pytest.raises(KeyError):
        paid_after_setting(Grain.MONTH, 1)
    with pytest.raises(ValueError, match="13"):
        paid_after_setting(Grain.YEAR, 13)
