"""Fields of a template that were left unfilled: `{{first_name}}`, `[Job Title]`, "Hi ,"."""

import re

from harness.reading.letters.model import Item, found_if
from harness.reading.letters.people import core_title
from harness.reading.prose import Prose, shorten

_FIELD = (
    r"(?:first|last|full|given|family|candidate|applicant|recruiter|manager|hiring manager|company"
    r"|employer|job|position|role|req(?:uisition)?|interview|start|sender|your|contact)"
)
_PART = (
    r"(?:name|title|date|time|location|link|e-?mail|phone|number|address|role|position|company|id"
    r"|signature)"
)
_ALONE = r"(?:name|company|company's|candidate|applicant|recruiter|position|employer|sender)"
_LEAKS = (
    re.compile(r"\{\{[^{}\n]{0,60}\}\}|\{%[^%\n]{0,60}%\}"),
    re.compile(r"\$\{[^}\n]{1,60}\}|#\{[^}\n]{1,60}\}|\$\w+\.\w+\$|\{![^}\n]{1,60}\}"),
    re.compile(r"<<[^<>\n]{1,60}>>|«[^«»\n]{1,60}»|\*\|[A-Z_0-9: ]{1,40}\|\*"),
    re.compile(r"(?<![\w%])%{1,2}[A-Z][A-Z_]{2,40}%{1,2}(?!\w)"),
    re.compile(rf"[\[<{{]\s*{_FIELD}(?:'s)?[ _-]?{_PART}\s*[\]>}}]", re.IGNORECASE),
    re.compile(rf"\{{{_ALONE}\}}|\[{_ALONE}\]", re.IGNORECASE),
    re.compile(
        r"[\[<]\s*(?:name|insert\b[^\]>\n]{0,40}|xx+|tbc|placeholder)\s*[\]>]", re.IGNORECASE
    ),
    re.compile(r"\{[a-z]+(?:[._][a-z]+)+\}|\{(?:[A-Z][a-z]+){2,}\}|\{[a-z]+[A-Z]\w*\}"),
    re.compile(
        r"^\W*(?:dear|hi|hello|hey)\s+(?:null|undefined|none|nan|n/a|fname|firstname|first name)"
        r"\s*[,!]",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(r"^[ \t]*(?:dear|hi|hello|hey)(?:[ \t]+,|,,)", re.IGNORECASE | re.MULTILINE),
    re.compile(r"\b(?:the|a|our)\s+(?:null|undefined|none|n/a)\s+(?:position|role|job)\b"),
    re.compile(r"\b(?:role|position|job) of\s+[,.](?=\s|$)|\bapplying (?:to|for) the {2,}\w+"),
    re.compile(r"\blorem ipsum\b", re.IGNORECASE),
)


def template_leak(prose: Prose, subject: str, *, employer: str) -> Item:
    """Fields of a template that were left unfilled."""
    quotes: list[str] = []
    for text in (subject, *prose.text.split("\n")):
        for pattern in _LEAKS:
            for match in pattern.finditer(text):
                known = employer and core_title(employer).lower() in match[0].lower()
                if not known and "http" not in match[0]:
                    quotes.append(shorten(text.strip()))
    return found_if(tuple(dict.fromkeys(quotes)))
