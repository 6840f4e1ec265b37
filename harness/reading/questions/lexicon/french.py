"""French rules, for France, Belgium, Switzerland and Québec."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE, _WORDS, _OPEN, _FILE = Answered.CHOICE, Answered.WORDS, Answered.OPEN, Answered.FILE

RULES: tuple[Rule, ...] = (
    rule("document.photo", r"\bphoto", answered=_FILE, unless=r"sans photo|\bcv\b"),
    rule(
        "question.text",
        r"^(pourquoi|parlez|décrivez|expliquez|racontez|présentez-vous|"
        r"commentaires?|"
        r"remarques?|qu.est-ce qui|que pensez|quelles sont vos (motivations|qualités|ambitions)|"
        r"informations complémentaires|autres informations|comment (géreriez|feriez|gérez))",
        answered=_OPEN,
        unless=r"prétentions|entendu parler|attentes salariales",
        confidence=0.8,
    ),
    rule(
        "question.text",
        r"\b(référence|supérieur hiérarchique|contact d.urgence|"
        r"personne à prévenir)",
        answered=_WORDS,
        confidence=0.75,
    ),
    rule(
        "document.cover_letter",
        r"lettre de (motivation|présentation|candidature)|message (au|"
        r"à l|pour "
        r"le) ?.{0,4}(recruteur|équipe)|lettre d.accompagnement",
    ),
    rule(
        "consent.talent_pool",
        r"vivier|(futures?|autres|prochaines|ultérieures) (offres?|"
        r"opportunités|"
        r"postes|recrutements)|(conserv).{0,40}(cv|profil|candidature|données).{0,60}(futur|ans|"
        r"mois|"
        r"opportunit|vivier)",
        answered=_CHOICE,
    ),
    rule(
        "consent.marketing",
        r"newsletter|actualités|prospection|lettre d.information|"
        r"alertes?.{0,12}"
        r"(emploi|mail)|\bsms\b",
        answered=_CHOICE,
    ),
    rule(
        "consent.terms",
        r"conditions (générales|d.utilisation)|certifie|sur l.honneur|atteste|"
        r"(informations|renseignements).{0,40}(exact|véridique|sincère)|"
        r"exactitude",
        answered=_CHOICE,
        unless=r"confidentialité",
    ),
    rule(
        "consent.privacy",
        r"confidentialité|données (personnelles|à caractère)|rgpd|"
        r"protection des "
        r"données|vie privée|traitement de (mes|vos) données|(consens|"
        r"accepte).{0,30}(traitement|données)",
        answered=_CHOICE,
    ),
    rule("signature", r"^(votre )?signature", answered=_WORDS),
    rule(
        "question.boolean",
        r"(recommandé|coopté|référé)\(?e?\)? par|(voiture|véhicule|"
        r"moyen de transport)"
        r"(?!.{0,20}permis)|(membre de votre famille|parents?|proches?).{0,30}(travaill|employ)|"
        r"clause de non-?concurrence",
        answered=_CHOICE,
        confidence=0.75,
    ),
    rule(
        "work.sponsorship",
        r"parrain(age|er)|besoin d.un (visa|permis)|(visa|"
        r"sponsor).{0,20}(nécessaire|"
        r"requis)|nécessit.{0,20}visa|sponsoris",
    ),
    rule(
        "work.authorization",
        r"(permis|autoris\w*|droit|carte|titre|légalement|"
        r"éligible).{0,40}(de |à |pour )"
        r"?travail|titre de séjour|permis de travail|carte de séjour|statut (de résidence|"
        r"d.immigration)",
    ),
    rule("work.relocation", r"mobilité géographique|déménag|relocalis|mobile géographiquement"),
    rule("work.travel", r"déplacements|(voyager|déplacer).{0,20}(travail|professionnel)?"),
    rule(
        "accommodation",
        r"(aménagement|adaptation|accommodement|"
        r"mesures d.adaptation).{0,60}(entretien|"
        r"recrutement|candidature|poste)|accommodements?",
    ),
    rule("eeo.disability", r"handicap|rqth|travailleur handicapé"),
    rule("health", r"santé|enceinte|grossesse|maladie|allergi|vaccin|médica"),
    rule("criminal.record", r"casier judiciaire|condamn|infraction|antécédents judiciaires"),
    rule("eeo.gender", r"^(votre )?(genre|sexe)\b|identité de genre|vous identifiez-vous"),
    rule("eeo.orientation", r"orientation sexuelle"),
    rule("eeo.ethnicity", r"ethni|minorité visible|origine ethnique|autochtone"),
    rule("eeo.veteran", r"service militaire|ancien combattant|forces armées"),
    rule(
        "eeo.other",
        r"situation (familiale|matrimoniale)|état civil|nombre d.enfants|religion|"
        r"tranche d.âge|^âge\b|quel âge|syndica",
    ),
    rule(
        "question.text",
        r"nationalité|citoyenneté|lieu de naissance|pays de naissance|"
        r"nom de (jeune fille|"
        r"naissance)",
        confidence=0.7,
    ),
    rule("pronouns", r"pronoms?\b"),
    rule(
        "age.minimum",
        r"(au moins|plus de|moins de|âgé\w* de) \d\d ans|majeure?\b|"
        r"\bmajeur\(e\)|\d\d ans "
        r"(ou plus|révolus)",
        unless=r"expérience",
    ),
    rule("age.birth_date", r"date de naissance|né\(?e?\)? le|année de naissance"),
    rule(
        "national_id",
        r"sécurité sociale|(numéro|n°).{0,12}(passeport|carte d.identité|"
        r"d.assurance "
        r"sociale|\bnas\b|avs|registre national)|\bnir\b|\biban\b",
        answered=_WORDS,
    ),
    rule(
        "source",
        r"(comment|où|par quel \w+) (nous )?(avez|as)[- ](vous|tu).{0,40}(connu|entendu|"
        r"découvert|"
        r"trouvé|connaissance|appris|vu)|connu l.offre|^source\b|entendu parler de",
    ),
    rule(
        "referral.name",
        r"(par qui|qui vous).{0,20}(coopt|recommand|référ)|"
        r"nom.{0,40}(recommand|coopt|"
        r"référ|parrain)|^(coopt|recommandé par|référé par)",
        answered=_WORDS,
    ),
    rule("previously.applied", r"(déjà|précédemment|auparavant).{0,30}(postul|candidat)"),
    rule(
        "previously.employed",
        r"(déjà|précédemment|auparavant).{0,30}(travaill|employ|"
        r"collabor).{0,40}"
        r"(nous|entreprise|groupe|société|chez [A-Z])|(actuellement|êtes-vous).{0,30}(salarié|"
        r"employé|"
        r"collaborateur).{0,30}(groupe|entreprise|chez|société|nous)|ancien (salarié|employé)",
    ),
    rule(
        "salary.current",
        r"(salaire|rémunération|package|paie).{0,24}(actuel|dernier)|(dernier|"
        r"actuel)\w* "
        r"(salaire|rémunération)|gagnez-vous",
    ),
    rule(
        "salary.expectation",
        r"prétentions?|salair\w*|salarial|rémunération|taux horaire|package",
        unless=r"politique de (rémunération|salaire)|pensez",
    ),
    rule("notice", r"préavis"),
    rule(
        "start_date",
        r"date (de début|d.entrée|de disponibilité|de prise|de démarrage|"
        r"d.embauche)|"
        r"disponib|(quand|à partir de quand).{0,30}(commencer|débuter|disponible|démarrer)|"
        r"prise de poste",
        unless=r"(travailler|week-?end|nuit|soir|horaire)",
    ),
    rule(
        "language.level",
        r"linguistique|niveau.{0,12}(de |d.|en )?(langue|français|anglais|allemand|espagnol|"
        r"néerlandais|italien)|langues?\b|(parlez|maîtrisez)-vous.{0,20}(français|anglais|"
        r"allemand|"
        r"espagnol|néerlandais)|^(français|anglais|allemand|espagnol|"
        r"néerlandais)$",
        unless=r"programmation",
    ),
    rule("experience.years", r"ann\w+ d.expérience|expérience.{0,20}années|depuis combien"),
    rule(
        "certificate",
        r"\bpermis (b|c|de conduire|a)\b|caces|certifi(cat|é|cation)|"
        r"habilitation|licence "
        r"professionnelle|\bbafa\b|permis\?",
    ),
    rule("education.date", r"(année|date).{0,16}(d.obtention|diplôme|fin d.études|graduation)"),
    rule(
        "education.level",
        r"niveau (d.études|de formation|de scolarité|d.éducation|scolaire)|"
        r"(dernier|plus "
        r"haut) (diplôme|niveau)|diplôme le plus (élevé|haut)|titulaire d.un diplôme",
    ),
    rule(
        "education.degree",
        r"domaine d.étude|^(diplôme|spécialité|spécialisation|filière|"
        r"formation)\b|"
        r"domaine de formation",
    ),
    rule(
        "education.school",
        r"^(école|établissement|université|nom de l.(école|établissement|"
        r"université))|"
        r"quelle (école|université)",
        answered=_WORDS,
    ),
    rule(
        "experience.skill",
        r"expérience.{0,12}(avec|dans|en|sur|de)\b|maîtrisez|compétences?\b|"
        r"(déjà|avez-vous).{0,20}(utilisé|travaillé (en|dans|avec|sur)|géré|manipulé)|"
        r"connaissances? "
        r"(en|de|du)|connaissez-vous",
        unless=r"^pourquoi|notre entreprise",
    ),
    rule(
        "history.employer",
        r"(employeur|entreprise|société).{0,16}(actuel|dernier|précédent)|"
        r"(dernier|"
        r"actuel)\w* (employeur|entreprise)|^(entreprise|employeur|société|nom de l.entreprise)\b",
        answered=_WORDS,
        unless=r"pourquoi|quitté",
    ),
    rule(
        "history.title",
        r"(poste|fonction|titre|emploi).{0,12}(actuel|dernier|occupé)|(dernier|"
        r"actuel)\w* "
        r"(poste|emploi)|intitulé (du|de) poste|^(poste|fonction|profession|"
        r"métier)$",
        answered=_WORDS,
    ),
    rule(
        "history.duties",
        r"^(missions|tâches|responsabilités|"
        r"description du poste)",
        answered=_WORDS,
    ),
    rule(
        "name.preferred",
        r"(prénom|nom) (préféré|d.usage|usuel)|appeler\b.{0,6}\?|"
        r"surnom",
        answered=_WORDS,
        unless=r"^nom d.usage",
    ),
    rule(
        "name.full",
        r"nom (complet|et prénom|& prénom|, prénom)|prénom,? (et |& )?nom|"
        r"nom ?/ ?prénom",
        answered=_WORDS,
    ),
    rule("name.middle", r"(deuxième|second|autres?) prénom", answered=_WORDS),
    rule("name.given", r"^(votre |vos )?prénom", answered=_WORDS),
    rule("name.family", r"^(votre )?nom( de famille| d.usage)?$", answered=_WORDS),
    rule(
        "email.confirm",
        r"confirm.{0,20}(e-?mail|courriel|mail)|(e-?mail|courriel).{0,16}confirm|"
        r"(répét|ressaisi|saisissez à nouveau).{0,20}(e-?mail|courriel)",
        answered=_WORDS,
    ),
    rule(
        "email",
        r"courriel|adresse (e-?)?(mail|électronique)|"
        r"^(votre )?e-?mail$",
        answered=_WORDS,
    ),
    rule("account.password", r"mot de passe"),
    rule("account.code", r"code (de vérification|de confirmation|à usage unique)"),
    rule(
        "phone",
        r"téléphone|portable|numéro de (tél|gsm|mobile)|^(mobile|gsm|"
        r"tél\.?)$",
        answered=_WORDS,
        words=8,
    ),
    rule("link.linkedin", r"linked ?in", answered=_OPEN),
    rule("link.portfolio", r"portfolio|portefolio", answered=_OPEN),
    rule(
        "link.other",
        r"site (web|internet|personnel)|\bliens?\b|\burl\b|"
        r"réseaux sociaux",
        answered=_OPEN,
        words=10,
    ),
    rule(
        "location",
        r"(lieu|ville et pays) de résidence|(où) (habitez|résidez|vivez|"
        r"êtes-vous (basé|situé))|"
        r"^localisation|^lieu$|localisation actuelle|résidez-vous|ville, pays",
    ),
    rule("address.postcode", r"code postal|\bnpa\b"),
    rule(
        "address.line",
        r"^(votre )?adresse\b(?! (e-?mail|mail|courriel|élec))|^rue\b|"
        r"adresse postale",
    ),
    rule("address.city", r"^ville|^commune|^localité|quelle ville.{0,20}(habit|rési|viv)"),
    rule("address.country", r"^pays\b|pays de résidence|quel pays.{0,20}(habit|rési|viv)"),
    rule("address.region", r"^(région|département|province|canton|état)\b"),
    rule(
        "work.schedule",
        r"week-?end|de nuit|horaires|temps (plein|partiel|complet|de travail)|"
        r"type de contrat|"
        r"télétravail|heures (par|supplémentaires)|(sur site|présentiel)|rythme de travail",
    ),
    rule("document.cv", r"curriculum|\bcv\b", words=16),
    rule(
        "document.other",
        r"documents?|pièces?|diplômes|fichiers?|certificats|annexes?|"
        r"justificatif|"
        r"attestation",
        answered=_FILE,
        confidence=0.85,
    ),
)
