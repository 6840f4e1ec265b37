"""`python -m harness.cli`, which is `othershoe`."""

from harness.cli import main

main()
