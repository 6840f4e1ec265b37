"""The wording of a label: without marks and asides, and the sentence of it that asks."""

import re

_REQUIRED = (
    r"required|optional|mandatory|pflichtfeld|pflichtangabe|erforderlich|freiwillig|facultatif|"
    r"facultative|optionnel|optionnelle|obligatoire|requis|opcional|obligatorio|obligatoria|"
    r"requerido|obrigatório|obrigatória|optioneel|verplicht|facoltativo|obbligatorio|opzionale|"
    r"opcjonalne|wymagane|if applicable|falls vorhanden"
)
_MARKS = re.compile(
    rf"\(({_REQUIRED})\)|[*✱✲∗＊]+\s*({_REQUIRED})\b|[*✱✲∗＊]+",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_ASKS = re.compile(
    r"\?\s*$|^(please )?(provide|select|enter|indicate|confirm|specify|state|choose|list|tell us|"
    r"share|upload|attach|describe|explain)\b|^(bitte|veuillez|por favor|indica|indique|proszę|"
    r"geef|"
    r"selecciona|wybierz|kies)\b",
    re.IGNORECASE,
)

_FOLLOWS = re.compile(
    r"\bif (yes|so|not|no|you|other)\b|\b(wenn|falls) ja\b|\bsi (oui|sí|sì)\b|\bzo ja\b|"
    r"\bse (sim|sì|sí)\b|\bjeśli tak\b",
    re.IGNORECASE,
)


def plain(label: str) -> str:
    """A label without marks of being required, colons and doubled spaces."""
    return " ".join(_MARKS.sub(" ", label).split()).strip(" :*")


def is_prompt(label: str) -> bool:
    """Whether a label only says that something is to be chosen or typed."""
    return bool(_PROMPT.match(label.strip()))


_PROMPT = re.compile(
    r"^\W*$|^(-+ ?)?(please )?(select|choose|pick|enter|type|search)( (an?|one|your|the|from|"
    r"here))?"
    r"( (option|answer|value|one|list|text|response|choice|item|file|below|here))*[\W]*$|"
    r"^(bitte (aus)?wählen|auswählen|sélectionne[rz]( une option)?|choisi\w*( une option)?|"
    r"seleccion\w+( una opción)?|elija( una opción)?|kies( een optie)?|selecteer( een optie)?|"
    r"selecion\w+( uma opção)?|escolh\w+( uma opção)?|selezion\w+( un.opzione)?|"
    r"scegli( un.opzione)?|wybierz( opcję)?)\W*$",
    re.IGNORECASE,
)


def without_asides(label: str) -> str:
    """A label without what stands in brackets."""
    return plain(_ASIDE.sub(" ", label))


def asking_part(label: str) -> str | None:
    """The sentence of a label that asks, where it has several and one alone asks; else None."""
    if _FOLLOWS.search(label):
        return None
    sentences = [part for part in re.split(r"(?<=[.!?;])\s+(?=\S)", label) if part]
    if len(sentences) < 2:
        return None
    asking = [part for part in sentences if _ASKS.search(part)]
    if len(asking) != 1 or len(asking[0].split()) < 4:
        return None
    return plain(asking[0])
