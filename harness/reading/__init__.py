"""Reads words: letters, promises, questions, postings. Pure functions."""
