"""The words a person reads: every message passes through `_`, Chinese is the source language."""

import gettext
from pathlib import Path

DOMAIN = "jidan"
TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def speak(language: str) -> None:
    """Choose the language of all later messages: `zh` (the source) or `en`."""
    global _catalogue
    _catalogue = gettext.translation(DOMAIN, TRANSLATIONS, [language], fallback=True)


def _(message: str) -> str:
    """Say a message in the chosen language; an untranslated one stays Chinese."""
    # A catalogue answers to the empty message with its own head.
    return _catalogue.gettext(message) if message else ""
