"""The font of printed documents: found, embedded, copied out, and honest about what it lacks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from calculators.documents import fonts
from calculators.documents.embedded_font import EmbeddedFont, to_unicode
from models.faults import UserFault


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget which fonts were found, before and after."""
    installed = fonts._installed
    fonts.typeface.cache_clear()
    installed.cache_clear()
    yield
    fonts.typeface.cache_clear()
    installed.cache_clear()


def test_the_programs_own_font_comes_first() -> None:
    """Regular and bold are two files of one family."""
    names = [fonts.typeface(bold=bold).fonts[0].fontName for bold in (False, True)]
    assert names == ["NotoSansSC-Regular-r", "NotoSansSC-Bold-b"]


def test_characters_without_a_glyph_are_listed_once_in_order() -> None:
    """What can't be printed is named; what is not seen anyway (joiners, variation selectors) is not."""
    assert fonts.missing_glyphs(["史涛", "䶮㛃𠅤", "1,234.50 元（¥）"]) == ()
    assert fonts.missing_glyphs(["𬎆甲🐼", "𬎆\u200b\ufe0f\n"]) == ("𬎆", "🐼")


def test_without_any_font_the_person_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None
) -> None:
    """No font at all: where it should be, why it is needed, and how to get one."""
    monkeypatch.setattr(fonts, "FONTS", tmp_path)
    monkeypatch.setattr(fonts, "_installed", dict)
    with pytest.raises(UserFault) as caught:
        fonts.typeface()
    assert caught.value.where == str(tmp_path)
    assert "微软雅黑" in caught.value.remedy


def test_a_system_font_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None) -> None:
    """Where the program's font is gone the next of the chain is taken; a damaged file is passed over."""
    good, bad = tmp_path / "simhei.ttf", tmp_path / "msyh.ttc"
    good.symlink_to(fonts.FONTS / "NotoSansSC-Regular.ttf")
    bad.write_bytes(b"\0\1\0\0 no font")
    monkeypatch.setattr(fonts, "FONTS", tmp_path / "gone")
    monkeypatch.setattr(fonts, "_installed", lambda: {"simhei.ttf": good, "msyh.ttc": bad})
    assert fonts.typeface().fonts[0].fontName == "simhei-r"


def test_a_rare_font_fills_the_gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None) -> None:
    """A text is cut into runs by the first font that has the character; gaps of all fonts go to the first."""
    rare = tmp_path / "simsunb.ttf"
    rare.symlink_to(fonts.FONTS / "NotoSansSC-Bold.ttf")
    monkeypatch.setattr(fonts, "_installed", lambda: {"simsunb.ttf": rare})
    main, extra = fonts.typeface().fonts
    monkeypatch.setattr(main, "_covered", main._covered - {"䶮"})
    assert list(fonts.typeface().runs("欧阳䶮𬎆")) == [
        (main.fontName, "欧阳"),
        (extra.fontName, "䶮"),
        (main.fontName, "𬎆"),
    ]
    assert fonts.missing_glyphs(["䶮𬎆"]) == ("𬎆",)
    assert fonts.typeface().width("䶮", 10) == pytest.approx(10)


def test_system_fonts_are_found_by_name_in_any_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None
) -> None:
    """Windows writes MSYH.TTC or msyh.ttc; folders below count too."""
    folder = tmp_path / "Fonts"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "MSYH.TTC").touch()
    monkeypatch.setenv("WINDIR", str(tmp_path))
    assert fonts._system_fonts("msyh.ttc") in ([folder / "deep" / "MSYH.TTC"], [])
    (folder / "deep" / "SimHei.ttf").touch()
    fonts._installed.cache_clear()
    assert fonts._system_fonts("simhei.ttf") == [folder / "deep" / "SimHei.ttf"]


def test_the_map_to_text_writes_utf_16() -> None:
    """Beyond the BMP a code point is a surrogate pair; unused places are left out; blocks hold at most 100."""
    lines = to_unicode("AAAAAA+X", [0, *range(0x4E00, 0x4E00 + 120), 0x20164]).split("\n")
    assert "<01> <4E00>" in lines
    assert "<79> <D840DD64>" in lines
    assert not any(line.startswith("<00> <0000>") for line in lines)
    assert [line for line in lines if line.endswith("beginbfchar")] == ["100 beginbfchar", "21 beginbfchar"]


def test_a_font_knows_what_it_covers() -> None:
    """Also the controls that leave no mark."""
    font = EmbeddedFont("probe", str(fonts.FONTS / "NotoSansSC-Regular.ttf"))
    assert font.covers("史涛\n")
    assert not font.covers("史𬎆")
