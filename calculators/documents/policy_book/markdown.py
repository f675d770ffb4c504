"""Write a read-back policy as Markdown."""

from calculators.documents.policy_book.blocks import Block, Book, Heading, Paragraph, Points, Table

_LINE = "＿＿＿＿＿＿＿＿"


def markdown(book: Book) -> str:
    """Give the whole text; the same policy gives the same text."""
    parts = [f"# {_escaped(book.title)}", _escaped(book.below), *map(_block, book.blocks)]
    parts.append("　　".join(f"{label}：{_LINE}" for label in book.signatures))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {_escaped(text)}"
        case Paragraph(text, quiet):
            return f"> {_escaped(text)}" if quiet else _escaped(text)
        case Points(texts):
            return "\n".join(f"- {_escaped(text)}" for text in texts)
        case Table(header, rows):
            lines = [_row(header), _row(("---",) * len(header)), *map(_row, rows)]
            return "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |"


def _escaped(text: str) -> str:
    """Keep signs of formulas from being read as Markdown."""
    for sign in "\\*_|<`#[":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split("\n"))
