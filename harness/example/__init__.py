"""Builders that keep an audit's `EXAMPLES` short, one module for each kind of evidence.

`harness.example.walks` builds what a walk sees and does; `mail` what comes after it; `screening`
counts of real outcomes; `challenge` pairs put to a screener.
"""

from harness.example.base import NOW, WALK, Example, after

__all__ = ["NOW", "WALK", "Example", "after"]
