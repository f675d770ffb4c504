"""The logo of the letterhead: a picture as people have it, made fit for print and for a small file."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from models.faults import UserFault, system_reason
from models.words import _

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
MOST_BYTES = 1_048_576
MOST_PIXELS = 40_000_000
"""Pixels beyond which a picture is refused: unpacked it would fill the memory."""
PRINTED = (900, 240)
"""Pixels that print sharply at the size of a letterhead; a larger picture is made smaller."""


def read_logo(path: Path) -> bytes:
    """Read a picture and give it as the PNG that is kept and printed; UserFault where it can't be used."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _refused(path, _("文件有 {size} KB，最多 1024 KB。").format(size=-(-size // 1024)))
        picture = path.read_bytes()
    except OSError as error:
        raise _refused(path, system_reason(error)) from error
    written = BytesIO()
    _plain(path, picture).save(written, "PNG", optimize=True)
    return written.getvalue()


def _plain(path: Path, picture: bytes) -> Image.Image:
    """Unpack a picture, without its palette, at the size that is printed."""
    try:
        with Image.open(BytesIO(picture), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _refused(path, _("图片有 {w}×{h} 个像素，太大。").format(w=image.width, h=image.height))
            plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _refused(path, _("这不是可以读的图片，或文件已损坏。")) from error
    plain.thumbnail(PRINTED)
    return plain


def _refused(path: Path, why: str) -> UserFault:
    remedy = _("请选一张不超过 1 MB 的 PNG、JPEG、GIF、BMP、TIFF 或 WebP 图片。")
    return UserFault(_("这张图片不能用作标志"), where=str(path), why=why, remedy=remedy)
