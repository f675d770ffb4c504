"""Words come out in the chosen language; Chinese is the source, and what has no translation stays Chinese."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from models import words


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lay down a small English catalogue; speak Chinese again afterwards."""
    english = Catalog(locale="en")
    english.add("员工", "Staff")
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{words.DOMAIN}.mo").open("wb") as file:
        write_mo(file, english)
    monkeypatch.setattr(words, "TRANSLATIONS", tmp_path)
    monkeypatch.setattr(words, "_catalogue", words._catalogue)
    yield
    words.speak("zh")


def test_the_source_is_chinese() -> None:
    words.speak("zh")
    assert words._("员工") == "员工"


def test_another_language() -> None:
    words.speak("en")
    assert words._("员工") == "Staff"
    assert words._("没有译文") == "没有译文"


def test_a_language_without_a_catalogue_stays_chinese() -> None:
    words.speak("fr")
    assert words._("员工") == "员工"
    words.speak("en")
    words.speak("zh")
    assert words._("员工") == "员工"


def test_nothing_said_is_nothing_read() -> None:
    """A catalogue answers to the empty message with its own head, which nobody should see."""
    words.speak("en")
    assert words._("") == ""
