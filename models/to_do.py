"""What is still to be recorded, each thing once."""

from dataclasses import dataclass

from models.place import Place, Sheet
from models.results import Assessment, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One thing that is missing, where it would be recorded, and whose results wait for it."""

    text: str
    place: Place | None
    results: tuple[Result, ...]


def to_do(assessment: Assessment) -> tuple[ToDo, ...]:
    """List what an assessment misses, by the kind of record, a company's figure once for all who wait for it."""
    waiting: dict[tuple[str, Place | str], list[Result]] = {}
    for result in assessment.results:
        for text, place in zip(result.missing, result.places, strict=True):
            waiting.setdefault((text, place or result.staff_no), []).append(result)
    found = [
        ToDo(text=text, place=where if isinstance(where, Place) else None, results=tuple(results))
        for (text, where), results in waiting.items()
    ]
    order = list(Sheet)
    return tuple(sorted(found, key=lambda item: order.index(item.place.sheet) if item.place else len(order)))
