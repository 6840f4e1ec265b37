"""The inspection walk: looks at every step with axe and probes, and never sends anything."""
