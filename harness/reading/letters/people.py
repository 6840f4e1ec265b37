"""Who a message is for and from: the names it uses, its greeting and its sign-off."""

import re
import unicodedata
from collections.abc import Sequence

from harness.reading.letters.model import Item, found, found_if, not_found, unclear
from harness.reading.prose import Prose, one_of, shorten

ADDRESS = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|example)(?:/\S*)?"
)
_GREETING = re.compile(
    r"^\W*(?P<hail>dear|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings"
    r"|to whom it may concern)\b[\s,]*(?:(?:mr|mrs|ms|miss|mx|dr"
    r"|prof)\b\.?\s*)?(?P<whom>[^,!:;.\n–—-]{0,60})(?P<end>[,!:;.–—-]|\s*$)",
    re.IGNORECASE,
)
_NOBODY = one_of(
    r"^(?:the |our |future |valued |potential )*(?:candidates?|applicants?|sir|madam|sir ?(?:/|or)"
    r" ?madam|all|there|everyone|friend|team|job ?seeker|colleague|talent|professional|user|you"
    r"|hiring manager|recruit|customer|superstar|rock ?star|folks|friends|world|earthling|hunter"
    r"|people|team ?mate|again|mr|ms|mrs|mx)(?:\W|$)",
    r"\b(?:candidate|applicant)$",
)
_TITLE_WORD = one_of(r"^(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam)\.?$")
_CLOSING = re.compile(
    r"^\W*(?:(?:best|kind|warm(?:est)?|many|with (?:best|kind|warm)|all the)?\s*"
    r"(?:regards|wishes|best|thanks|thank you)|(?:yours )?(?:sincerely|faithfully|truly)"
    r"(?: yours)?|yours|respectfully|cheers|best|cordially|speak soon|take care)\b[\s,.!–—-]*",
    re.IGNORECASE,
)
_NOT_A_PERSON = one_of(
    r"\b(?:team|recruit(?:ing|ment|er|ers)|hr|human resources|careers?|company|talent|acquisition"
    r"|people|hiring|department|group|support|operations|staffing|services?|crew|jobs?|assistant"
    r"|bot|virtual|automat\w+|system|notifications?|no-?reply|committee|office|inc|ltd|llc|gmbh"
    r"|plc|corp|ai|workday|greenhouse|lever|icims|taleo|ashby|smartrecruiters|linkedin|indeed"
    r"|experience|engagement|managers?|candidates?|partners?|regards|sincerely|sent|powered|www"
    r"|this|view|unsubscribe|please|p\.?s|copyright|privacy)\b"
)
_PARTICLES = frozenset(
    (
        "van",
        "der",
        "den",
        "de",
        "la",
        "le",
        "von",
        "zu",
        "bin",
        "al",
        "el",
        "di",
        "da",
        "dos",
        "das",
        "del",
        "ten",
        "ter",
        "y",
    )
)
_JOB = one_of(r"\b(?:your|an? (?:ai|virtual)|the) (?:\w+ ){0,2}(?:assistant|bot)\b")


def names_candidate(
    prose: Prose, subject: str, *, name: str, given: str, also: Sequence[str] = ()
) -> Item:
    """Whether the candidate is called by name, in the greeting, the subject or the body.

    A sender who has the same name, an address that holds it, and words like "will" or "may" at the
    start of a sentence do not count.
    """
    wanted = [part for part in (given, name, *also) if part.strip()]
    if not wanted:
        return unclear()
    greeting = _greeting(prose)
    family = name.rpartition(" ")[2]
    if greeting and any(
        _has_word(part, _folded(greeting), exact=False) for part in (*wanted, family) if part
    ):
        return found(greeting)
    body = " ".join(_above_sign_off(prose)[1:] if greeting else _above_sign_off(prose))
    for text in (_plain(subject), _plain(body)):
        for part in wanted:
            quote = _named_inside(part, text)
            if quote:
                return found(quote)
    return not_found()


def names(prose: Prose, subject: str, what: str | None, *, sender: str = "") -> Item:
    """Whether a role or an employer is named, word for word; None is not known."""
    core = core_title(what) if what else ""
    if not core:
        return unclear()
    loud = f"{subject} {' '.join(prose.sentences)}".isupper()
    pattern = re.compile(
        r"(?<!\w)" + r"[\s\-–/]+".join(map(re.escape, re.split(r"[\s\-–/]+", core))) + r"(?!\w)",
        re.IGNORECASE if " " in core or loud else 0,
    )
    texts = (subject, *prose.sentences, *prose.lines, sender)
    quotes = [text for text in texts if pattern.search(_plain(text))]
    return found_if(tuple(shorten(quote) for quote in quotes[:1]))


