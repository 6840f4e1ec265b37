"""In which language a label is put, told by its smallest words."""

import re
from collections.abc import Mapping

_SMALL: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the your you are do did does have has what which who when where why how is of and "
        "or "
        "to for with at in this that please we us our if be been will would can could any my i "
        "from "
        "on not ever about there their",
        "de": "der die das den dem des ein eine einen einer ihr ihre ihren ihrem ihrer sie du dein "
        "deine deinen deiner dich dir uns unser wir ich mein meine und oder ist sind hast haben "
        "hat "
        "bist für mit bei von zu zum zur im auf als an nach wie was wer wann wo warum welche "
        "welcher "
        "welches welchem wurde wurden werden möchtest möchten kannst können nicht bitte auch",
        "fr": "le la les des du de un une votre vos vous êtes avez avez-vous êtes-vous est et ou à "
        "au "
        "aux dans pour par sur avec quel quelle quels quelles comment quand où pourquoi que qui "
        "nous "
        "notre nos je j mon ma mes ce cette si pouvez-vous déjà chez ne pas souhaitez-vous",
        "es": "el la los las del de un una tu tus su sus usted eres está tienes tiene es y o a "
        "al en "
        "para por con qué cuál cuáles cómo cuándo dónde quién cuánto cuántos nos nosotros nuestra "
        "nuestro mi mis si te se has ha que estás puedes podrías desde",
        "nl": "de het een je jouw jij u uw ben bent heb hebt heeft is en of op in voor met bij "
        "van te "
        "tot als naar hoe wat wie wanneer waar waarom welke wij ons onze ik mijn niet kun kan wil "
        "eerder om dat per graag",
        "pt": "o os as um uma do da dos das no na nos nas seu sua seus você tem é e ou ao para por "
        "com qual quais como quando onde quem porque que nós nossa nosso meu minha se já está "
        "possui "
        "em pode connosco conosco sobre de",
        "it": "il lo la gli le di del della dei delle un una tuo tua tuoi sei hai ha è e o a al "
        "alla "
        "per con in da dal su quale quali come quando dove chi perché che noi nostra nostro mio "
        "miei "
        "ti si puoi potresti sono",
        "pl": "czy się jest jesteś masz posiadasz w we na do od z ze i lub oraz o dla przez po jak "
        "jaki jaka jakie jakich kiedy gdzie kto skąd dlaczego który twoje twój twoja ci cię nas "
        "nam "
        "naszej naszego mój moje moich możesz ile już u nie być że",
    }.items()
}
_LETTERS: Mapping[str, str] = {
    "de": r"[ßäü]",
    "pl": r"[łąęśżźćń]",
    "pt": r"[ãõ]",
    "es": r"[¿¡ñ]",
    "fr": r"[êèçœùîôâ]",
}
_MARGIN = 1.0


def language_of(label: str) -> str | None:
    """The language subtag of `label`, or None where its words do not tell.

    A label is counted against the small words of each language known; a letter that only one of
    them has counts as one more. It is told only where one language leads by more than one.
    """
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", label.lower())
    scores = {
        language: float(sum(word in small for word in words)) for language, small in _SMALL.items()
    }
    for language, letters in _LETTERS.items():
        scores[language] += 1.0 if re.search(letters, label, re.IGNORECASE) else 0.0
    ranked = sorted(scores.items(), key=lambda one: -one[1])
    (best, most), (_, second) = ranked[0], ranked[1]
    return best if most - second > _MARGIN else None
