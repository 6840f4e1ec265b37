"""People who apply: candidates, their documents, matched sets, and what signals differ."""
