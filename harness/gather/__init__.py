"""Gathers evidence: browsers, mail, tables and screeners."""
