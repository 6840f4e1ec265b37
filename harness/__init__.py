"""Othershoe's engine: gather evidence, judge it, render the report."""

__version__ = "0.1.0"
