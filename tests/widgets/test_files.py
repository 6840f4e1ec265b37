"""Files get through every kind of upload, and what a page refuses is evidence."""

from pathlib import Path

import pytest

from harness.evidence import Ending
from harness.gather.walk.widgets.files import fitting_file
from harness.scenario import Scenario
from tests.widgets.conftest import Applying, Gallery


@pytest.mark.browser
def test_every_upload_has_the_cv(applying: Applying, gallery: Gallery, how: Scenario) -> None:
    gallery.answers["/upload"] = lambda _: "{}"
    applying.sent(
        "files",
        how,
        {
            "email": "aisha+walk@example.com",
            "dropzone": "Someone-CV.txt",
            "filepond": "Someone-CV.txt",
            "react_dropzone": "Someone-CV.txt",
        },
    )


@pytest.mark.browser
def test_a_refused_format_is_evidence_and_another_is_handed_over(
    applying: Applying, how: Scenario, tmp_path: Path
) -> None:
    usual, other = tmp_path / "CV.pdf", tmp_path / "CV.txt"
    for file in (usual, other):
        file.write_text("Aisha Okafor-Núñez")
    walked = applying.walking.walk(
        applying.gallery,
        tmp_path / "walk",
        start="/uploads",
        scenario=how,
        cv=usual,
        other_cvs=(other,),
    )
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    form = applying.gallery.form()
    assert form["strict"] == "CV.txt"
    assert (form["chosen"], form["slow"], form["shadow"]) == ("CV.pdf", "CV.pdf", "CV.pdf")
    refused = [(error.text, error.refused_value) for error in walked.errors()]
    assert refused == [("This file type is not allowed. Only TXT files are accepted.", "CV.pdf")]


@pytest.mark.parametrize(
    ("accept", "taken"),
    [
        (None, "a.pdf"),
        (".docx,.txt", "a.docx"),
        ("application/pdf", "a.pdf"),
        ("text/*", "a.txt"),
        ("image/*", None),
        ("application/msword, .DOCX", "a.docx"),
    ],
)
def test_the_file_is_one_that_the_field_takes(accept: str | None, taken: str | None) -> None:
    given = [Path("a.pdf"), Path("a.docx"), Path("a.txt")]
    found = fitting_file(accept, given)
    assert (found.name if found else None) == taken
