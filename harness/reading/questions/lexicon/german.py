"""German rules, for Germany, Austria and Switzerland; formal and informal."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE, _WORDS, _OPEN, _FILE = Answered.CHOICE, Answered.WORDS, Answered.OPEN, Answered.FILE

RULES: tuple[Rule, ...] = (
    rule(
        "document.photo",
        r"bewerbungsfoto|\bfoto\b|lichtbild|passbild",
        answered=_FILE,
        unless=r"ohne foto|lebenslauf",
    ),
    rule(
        "question.text",
        r"^(warum|weshalb|wieso|erzähl|beschreib|schilder|erkläre?|erläuter|"
        r"bemerkung|anmerkung|kommentar|was (motiviert|reizt|macht|begeistert|interessiert|"
        r"ist dir|"
        r"erwartest|zeichnet)|wie (gehst|würdest|gehen sie|stellst)|welche (ziele|stärken|"
        r"herausforderung)|sonstiges|weitere informationen|welche e-?mail-programme)",
        answered=_OPEN,
        unless=r"gehalt|aufmerksam|erfahren\b|anschreiben|bewerbungsschreiben",
        confidence=0.8,
    ),
    rule(
        "question.text",
        r"\b(referenz|vorgesetzte|notfallkontakt|"
        r"ansprechpartner)",
        answered=_WORDS,
        confidence=0.75,
    ),
    rule(
        "document.cover_letter",
        r"anschreiben|motivationsschreiben|bewerbungsschreiben|"
        r"motivationsbrief|(ihre|deine) nachricht (an uns)?|nachricht an (uns|das)",
    ),
    rule("captcha", r"sicherheitsabfrage|kein roboter"),
    rule(
        "consent.talent_pool",
        r"talent-?pool|bewerberpool|(künftige|zukünftige|weitere|andere|"
        r"passende|ähnliche)n? (stellen|positionen|vakanzen|jobs|bewerbungsverfahren)|"
        r"(daten|bewerbung).{0,60}(monate|jahre) gespeichert",
        answered=_CHOICE,
        unless=r"^(haben|hast)",
    ),
    rule(
        "consent.marketing",
        r"newsletter|\bwerbung|job-?(alarm|alert|agent)|(jobs|stellen\w*|"
        r"neuigkeiten).{0,20}per e-?mail|\bsms\b|whatsapp",
        answered=_CHOICE,
        unless=r"erfahrung",
    ),
    rule(
        "consent.terms",
        r"nutzungsbedingungen|wahrheitsgemäß|wahrheitsgetreu|\bagb\b|"
        r"(angaben|informationen).{0,40}(richtig|korrekt|vollständig|wahr)|teilnahmebedingungen",
        answered=_CHOICE,
        unless=r"datenschutz",
    ),
    rule(
        "consent.privacy",
        r"datenschutz|personenbezogen|dsgvo|einwillig|privacy|"
        r"(speicherung|verarbeitung|nutzung) (meiner|deiner|ihrer|der) (\w+ )?(daten|angaben)",
        answered=_CHOICE,
    ),
    rule("signature", r"^(ihre |deine |digitale )?unterschrift", answered=_WORDS),
    rule(
        "question.boolean",
        r"(von|durch) (einem|einer|jemand).{0,20}(mitarbeit|kolleg).{0,20}"
        r"(empfohlen|geworben)|eigene[snr]? (auto|pkw|fahrzeug)|verwandte|bekannte.{0,20}bei uns|"
        r"wettbewerbsverbot|(aktueller|"
        r"derzeitiger) arbeitgeber.{0,30}kontaktieren",
        answered=_CHOICE,
        confidence=0.75,
    ),
    rule(
        "work.sponsorship",
        r"visum|visa-?(unterstützung|sponsoring|sponsorship)|"
        r"sponsor(ing|ship)|unterstützung.{0,20}(visum|visa)",
    ),
    rule(
        "work.authorization",
        r"arbeitserlaubnis|arbeitsgenehmigung|arbeitsbewilligung|"
        r"aufenthalts(titel|erlaubnis|genehmigung|status|bewilligung)|(berechtigt|erlaubt|befugt)"
        r".{0,40}(zu arbeiten|arbeiten|erwerbstätig)|(darf|dürfen|darfst).{0,40}arbeiten|"
        r"blaue karte|erwerbstätigkeit berechtigt|rot-weiß-rot",
    ),
    rule(
        "work.relocation",
        r"umzug|umzuziehen|umziehen|umzugsbereit|relocat",
        unless=r"eines kunden|kunde",
    ),
    rule("work.travel", r"reisebereit|dienstreisen|reisetätigkeit|bereit.{0,20}(zu )?reisen"),
    rule(
        "accommodation",
        r"(vorkehrung|anpassung|unterstützung|hilfsmittel|barrierefrei).{0,60}"
        r"(gespräch|bewerbung|interview|auswahl)|nachteilsausgleich",
    ),
    rule("eeo.disability", r"behinder|gleichgestellt|\bgdb\b"),
    rule(
        "health",
        r"gesundheit|krankheit|erkrankung|schwanger|allergi|geimpft|impfstatus|"
        r"raucher",
    ),
    rule(
        "criminal.record",
        r"vorbestraft|vorstrafe|straftat|verurteilt|führungszeugnis|"
        r"strafregister|strafverfahren|ermittlungsverfahren",
    ),
    rule("eeo.gender", r"^(ihr |dein )?geschlecht|geschlechtsidentität|welches geschlecht"),
    rule("eeo.orientation", r"sexuelle (orientierung|identität)"),
    rule("eeo.ethnicity", r"ethni|migrationshintergrund"),
    rule("eeo.veteran", r"wehrdienst|bundeswehr|zivildienst", confidence=0.75),
    rule(
        "eeo.other",
        r"familienstand|konfession|religion|(anzahl|zahl).{0,12}kinder|"
        r"\bkinder\b.{0,12}\?|altersgruppe|wie alt|^alter\b|gewerkschaft|muttersprache\?",
    ),
    rule(
        "question.text",
        r"staatsangehörigkeit|staatsbürgerschaft|nationalität|geburtsort|"
        r"geburtsname|"
        r"geburtsland",
        confidence=0.7,
    ),
    rule("pronouns", r"pronomen"),
    rule(
        "age.minimum",
        r"(mindestens|über|älter als|unter) \d\d( jahre)?|volljährig|"
        r"\d\d\.? lebensjahr",
        unless=r"erfahrung|stunden",
    ),
    rule("age.birth_date", r"geburts(datum|tag|jahr)|(wann).{0,20}geboren|^geb\.|geboren am"),
    rule(
        "national_id",
        r"sozialversicherungsnummer|(personal)?ausweis(nummer|-?nr)|steuer-?id|"
        r"steuer(identifikations)?nummer|\bahv\b|reisepass|passnummer|\biban\b|krankenkasse",
        answered=_WORDS,
    ),
    rule(
        "source",
        r"aufmerksam geworden|(wie|wo|woher|wodurch) (haben|hast) (sie|du|ihr) .{0,40}"
        r"(erfahren|gefunden|gehört|entdeckt|gesehen)|^(quelle|bewerbungsquelle)\b|woher kenn",
    ),
    rule(
        "referral.name",
        r"wer hat.{0,20}(empfohlen|geworben)|name.{0,30}(empfehl|werb)|"
        r"empfohlen von|"
        r"empfehlungsgeber",
        answered=_WORDS,
    ),
    rule("previously.applied", r"(bereits|schon|zuvor|früher|jemals).{0,40}beworben"),
    rule(
        "previously.employed",
        r"(bereits|schon|zuvor|früher|jemals).{0,60}(bei uns|für uns|"
        r"unser\w* unternehmen|bei der|im konzern|in der gruppe).{0,24}(beschäftigt|gearbeitet|"
        r"angestellt|tätig)|(arbeiten|arbeitest) (sie|du) (derzeit|aktuell|momentan) (bei|für)|"
        r"(aktuell|derzeit|momentan).{0,20}(bei uns|mitarbeiter)|ehemalige[r]? mitarbeit",
    ),
    rule(
        "salary.current",
        r"(aktuell|derzeitig|bisherig|letzt|momentan|"
        r"jetzig)\w*.{0,20}(\w*gehalt|"
        r"vergütung|lohn|verdienst|einkommen)",
    ),
    rule(
        "salary.expectation",
        r"gehalt|vergütung|lohn\w*|verdienst|entgelt|stundensatz|"
        r"bezahlung",
        unless=r"^(warum|was hältst)",
    ),
    rule("notice", r"kündigungsfrist|frist.{0,20}kündig"),
    rule(
        "start_date",
        r"(frühest|möglich|nächst|gewünscht)\w* ?(möglich\w* )?(eintritt|start|"
        r"beginn|"
        r"arbeitsbeginn|termin)|eintritts(termin|datum)|verfügbar(keit)? ?(ab|zum)|^verfügbarkeit|"
        r"(wann|ab wann).{0,40}(anfangen|beginnen|starten|verfügbar|einsteigen|loslegen)|"
        r"start(termin|datum)|arbeitsbeginn|eintritt\b",
    ),
    rule(
        "language.level",
        r"(sprach|deutsch|englisch|französisch|italienisch|spanisch|polnisch|"
        r"fremdsprachen)-?(kenntnis|niveau|level)|^(deutsch|englisch|französisch|italienisch|"
        r"spanisch)$|"
        r"welche sprachen|sprechen sie|sprichst du|^sprachen\b|(deutsch|englisch|französisch) "
        r"(sprechen|auf)|wie gut.{0,20}(deutsch|englisch|französisch)",
        unless=r"programmier",
    ),
    rule(
        "experience.years",
        r"jahre\b.{0,30}(erfahrung|tätig)|berufserfahrung|"
        r"erfahrung.{0,20}jahre|"
        r"wie lange.{0,40}(arbeit|erfahrung|tätig)",
        unless=r"beschreib",
    ),
    rule(
        "certificate",
        r"führerschein|fahrerlaubnis|staplerschein|zertifi(kat|zier)|lizenz|"
        r"approbation|"
        r"gesundheitszeugnis|sachkunde|meisterbrief",
        unless=r"hochladen",
    ),
    rule(
        "education.date",
        r"abschluss(jahr|datum)|studienende|studienabschluss.{0,12}(datum|"
        r"wann)",
    ),
    rule(
        "education.level",
        r"(höchst|letzt)\w* (\w+ )?(abschluss|bildungs\w*|schul\w*|ausbildung)|"
        r"bildungs(abschluss|stand|niveau)|schul(abschluss|bildung)|(abgeschlossene\w*|"
        r"haben).{0,20}"
        r"(berufsausbildung|ausbildung|studium)",
    ),
    rule(
        "education.degree",
        r"studien(gang|fach|richtung)|fachrichtung|^(abschluss|schwerpunkt)\b|"
        r"was (studierst|studieren|hast du studiert)",
    ),
    rule(
        "education.school",
        r"^(hochschule|universität|schule|fachhochschule|"
        r"name der (hoch)?schule|"
        r"bildungseinrichtung)\b|welche[rn]? (universität|hochschule|schule)",
        answered=_WORDS,
    ),
    rule(
        "experience.skill",
        r"erfahrung.{0,30}(mit|in|im|als)\b|(hast|haben|verfüg\w*|besitz\w*|"
        r"bringst).{0,40}(erfahrung|kenntnis)|kenntnisse? (in|mit|von|über)|^(edv|it|fach|pc)?-?"
        r"kenntnisse|fähigkeiten|schon einmal.{0,40}(gearbeitet|bedient)|fertigkeiten|kompetenzen",
        unless=r"^(warum|beschreib)",
    ),
    rule(
        "history.employer",
        r"(aktuell|derzeitig|letzt|jetzig|bisherig|"
        r"momentan)\w*.{0,12}(arbeitgeber|"
        r"unternehmen|firma)|^(firma|unternehmen|arbeitgeber)\b",
        answered=_WORDS,
        unless=r"warum|verlassen",
    ),
    rule(
        "history.title",
        r"(aktuell|derzeitig|letzt|jetzig|momentan)\w*.{0,12}(position|tätigkeit|"
        r"beruf|stelle|jobtitel|funktion)|berufsbezeichnung|stellenbezeichnung|^(beruf|jobtitel|"
        r"position)$",
        answered=_WORDS,
        unless=r"warum",
    ),
    rule(
        "history.duties",
        r"^(ihre |deine )?(aufgaben|tätigkeiten|"
        r"verantwortlichkeiten)",
        answered=_WORDS,
    ),
    rule(
        "name.preferred",
        r"genannt werden|bevorzugter (vor)?name|spitzname|ansprechen\b",
        answered=_WORDS,
    ),
    rule(
        "name.full",
        r"vor- ?(und|&|/) ?(nach|zu|familien)name|vollständiger name|^(ihr |"
        r"dein )?(voller )?name$|"
        r"vorname,? (und |& ?|/ ?)?nachname|name,? vorname",
        answered=_WORDS,
    ),
    rule("name.middle", r"zweiter vorname|zweitname|mittelname", answered=_WORDS),
    rule("name.given", r"^(ihr |dein )?(vorname|rufname)", answered=_WORDS),
    rule("name.family", r"nachname|familienname|^zuname", answered=_WORDS),
    rule(
        "email.confirm",
        r"e-?mail.{0,20}(wiederholen|bestätigen|erneut)|(wiederhol|"
        r"bestätig)\w*.{0,20}"
        r"e-?mail",
        answered=_WORDS,
    ),
    rule(
        "email",
        r"^(ihre |deine )?(private )?(e-?mail|mail)-?(adresse)?$|e-?mail-?adresse|"
        r"mailadresse",
        answered=_WORDS,
    ),
    rule("account.password", r"passwort|kennwort"),
    rule("account.code", r"(bestätigungs|sicherheits|einmal)-?(code|passwort)"),
    rule(
        "phone",
        r"telefon|handy|mobil(nummer|telefon|funk)?\b|rufnummer|natel",
        answered=_WORDS,
        words=8,
        unless=r"mobil sein|termin|gespräch",
    ),
    rule("link.linkedin", r"linked ?in", answered=_OPEN),
    rule(
        "link.other",
        r"xing|web(seite|site)|homepage|\blinks?\b|internetseite",
        answered=_OPEN,
        words=10,
    ),
    rule(
        "location",
        r"plz ?/ ?ort|\b(wo|von wo)\b.{0,20}(wohn|lebst|leben|arbeiten)|"
        r"wohnort.{0,4}(\(|stadt|land)|"
        r"aktueller (wohnort|standort)|^standort$|wohnhaft in",
        unless=r"welche[rmn]? standort",
    ),
    rule("address.line", r"straße|strasse|anschrift|^(ihre |deine )?(wohn)?adresse|hausnummer"),
    rule("address.postcode", r"postleitzahl|\bplz\b"),
    rule("address.city", r"^(wohn)?ort\b|^stadt\b|welche[rn]? (stadt|ort).{0,20}(wohn|leb)"),
    rule("address.region", r"bundesland|^kanton\b"),
    rule("address.country", r"^land\b|wohnsitzland|welchem land|^staat$"),
    rule("location", r"wohnort|wohnsitz"),
    rule(
        "work.schedule",
        r"schicht|wochenend|vollzeit|teilzeit|arbeitszeit|stunden.{0,16}woche|"
        r"nachtarbeit|überstunden|homeoffice|home-office|vor ort|arbeitsmodell|pensum",
        unless=r"^was hältst",
    ),
    rule("document.cv", r"lebenslauf|\bcv\b|werdegang", words=16),
    rule(
        "document.other",
        r"zeugnis|unterlagen|dokument|anlage|anhang|zertifikat|datei|nachweis",
        answered=_FILE,
        confidence=0.85,
    ),
)
