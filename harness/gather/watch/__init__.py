"""Watches what comes after the application: mail and status pages."""
