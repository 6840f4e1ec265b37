"""The practice employers: a careers site, an ATS, mail on a virtual clock and a screener.

Everything is served on loopback and every fault is a switch, so that each audit can be shown to
find what it says it finds. `harness.practice.employer.PracticeEmployer` is the way in. This file
imports nothing, so that naming the package costs nothing.
"""
