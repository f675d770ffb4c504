"""Write the reference into the file that is named: `make docs`."""

import sys
from pathlib import Path

from calculators.documents.saving import replacing
from calculators.documents.scheme_reference import reference

if __name__ == "__main__":
    with replacing(Path(sys.argv[1])) as part:
        part.write_text(reference(), encoding="utf-8")
