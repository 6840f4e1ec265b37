"""The three walks of the made-up run."""

ADA = "data-analyst-desktop--ada"
JOSE = "data-analyst-phone--jose"
MINA = "data-analyst-keyboard--mina"
