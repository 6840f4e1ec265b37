"""WCAG contrast of the palette, by its formula, in light and dark."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "reports" / "templates" / "report.css").read_text("utf-8")
OUTCOMES = (
    "failed", "attention", "passed", "cannot-tell", "informative", "inapplicable", "error",
)  # fmt: skip
GROUNDS = ("paper", "card")
TEXT = [
    *((ink, ground) for ink in ("ink", "soft", "link") for ground in GROUNDS),
    *((f"{outcome}-ink", f"{outcome}-paper") for outcome in OUTCOMES),
    *((f"{outcome}-ink", ground) for outcome in OUTCOMES for ground in GROUNDS),
    ("mark-ink", "mark-paper"),
    ("removed-ink", "removed-paper"),
    ("added-ink", "added-paper"),
    *(("on-event", event) for event in ("sent", "message", "status")),
    ("promise", "card"),
    ("promise", "paper"),
]
GRAPHICS = [
    *((line, "paper") for line in ("edge", "blind", "link", "failed-ink", "focus", "promise")),
    *((event, "paper") for event in ("sent", "message", "status")),
    *((f"{outcome}-ink", "card") for outcome in OUTCOMES),
]


def palettes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    read = {
        name: dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", text))
        for name, text in (("light", light), ("dark", dark))
    }
    return {"light": read["light"], "dark": {**read["light"], **read["dark"]}}


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_formula_gives_what_the_standard_gives() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_palettes_name_the_same_colours() -> None:
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    assert set(re.findall(r"--([a-z-]+):", light)) == set(re.findall(r"--([a-z-]+):", dark))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_has_contrast(scheme: str, ink: str, ground: str) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), GRAPHICS)
def test_lines_and_marks_have_contrast(scheme: str, line: str, ground: str) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[line], palette[ground]) >= 3


def test_every_colour_of_the_style_sheet_comes_from_the_palette() -> None:
    rules = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s])", rules)) <= {"#fff"}
