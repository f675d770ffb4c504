"""The proof of an assessment: every figure recomputed by Excel formulas from the inputs listed beside it."""

from calculators.proof.prove import prove
from calculators.proof.rows import Proof, ProofRow

__all__ = ["Proof", "ProofRow", "prove"]
