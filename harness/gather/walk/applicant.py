"""Gets a candidate ready for one walk: an address of its own, the files, and what is left out."""

import hashlib
from dataclasses import replace
from pathlib import Path

from harness.candidate import Candidate
from harness.gather.walk.driven import Documents
from harness.people.documents import cv_file, cv_write, disclosed, letter_file, undisclosed
from harness.scenario import Scenario

_LONGEST_LOCAL_PART = 64  # RFC 5321, 4.5.3.1.1


def applicant(candidate: Candidate, scenario: Scenario, *, email: str) -> Candidate:
    """The candidate as this walk shows it: with its own address, without what it does not have."""
    without = set(scenario.without)
    links = {
        kind: url for kind, url in candidate.links.items() if kind not in without & {"linkedin"}
    }
    gone = {
        "phone": "phone",
        "linkedin": "link.linkedin",
        "postcode": "address.postcode",
        "cv-file": "document.cv",
    }
    silent = {meaning for word, meaning in gone.items() if word in without}
    address = replace(candidate.address, postcode="") if "postcode" in without else None
    return replace(
        candidate,
        email=email,
        phone=None if "phone" in without else candidate.phone,
        address=address or candidate.address,
        links=links,
        answers={key: text for key, text in candidate.answers.items() if key not in silent},
    )


def documents_of(
    candidate: Candidate, scenario: Scenario, folder: Path, *, disclose: bool = True
) -> Documents:
    """The candidate's files, written into `folder`.

    They say that the candidate is synthetic, whatever its file holds, unless `disclose` is false
    because the employer has agreed to documents that do not.
    """
    if "cv-file" in scenario.without:
        return Documents(disclosed=disclose)
    candidate = disclosed(candidate) if disclose else undisclosed(candidate)
    cv = cv_file(candidate, folder)
    formats = (cv_write(candidate, folder, suffix) for suffix in ("docx", "txt"))
    return Documents(
        cv=cv,
        cv_others=tuple(path for path in formats if path != cv),
        cover_letter=letter_file(candidate, folder),
        disclosed=disclose,
    )


def plus_address(address: str, walk: str) -> str:
    """The address at which mail of one walk arrives: `local+walk@domain`.

    A local part that would be longer than mail servers must take is shortened; a hash keeps it
    apart from others.
    """
    local, _, domain = address.rpartition("@")
    base = local.partition("+")[0]
    tag = walk
    if len(base) + 1 + len(tag) > _LONGEST_LOCAL_PART:
        digest = hashlib.sha256(walk.encode()).hexdigest()[:8]
        room = max(0, _LONGEST_LOCAL_PART - len(base) - 2 - len(digest))
        tag = f"{walk[:room]}-{digest}"
    return f"{base}+{tag}@{domain}"
