"""Screening outcomes: a table is counted where it lies, and only counts leave it."""

from harness.gather.screening.gathering import gather_screening, screening_counts
from harness.gather.screening.reading import read_screening

__all__ = ["gather_screening", "read_screening", "screening_counts"]
