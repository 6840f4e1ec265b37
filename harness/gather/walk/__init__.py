"""Walks: a candidate goes through an application process."""
