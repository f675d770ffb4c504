"""How long the worst of many spoilt scheme files and random formulas takes to be judged, beside a sound file.

Run: `.venv/bin/python -m benchmarks.schemes`. Prints the slowest of each kind and its ratio to compiling and computing
the commented template in the same run.
"""

import random
import time
from collections.abc import Iterable

from tests.calculators.policy.test_mutations import FORMULA_PARTS, HEAD, LARGE, SMALL, changes, judged


def slowest(texts: Iterable[str]) -> tuple[int, float]:
    """Judge texts one by one; give how many there were and the longest time of one, in seconds."""
    longest, count = 0.0, 0
    for text in texts:
        begun = time.perf_counter()
        judged(text)
        longest, count = max(longest, time.perf_counter() - begun), count + 1
    return count, longest


def formulas(count: int) -> Iterable[str]:
    """Make schemes of random formulas."""
    dice = random.Random(7)
    return (HEAD.format(formula=" ".join(dice.choices(FORMULA_PARTS, k=dice.randrange(1, 9)))) for _ in range(count))


def main() -> None:
    """Print the figures."""
    template = SMALL[0].read_text(encoding="utf-8")
    judged(template)  # what is loaded and kept at the first use belongs to no file
    _one, floor = slowest([template])
    for name, texts in (
        ("spoilt small files", changes(SMALL, 2000, 11)),
        ("spoilt shipped files", changes(LARGE, 2000, 12)),
        ("random formulas", formulas(2000)),
    ):
        count, longest = slowest(texts)
        print(f"{count} {name}: the slowest {longest * 1000:.0f} ms, {longest / floor:.1f} × a sound template")


if __name__ == "__main__":
    main()
