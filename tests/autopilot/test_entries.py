"""The autopilot gives a work history and an education as many entries as the candidate has."""

from pathlib import Path

import pytest

from harness.evidence import Ending
from tests.autopilot.conftest import THANKS, Employer, Walking, page, someone

pytestmark = pytest.mark.browser

ABOUT = """<h1>Apply</h1><form action=/send method=post>
  <label>Full name * <input name=name required></label>
  <label>Email * <input type=email name=email required></label>"""
END = "<button>Submit application</button></form>"
ENTRY = """<fieldset class=job><legend>Job {n}</legend>
  <label>Job title * <input name=title{n} required {title}></label>
  <label>Company * <input name=company{n} required {company}></label>
  <label>From <input type=month name=from{n}></label>
  <label>To <input type=month name=to{n}></label>
  <label><input type=checkbox name=now{n} onchange="
    const to = document.querySelector('[name=to{n}]'); to.disabled = this.checked; to.value = ''">
    I currently work here</label>
  <button type=button onclick="this.parentNode.remove()">Remove</button></fieldset>"""


def entry(n: int, title: str = "", company: str = "") -> str:
    return ENTRY.format(
        n=n,
        title=f'value="{title}"' if title else "",
        company=f'value="{company}"' if company else "",
    )


ADDING = """let n = {first};
function more() {{
  n += 1;
  const next = document.querySelector('template').innerHTML.replaceAll('9', String(n));
  document.getElementById('jobs').insertAdjacentHTML('beforeend', next);
}}"""


def history(*entries: str, label: str = "Add another position") -> str:
    return page(
        ABOUT
        + f"<section><h2>Work experience</h2><div id=jobs>{''.join(entries)}</div>"
        + f"<template>{entry(9)}</template>"
        + f"<button type=button onclick=more()>{label}</button></section>"
        + END,
        script=ADDING.format(first=len(entries)),
    )


@pytest.mark.parametrize("label", ["Add another position", "+", "Add experience"])
def test_an_entry_is_added_for_every_job(
    label: str, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    first = () if label == "Add experience" else (entry(1),)
    employer.pages = {"/": history(*first, label=label), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    form = employer.form()
    assert (form["title1"], form["company1"], form["from1"]) == ("Picker", "Northwind", "2021-03")
    assert form["now1"] == "on"
    assert "to1" not in form
    assert (form["title2"], form["company2"], form["to2"]) == ("Packer", "Contoso", "2021-02")
    assert "now2" not in form
    assert "title3" not in form


def test_entries_that_a_parser_made_up_are_mended_and_removed(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    made_up = (entry(1, "Northwind", "Picker"), entry(2, "Packer"), entry(3, "Skills", "Excel"))
    employer.pages = {"/": history(*made_up), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    form = employer.form()
    assert (form["title1"], form["company1"]) == ("Picker", "Northwind")
    assert (form["title2"], form["company2"]) == ("Packer", "Contoso")
    assert "title3" not in form


DIALOG = """<section><h2>Work experience</h2><ul id=list></ul>
  <button type=button onclick="d.showModal()">Add work experience</button></section>
<input type=hidden name=jobs id=jobs>
"""
IN_DIALOG = """<dialog id=d aria-label="Add work experience"><form method=dialog>
  <label>Job title * <input id=t required></label><label>Company * <input id=c required></label>
  <label>Start date <input type=month id=s></label><label>End date <input type=month id=e></label>
  <button type=button onclick="d.close()">Cancel</button>
  <button type=button onclick="save()">Save</button></form></dialog>"""
SAVING = """function save() {
  const told = `${t.value} at ${c.value} ${s.value} ${e.value}`;
  jobs.value += told + '; ';
  list.insertAdjacentHTML('beforeend', `<li>${told}</li>`);
  for (const one of [t, c, s, e]) one.value = '';
  d.close();
}"""


def test_entries_are_added_in_a_dialog(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    body = ABOUT + DIALOG + END + IN_DIALOG
    employer.pages = {"/": page(body, script=SAVING), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["jobs"] == (
        "Picker at Northwind 2021-03 ; Packer at Contoso 2018-01 2021-02; "
    )


def test_somebody_without_a_job_says_so(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    tick = """<label><input type=checkbox name=none onchange="
      document.getElementById('jobs').hidden = this.checked;
      document.querySelectorAll('#jobs input').forEach((one) => one.disabled = this.checked)">
      I have no work experience</label>"""
    body = ABOUT + f"<h2>Work experience</h2>{tick}<div id=jobs>{entry(1)}</div>" + END
    employer.pages = {"/": page(body), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, candidate=someone(jobs=()))
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["none"] == "on"
    assert "title1" not in employer.form()


def test_a_start_date_outside_a_history_is_when_one_can_begin(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    body = ABOUT + (
        "<label>Current company <input name=company></label>"
        "<label>Start date <input type=date name=start></label>"
    )
    employer.pages = {"/": page(body + END), "/send": page(THANKS)}
    walking.walk(employer, tmp_path)
    assert employer.form()["company"] == "Northwind"
    assert employer.form()["start"] == "2026-04-15"
