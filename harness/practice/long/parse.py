"""Reads a CV as a careless parser does: some things right, some wrong, some not at all."""

import re
from collections.abc import Mapping

from harness.practice.cv import cv_text, last_job, muddled


def parsed(name: str, content: bytes) -> Mapping[str, str]:
    """What the parser makes of a CV, by the names of the form's fields.

    The family name loses its accents and all but its last part, the telephone number its last
    digits, the city is no city, and the newest job has its title and its employer in each
    other's place.
    """
    text = cv_text(name, content) or ""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    words = (lines[0] if lines else "Curriculum Vitae").split()
    mail = re.search(r"[\w.+-]+@[\w-]+\.[\w.]+", text)
    phone = re.search(r"\+\d[\d ()-]{7,}\d", text)
    job = muddled(last_job(text))
    found = {
        "given": words[0].upper(),
        "family": re.sub(r"[^\x00-\x7f]", "?", words[-1]).upper(),
        "email": mail[0] if mail else "",
        "phone": phone[0][:-4] + "0000" if phone else "",
        "city": "Curriculum",
        "job1.title": job.title,
        "job1.employer": job.employer,
        "job1.from": "1970-01",
    }
    return {field: value for field, value in found.items() if value}
