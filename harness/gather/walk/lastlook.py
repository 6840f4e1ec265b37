"""Tells whether going on from a step may send the application although its button says otherwise.

“Continue” leads on nearly everywhere. On some forms it is what sends them, and nothing but the
step itself and the request that leaves can tell.
"""

import re
from collections.abc import Collection
from urllib.parse import unquote_plus, urlsplit

from harness.gather.browser.seen import PageView
from harness.gather.browser.understood import understand_seen
from harness.gather.walk.advance import way_on

_LEAST = ("name.", "email")
"""Without these nobody could be answered: no application is whole."""
_SUBSTANCE = (
    "document.",
    "history.",
    "education.",
    "experience.",
    "work.",
    "question.",
    "salary.",
    "start_date",
    "consent.",
    "signature",
    "eeo.",
)
"""What an application says beside who applies; forms that are not the last ask it later."""
_PROMISES = re.compile(
    r"^(next|continue|proceed|go on|weiter|continuer|suivant|continuar|siguiente|volgende|avanti|"
    r"dalej)\s*(:|[-–—›»>→]|to\b|zu\b|zum\b|zur\b|vers\b|à\b|a\b|naar\b|do\b)\s*\w|^review\b",
    re.IGNORECASE,
)
_ENDS_PATH = re.compile(
    r"/(submit|send|complete|finish|finali[sz]e)([-_./]|$)|submit[-_]?(application|candidate|form)",
    re.IGNORECASE,
)
_ENDS_BODY = re.compile(
    r'"operationname"\s*:\s*"\w*(submit|complete|finish|finali[sz]e|apply)\w*"|'
    r'"(is_?)?(submit|submitted|final|complete)"\s*:\s*true|'
    r'"(status|state)"\s*:\s*"submitted"',
    re.IGNORECASE,
)
_DRAFT = re.compile(r"(auto[-_]?save|draft|validat|upload|parse)", re.IGNORECASE)
_READ = 200_000


class Asked:
    """What a walk has been asked so far, step by step."""

    def __init__(self) -> None:
        self.meanings: set[str] = set()

    def note(self, view: PageView) -> None:
        """Take note of what a step asks."""
        self.meanings.update(understand_seen(one, view).meaning for one in view.questions)

    def may_end(self, view: PageView) -> bool:
        """Whether going on from a step may send: all is there, and nothing says that more follows.

        Args:
            view: The step; it is taken note of.
        """
        self.note(view)
        return is_whole(self.meanings) and not says_more(view)


def is_whole(meanings: Collection[str]) -> bool:
    """Whether what was asked makes an application: a name, an address to answer to, substance."""
    least = all(any(one.startswith(part) for one in meanings) for part in _LEAST)
    return least and any(one.startswith(_SUBSTANCE) for one in meanings)


def says_more(view: PageView) -> bool:
    """Whether a step itself says that another one follows: “step 2 of 4”, “Next: experience”."""
    parts = [int(part) for part in re.findall(r"\d+", view.progress or "")]
    if len(parts) == 2 and parts[0] < parts[1]:
        return True
    way = way_on(view)
    return way is not None and _PROMISES.search(way.text.strip()) is not None


def names_the_end(url: str, body: bytes | None) -> bool:
    """Whether a request says of itself that it sends an application."""
    text = (body or b"")[:_READ].decode("utf-8", "replace")
    return bool(_ENDS_PATH.search(unquote_plus(urlsplit(url).path)) or _ENDS_BODY.search(text))


def keeps_draft(url: str) -> bool:
    """Whether a request says of itself that it saves, checks or reads what is not sent yet."""
    return _DRAFT.search(urlsplit(url).path) is not None
