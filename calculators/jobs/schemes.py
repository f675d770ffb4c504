"""The schemes at hand for an office: those that come with the program, and its own, in all their versions."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from calculators.policy.compile import compile_scheme
from calculators.policy.library import CASES, Library, read_each, scheme_files, shipped
from calculators.policy.quantity import Policy
from calculators.policy.shape_faults import read_shape
from calculators.policy.vocabulary import vocabulary as words_of
from models.faults import InputFault, Problem, UserFault, system_reason
from models.records import Records
from models.scheme.shape import SchemeShape
from models.scheme.toml_text import read_toml
from models.scheme_file import SchemeFile
from models.vocabulary import Vocabulary
from models.words import _


def library(records: Records) -> Library:
    """Give the schemes of an office; InputFault lists the problems of its own scheme files."""
    return _library(records.scheme_files)


def vocabulary(records: Records) -> Vocabulary:
    """Give the words that an office's schemes know."""
    return _vocabulary(records.scheme_files)


@lru_cache(maxsize=8)
def _library(files: tuple[SchemeFile, ...]) -> Library:
    if not files:
        return shipped()
    return shipped().adding(policy for policy, _shape in read_each(compiled, files))


@lru_cache(maxsize=8)
def _vocabulary(files: tuple[SchemeFile, ...]) -> Vocabulary:
    return words_of(_library(files))


@lru_cache(maxsize=64)
def compiled(file: SchemeFile) -> tuple[Policy, SchemeShape]:
    """Compile a scheme file, its shape beside; InputFault lists every problem."""
    policy = compile_scheme(file.text, file_name(file))
    shape, _problems = read_shape(read_toml(file.text))
    assert shape is not None  # it was compiled from it
    return policy, shape


def file_name(file: SchemeFile) -> str:
    """Name a scheme file of an office as it would lie in a folder."""
    return f"{file.scheme}{'-' if file.start else ''}{file.start}.toml"


def read_scheme_file(path: Path) -> SchemeFile:
    """Read a scheme file with the worked cases beside it; InputFault lists the problems of the scheme."""
    text = text_of(path)
    return as_file(compile_scheme(text, path.name), text, cases_text(path))


def as_file(policy: Policy, text: str, cases: str) -> SchemeFile:
    """Put the text that a policy was compiled from beside its worked cases."""
    return SchemeFile(scheme=policy.id, start="" if policy.start is None else str(policy.start), text=text, cases=cases)


def read_folder(folder: Path | None) -> tuple[SchemeFile, ...]:
    """Read the scheme files of a folder, or one of them alone, none without one; InputFault lists the problems of all."""
    if folder is None:
        return ()
    if not folder.exists():
        raise UserFault(_("没有这个方案文件夹"), where=str(folder), remedy=_("请写放方案文件的文件夹，或一个方案文件。"))
    return tuple(read_each(read_scheme_file, scheme_files(folder) if folder.is_dir() else [folder]))


def cases_beside(path: Path) -> Path:
    """Name the file of worked cases of a scheme file."""
    return path.with_name(path.name.removesuffix(".toml") + CASES)


def cases_text(path: Path) -> str:
    """Read the worked cases beside a scheme file, "" where there are none."""
    beside = cases_beside(path)
    return text_of(beside) if beside.exists() else ""


def scheme_files_of(paths: Iterable[Path]) -> list[Path]:
    """List the scheme files that paths name, each once: a file of worked cases stands for the scheme beside it."""
    return list(dict.fromkeys(path.with_name(f"{path.name.removesuffix(CASES)}.toml") if path.name.endswith(CASES) else path
                              for path in paths))


def text_of(path: Path) -> str:
    """Read a text file; a UserFault says why it can't be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem(where=path.name, what=_("不是 UTF-8 编码的文本，请另存为 UTF-8"))
        raise InputFault(_("读不了这个文件"), (problem,)) from None
    except OSError as fault:
        raise UserFault(_("读不了这个文件"), where=str(path), why=system_reason(fault)) from fault
