"""Words that mean the same."""

import re
from collections.abc import Iterator
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft
from harness.people.editing import reworded
from harness.people.relation import About, Edit, Holds, relation

_SAME = (
    ("Excel", "Microsoft Excel"),
    ("Word", "Microsoft Word"),
    ("SQL", "Structured Query Language (SQL)"),
    ("CRM", "customer relationship management (CRM)"),
    ("CAD", "computer-aided design (CAD)"),
    ("Registered Nurse", "RN (Registered Nurse)"),
    ("Licensed Practical Nurse", "LPN (Licensed Practical Nurse)"),
    ("Electronic health records", "EHR (electronic health records)"),
    ("JavaScript", "JavaScript (JS)"),
    ("Git", "Git (version control)"),
    ("Forklift", "Fork-lift truck"),
    ("Teamwork", "Working in a team"),
    ("Typing", "Keyboarding (typing)"),
    ("Note taking", "Taking notes"),
    ("Bachelor's degree", "Bachelor’s degree"),
    ("Accounts payable", "Accounts payable (AP)"),
)


@relation(
    title="Words that mean the same get the same answer",
    why="People write Excel or Microsoft Excel, and know neither less nor more.",
    fix="Give the screener a list of synonyms, or the posting both words.",
    about=About.PRESENTATION,
    holds=Holds.SAME,
    source="CheckList (Ribeiro et al., 2020), ACL, for invariance tests; the words are ours",
    grade=Grade.B,
    url="https://aclanthology.org/2020.acl-main.442",
)
def synonyms(draft: Draft, _random: Random) -> Iterator[Edit]:
    """Every such word of the CV at once."""
    found = [(a, b) for a, b in _SAME if re.search(rf"\b{re.escape(a)}\b", draft.words)]

    def change(text: str) -> str:
        for plain, other in found:
            text = re.sub(rf"(?<!Microsoft )\b{re.escape(plain)}\b", other, text)
        return text

    if found:
        label = ", ".join(f"{a} → {b}" for a, b in found)
        yield Edit(label=label, before=draft, after=reworded(draft, change))
