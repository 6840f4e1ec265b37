"""Polish rules."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE, _WORDS, _OPEN, _FILE = Answered.CHOICE, Answered.WORDS, Answered.OPEN, Answered.FILE

RULES: tuple[Rule, ...] = (
    rule("document.photo", r"zdjęci|fotografi", answered=_FILE, unless=r"bez zdjęcia"),
    rule(
        "question.text",
        r"^(dlaczego|opowiedz|opisz|napisz|wyjaśnij|uwagi|komentarz|"
        r"dodatkowe (informacje|"
        r"uwagi)|co (cię|sądzisz|myślisz|skłoniło)|jakie (są twoje (cele|mocne)|"
        r"masz oczekiwania wobec)|w jaki "
        r"sposób (byś|rozwiąz))",
        answered=_OPEN,
        unless=r"oczekiwania finansowe|wynagrodzen",
        confidence=0.8,
    ),
    rule(
        "question.text",
        r"\b(referencj|kontakt w nagłych|"
        r"przełożon)",
        answered=_WORDS,
        confidence=0.75,
    ),
    rule("document.cover_letter", r"list(u)? motywacyjn|wiadomość do (rekrutera|nas)"),
    rule(
        "consent.talent_pool",
        r"(przyszłych|kolejnych|innych|dalszych) (\w+ )?(rekrutac|proces|"
        r"projekt|ofert)|"
        r"bazie kandydat|przyszłych procesach",
        answered=_CHOICE,
    ),
    rule(
        "consent.marketing",
        r"newsletter|informacji (handlow|marketing)|oferty pracy (e-?mail|"
        r"na)|"
        r"powiadomie|marketing|\bsms\b",
        answered=_CHOICE,
        unless=r"doświadczeni",
    ),
    rule(
        "consent.terms",
        r"regulamin|(oświadczam|potwierdzam).{0,60}(prawdziw|zgodn|prawdą)|"
        r"warunki "
        r"(korzystania|użytkowania)",
        answered=_CHOICE,
        unless=r"prywatno",
    ),
    rule(
        "consent.privacy",
        r"danych osobowych|prywatno[śs]ci|\brodo\b|ochron\w+ danych|"
        r"przetwarzani\w+ "
        r"(moich )?danych|klauzul",
        answered=_CHOICE,
    ),
    rule("signature", r"^podpis", answered=_WORDS),
    rule(
        "question.boolean",
        r"własn\w+ (samochód|auto|pojazd)|(rodzin|krewn|"
        r"znajom)\w*.{0,40}(pracuj|firm)|"
        r"(został\w*|jesteś) (polecon)|zakaz konkurencji",
        answered=_CHOICE,
        confidence=0.75,
    ),
    rule("work.sponsorship", r"sponsor|(potrzebuj|wymag)\w*.{0,24}wiz"),
    rule(
        "work.authorization",
        r"(pozwolenie|zezwolenie|prawo|uprawnion\w*|"
        r"uprawnieni\w+).{0,24}(na |do )?"
        r"(prac[ęy]|podjęcia)|kart[aęy] pobytu|legaln\w+ prac",
    ),
    rule("work.relocation", r"relokac|przeprowadz"),
    rule("work.travel", r"podróż|delegacj|wyjazd(y|ów)|wyjeżdża"),
    rule("accommodation", r"(dostosowa|udogodnie|usprawnie).{0,60}(rozmow|rekrutac|spotkani)"),
    rule("eeo.disability", r"niepełnosprawn"),
    rule("health", r"zdrow|ciąż|chorob|alergi|szczepi|książeczk"),
    rule("criminal.record", r"karan\w*|niekaralno|skazan|przestępstw"),
    rule("eeo.gender", r"^(twoja )?płeć|tożsamość płciow"),
    rule("eeo.orientation", r"orientacja seksualn"),
    rule("eeo.ethnicity", r"etniczn"),
    rule("eeo.veteran", r"służb\w+ wojskow|stosunek do służby"),
    rule(
        "eeo.other",
        r"stan cywilny|(liczba|ilość) dzieci|wyznanie|religi|przedział wiekowy|"
        r"^wiek\b|"
        r"ile masz lat|związk\w+ zawodow",
    ),
    rule(
        "question.text",
        r"obywatelstwo|narodowość|miejsce urodzenia|kraj urodzenia|"
        r"nazwisko (rodowe|"
        r"panieńskie)",
        confidence=0.7,
    ),
    rule("pronouns", r"zaimk"),
    rule(
        "age.minimum",
        r"(ukończon|skończon)\w* \d\d|pełnoletni|(co najmniej|powyżej) \d\d lat",
        unless=r"doświadczeni",
    ),
    rule("age.birth_date", r"data urodzenia|rok urodzenia"),
    rule(
        "national_id",
        r"\bpesel\b|\bnip\b|(numer|nr) (dowodu|paszportu)|\biban\b|numer konta",
        answered=_WORDS,
    ),
    rule(
        "source",
        r"(skąd|jak|gdzie|w jaki sposób).{0,30}(dowiedzia|znalaz|wiesz|trafi|usłysza)|"
        r"^źródło",
    ),
    rule(
        "referral.name",
        r"kto (cię |ciebie )?poleci|(imię|nazwisko|osob).{0,40}polecaj|"
        r"polecon\w* przez",
        answered=_WORDS,
    ),
    rule(
        "previously.applied",
        r"(już|wcześniej|kiedykolwiek).{0,30}(aplikowa|ubiega|udział)|"
        r"(aplikowa)\w*"
        r".{0,20}(już|wcześniej)",
    ),
    rule(
        "previously.employed",
        r"(już|wcześniej|kiedykolwiek).{0,20}(pracowa|zatrudni)|"
        r"(pracowa)\w*.{0,16}(już|"
        r"wcześniej).{0,20}(nas|nasz|firm)|(obecn\w*|aktualn\w*|byłym).{0,16}pracownik|"
        r"pracownikiem nasz",
        unless=r"rodzin",
    ),
    rule(
        "salary.current",
        r"(obecn|aktualn|ostatni)\w*.{0,12}(wynagrodzen|pensj|zarobk|zarabia)|"
        r"zarabiasz",
    ),
    rule(
        "salary.expectation",
        r"wynagrodzeni|oczekiwania (finansowe|płacowe)|pensj|stawk|zarobk",
        unless=r"polityk",
    ),
    rule("notice", r"wypowiedzenia"),
    rule(
        "start_date",
        r"(data|termin) (rozpoczęcia|podjęcia|dostępności)|^dostępność|(od kiedy|"
        r"kiedy).{0,24}"
        r"(zacząć|rozpocząć|dostępn|podjąć)",
    ),
    rule(
        "language.level",
        r"znajomość.{0,8}języ|poziom.{0,12}języ|język\w*.{0,16}(obc|angielsk|"
        r"niemieck|"
        r"francusk)|jakie języki|^(angielski|niemiecki|francuski|"
        r"języki)\b",
        unless=r"programowania",
    ),
    rule(
        "experience.years",
        r"(lat|lata) doświadczenia|ile lat.{0,24}(doświadcz|pracuj)|"
        r"staż pracy",
    ),
    rule(
        "certificate",
        r"prawo jazdy|uprawnieni\w+|certyfikat|licencj[aeę]|wózk\w+ widłow",
        unless=r"do pracy|licencjat|załącz",
    ),
    rule("education.date", r"(data|rok) ukończenia"),
    rule("education.level", r"wykształceni|poziom edukacji"),
    rule("education.degree", r"kierunek|^specjalizacja|^tytuł zawodowy"),
    rule("education.school", r"^(nazwa )?(uczeln|szkoł)", answered=_WORDS),
    rule(
        "experience.skill",
        r"doświadczenie.{0,12}(w|z|jako|na)\b|umiejętności|^czy (znasz|"
        r"potrafisz|umiesz)|"
        r"obsług\w+ (programu|komputera|kas)|znajomość",
        unless=r"^dlaczego|naszej firmie|opisz",
    ),
    rule(
        "history.employer",
        r"(obecn|aktualn|ostatni|poprzedni)\w* (pracodawc|firm)|nazwa firmy|"
        r"^(firma|"
        r"pracodawca)$",
        answered=_WORDS,
        unless=r"dlaczego|odsz",
    ),
    rule(
        "history.title",
        r"(obecn|aktualn|ostatni|poprzedni)\w* stanowisk|^(stanowisko|zawód)$",
        answered=_WORDS,
    ),
    rule("history.duties", r"^(zakres )?obowiązk", answered=_WORDS),
    rule(
        "name.preferred",
        r"preferowane imię|się do (ciebie|pani|pana) zwraca|"
        r"pseudonim",
        answered=_WORDS,
    ),
    rule("name.full", r"imię i nazwisko|imiona i nazwisk", answered=_WORDS),
    rule("name.middle", r"drugie imię", answered=_WORDS),
    rule("name.given", r"^(twoje )?(imię|imiona)\b", answered=_WORDS),
    rule("name.family", r"nazwisko", answered=_WORDS),
    rule("email.confirm", r"(potwierdź|powtórz).{0,20}e-?mail", answered=_WORDS),
    rule(
        "email",
        r"adres (poczty )?e-?(mail)?|poczta elektroniczna|^e-?mail$",
        answered=_WORDS,
        unless=r"zamieszk|zameld",
    ),
    rule("account.password", r"hasło"),
    rule("account.code", r"kod (weryfikacyjny|potwierdz)"),
    rule("phone", r"telefon|numer kontaktowy|komórk", answered=_WORDS, words=8),
    rule("link.linkedin", r"linked ?in", answered=_OPEN),
    rule("link.other", r"stron\w+ (internetow|www)|\blinki?\b|\burl\b", answered=_OPEN, words=10),
    rule(
        "location",
        r"^lokalizacja|(gdzie).{0,12}(mieszkasz|przebywasz)|miejsce (zamieszkania|"
        r"pobytu)",
    ),
    rule("address.postcode", r"kod pocztowy"),
    rule("address.line", r"^(ulica|adres)\b|adres zamieszkania"),
    rule("address.city", r"^(miasto|miejscowość)|jakim mieście"),
    rule("address.country", r"^kraj\b|jakim kraju"),
    rule("address.region", r"województwo|^region"),
    rule(
        "work.schedule",
        r"weekend|zmian(y|ow|ę|ach)|etat|stacjonarn|zdaln|hybryd|godzin|"
        r"nadgodzin|w nocy|"
        r"wymiar|tryb pracy|rodzaj umowy",
    ),
    rule("document.cv", r"życiorys|\bcv\b|curriculum", words=16),
    rule(
        "document.other",
        r"dokument|załącznik|certyfikat|plik|dyplom|świadectw",
        answered=_FILE,
        confidence=0.85,
    ),
)
