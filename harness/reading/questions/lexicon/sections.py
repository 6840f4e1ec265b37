"""Headings that say whose facts the questions below them ask for, in all languages."""

import re


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


REFERENCES = _any(
    r"\b(references?|referees?|emergency|next of kin|supervisor|line manager)\b",
    r"\b(referenz(en|person\w*)?|notfallkontakt|références?|urgence|referencias?|emergencia|"
    r"referenties?|referências?|referenze|emergenza|referencje)\b",
)
"""Other people: their names and addresses are not the candidate's."""

WORK = _any(
    r"\b(work|employment|job|professional|career|previous|past)\b.{0,14}\b(history|experiences?|"
    r"background|record)\b",
    r"\byour (jobs|employment)\b",
    r"^(employment|experience|job ?\d*|position ?\d+|employer ?\d+|work ?\d+)$",
    r"\b(berufserfahrung|berufliche(r)? (erfahrung|werdegang|stationen?)|werdegang)\b",
    r"\b(expériences? professionnelles?|parcours professionnel)\b",
    r"\b(experiencia (laboral|profesional)|historial laboral)\b",
    r"\b(werkervaring|arbeidsverleden)\b",
    r"\bexperiências? (profissiona(l|is))\b|\bhistórico profissional\b",
    r"\b(esperienz[ae] (lavorativ[ae]|professional[ei]))\b",
    r"\bdoświadczenie (zawodowe)?\b|\bhistoria zatrudnienia\b",
)
"""Jobs, present and past."""

STUDY = _any(
    r"\b(education|educational|academic|school|schooling|studies|university|college|degree)\b",
    r"\b(ausbildung|schulbildung|studium|bildungsweg)\b",
    r"\b(formations?|études|scolarité)\b",
    r"\b(formación|educación|estudios)\b",
    r"\b(opleiding(en)?|onderwijs)\b",
    r"\b(formação|educação|escolaridade)\b",
    r"\b(istruzione|formazione|studi)\b",
    r"\b(wykształcenie|edukacja)\b",
)
"""Schools and degrees."""

SIGNATURE = _any(r"\be?-?signature\b", r"\bunterschrift\b|\bfirma\b|\bhandtekening\b|\bpodpis\b")
"""Where one signs."""

RESUME = _any(r"\b(resume|résumé|cv|curriculum|lebenslauf|currículo|życiorys)\b")
"""Above a control that takes a CV."""

LETTER = _any(
    r"\bcover(ing)? ?letter\b|\banschreiben\b|\blettre de motivation\b|\bcarta de\b|"
    r"\bmotivatiebrief\b|\blettera\b|\blist motywacyjny\b"
)
"""Above a control that takes a letter."""

BIRTH = _any(
    r"\b(date of birth|birth ?date|birthday)\b|\bgeburtsdatum\b|\bnaissance\b|\bnacimiento\b"
)
"""Above the parts of a date of birth."""
