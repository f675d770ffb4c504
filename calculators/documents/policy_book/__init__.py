"""A scheme read back as a policy that a manager can sign: one text, as Markdown, as PDF, and in the window."""

from pathlib import Path

from calculators.documents.policy_book.blocks import Book
from calculators.documents.policy_book.html import html
from calculators.documents.policy_book.markdown import markdown
from calculators.documents.policy_book.told import told
from calculators.documents.saving import replacing

__all__ = ["Book", "html", "markdown", "told", "write_book"]


def write_book(path: Path, book: Book) -> None:
    """Write a policy as PDF where the target is called so, else as Markdown; UserFault where it can't be written."""
    if path.suffix == ".pdf":
        from calculators.documents.policy_book.pdf import pdf  # draws with the printing library

        content = pdf(book)
    else:
        content = markdown(book).encode()
    with replacing(path) as part:
        part.write_bytes(content)
