"""Scheme files as people write them: check one with its worked cases, read it back, begin a new one."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from calculators.assessment.worked import differences
from calculators.documents.policy_book import told, write_book
from calculators.jobs.schemes import cases_beside, scheme_files_of, text_of
from calculators.policy.compile import compile_scheme
from calculators.policy.library import CASES, Library, shipped
from calculators.policy.places import Places
from calculators.policy.quantity import Policy
from calculators.policy.remarks import remarks as remarks_on
from calculators.policy.shape_faults import read_shape, read_toml
from models.faults import InputFault, Problem, UserFault, system_reason
from models.scheme.shape import SchemeShape
from models.scheme.worked import WorkedCase, read_cases
from models.words import _

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "resources" / "templates"
_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A scheme file and what was found: problems that refuse it, figures that differ, remarks."""

    path: Path
    policy: Policy | None = None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    cases: int = 0
    differing: tuple[Problem, ...] = ()

    @property
    def status(self) -> int:
        """Give 2 for problems, 1 for figures that differ or no case at all, else 0."""
        return 2 if self.problems else 1 if self.differing or not self.cases else 0


def check_files(given: Sequence[Path]) -> Iterator[Checked]:
    """Check scheme files, each beside the others: what one asks of another is found there."""
    known, paths = shipped(), scheme_files_of(given)
    for path in paths:
        with suppress(UserFault):
            known = known.adding([compile_scheme(text_of(path), path.name)])
    for path in paths:
        yield check_file(path, known)


def check_file(path: Path, known: Library | None = None) -> Checked:
    """Compile a scheme file and run the worked cases beside it; every problem of both at once."""
    text = text_of(path)
    try:
        policy = compile_scheme(text, path.name)
    except InputFault as fault:
        return Checked(path=path, problems=(*fault.problems, *_case_problems(path)))
    places = Places(text, read_toml(text))
    remarks = tuple(places.problems(path.name, ((places.path(key), what) for key, what in remarks_on(policy))))
    try:
        alone = (known or shipped()).replacing(policy)
        cases = cases_of(path)
        differing = tuple(problem for case in cases for problem in _differing(path, case, policy.id, alone))
    except InputFault as fault:
        return Checked(path=path, policy=policy, problems=fault.problems, remarks=remarks)
    return Checked(path=path, policy=policy, remarks=remarks, cases=len(cases), differing=differing)


def cases_of(path: Path) -> tuple[WorkedCase, ...]:
    """Read the worked cases beside a scheme file, none where there is no such file."""
    beside = cases_beside(path)
    return read_cases(text_of(beside), beside.name) if beside.exists() else ()


def _case_problems(path: Path) -> tuple[Problem, ...]:
    try:
        cases_of(path)
    except InputFault as fault:
        return fault.problems
    return ()


def _differing(path: Path, case: WorkedCase, scheme: str, known: Library) -> list[Problem]:
    """Say what one case expects otherwise; what is wrong with its sheets is its own fault."""
    where = _("{file} 算例「{title}」").format(file=cases_beside(path).name, title=case.title)
    try:
        found = differences(case, scheme, known)
    except InputFault as fault:
        return [Problem(where=f"{where} {problem.where}", what=problem.what) for problem in fault.problems]
    return [Problem(where=where, what=what) for what in found]


def compile_at(path: Path) -> tuple[Policy, SchemeShape]:
    """Compile a scheme file; InputFault lists every problem."""
    text = text_of(path)
    policy = compile_scheme(text, path.name)
    shape, _problems = read_shape(read_toml(text))
    assert shape is not None  # it was compiled from it
    return policy, shape


def write_policy(path: Path, out: Path) -> None:
    """Write a scheme file as a policy to sign: Markdown or PDF, by the name of the target."""
    if out.suffix not in (".md", ".pdf"):
        raise UserFault(_("只能写成 .md 或 .pdf"), where=str(out))
    write_book(out, told(*compile_at(path)))


def write_new(scheme_id: str, out: Path) -> tuple[Path, Path]:
    """Write a new scheme file and its cases from the commented template; nothing is written over."""
    if not _ID.fullmatch(scheme_id):
        raise UserFault(
            _("「{id}」不能作方案编号").format(id=scheme_id), remedy=_("编号以小写英文字母开头，只用小写字母、数字和 -。")
        )
    if out.suffix != ".toml" or out.name.endswith(CASES):
        raise UserFault(_("方案文件的名字要以 .toml 结尾"), where=str(out))
    written = (out, cases_beside(out))
    for path in written:
        if path.exists():
            raise UserFault(_("这个文件已经存在，没有改动"), where=str(path), remedy=_("请换一个文件名。"))
    try:
        for path, template in zip(written, ("scheme.toml", "scheme.cases.toml"), strict=True):
            text = (TEMPLATES / template).read_text(encoding="utf-8").replace("my-scheme", scheme_id)
            path.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise UserFault(_("写不进这个文件"), where=str(out), why=system_reason(fault)) from fault
    return written
