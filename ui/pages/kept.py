"""What a page works out once and keeps for as long as it depends on the same."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """A value, and what it was made of: typing into one cell leaves most of it as it was."""

    def __init__(self) -> None:
        self._made: tuple[tuple[object, ...], T] | None = None

    def get(self, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """Give the value, made anew only where `of` is another."""
        if self._made is None or self._made[0] != of:
            self._made = (of, make())
        return self._made[1]
