"""Asks a live screener: matched pairs, and the smallest change that flips what it answers."""
