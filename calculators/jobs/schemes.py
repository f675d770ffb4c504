"""The schemes at hand and the words they know."""

from pathlib import Path

from calculators.policy import library
from calculators.policy.quantity import Policy
from models.faults import UserFault
from models.vocabulary import Vocabulary
from models.words import _

OWN = ".schemes"
"""`分公司.schemes` beside `分公司.jidan` is the folder of that office's own schemes."""


def use_schemes(folder: Path | None, office: Path | None = None) -> None:
    """Choose the folder of own schemes: the one asked for, else the one beside the office file, else none.

    UserFault where the folder isn't there; InputFault lists the problems of its files.
    """
    if folder is not None and not folder.is_dir():
        raise UserFault(_("没有这个方案文件夹"), where=str(folder))
    beside = None if office is None else office.with_suffix(OWN)
    chosen = beside if folder is None and beside is not None and beside.is_dir() else folder
    library.use(chosen)
    if chosen is not None:
        policies()


def policies() -> dict[str, Policy]:
    """Give the compiled schemes by id; InputFault lists the problems of all scheme files."""
    return library.at_hand()


def vocabulary() -> Vocabulary:
    """Give the words of all schemes."""
    return library.vocabulary(policies())
