"""Turns verdicts, evidence and blobs into what people read; imports no audit and no gatherer."""
