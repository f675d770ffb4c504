"""Broken scheme files beside the words they must produce: every problem of a file at once, with its line."""

from pathlib import Path

import pytest

from calculators.policy.compile import compile_file
from models.faults import InputFault

FILES = sorted((Path(__file__).resolve().parents[2] / "bad" / "schemes").glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_words_of_a_broken_scheme(file: Path) -> None:
    expected = file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    with pytest.raises(InputFault) as fault:
        compile_file(file)
    assert [str(problem) for problem in fault.value.problems] == expected
    assert fault.value.what == f"考核方案 {file.name} 有 {len(expected)} 处问题"


def test_each_file_has_its_words() -> None:
    assert len(FILES) >= 20
    assert {f.stem for f in FILES} == {f.stem for f in FILES[0].parent.glob("*.txt")}
