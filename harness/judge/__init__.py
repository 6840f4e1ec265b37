"""Judges evidence: pure, without browser, network or clock."""
