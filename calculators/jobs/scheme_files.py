"""Scheme files as people write them: check one with its worked cases, read it back, begin a new one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from calculators.documents.policy_book import html, told, write_book
from calculators.documents.saving import replacing
from calculators.jobs.schemes import as_file, cases_beside, cases_text, compiled, scheme_files_of, text_of
from calculators.jobs.worked_cases import CaseRun, run_cases
from calculators.policy.compile import compile_scheme
from calculators.policy.library import CASES, Library, scheme_files, shipped
from calculators.policy.places import Places
from calculators.policy.quantity import Policy
from calculators.policy.remarks import remarks as remarks_on
from models.faults import InputFault, Problem, UserFault, system_reason
from models.scheme.toml_text import read_toml
from models.scheme.worked import WorkedCase, read_cases
from models.scheme_file import SchemeFile
from models.words import _

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "resources" / "templates"
_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A scheme file and what was found: problems that refuse it, remarks, how its worked cases came out."""

    path: Path
    policy: Policy | None = None
    file: SchemeFile | None = None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    runs: tuple[CaseRun, ...] = ()

    @property
    def cases(self) -> int:
        """Count the worked cases."""
        return len(self.runs)

    @property
    def differing(self) -> tuple[Problem, ...]:
        """List what the worked cases expect otherwise, and what is wrong with their sheets."""
        return tuple(problem for run in self.runs for problem in _differing(self.path, run))

    @property
    def status(self) -> int:
        """Give 2 for problems, 1 for figures that differ or no case at all, else 0."""
        return 2 if self.problems else 1 if self.differing or not self.cases else 0


def check_files(given: Sequence[Path], known: Library | None = None) -> Iterator[Checked]:
    """Check scheme files, each beside all others of its folder and the schemes known: what one asks of another is there."""
    paths = scheme_files_of(given)
    beside = (sibling for path in paths for sibling in scheme_files(path.parent))
    known = _with(known or shipped(), dict.fromkeys((*beside, *paths)))
    for path in paths:
        yield check_file(path, known)


def _with(known: Library, files: Iterable[Path]) -> Library:
    """Add every scheme file that compiles and fits, also those that ask one further down."""
    left: list[Policy] = []
    for file in files:
        with suppress(UserFault):
            left.append(compile_scheme(text_of(file), file.name))
    while True:
        refused: list[Policy] = []
        for policy in left:
            try:
                known = known.adding([policy])
            except UserFault:
                refused.append(policy)
        if len(refused) in (0, len(left)):
            return known
        left = refused


def check_file(path: Path, known: Library | None = None) -> Checked:
    """Compile a scheme file and run the worked cases beside it; every problem of both at once."""
    text, cases_of_it = text_of(path), cases_text(path)
    problems: list[Problem] = []
    policy: Policy | None = None
    cases: tuple[WorkedCase, ...] = ()
    try:
        policy = compile_scheme(text, path.name)
    except InputFault as fault:
        problems += fault.problems
    try:
        cases = read_cases(cases_of_it, cases_beside(path).name) if cases_of_it else ()
    except InputFault as fault:
        problems += fault.problems
    if policy is None:
        return Checked(path=path, problems=tuple(problems))
    runs: tuple[CaseRun, ...] = ()
    places = Places(text, read_toml(text))
    try:
        runs = run_cases(cases, policy, known or shipped())
    except InputFault as fault:
        problems += (_placed(problem, policy, places, path.name) for problem in fault.problems)
    return Checked(
        path=path, policy=policy, file=as_file(policy, text, cases_of_it), problems=tuple(problems),
        remarks=tuple(places.problems(path.name, ((places.path(key), what) for key, what in remarks_on(policy)))),
        runs=runs,
    )


def _placed(problem: Problem, policy: Policy, places: Places, file: str) -> Problem:
    """Give what is asked of other schemes its line, as everything else of the file has."""
    scheme, _space, key = problem.where.partition(" ")
    if scheme != policy.id or not key:
        return problem
    (placed,) = places.problems(file, [(places.path(key), problem.what)])
    return placed


def _differing(path: Path, run: CaseRun) -> Iterator[Problem]:
    where = _("{file} 算例「{title}」").format(file=cases_beside(path).name, title=run.case.title)
    yield from (Problem(where=f"{where} {problem.where}", what=problem.what) for problem in run.problems)
    yield from (Problem(where=where, what=str(difference)) for difference in run.differences)


def policy_html(file: SchemeFile) -> str:
    """Read a scheme file back as a policy, for a window."""
    return html(told(*compiled(file)))


def write_policy(file: SchemeFile, out: Path) -> None:
    """Write a scheme file as a policy to sign: Markdown or PDF, by the name of the target."""
    if out.suffix not in (".md", ".pdf"):
        raise UserFault(_("只能写成 .md 或 .pdf"), where=str(out))
    write_book(out, told(*compiled(file)))


def write_scheme(file: SchemeFile, out: Path) -> tuple[Path, ...]:
    """Write a scheme file, and its worked cases beside it, to be edited; cases that lie there already are not replaced."""
    _refuse_name(out)
    written = {out: file.text}
    if file.cases:
        written[cases_beside(out)] = file.cases
    _refuse_taken([path for path in written if path != out])
    for path, text in written.items():
        with replacing(path) as part:
            part.write_text(text, encoding="utf-8")
    return tuple(written)


def _refuse_name(out: Path) -> None:
    if out.suffix != ".toml" or out.name.endswith(CASES):
        raise UserFault(_("方案文件的名字要以 .toml 结尾"), where=str(out))


def _refuse_taken(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.exists():
            raise UserFault(_("这个文件已经存在，没有改动"), where=str(path), remedy=_("请换一个文件名。"))


def write_new(scheme_id: str, out: Path) -> tuple[Path, Path]:
    """Write a new scheme file and its cases from the commented template; nothing is written over."""
    if not _ID.fullmatch(scheme_id):
        raise UserFault(
            _("「{id}」不能作方案编号").format(id=scheme_id), remedy=_("编号以小写英文字母开头，只用小写字母、数字和 -。")
        )
    _refuse_name(out)
    written = (out, cases_beside(out))
    _refuse_taken(written)
    try:
        for path, template in zip(written, ("scheme.toml", "scheme.cases.toml"), strict=True):
            text = (TEMPLATES / template).read_text(encoding="utf-8").replace("my-scheme", scheme_id)
            path.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise UserFault(_("写不进这个文件"), where=str(out), why=system_reason(fault)) from fault
    return written
