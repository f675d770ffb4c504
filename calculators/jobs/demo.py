"""Show the main job on the sample office."""

from pathlib import Path

from calculators.jobs.batch import BatchOutcome, run_batch
from calculators.jobs.sample import BRANCH, sample
from models.period import Period


def run_demo(out: Path, period: Period | None = None, which: str = BRANCH) -> BatchOutcome:
    """Run a sample office's period through the whole job into a folder."""
    plan = sample(which)
    return run_batch(plan.workbook, period or plan.period, out, identity=plan.identity)