def core_title(title: str) -> str:
    """A title or a company's name without brackets, codes, places and legal forms."""
    core = re.sub(
        r"\([^)]*\)|\[[^\]]*\]|\b(?:req|ref|id)\W?\d+\b|#\S+", " ", title, flags=re.IGNORECASE
    )
    core = re.split(r"\s[-–—|]\s|[,|]", core.strip(), maxsplit=1)[0]
    core = re.sub(
        r"\b(?:inc|ltd|llc|gmbh|plc|corp|limited|s\.?a)\b\.?", " ", core, flags=re.IGNORECASE
    )
    return re.sub(r"\s+", " ", core).strip()


def generic_greeting(prose: Prose) -> Item:
    """Whether the greeting is for nobody in particular."""
    match = _greeting_match(prose)
    if match is None:
        return not_found()
    whom = match["whom"].strip()
    if re.search(r"[{}\[\]<>%$]", match[0] + whom):  # an unfilled field, not a greeting
        return not_found()
    nobody = not whom or _NOBODY.search(whom) or match["hail"].lower().startswith("to whom")
    return found(match[0].strip()) if nobody else not_found()


def wrong_name(prose: Prose, *, names: Sequence[str], role: str | None, employer: str) -> Item:
    """Whether somebody else is greeted; `names` are all that the candidate goes by."""
    match = _greeting_match(prose)
    if match is None or not any(name.strip() for name in names):
        return not_found()
    words = [w for w in re.split(r"[\s/&]+", match["whom"].strip()) if not _TITLE_WORD.match(w)]
    looks_like_a_name = 0 < len(words) <= 4 and all(w[:1].isupper() for w in words)
    if not looks_like_a_name or _NOBODY.search(match["whom"].strip()):
        return not_found()
    known = {
        _folded(part) for part in re.split(r"[\s-]+", f"{' '.join(names)} {role or ''} {employer}")
    }
    mine = any(_folded(part) in known for word in words for part in (word, *word.split("-")))
    return not_found() if mine else found(match[0].strip())


def signed_by_person(prose: Prose, *, employer: str, sender: str = "") -> Item:
    """Whether a person signs: a name that is no team, no department and no machine.

    Without a closing formula, the sender's own name among the last lines is a signature too.
    """
    for number, line in enumerate(prose.lines):
        closing = _CLOSING.match(line)
        if not closing or (number == 0 and len(prose.lines) > 1):
            continue
        behind = line[closing.end() :].strip()
        if len(behind.split()) > 8:
            continue
        candidates = [behind] if behind else list(prose.lines[number + 1 : number + 2])
        if any(_is_person(text, employer) for text in candidates):
            below = " ".join(prose.lines[number + 1 : number + 4])
            return not_found() if _JOB.search(below) else found(candidates[0])
    own = [line for line in prose.lines[-3:] if _folded(line) == _folded(sender)]
    return found(own[0]) if own and _is_person(own[0], employer) else not_found()


def _is_person(line: str, employer: str) -> bool:
    name = (
        re.split(r"[,|(–—]|\s-\s|\bfrom\b|\bat\b", line.strip(), maxsplit=1)[0].strip().rstrip(".!")
    )
    words = name.split()
    if not 1 <= len(words) <= 5 or _NOT_A_PERSON.search(name):
        return False
    employer_words = set(_folded(core_title(employer)).split())
    if any(_folded(word) in employer_words for word in words):
        return False
    proper = [word for word in words if word.lower() not in _PARTICLES]
    return bool(proper) and all(
        word[0].isupper() and all(c.isalpha() or c in "'-." for c in word) for word in proper
    )


def _greeting_match(prose: Prose) -> re.Match[str] | None:
    for line in prose.lines[:3]:
        match = _GREETING.match(line)
        if match:
            return match
    return None


def _greeting(prose: Prose) -> str | None:
    match = _greeting_match(prose)
    return match[0].strip() if match else None


def _above_sign_off(prose: Prose) -> tuple[str, ...]:
    for number, line in enumerate(prose.lines):
        if number and _CLOSING.match(line) and len(line.split()) <= 8:
            return prose.lines[:number]
    return prose.lines


def _named_inside(part: str, text: str) -> str | None:
    """`part` inside a sentence, not at its start, unless it is addressed ("Ada, thank you")."""
    pattern = re.compile(rf"(?<!\w){re.escape(_folded(part, lower=False))}(?!\w)(?P<comma>,)?")
    flat = _folded(text, lower=False)
    for match in pattern.finditer(flat):
        starts = not flat[: match.start()].strip() or flat[: match.start()].rstrip()[-1] in ".!?:"
        if match["comma"] or not starts or " " in part:
            return shorten(text[max(0, match.start() - 60) : match.end() + 60].strip())
    return None


def _has_word(part: str, text: str, *, exact: bool) -> bool:
    wanted = _folded(part, lower=not exact)
    return bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text))


def _plain(text: str) -> str:
    return _URL.sub(" ", ADDRESS.sub(" ", text))


def _folded(text: str, *, lower: bool = True) -> str:
    """Without accents, so that "José" and "Jose" are the same name; keeps the length."""
    flat = "".join(unicodedata.normalize("NFD", letter)[:1] or letter for letter in text)
    return flat.casefold() if lower and len(flat.casefold()) == len(flat) else flat
