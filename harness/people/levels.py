"""Ranks of degrees and of language skills, in the words of eight languages."""

import re

_DEGREES: tuple[tuple[int, str], ...] = (
    (6, r"\bph\.? ?d\b|\bdoctor|\bpromotion\b|\bdottorat|\bdoktor"),
    (5, r"\bmaster|\bm\.?sc\b|\bmba\b|\bmaestría|\bmestrado|\bmagist|\bpostgraduate|\bbac ?\+ ?5"),
    (
        4,
        r"\bbachelor|\bb\.?(sc|a)\b|\bundergraduate degree|\buniversity degree|\bcollege degree|"
        r"\blicen(ce|ciatura)\b|\bgrado\b|\blaurea\b|\blicencjat|\b4[- ]year degree|\bhbo\b|"
        r"\bbac ?\+ ?3",
    ),
    (3, r"\bassociate'?s?\b|\b2[- ]year degree|\bbac ?\+ ?2|\bfoundation degree"),
    (
        2,
        r"\bvocational|\bapprenticeship|\bberufsausbildung|\bcertificate\b|\bmbo\b|"
        r"\bformación profesional|\btechnik\b|\btrade school",
    ),
    (
        1,
        r"\bhigh school|\bsecondary|\bged\b|\ba[- ]levels?\b|\babitur|\bbaccalauréat|"
        r"\bbachillerato|\bhavo\b|\bvwo\b|\bensino médio|\bdiploma\b|\bmaturità|\bmatura\b|"
        r"\bśrednie",
    ),
)
_TONGUES: tuple[tuple[int, str], ...] = (
    (
        5,
        r"native|mother|bilingual|mutter|maternelle|nativo|moedertaal|materna|madrelingua|"
        r"ojczyst|c2",
    ),
    (
        4,
        r"fluent\w*|fluency|fließend|courant|fluido|vloeiend|fluente|biegł\w*|c1|proficien\w*|"
        r"verhandlungssicher|full",
    ),
    (3, r"advanced|good|professional|gut|bon|avanzado|goed|avançado|avanzato|dobr\w*|b2|business"),
    (2, r"intermediate|conversational|conversation|mittel|intermédiaire|intermedio|b1|moderate"),
    (1, r"basic|beginner|elementary|grund\w*|débutant|básico|basis|base|podstaw\w*|a1|a2"),
)


def degree_rank(text: str) -> int | None:
    """1 for a school leaver to 6 for a doctorate: the lowest that `text` names; None for none."""
    found = [rank for rank, words in _DEGREES if re.search(words, text, re.IGNORECASE)]
    return min(found) if found else None


def language_rank(text: str) -> int | None:
    """1 for basic to 5 for native; None where `text` says no level."""
    for rank, words in _TONGUES:
        if re.search(rf"\b({words})\b", text, re.IGNORECASE):
            return rank
    return None
