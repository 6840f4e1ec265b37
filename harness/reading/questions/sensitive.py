"""Which questions demand a personal fact that an employer rarely needs before an offer."""

import re
from collections.abc import Mapping

from harness.evidence import Sensitive
from harness.record import record


@record
class Sensitivity:
    """A class of personal fact, how sure it is (0–1), and the sign that gave it."""

    kind: Sensitive
    confidence: float
    reason: str


_BY_MEANING: Mapping[str, Sensitive] = {
    "age.birth_date": Sensitive.BIRTH,
    "national_id": Sensitive.NATIONAL_ID,
    "document.photo": Sensitive.PHOTO,
    "health": Sensitive.HEALTH,
    "eeo.disability": Sensitive.HEALTH,
    "eeo.race": Sensitive.ORIGIN,
    "eeo.ethnicity": Sensitive.ORIGIN,
    "eeo.gender": Sensitive.GENDER,
    "eeo.orientation": Sensitive.ORIENTATION,
    "eeo.veteran": Sensitive.VETERAN,
    "salary.current": Sensitive.SALARY_HISTORY,
    "criminal.record": Sensitive.CRIMINAL_RECORD,
    "education.date": Sensitive.GRADUATION,
}

_WORDS: tuple[tuple[Sensitive, str], ...] = (
    (
        Sensitive.UNION,
        r"\btrade union|\bunion member|\bpolitical (party|affiliation|opinion|view|belief)|"
        r"gewerkschaft|\bsyndica|\bsindica|\bvakbond|związk\w+ zawodow|parteizugehörig",
    ),
    (
        Sensitive.FAMILY,
        r"\bmarital|\bmarried\b|\b(civil|family|parental|relationship) status\b|\bchildren\b|"
        r"\bkids\b|"
        r"\bdependants?\b|\bdependents\b|pregnan|\bspouse\b|\bmaiden name|\bcar(e|ing) responsib|"
        r"familienstand|\bkinder\b|schwanger|situation (familiale|matrimoniale)|état civil|"
        r"\benfants?\b|enceinte|estado civil|\bhijos\b|embaraz|burgerlijke (staat|stand)|"
        r"\bkinderen\b|zwanger|\bfilhos\b|grávida|stato civile|\bfigli\b|gravidanza|stan cywilny|"
        r"\bdzieci\b|\bciąży\b",
    ),
    (
        Sensitive.RELIGION,
        r"\breligi|\bconfession\b|konfession|\bfaith\b|\bwyznani|godsdienst|\bprotestant\b",
    ),
    (
        Sensitive.ORIGIN,
        r"\bnationalit|\bcitizen(s|ship)?\b|\b(place|country|city) of (birth|origin)|"
        r"\bbirthplace\b|"
        r"\bmother tongue|\bnative language|\bcaste\b|\brace\b|\bethnic|staats(angehörig|bürger)|"
        r"geburts(ort|land)|migrationshintergrund|citoyenneté|(lieu|pays) de naissance|"
        r"nacionalidad|"
        r"ciudadanía|(lugar|país) de nacimiento|nationaliteit|geboorte(plaats|land)|nacionalidade|"
        r"naturalidade|(local|país) de nascimento|nazionalità|cittadinanza|luogo di nascita|"
        r"obywatelstwo|narodowość|(miejsce|kraj) urodzenia",
    ),
    (
        Sensitive.BIRTH,
        r"\bage (range|group|bracket|band)|\bcurrent age\b|how old are you|^(your )?age\b|"
        r"\bwie alt\b|"
        r"altersgruppe|^alter\b|quel âge|tranche d.âge|\bedad\b(?!es)|leeftijd|faixa etária|^idade|"
        r"fascia d.età|^età\b|^wiek\b|ile masz lat",
    ),
    (
        Sensitive.HEALTH,
        r"\bdisab|medical condition|\bhealth (condition|history|problem)|\bvaccinat|\bmedication\b|"
        r"\ballerg|behinder|gesundheit|handicap|\bsanté\b|discapacidad|\bsalud\b|deficiência|"
        r"\bsaúde\b|disabil|\bsalute\b|niepełnosprawn|\bzdrowi",
    ),
    (
        Sensitive.SALARY_HISTORY,
        r"(salary|pay|wage) history|bisherig\w* gehalt|historique salarial",
    ),
    (Sensitive.GENDER, r"\btransgender\b|^sex\b|^geschlecht\b|^sexe\b|^sexo\b|^geslacht\b|^płeć"),
    (Sensitive.ORIENTATION, r"\bsexual orientation|\blgbt"),
    (
        Sensitive.CRIMINAL_RECORD,
        r"\bcriminal (record|conviction|history)|\bconvicted\b|vorstraf|vorbestraft|"
        r"casier judiciaire|"
        r"antecedentes penales|strafblad|antecedentes criminais|precedenti penali|\bkaran[yae]\b",
    ),
    (
        Sensitive.VETERAN,
        r"\bmilitary (service|status|discharge)|wehrdienst|präsenzdienst|service militaire|"
        r"servicio "
        r"militar|militaire dienst|serviço militar|servizio (militare|di leva)|służb\w+ wojskow",
    ),
    (
        Sensitive.NATIONAL_ID,
        r"\b(passport|identity card|social security) (number|no\b)|\bssn\b",
    ),
)
_BY_WORDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDS)
_NOT_ABOUT_ONESELF = re.compile(
    r"^(please )?(tell|describe|explain|why|how (do|would|did)|what (do|does|would|is your))\b|"
    r"experience (of|with|in|working)|^(warum|pourquoi|waarom|perché|dlaczego|por ?qu[eé])|"
    r"\b(know|related to|relatives?|family members?)\b.{0,40}\b(work|employ)|"
    r"\b(teach|care for|look after|work(ed|ing)? with) (\w+ )?(children|kids)",
    re.IGNORECASE,
)


def sensitivity(meaning: str, label: str) -> Sensitivity | None:
    """The class of personal fact that a question demands, or None.

    Asking whether somebody is old enough for the work (`age.minimum`), may work
    (`work.authorization`) or needs an adjustment (`accommodation`) is not one, and neither is an
    open question that only speaks of such a thing.
    """
    if meaning in _BY_MEANING:
        return Sensitivity(kind=_BY_MEANING[meaning], confidence=0.95, reason=f"means `{meaning}`")
    if meaning.startswith(("consent.", "document.", "work.", "accommodation", "age.", "name.")):
        return None
    if _NOT_ABOUT_ONESELF.search(label):
        return None
    for kind, words in _BY_WORDS:
        match = words.search(label)
        if match:
            sure = 0.9 if meaning.startswith("eeo.") else 0.8
            return Sensitivity(kind=kind, confidence=sure, reason=f"says “{match.group(0)}”")
    return None
