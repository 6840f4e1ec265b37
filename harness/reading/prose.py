"""Takes a text apart: its own words, its sentences, its language, and what it only supposes."""

import re
import textwrap
from collections.abc import Iterable

from harness.record import record

_ENGLISH = """
the and to of a in for you your we our is are will be with that this have has on as at by from it
not if or can would i us been was an please any who about do dear hi hello thank thanks more out all
but so also when what regards no under been longer how there here were had should they their
"""
_OTHERS = (
    """
    und der die das wir sie ihre ihr ihren für nicht mit ist haben auf dass zu von den dem uns eine
    einen bei werden wird im um vielen dank bewerbung sehr geehrte hallo grüßen liebe leider jetzt
    melden ihnen oder nach am als über vom zum zur sind
    """,
    """
    le la les vous nous votre vos de des et pour que est une avec sur dans merci pas au ce par du
    notre avons candidature bonjour cordialement reçu qui en bien un poste
    """,
    """
    el la los las de que por para su usted con una gracias hemos en un y no se tu lo del al
    candidatura hola saludos proceso estimado estimada nos solicitud
    """,
    """
    il di che per la è con una grazie sua abbiamo le un non si del della ti candidatura e i gentile
    cordiali saluti al nostra ciao
    """,
    """
    de het een van wij je jouw uw voor met niet en is dat we op te zijn bedankt sollicitatie beste
    hebben ontvangen groet
    """,
    """
    o a de que sua para obrigado não você com uma do da em os por nos se seu candidatura olá
    recebemos sobre
    """,
    "i w na do się nie za dziękujemy z jest oraz państwa aplikacja o po to prosimy",
    "och att din vi för på är tack det inte som en med till av har dig ansökan hej",
)
_ENGLISH_WORDS = frozenset(_ENGLISH.split())
_OTHER_WORDS = tuple(frozenset(words.split()) for words in _OTHERS)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|mr|mrs|ms|dr|prof|st|no|approx|etc|vs|inc|ltd|co|jr|sr|dept|tel|ref|ext"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z]|[ap]\.m)\.)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\s])")
_OWN_LINE = re.compile(
    r"^\s*(?:[-*•·–—>]\s+|\d{1,2}[.)]\s+|[^\W\d_][\w /&'-]{0,24}:\s*\S?|.{0,80}:\s+https?://)"
)
_QUOTED_BELOW = re.compile(
    r"^[ \t]*(?:-{2,}[ \t]*(?:original|forwarded) message\s*-{2,}|on\b.{4,120}\bwrote:|"
    r"_{10,}|from:\s.{0,120}\n\s*(?:sent|date|to):\s)",
    re.IGNORECASE | re.MULTILINE,
)
_BOILERPLATE = re.compile(
    r"\b(?:intended recipient|confidential\w*|privileged|received this (?:e-?mail|message) in error"
    r"|registered (?:office|in)|company number|consider the environment)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|should (?:you|your|we|they|the|this)|unless|whether|in case|in the event|provided"
    r"|were (?:you|we)|once|until|in order to|may|might|could|those who|anyone who|candidates who"
    r"|applicants who|would have)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(r"\b(?:could|would|may|might) (?:you|we|i)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:–—]|\s-\s|\bbut\b|\bhowever\b", re.IGNORECASE)
QUOTE_LIMIT = 300
MAX_TEXT = 30_000
MAX_SENTENCE = 1_000
MAX_WORD = 400


@record
class Prose:
    """A text taken apart.

    Attributes:
        text: The writer's own words: no quoted mail, no confidentiality notice.
        lines: Its lines, without empty ones.
        sentences: Its sentences, with single spaces; only the English ones where it is bilingual.
        english: Whether it is English; None where there is too little to tell.
    """

    text: str
    lines: tuple[str, ...]
    sentences: tuple[str, ...]
    english: bool | None


def take_apart(text: str, *, page: bool = False) -> Prose:
    """Take apart a text of any language and length.

    Args:
        text: The text.
        page: Whether it is the visible text of a page, of which every line is a block of its own.
            The lines of a mail may break within a sentence.
    """
    own = own_words(text.replace("\n", "\n\n") if page else text)
    paragraphs = [part for part in re.split(r"\n\s*\n", own) if part.strip()]
    tongues = [_is_english(part) for part in paragraphs]
    english = _verdict(paragraphs, tongues)
    read = paragraphs
    if english:
        read = [part for part, is_it in zip(paragraphs, tongues, strict=True) if is_it is not False]
    return Prose(
        text=own,
        lines=tuple(line.strip() for line in own.splitlines() if line.strip()),
        sentences=tuple(s for part in read for s in _sentences(part)),
        english=english,
    )


