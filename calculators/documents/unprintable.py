"""Say which characters of a document no font at hand can print."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from calculators.documents.fonts import missing_glyphs


def unprintable(noun: object) -> tuple[str, ...]:
    """List the characters inside a noun's texts that no font at hand can print; they show as boxes."""
    return missing_glyphs(_texts(noun))


def _texts(noun: object) -> Iterator[str]:
    """Give every text inside a noun."""
    if isinstance(noun, str):
        yield noun
    elif isinstance(noun, Mapping):
        yield from _texts(tuple(noun.values()))
    elif isinstance(noun, tuple):
        for part in noun:
            yield from _texts(part)
    elif is_dataclass(noun):
        yield from _texts(tuple(getattr(noun, field.name) for field in fields(noun)))
