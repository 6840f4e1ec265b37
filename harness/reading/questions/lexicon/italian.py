"""Italian rules."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE, _WORDS, _OPEN, _FILE = Answered.CHOICE, Answered.WORDS, Answered.OPEN, Answered.FILE

RULES: tuple[Rule, ...] = (
    rule("document.photo", r"\bfoto", answered=_FILE, unless=r"senza foto"),
    rule(
        "question.text",
        r"^(perché|racconta|parlaci|descriv|spiega|commenti?|note|osservazioni|"
        r"cosa (ti|pensi|"
        r"ne pensi)|quali sono i tuoi (obiettivi|punti)|informazioni aggiuntive|"
        r"ulteriori informazioni|come "
        r"(gestiresti|affronteresti))",
        answered=_OPEN,
        unless=r"aspettativ|"
        r"conosciuto",
        confidence=0.8,
    ),
    rule(
        "question.text",
        r"\b(referenze|contatto di emergenza|"
        r"responsabile diretto)",
        answered=_WORDS,
        confidence=0.75,
    ),
    rule(
        "document.cover_letter",
        r"lettera (di presentazione|motivazionale|di motivazione|di "
        r"accompagnamento)|messaggio (al|per il) (recruiter|selezionatore)",
    ),
    rule(
        "consent.talent_pool",
        r"(future|altre|prossime|ulteriori) (opportunità|posizioni|"
        r"selezioni|offerte|"
        r"ricerche)|talent pool|conserv.{0,40}(dati|cv|curriculum).{0,40}(futur|mesi|anni)",
        answered=_CHOICE,
    ),
    rule(
        "consent.marketing",
        r"newsletter|(avvisi|offerte|annunci) di lavoro|"
        r"comunicazioni (commerciali|"
        r"promozionali)|finalità di marketing|\bsms\b",
        answered=_CHOICE,
    ),
    rule(
        "consent.terms",
        r"termini (e|di)|condizioni (d.uso|generali)|(dichiaro|certifico|"
        r"confermo).{0,60}"
        r"(ver|corrett|esatt)",
        answered=_CHOICE,
        unless=r"privacy",
    ),
    rule(
        "consent.privacy",
        r"privacy|dati personali|trattamento (dei|dei miei)? ?dati|"
        r"informativa|\bgdpr\b|"
        r"protezione dei dati",
        answered=_CHOICE,
    ),
    rule("signature", r"^(la tua )?firma", answered=_WORDS),
    rule(
        "question.boolean",
        r"automunit|(auto|mezzo) propri|(parenti|familiari|amici|"
        r"conoscenti).{0,40}(lavor|"
        r"azienda)|(sei stat[oa]) (segnalat|referenziat)|"
        r"patto di non concorrenza",
        answered=_CHOICE,
        confidence=0.75,
    ),
    rule(
        "work.sponsorship",
        r"sponsor|(bisogno|necessit)\w*.{0,20}(di un )?visto|"
        r"visto per lavorare",
    ),
    rule(
        "work.authorization",
        r"permesso di (lavoro|soggiorno)|(autorizzat[oa]|diritto|"
        r"abilitat[oa]|legalmente)"
        r".{0,40}(a |di )?lavorare",
    ),
    rule("work.relocation", r"trasferirti|trasferiment|trasferirsi|trasloc|ricolloca|relocat"),
    rule("work.travel", r"trasferte?\b|viaggi(are)?\b"),
    rule(
        "accommodation",
        r"(adattament|accomodament|agevolazion|supporto).{0,60}(colloquio|"
        r"selezione|"
        r"candidatura)",
    ),
    rule("eeo.disability", r"disabil|categorie protette|invalidità|legge 68"),
    rule("health", r"salute|gravidanza|incinta|malatti|allergi|vaccin|medic[ohi]"),
    rule("criminal.record", r"precedenti penali|condannat|reato|carichi pendenti|casellario"),
    rule("eeo.gender", r"^(il tuo )?(genere|sesso)\b|identità di genere|ti identifichi"),
    rule("eeo.orientation", r"orientamento sessuale"),
    rule("eeo.ethnicity", r"etni"),
    rule("eeo.veteran", r"servizio (militare|di leva)|obblighi (militari|di leva)"),
    rule(
        "eeo.other",
        r"stato civile|(numero di|hai) figli|religi|fascia d.età|^età\b|"
        r"quanti anni hai|"
        r"sindacat",
    ),
    rule(
        "question.text",
        r"nazionalità|cittadinanza|luogo di nascita|"
        r"paese di nascita",
        confidence=0.7,
    ),
    rule("pronouns", r"pronomi?\b"),
    rule(
        "age.minimum",
        r"maggiorenne|(almeno|più di) \d\d anni|"
        r"\d\d anni compiuti",
        unless=r"esperienza",
    ),
    rule("age.birth_date", r"data di nascita|nat[oa] il"),
    rule(
        "national_id",
        r"codice fiscale|(numero|n\.).{0,14}(passaporto|carta d.identità|"
        r"documento)|\biban\b|"
        r"partita iva",
        answered=_WORDS,
    ),
    rule(
        "source",
        r"(come|dove).{0,30}(saputo|conosciuto|trovato|conoscenza|visto|sentito)|"
        r"^fonte\b",
    ),
    rule(
        "referral.name",
        r"chi ti ha (segnalat|referenziat|consigliat)|nome.{0,40}(segnalat|"
        r"referenz|"
        r"consigliat)",
        answered=_WORDS,
    ),
    rule(
        "previously.applied",
        r"già (candidat|partecipat|inviat)|candidat\w+.{0,20}(in passato|"
        r"precedenza)",
    ),
    rule(
        "previously.employed",
        r"già (lavorato|stat[oa] (assunt|dipendente)).{0,40}(noi|nostra|"
        r"azienda|gruppo)|"
        r"(sei|ex|attuale) ?(un|una)? ?(dipendente|collaborator\w+)|lavorato (per|con) (noi|"
        r"la nostra)",
    ),
    rule(
        "salary.current",
        r"(ral|retribuzione|stipendio|salario).{0,12}(attuale|ultim|percepit)|"
        r"(attuale|"
        r"ultima?) (ral|retribuzione|stipendio)|quanto guadagni",
    ),
    rule(
        "salary.expectation",
        r"retribu|stipendio|\bral\b|aspettativ\w+ economic|"
        r"pretese economiche|"
        r"compenso|salari",
        unless=r"politica",
    ),
    rule("notice", r"preavviso"),
    rule(
        "start_date",
        r"data (di |d.)(inizio|disponibilità|ingresso|assunzione)|(quando|"
        r"da quando).{0,24}"
        r"(iniziare|cominciare|disponibile|partire)|^disponibilità( immediata| all.inizio)?$|"
        r"disponibilità "
        r"(dal|a partire)",
    ),
    rule(
        "language.level",
        r"livello.{0,12}(di |della )?(lingua|inglese|tedesco|francese|"
        r"spagnolo|italiano)|"
        r"lingu[ae]\b|(parli|conosci).{0,12}(inglese|tedesco|francese|spagnolo)|^(inglese|"
        r"tedesco|francese|"
        r"spagnolo)$|conoscenza (dell.|del )(inglese|tedesco|francese)",
    ),
    rule("experience.years", r"anni di esperienza|esperienza.{0,16}anni"),
    rule(
        "certificate",
        r"patent(e|ino)|certificazion|abilitazion|iscritt[oa] all.albo|attestato|"
        r"licenza",
        unless=r"carica",
    ),
    rule("education.date", r"(data|anno).{0,12}(laurea|diploma|conseguimento)"),
    rule(
        "education.level",
        r"titolo di studio|livello (di )?(istruzione|studi)|(sei|"
        r"hai).{0,12}(laureat|una "
        r"laurea|diplom)",
    ),
    rule(
        "education.degree",
        r"corso di (laurea|studi)|indirizzo di stud|^(facoltà|laurea in|"
        r"specializzazione)\b|area di studio|ambito di studi",
    ),
    rule(
        "education.school",
        r"^(università|scuola|istituto|ateneo)\b|quale (università|scuola)",
        answered=_WORDS,
    ),
    rule(
        "experience.skill",
        r"esperienza.{0,12}(con|in|nel|come|di)\b|competenze|conosci\b|"
        r"conoscenze|già "
        r"(lavorato|utilizzato|usato).{0,20}(in|con|un)\b|capacità|abilità",
        unless=r"nostra azienda|per noi|^perché|qualcuno",
    ),
    rule(
        "history.employer",
        r"(azienda|datore di lavoro|società).{0,8}(attuale|precedente|"
        r"ultim)|(ultimo|"
        r"attuale) (datore|impiego)|^(azienda|datore di lavoro|società)$",
        answered=_WORDS,
        unless=r"perché|lasciato",
    ),
    rule(
        "history.title",
        r"(posizione|ruolo|mansione|qualifica|professione).{0,8}(attuale|"
        r"ricopert|ultim)|"
        r"(ultimo|attuale) (ruolo|incarico)|^(qualifica|mansione|ruolo|"
        r"professione)$",
        answered=_WORDS,
    ),
    rule("history.duties", r"^(mansioni|attività svolte|responsabilità|compiti)", answered=_WORDS),
    rule("name.preferred", r"nome preferito|essere chiamat|soprannome", answered=_WORDS),
    rule("name.full", r"nome (completo|e cognome)|cognome e nome|^nominativo", answered=_WORDS),
    rule("name.middle", r"secondo nome", answered=_WORDS),
    rule("name.family", r"cognome", answered=_WORDS),
    rule("name.given", r"^(il tuo )?nome$|nome di battesimo", answered=_WORDS),
    rule(
        "email.confirm",
        r"(conferma|ripeti|reinserisci).{0,24}e-?mail|e-?mail.{0,16}(conferma|"
        r"di nuovo)",
        answered=_WORDS,
    ),
    rule(
        "email",
        r"indirizzo (e-?mail|di posta)|posta elettronica|"
        r"^(la tua )?e-?mail$",
        answered=_WORDS,
    ),
    rule("account.code", r"codice di (verifica|conferma|sicurezza)"),
    rule(
        "phone",
        r"telefono|cellulare|recapito telefonico|numero di (tel|"
        r"cell)",
        answered=_WORDS,
        words=8,
    ),
    rule("link.linkedin", r"linked ?in", answered=_OPEN),
    rule(
        "link.other",
        r"sito (web|personale|internet)|\blink\b|\burl\b|pagina web|profili social",
        answered=_OPEN,
        words=10,
    ),
    rule(
        "location",
        r"(dove) (vivi|abiti|risiedi|ti trovi)|luogo di residenza|^(località|"
        r"residenza|"
        r"domicilio)\b|città e (provincia|paese)",
    ),
    rule("address.postcode", r"codice (di avviamento )?postale|\bcap\b"),
    rule("address.city", r"^(città|comune)\b|quale città.{0,12}(vivi|abiti|risiedi)"),
    rule("address.line", r"^(indirizzo|via)\b(?! (e-?mail|di posta|di stud))"),
    rule("address.region", r"^(provincia|regione)"),
    rule("address.country", r"^(paese|nazione|stato di residenza)\b"),
    rule(
        "work.schedule",
        r"fine settimana|weekend|turn[io]|full[- ]?time|part[- ]?time|"
        r"tempo (pieno|parziale)|"
        r"in presenza|smart working|orari[o]?|ore (a|settimanali|alla)|straordinari|"
        r"tipo di contratto|da remoto",
    ),
    rule("document.cv", r"curriculum|\bcv\b", words=16),
    rule(
        "document.other",
        r"documenti?|allegat[oi]|certificat[oi]|file|attestati",
        answered=_FILE,
        confidence=0.85,
    ),
)
