"""Make the two weights of Noto Sans SC that screen, charts and paper share.

Regular and Bold are cut, as static TrueType, from the variable font of a package on the Python package index. reportlab
embeds a variable font in its thinnest weight, hence the two files. They are written beside this script and kept out of
version control; a weight that is already there is left alone. The package is unpacked, never imported.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

FONTS = Path(__file__).resolve().parent
LOCK = FONTS.parents[1] / "requirements-fonts.lock"
VARIABLE_FONT = "NotoSansSC[wght].ttf"
WEIGHTS = {"Regular": 400, "Bold": 700}


def font_file(style: str) -> Path:
    """Return where the font of a style lies."""
    return FONTS / f"NotoSansSC-{style}.ttf"


def fetch_variable_font(folder: Path) -> Path:
    """Download the locked package into folder and unpack the variable font from it."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", LOCK, "-d", folder], check=True)
    (package,) = folder.glob("*.whl")
    with zipfile.ZipFile(package) as archive:
        (member,) = (name for name in archive.namelist() if name.endswith(VARIABLE_FONT))
        return Path(archive.extract(member, folder))


def make_weight(variable: Path, style: str) -> Path:
    """Write the static font of one style; the file appears whole or not at all."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(variable, recalcTimestamp=False)
    static = instancer.instantiateVariableFont(
        font, {"wght": WEIGHTS[style]}, updateFontNames=True, inplace=True
    )
    target = font_file(style)
    unfinished = target.with_suffix(".part")
    static.save(unfinished)
    return unfinished.replace(target)


def main() -> None:
    """Make the weights that are missing, each in a process of its own."""
    missing = [style for style in WEIGHTS if not font_file(style).exists()]
    if not missing:
        return
    with tempfile.TemporaryDirectory() as folder:
        variable = fetch_variable_font(Path(folder))
        with ProcessPoolExecutor(max_workers=len(missing)) as pool:
            for target in pool.map(make_weight, [variable] * len(missing), missing):
                print(target.name)


if __name__ == "__main__":
    main()
