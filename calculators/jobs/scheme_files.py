"""Scheme files as people write them: check one with its worked cases, read it back, begin a new one."""

import re
from dataclasses import dataclass
from pathlib import Path

from calculators.assessment.worked import differences
from calculators.documents.policy_book import told, write_book
from calculators.jobs.schemes import policies
from calculators.policy.compile import compile_scheme
from calculators.policy.places import Places
from calculators.policy.quantity import Policy
from calculators.policy.remarks import unused
from calculators.policy.shape_faults import read_shape, read_toml
from models.faults import InputFault, Problem, UserFault
from models.scheme.shape import SchemeShape
from models.scheme.worked import WorkedCase, read_cases
from models.words import _

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "resources" / "templates"
CASES = ".cases.toml"
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


def check_file(path: Path) -> Checked:
    """Compile a scheme file and run the worked cases beside it; every problem of both at once."""
    text = _text(path)
    try:
        policy = compile_scheme(text, path.name)
    except InputFault as fault:
        return Checked(path=path, problems=(*fault.problems, *_case_problems(path)))
    places = Places(text, read_toml(text))
    remarks = tuple(places.problems(path.name, ((places.path(key), what) for key, what in unused(policy))))
    try:
        cases = cases_of(path)
        differing = tuple(problem for case in cases for problem in _differing(path, case, policy))
    except InputFault as fault:
        return Checked(path=path, policy=policy, problems=fault.problems, remarks=remarks)
    return Checked(path=path, policy=policy, remarks=remarks, cases=len(cases), differing=differing)


def cases_of(path: Path) -> tuple[WorkedCase, ...]:
    """Read the worked cases beside a scheme file, none where there is no such file."""
    beside = path.with_name(path.name.removesuffix(".toml") + CASES)
    return read_cases(_text(beside), beside.name) if beside.exists() else ()


def _case_problems(path: Path) -> tuple[Problem, ...]:
    try:
        cases_of(path)
    except InputFault as fault:
        return fault.problems
    return ()


def _differing(path: Path, case: WorkedCase, policy: Policy) -> list[Problem]:
    """Say what one case expects otherwise; what is wrong with its sheets is its own fault."""
    where = _("{file} 算例「{title}」").format(file=path.name.removesuffix(".toml") + CASES, title=case.title)
    try:
        found = differences(case, policy.id, {**policies(), policy.id: policy})
    except InputFault as fault:
        return [Problem(where=f"{where} {problem.where}", what=problem.what) for problem in fault.problems]
    return [Problem(where=where, what=what) for what in found]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem(where=path.name, what=_("不是 UTF-8 编码的文本，请另存为 UTF-8"))
        raise InputFault(_("读不了这个文件"), (problem,)) from None
    except OSError as fault:
        raise UserFault(_("读不了这个文件"), where=str(path), why=str(fault.strerror or fault)) from fault


def compile_at(path: Path) -> tuple[Policy, SchemeShape]:
    """Compile a scheme file; InputFault lists every problem."""
    text = _text(path)
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
    written = (out, out.with_name(out.name.removesuffix(".toml") + CASES))
    for path in written:
        if path.exists():
            raise UserFault(_("这个文件已经存在，没有改动"), where=str(path), remedy=_("请换一个文件名。"))
    try:
        for path, template in zip(written, ("scheme.toml", "scheme.cases.toml"), strict=True):
            text = (TEMPLATES / template).read_text(encoding="utf-8").replace("my-scheme", scheme_id)
            path.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise UserFault(_("写不进这个文件"), where=str(out), why=str(fault.strerror or fault)) from fault
    return written
