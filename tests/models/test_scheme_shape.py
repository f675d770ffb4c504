"""The declarations of the scheme file: each table and key says in Chinese what it is for."""

import re
from collections.abc import Iterator

from models.scheme import SchemeShape
from models.scheme.base import Shape, keys_of, nested


def shapes(model: type[Shape]) -> Iterator[type[Shape]]:
    """List a table and all tables inside it."""
    yield model
    for _key, field in keys_of(model):
        inner = nested(field.annotation)
        if inner is not None:
            yield from shapes(inner)


def test_each_key_says_what_it_is_for() -> None:
    chinese = re.compile("[\u4e00-\u9fff]")
    untitled = [model.__name__ for model in shapes(SchemeShape) if not chinese.search(model.model_config.get("title") or "")]
    unsaid = [
        f"{model.__name__}.{key}"
        for model in shapes(SchemeShape)
        for key, field in keys_of(model)
        if not chinese.search(field.description or "")
    ]
    assert (untitled, unsaid) == ([], [])