def own_words(text: str) -> str:
    """`text` without quoted earlier mail and without confidentiality notices."""
    text = _bounded(text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " "))
    text = re.sub(r"[\u200b-\u200d\ufeff\u00ad]", "", text)
    below = _QUOTED_BELOW.search(text)
    if below and text[: below.start()].strip():
        text = text[: below.start()]
    lines = [line for line in text.split("\n") if not line.lstrip().startswith(">")]
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines))
    kept = [part for part in paragraphs if not _BOILERPLATE.search(part)]
    return "\n\n".join(part for part in kept if part.strip()).replace("’", "'")


def one_of(*patterns: str) -> re.Pattern[str]:
    """A pattern that finds any of `patterns`, in capitals or not."""
    return re.compile("|".join(patterns), re.IGNORECASE)


def asserted(sentence: str, position: int) -> bool:
    """Whether what starts at `position` is said to be so, not merely supposed.

    "If you are not selected" and "those who have been unsuccessful" suppose; what follows a
    semicolon or a "but" is judged by itself.
    """
    clause = _CLAUSE.split(sentence[:position])[-1]
    if sentence.endswith("?"):  # "could you" asks, and supposes nothing
        clause = _POLITE.sub(" ", clause)
    return not _SUPPOSED.search(clause)


def saying(
    sentences: Iterable[str], pattern: re.Pattern[str], *, unless: re.Pattern[str] | None = None
) -> tuple[str, ...]:
    """The sentences that `pattern` is found in and `unless` is not, as quotes."""
    return tuple(
        shorten(sentence)
        for sentence in sentences
        if pattern.search(sentence) and not (unless and unless.search(sentence))
    )


def asserting(
    sentences: Iterable[str], pattern: re.Pattern[str], *, unless: re.Pattern[str] | None = None
) -> tuple[str, ...]:
    """As `saying`, leaving out what is only supposed."""
    return tuple(
        shorten(sentence)
        for sentence in sentences
        if not (unless and unless.search(sentence))
        and any(asserted(sentence, match.start()) for match in pattern.finditer(sentence))
    )


def shorten(quote: str) -> str:
    """A quote of at most `QUOTE_LIMIT` characters, cut at a word."""
    if len(quote) <= QUOTE_LIMIT:
        return quote
    return quote[: QUOTE_LIMIT - 1].rpartition(" ")[0] + "…"


def _bounded(text: str) -> str:
    """Mail is hostile: what no person writes is cut, so that reading stays quick."""
    text = re.sub(r"[ \t]{20,}", " ", text[:MAX_TEXT])
    text = re.sub(r"(?:[ \t]*\n){3,}", "\n\n", text)
    return re.sub(rf"(\S{{{MAX_WORD}}})\S+", r"\1", text)


def _sentences(paragraph: str) -> Iterable[str]:
    for sentence in _whole_sentences(paragraph):
        yield from textwrap.wrap(sentence, MAX_SENTENCE, break_on_hyphens=False)


def _whole_sentences(paragraph: str) -> Iterable[str]:
    chunks: list[str] = []
    for line in paragraph.split("\n"):
        if chunks and line.strip() and not _OWN_LINE.match(line):
            chunks[-1] += " " + line.strip()
        elif line.strip():
            chunks.append(line.strip())
    for chunk in chunks:
        pending = ""
        for piece in _SENTENCE_END.split(re.sub(r"\s+", " ", chunk)):
            pending = f"{pending} {piece}".strip()
            if not _ABBREVIATION.search(pending):
                yield pending
                pending = ""
        if pending:
            yield pending


def _is_english(paragraph: str) -> bool | None:
    bare = re.sub(r"\S+@\S+|https?://\S+", " ", paragraph)
    words = [word.lower() for word in _WORD.findall(bare)]
    letters = [letter for letter in bare if letter.isalpha()]
    if letters and sum(ord(letter) > 0x24F for letter in letters) > 0.3 * len(letters):
        return False
    english = sum(word in _ENGLISH_WORDS for word in words)
    other = max(sum(word in tongue for word in words) for tongue in _OTHER_WORDS)
    if len(words) < 8 and max(english, other) < 2:
        return None
    if other > english:
        return False
    enough = english >= 0.15 * len(words) or (english >= 2 and not other)
    return True if enough and english else None


def _verdict(paragraphs: list[str], tongues: list[bool | None]) -> bool | None:
    def words(is_it: bool) -> int:  # noqa: FBT001 - a value that is counted, not a switch
        pairs = zip(paragraphs, tongues, strict=True)
        return sum(len(_WORD.findall(part)) for part, tongue in pairs if tongue is is_it)

    english, other = words(is_it=True), words(is_it=False)
    if english >= 4 and english * 1.5 >= other:
        return True
    return False if other else None
