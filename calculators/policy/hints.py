"""What a word was probably meant to be, where nothing is called so."""

from collections.abc import Iterable
from difflib import get_close_matches

from models.words import _


def hint(word: str, known: Iterable[str], likeness: float = 0.5) -> str:
    """Propose the known word that is most like one that isn't."""
    close = get_close_matches(word, sorted(set(known)), 1, likeness)
    return _("，是不是「{name}」？").format(name=close[0]) if close else ""
