"""Dutch rules, for the Netherlands and Flanders."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE, _WORDS, _OPEN, _FILE = Answered.CHOICE, Answered.WORDS, Answered.OPEN, Answered.FILE

RULES: tuple[Rule, ...] = (
    rule("document.photo", r"pasfoto|\bfoto", answered=_FILE, unless=r"zonder foto"),
    rule(
        "question.text",
        r"^(waarom|vertel|beschrijf|omschrijf|leg uit|opmerkingen?|toelichting|"
        r"wat "
        r"(motiveert|spreekt|trekt|vind|drijft|verwacht)|hoe (zou|ga) (je|jij|u)|"
        r"overige informatie)",
        answered=_OPEN,
        unless=r"salaris(verwachting|indicatie)|over ons gehoord",
        confidence=0.8,
    ),
    rule(
        "question.text",
        r"\b(referentie|leidinggevende|noodcontact|noodgeval)",
        answered=_WORDS,
        confidence=0.75,
    ),
    rule(
        "document.cover_letter",
        r"motivatie(brief)?\b|sollicitatiebrief|begeleidende brief|"
        r"bericht aan "
        r"(de )?(recruiter|ons)",
    ),
    rule(
        "consent.talent_pool",
        r"talent-?pool|(toekomstige|andere|passende) (vacatures|functies|"
        r"kansen)|in "
        r"portefeuille|(gegevens|cv).{0,40}(bewaar|bewaren|bewaard).{0,40}(jaar|maanden|toekomst)",
        answered=_CHOICE,
    ),
    rule(
        "consent.marketing",
        r"nieuwsbrief|(vacatures|jobs|updates) per (e-?mail|mail)|"
        r"job-?alert|\bsms\b|"
        r"whatsapp|op de hoogte",
        answered=_CHOICE,
    ),
    rule(
        "consent.terms",
        r"(algemene |gebruiks)voorwaarden|naar waarheid|(gegevens|"
        r"informatie).{0,30}(juist|"
        r"correct|waar)\b",
        answered=_CHOICE,
        unless=r"privacy",
    ),
    rule(
        "consent.privacy",
        r"privacy|persoonsgegevens|\bavg\b|gegevensbescherming|(verwerk|"
        r"verwerking).{0,24}"
        r"gegevens|persoonlijke gegevens",
        answered=_CHOICE,
    ),
    rule("signature", r"^(je |uw )?handtekening", answered=_WORDS),
    rule(
        "question.boolean",
        r"eigen (auto|vervoer)|(ken je|kent u).{0,20}(iemand|"
        r"mensen).{0,30}(werk)|"
        r"familie.{0,30}werk|(door|via) (een|iemand).{0,20}(collega|"
        r"medewerker).{0,20}(aangedragen|"
        r"doorverwezen)|concurrentiebeding",
        answered=_CHOICE,
        confidence=0.75,
    ),
    rule("work.sponsorship", r"visum|visumsponsor|sponsor"),
    rule(
        "work.authorization",
        r"werkvergunning|verblijfsvergunning|tewerkstellingsvergunning|"
        r"(mag|mogen|"
        r"gerechtigd|bevoegd|recht).{0,40}(te )?werken|arbeidskaart",
    ),
    rule("work.relocation", r"verhuiz|verhuis"),
    rule("work.travel", r"bereid.{0,30}reizen|reisbereid|(zaken|dienst)reizen", unless=r"reistijd"),
    rule(
        "accommodation",
        r"(aanpassing|voorziening|ondersteuning).{0,60}(gesprek|sollicitatie|"
        r"procedure|"
        r"interview)",
    ),
    rule("eeo.disability", r"arbeidsbeperking|handicap|beperking|arbeidsongeschikt"),
    rule("health", r"gezondheid|zwanger|ziekte|allergi|gevaccineerd|medisch"),
    rule("criminal.record", r"strafblad|veroordeeld|misdrijf|strafbare|justitie"),
    rule("eeo.gender", r"^(je |uw )?(geslacht|gender)\b|genderidentiteit|identificeer"),
    rule("eeo.orientation", r"seksuele (geaardheid|oriëntatie|voorkeur)"),
    rule("eeo.ethnicity", r"etni|migratieachtergrond|culturele achtergrond"),
    rule("eeo.veteran", r"militaire dienst|dienstplicht|veteraan"),
    rule(
        "eeo.other",
        r"burgerlijke (staat|stand)|aantal kinderen|godsdienst|religie|"
        r"leeftijdscategorie|"
        r"^leeftijd\b|hoe oud|vakbond|geloof",
    ),
    rule(
        "question.text",
        r"nationaliteit|geboorteplaats|geboorteland|staatsburgerschap|"
        r"meisjesnaam",
        confidence=0.7,
    ),
    rule("pronouns", r"voornaamwoord"),
    rule(
        "age.minimum",
        r"\d\d jaar (of ouder|of jonger)|(minimaal|minstens|ouder dan|"
        r"tenminste) \d\d|"
        r"meerderjarig",
        unless=r"ervaring",
    ),
    rule("age.birth_date", r"geboorte(datum|dag|jaar)"),
    rule(
        "national_id",
        r"\bbsn\b|burgerservicenummer|rijksregisternummer|(paspoort|"
        r"identiteitskaart|"
        r"id-?kaart)\s?-?(nummer)|paspoortnummer|\biban\b",
        answered=_WORDS,
    ),
    rule(
        "source",
        r"(hoe|waar|via welk\w*).{0,30}(gehoord|gevonden|terecht|gezien|ons kennen|"
        r"bij ons)|"
        r"^(bron|herkomst)\b",
    ),
    rule(
        "referral.name",
        r"(wie|door wie).{0,20}(doorverwezen|aangedragen|aanbevolen|getipt)|"
        r"naam.{0,40}"
        r"(aangedragen|aanbevol|verwez|referr)",
        answered=_WORDS,
    ),
    rule("previously.applied", r"(eerder|al eens|ooit|reeds).{0,30}gesolliciteerd"),
    rule(
        "previously.employed",
        r"(eerder|ooit|al eens|reeds).{0,30}(bij|voor) (ons|"
        r"onze).{0,24}(gewerkt|in "
        r"dienst)|(momenteel|nu|al).{0,20}(in dienst|werkzaam) bij|(oud|huidige?)-?\s?medewerker",
    ),
    rule("salary.current", r"huidig\w* (bruto )?(salaris|loon|inkomen)|(wat|hoeveel) verdien je"),
    rule(
        "salary.expectation",
        r"salaris|loon(verwachting|wens|indicatie)?\b|uurtarief|verdienen",
        unless=r"salarissysteem|vind je van",
    ),
    rule("notice", r"opzegtermijn|opzegperiode"),
    rule(
        "start_date",
        r"start-?datum|beschikbaar (vanaf|per)|beschikbaarheid$|(wanneer|"
        r"per wanneer|vanaf "
        r"wanneer).{0,30}(beginnen|starten|beschikbaar|aan de slag)|ingangsdatum",
    ),
    rule(
        "language.level",
        r"talenkennis|taalniveau|welke talen|niveau.{0,8}(nederlands|engels|"
        r"duits|frans)|"
        r"(spreek|beheers).{0,20}(nederlands|engels|duits|frans)|^(nederlands|engels|duits|"
        r"frans|talen)$|"
        r"(beheersing|kennis) van (het )?(nederlands|engels|frans|duits)",
    ),
    rule("experience.years", r"jaar (werk)?ervaring|jaren (werk)?ervaring|ervaring.{0,20}jaar"),
    rule(
        "certificate",
        r"rijbewijs|heftruck|vca\b|certifica|diploma.{0,12}\?|big-?registratie|"
        r"vergunning",
        unless=r"werkvergunning",
    ),
    rule("education.date", r"(afstudeer|diploma)(datum|jaar)|wanneer.{0,20}afgestudeerd"),
    rule(
        "education.level",
        r"(hoogst|laatst)\w*.{0,12}(opleiding|diploma)|opleidingsniveau|"
        r"(denk|werk)- en (denk|werk)niveau",
    ),
    rule("education.degree", r"studierichting|^(opleiding|studie|afstudeerrichting)\b"),
    rule(
        "education.school",
        r"^(school|onderwijsinstelling|universiteit|"
        r"hogeschool)\b",
        answered=_WORDS,
    ),
    rule(
        "experience.skill",
        r"ervaring.{0,8}(met|in|als)\b|vaardighed|(eerder|"
        r"al eens).{0,30}(gewerkt|"
        r"gedaan)|kennis van|competenties",
        unless=r"bij ons|voor ons|^waarom",
    ),
    rule(
        "history.employer",
        r"(huidige|laatste|vorige) (werkgever|bedrijf)|^(bedrijf|werkgever|"
        r"bedrijfsnaam)$",
        answered=_WORDS,
        unless=r"waarom|weg",
    ),
    rule(
        "history.title",
        r"(huidige|laatste|vorige) (functie|baan|beroep|rol)|functietitel|"
        r"^(functie|"
        r"beroep)$",
        answered=_WORDS,
    ),
    rule(
        "history.duties",
        r"^(taken|werkzaamheden|verantwoordelijkheden|functieomschrijving)",
        answered=_WORDS,
    ),
    rule("name.preferred", r"genoemd worden|aanspreeknaam|voorkeursnaam|bijnaam", answered=_WORDS),
    rule(
        "name.full",
        r"volledige naam|voor- ?(en|&) ?achternaam|^(je |"
        r"uw )?naam$",
        answered=_WORDS,
    ),
    rule("name.middle", r"tussenvoegsel|tweede voornaam", answered=_WORDS),
    rule("name.given", r"voornamen?\b|roepnaam", answered=_WORDS),
    rule("name.family", r"achternaam|familienaam", answered=_WORDS),
    rule(
        "email.confirm",
        r"(bevestig|herhaal|nogmaals)\w*.{0,20}(e-?mail)|"
        r"e-?mail\w*.{0,16}(bevestig|herhaal)",
        answered=_WORDS,
    ),
    rule("email", r"e-?mail-?adres|mailadres|^(je |uw )?e-?mail$", answered=_WORDS),
    rule("account.password", r"wachtwoord"),
    rule("account.code", r"(verificatie|bevestigings)code"),
    rule("phone", r"telefoon|mobiel( nummer)?|gsm", answered=_WORDS, words=8),
    rule("link.linkedin", r"linked ?in", answered=_OPEN),
    rule("link.other", r"website|\blinks?\b|webpagina", answered=_OPEN, words=10),
    rule("location", r"^(huidige )?locatie|waar woon|woonachtig|standplaats"),
    rule("address.postcode", r"postcode"),
    rule("address.line", r"^(straat|(je |uw )?adres)|huisnummer"),
    rule("address.city", r"woonplaats|^plaats\b|^stad\b|^gemeente\b|welke (stad|plaats)"),
    rule("address.country", r"^land\b|welk land"),
    rule("address.region", r"^provincie\b"),
    rule(
        "work.schedule",
        r"weekend|ploegen|full-?time|part-?time|voltijd|deeltijd|uur per week|"
        r"uren|avond|"
        r"nachtdienst|thuiswerk|op kantoor|op locatie|overwerk|dienstverband",
    ),
    rule("document.cv", r"\bcv\b|curriculum", words=16),
    rule(
        "document.other",
        r"document|bijlage|diploma|certifica|"
        r"bestand",
        answered=_FILE,
        confidence=0.85,
    ),
)
