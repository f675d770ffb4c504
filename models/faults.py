"""What can go wrong through no bug: where, what, why and what to do next."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in what a person handed in, with its place (`评分!F12`, a file, a field)."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


class UserFault(Exception):
    """A fault a person can mend: place, what happened, why, and the remedy."""

    def __init__(self, what: str, *, where: str = "", why: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.where, self.what, self.why, self.remedy = where, what, why, remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return "\n".join(line for line in (head, self.why, self.remedy) if line)


class InputFault(UserFault):
    """Everything that is wrong in one input; nothing of it was taken."""

    def __init__(self, what: str, problems: tuple[Problem, ...], *, remedy: str = "") -> None:
        super().__init__(what, remedy=remedy)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join((*map(str, self.problems), self.remedy) if self.remedy else map(str, self.problems))
