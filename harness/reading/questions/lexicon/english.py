"""English rules, the most particular first: the first rule that holds wins."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE, _WORDS, _FILE = Answered.CHOICE, Answered.WORDS, Answered.FILE

_LANGUAGE = (
    r"\b(english|german|french|spanish|dutch|portuguese|italian|polish|russian|mandarin|chinese|"
    r"japanese|korean|arabic|hindi|turkish|swedish|danish|norwegian|finnish|czech|ukrainian|greek|"
    r"hebrew|vietnamese|romanian|hungarian|cantonese)\b"
)

_CONSENT: tuple[Rule, ...] = (
    rule(
        "captcha", r"\bcaptcha\b", r"not a robot", r"type the (characters|letters|text) (you )?see"
    ),
    rule(
        "consent.marketing",
        r"\bopt[- ]?(in|out)\b",
        r"\b(text|sms) messag",
        r"\bnewsletter\b",
        r"\b(marketing|promotional)\b",
        r"\breceive\b.{0,40}\b(e-?mails?|updates|messages|communications?|job alerts|news)\b",
        r"\bjob alerts?\b",
        answered=_CHOICE,
    ),
    rule(
        "consent.talent_pool",
        r"\btalent (pool|community|network|bank|pipeline)\b",
        r"\b(future|other|further|similar|additional|upcoming)\b.{0,25}\b(jobs?|positions?|vacanc|"
        r"opportunit|openings?|roles?|recruit|consideration|hiring|employment)",
        r"\b(keep|retain|store)\b.{0,40}\b(my|your)\b.{0,30}\b(data|details|profile|cv|resume|"
        r"application|information)\b",
        answered=_CHOICE,
        unless=r"\b(sponsor|visa|authori[sz])|interested in (being|working)|\bwork (in|at) future",
    ),
    rule(
        "signature",
        r"\be?-?signature\b",
        r"\bsign(ed)? (here|below|your name|with your)\b",
        r"\b(type|enter|write)\b.{0,20}\bname\b.{0,40}\b(sign|signature|certif|agree|confirm)",
        r"^initials?\b",
        answered=_WORDS,
    ),
    rule(
        "consent.terms",
        r"\b(certify|affirm|attest|declare|swear|acknowledge|confirm)\b.{0,160}\b(true|truthful|"
        r"accurate|correct|complete)\b",
        r"\bterms\b.{0,5}(and|&|of|or)\b.{0,5}(conditions|use|service)",
        r"\b(accept|agree to) (the |our |these )?terms\b",
        r"^(applicant|candidate) (statement|declaration)",
        answered=_CHOICE,
        unless=r"privacy (policy|notice|statement)",
    ),
    rule(
        "consent.privacy",
        r"\b(privacy|data protection|gdpr|dsgvo|ccpa)\b",
        r"\bpersonal (data|information)\b",
        r"\bprocess(ing|ed)?\b.{0,30}\b(my|your|the) (data|information|details|application)\b",
        r"\b(consent|agree)\b.{0,40}\b(processing|collection|storage|use) of\b",
        r"^(i|we) (hereby )?(consent|agree)\b",
        r"^(i agree|consent|gdpr|data consent)$",
        answered=_CHOICE,
    ),
    rule(
        "consent.terms",
        r"\bterms\b.{0,5}(and|&|of|or)\b.{0,5}(conditions|use|service)",
        r"\b(accept|agree to) (the |our |these )?terms\b",
        answered=_CHOICE,
    ),
)

_WORK: tuple[Rule, ...] = (
    rule(
        "work.authorization",
        r"authori[sz]ed\b.{0,60}\bwithout\b.{0,30}\bsponsor",
        r"\bstatus that allows you to work\b",
    ),
    rule(
        "work.sponsorship",
        r"\bsponsor(ship|ed|s|ing)?\b.{0,80}\b(visa|immigration|work|employ|authori|permit|now|"
        r"future)",
        r"\b(visa|immigration|work|employment|require|need)\b.{0,80}\bsponsor",
        r"\brequire (a )?(work )?(visa|permit)\b",
        r"\bneed (a )?(work )?(visa|permit)\b",
        r"^(visa )?sponsorship\b",
        unless=r"sponsored by (us|the company) to attend",
    ),
    rule(
        "work.authorization",
        r"\b(authori[sz]ed|authori[sz]ation|eligible|eligibility|entitled|permitted|permission|"
        r"allowed|legal(ly)?( able)?|right|registered|permit)\b.{0,30}\bto (\w+ and )?(legally "
        r")?work\b",
        r"\bwork(ing)? (authori[sz]ation|permit|permission|eligibility|status|visa|rights)\b",
        r"\bright to work\b",
        r"\bemployment (eligibility|authori[sz]ation)\b",
        r"\blegally work\b",
        r"\b(visa|immigration|residency|residence permit) (status|type)\b",
        r"\b(residence|work) permit\b",
    ),
    rule(
        "work.relocation",
        r"\brelocat",
        r"\bwilling to move\b",
        unless=r"\bassistance policy\b",
    ),
    rule(
        "work.travel",
        r"\b(willing|able|ability|comfortable|open|available|reliably|required?)\b.{0,40}\btravel",
        r"\btravel\b.{0,30}\b(require|expectation|willing|%|percent|comfortable)",
        r"^travel\b",
    ),
)

_EQUALITY: tuple[Rule, ...] = (
    rule(
        "accommodation",
        r"\b(accommodations?|adjustments?)\b.{0,60}\b(interview|process|application|participate|"
        r"apply)",
        r"\b(require|need|request)\b.{0,40}\b(accommodations?|adjustments?)\b",
        r"\breasonable (accommodation|adjustment)s?\b.{0,20}\?",
        unless=r"essential (function|dut)|perform the",
    ),
    rule(
        "health",
        r"\bessential (functions|duties)\b",
        r"\b(medical|health) (condition|history|problem|issue|status)",
        r"\bvaccinat",
        r"\bphysically (able|capable)\b",
        r"\b(pregnan|allerg)",
    ),
    rule("eeo.veteran", r"\bveteran\b", r"\b(military|armed forces) (service|status|spouse)\b"),
    rule(
        "eeo.disability",
        r"\bdisabilit(y|ies)\b",
        r"\bdisabled\b",
        r"\bneurodi(verse|vergent|versity)\b",
    ),
    rule("eeo.orientation", r"\bsexual (orientation|identity)\b", r"\blgbtq?"),
    rule(
        "eeo.gender",
        r"\bgender\b",
        r"^(your )?sex\b",
        r"\btransgender\b",
        r"\bsex assigned\b",
        unless=r"\bpronoun|\bwelcome\b.{0,40}regardless|gender pay",
    ),
    rule(
        "eeo.ethnicity",
        r"\bethnic",
        r"\bhispanic\b",
        r"\blatin[oax]\b",
        unless=r"\brace\b",
    ),
    rule("eeo.race", r"\brac(e|ial)\b", unless=r"\b(race condition|racing|trace)\b"),
    rule(
        "eeo.other",
        r"\b(age|what is your) (range|group|bracket|band|current age)\b",
        r"\bcurrent age\b",
        r"\bhow old are you\b",
        r"\bcommunities do you (belong|identify)\b",
        r"\b(religio|marital|caste|socio-?economic|nationality|first[- ]generation)",
        r"\b(family|civil|parental) status\b",
        r"\bnumber of (children|dependents)\b",
        r"\bunder-?represented\b",
        r"\bage\?$",
        r"^age$",
    ),
    rule("pronouns", r"\bpronouns?\b"),
    rule(
        "criminal.record",
        r"\b(criminal|convicted|conviction|felony|felonies|misdemeanor)s?\b",
        unless=r"background (check|screen)",
    ),
    rule(
        "age.minimum",
        r"\b(at least|over|above|aged?|are you|minimum)\b.{0,20}\b(16|18|19|21)\b",
        r"\b(16|18|19|21)\b.{0,20}\b(or older|years? (of age|old)|or over|and over)",
        r"\b(legal|minimum) (working )?age\b",
        unless=r"years of .{0,20}experience|days|hours",
    ),
    rule(
        "age.birth_date",
        r"\b(date|day|year|month) of birth\b",
        r"\bbirth ?(date|day|year)\b",
        r"^d\.?o\.?b\.?\b",
        r"^born\b",
    ),
    rule(
        "national_id",
        r"\bsocial (security|insurance)\b",
        r"^(ssn|sin)\b",
        r"\bnational (id|insurance|identity|identification)\b",
        r"\b(passport|identity card|tax(payer)? id(entification)?|nino|id card)\b.{0,12}(number|"
        r"no\b|#|$)",
        r"\b(aadhaar|pan number|bsn|pesel|nif|dni|codice fiscale)\b",
    ),
)

_ABOUT: tuple[Rule, ...] = (
    rule(
        "source",
        r"\bhow (did|have|do) you (first )?(hear|learn|find|come|discover|know|get to know)\b",
        r"\bhow you (first )?(heard|learned|found|came)\b",
        r"\bwhere (did|have) you (first )?(hear|heard|find|found|learn|see|seen)\b",
        r"\b(heard|learned|found out) about (us|this|the|our)\b",
        r"\bwhere you (found|heard|saw)\b",
        r"\breferral source\b",
        r"^(application |candidate |applicant )?source\b",
        r"\b(chose|selected|select|choose) [\"“”']?other\b",
    ),
    rule(
        "referral.name",
        r"\bwho\b.{0,12}\breferred\b",
        r"\breferred\b.{0,60}\b(name|mention|list|who)\b",
        r"\b(referr(er|al)|employee)('s)?\b.{0,20}\bname\b",
        r"\bname of\b.{0,30}\b(referr|employee)",
        r"\bemployee\b.{0,30}\b(their|his|her)\b.{0,12}\bname\b",
        r"\brecommending someone\b",
        r"^referred by\b",
        r"^referral$",
        answered=_WORDS,
    ),
    rule(
        "previously.applied",
        r"\b(previously|before|ever|past|already)\b.{0,30}\b(applied|interviewed|applying)\b",
        r"\bapplied\b.{0,40}\b(before|previously|in the past)\b",
        unless=r"\bmachine learning\b",
    ),
    rule(
        "previously.employed",
        r"\b(ever|previously|formerly|before)\b.{0,40}\b(been employed|worked|employed|an "
        r"employee)\b"
        r".{0,30}\b(by|for|at|with|here|us|of)\b",
        r"\bare you\b.{0,24}\b(current|former|previous|existing|internal)\b.{0,24}\b(employee|"
        r"staff|"
        r"contractor|worker)",
        r"\bemployment status with\b",
        r"\b(former|previous|current) (employee|staff)\b",
        r"\bworked (for|at|with) (us|this company|our)\b",
        r"\w+ employment history$",
        r"\bbeen employed (by|at|with)\b",
        unless=r"family|relative|friend|spouse|referr|most recent",
    ),
    rule(
        "salary.current",
        r"\b(current|present|last|previous|existing|most recent)\b.{0,24}\b(salary|compensation|"
        r"ctc|"
        r"pay|cost to company|remuneration|wage|earnings|base)\b",
        unless=r"\b(expect|desired|requirement)",
    ),
    rule(
        "salary.expectation",
        r"\b(salar(y|ies)|compensation|remuneration|wages?|rate of pay|hourly rate|day rate|"
        r"rate range|cost to company|ctc)\b",
        r"\b(pay|rate|income|earnings?|ote)\b.{0,16}\b(expect|require|desired|range|target)",
        r"\b(expect|desired?|target|minimum)\w*\b.{0,16}\b(pay|rate|income|earnings?|ote|"
        r"package)\b",
    ),
    rule(
        "notice",
        r"\bnotice period\b",
        r"\b(weeks?|days?|months?|much|period of)\b.{0,12}\bnotice\b",
        r"^notice\b",
    ),
    rule(
        "start_date",
        r"\bwhen\b.{0,40}\b(start|begin|join|commence)\b",
        r"\bhow soon\b",
        r"\b(start|starting|begin|joining|commencement)[- ]date\b",
        r"\bearliest\b.{0,24}\b(start|date|available|begin)",
        r"\bavailab(le|ility)\b.{0,20}\b(to start|to begin|from|date|to join)\b",
        r"\bdates? (of availability|available|you (can|could|are))\b",
        unless=r"\b(job|employment|position) (start|began)|interview",
    ),
)

_HISTORY: tuple[Rule, ...] = (
    rule(
        "language.level",
        _LANGUAGE
        + r".{0,40}\b(proficien|fluen|level|skill|speak|written|spoken|command|knowledge)",
        r"\b(proficien\w*|fluen\w*|level|speak|spoken|command|knowledge)\b.{0,40}" + _LANGUAGE,
        r"\b(languages?)\b.{0,40}\b(fluen|speak|proficien|skill|level|spoken|read|write|known)",
        r"\b(fluen\w*|speak|proficien\w*|which|what|list|other)\b.{0,24}\blanguages?\b",
        r"^languages?\b",
        r"\bcefr\b",
        unless=r"\b(coding|programming|query|scripting|markup)\b",
    ),
    rule(
        "experience.years",
        r"\b(how many|number of|total|minimum of|at least|least)\b.{0,16}\b(years?|yrs)\b",
        r"\b\d\+? (or more )?years?\b.{0,60}\bexperience\b",
        r"\b(years?|yrs)( of)?\b.{0,40}\bexperience\b",
        r"\bhow long\b.{0,30}\b(worked|working|experience)\b",
        unless=r"\b(attainment|living|reside|ago|of age|years old)\b",
    ),
    rule(
        "certificate",
        r"\b(certificat(e|es|ion|ions)|certified)\b",
        r"\blicen[cs](e|es|ed|ure)\b",
        r"\b(accreditation|professional registration)\b",
        unless=r"\b(upload|attach)\b|birth",
    ),
    rule(
        "question.text",
        r"\bdo(es)? your (experience|background)\b.{0,30}\b(fit|match)",
        answered=_WORDS,
    ),
    rule(
        "experience.skill",
        r"\b(do|did|have|are) you\b.{0,30}\bexperience\b",
        r"\bexperience (with|in|using|working|closing|of)\b(?!.{0,60}(describe|please tell))",
        r"\byour\b.{0,24}\bexperience (with|in|using)\b",
        r"\bhave you (worked with|used|built|managed|led)\b",
        r"\b(strongest|primary|preferred|favou?rite)\b.{0,20}\b(coding|programming|language|"
        r"skill|stack)",
        r"\b(familiar(ity)?|proficien\w*|skilled|competen\w*|knowledge|expertise|hands-on)\b.{0,12}"
        r"\b(with|in|of|using)\b",
        r"^(key |technical |your )?skills?\b",
        r"\bhow (well|familiar|comfortable|proficient|experienced)\b.{0,20}\b(know|with|in|are you)\b",
        r"\byour skills\b",
        r"\b(tools|software|platforms|technologies)\b.{0,30}\b(experience|used|worked)\b",
        unless=r"^(please )?(describe|outline|share|tell)|\bwhy\b|\bfavou?rite project",
    ),
    rule(
        "education.date",
        r"\bgraduat(ion|ed?|ing)\b.{0,16}\b(date|year|month|when)\b",
        r"\b(date|year|month|when)\b.{0,24}\bgraduat",
        r"^graduation\b",
    ),
    rule(
        "education.level",
        r"\b(highest|level of|levels? of)\b.{0,30}\b(education|degree|qualification|schooling|"
        r"study)",
        r"\beducation(al)? (level|attainment|background|qualification)\b",
        r"\bdo you (have|hold)\b.{0,16}\b(bachelor|master|degree|ph\.?d|diploma|associate|high "
        r"school)",
        r"^(education|qualification)$",
    ),
    rule(
        "education.school",
        r"^(name of )?(your )?(school|university|college|institution|alma mater|educational "
        r"institution)"
        r"( name| attended|\b)",
        r"\b(which|what|name of)\b.{0,16}\b(university|college|school|"
        r"institution)\b.{0,40}\b(attend|study|"
        r"graduat|did you|you)",
        words=24,
        unless=r"high school (diploma|degree)|current location|transfer|\bapplying\b|gpa",
    ),
    rule(
        "education.degree",
        r"\b(field|area|course|program(me)?|subject) of study\b",
        r"^(your )?(degree|major|discipline|speciali[sz]ation|minor)\b",
        r"\bdegree\b.{0,12}\b(name|title|type|earned|obtained|subject)\b",
        words=8,
    ),
    rule(
        "history.employer",
        r"\b(current|most recent|last|previous|present|latest)\b.{0,24}\b(company|employer|"
        r"organi[sz]ation|"
        r"workplace)\b",
        r"^(company|employer|organi[sz]ation)( name)?$",
        r"^name of (company|employer|organi[sz]ation)$",
        answered=_WORDS,
        unless=r"\b(why|leav|role at|how long|responsib|describe|contact)\b",
    ),
    rule(
        "history.title",
        r"\b(current|most recent|last|previous|present|latest)\b.{0,16}\b((job|position|role) "
        r"?(title|role)?|"
        r"title|occupation|designation)$",
        r"^(job|position|role) ?title\b",
        r"^(your )?(occupation|profession|title|position held|role)$",
        answered=_WORDS,
        words=9,
    ),
    rule(
        "history.duties",
        r"^(job |role |position )?(duties|responsibilities|description)\b",
        r"\b(duties|responsibilities)\b.{0,12}$",
        r"^(work|employment|job) (history|experience)$",
        answered=_WORDS,
        words=8,
    ),
)

_IDENTITY: tuple[Rule, ...] = (
    rule("name.pronunciation", r"\bpronounc", r"\bpronunciation\b", unless=r"preferred name and"),
    rule(
        "name.preferred",
        r"\b(preferred|chosen|display)\b.{0,16}\bname\b",
        r"\b(nick ?name|known as|goes by|go by)\b",
        r"\bwhat (would|should) (you like us to|we) call you\b",
        r"\b(prefer|like)\b.{0,20}\bto be called\b",
        answered=_WORDS,
    ),
    rule("name.middle", r"\bmiddle[- ]?(name|initial)\b", r"^middle$", words=6),
    rule(
        "name.full",
        r"\b(full|complete|legal|entire)[ -]?name\b",
        r"\bfirst\b.{0,5}(and|&|\+|/)\s?.{0,5}\b(last|family|sur)",
        r"^(your |candidate |applicant |applicant's )?name\b$",
        r"^name \((first|given).{0,20}\)$",
        r"^what is your name\??$",
        answered=_WORDS,
        words=8,
    ),
    rule(
        "name.given",
        r"\b(first|given|fore)[- ]?names?\b",
        r"^(legal )?first$",
        answered=_WORDS,
        words=6,
    ),
    rule(
        "name.family",
        r"\b(last|family|sur)[- ]?names?\b",
        r"^(legal )?last$",
        answered=_WORDS,
        words=6,
    ),
    rule(
        "email.confirm",
        r"\b(confirm|confirmation|repeat|re-?enter|verify|retype|again)\b.{0,24}\be-?mail\b",
        r"\be-?mail\b.{0,20}\b(confirm|confirmation|again|repeat|verification)\b",
        answered=_WORDS,
        unless=r"\bcode\b",
    ),
    rule(
        "account.code",
        r"\b(verification|one[- ]?time|security|confirmation|access) (code|pin)\b",
        r"\botp\b",
    ),
    rule("account.password", r"\bpassword\b", words=8),
    rule("email", r"\be-?mail\b", answered=_WORDS, words=7),
    rule(
        "phone",
        r"\b(tele)?phone\b",
        r"\b(mobile|cell|contact|daytime|whats ?app)\b.{0,10}\b(number|no\.?|phone|#)",
        r"^(mobile|cell|tel\.?)$",
        words=9,
        unless=r"\binterview\b|\b(iphone|phone screen)\b|\btype\b",
    ),
    rule(
        "link.other",
        r"^(additional|other|more|further|any other)\b.{0,12}\b(links?|urls?|websites?|"
        r"profiles?)\b",
        answered=_WORDS,
    ),
    rule("link.linkedin", r"\blinked ?in\b", answered=_WORDS, words=16),
    rule("link.github", r"\bgit ?(hub|lab)\b", answered=_WORDS, words=16),
    rule(
        "link.portfolio",
        r"\b(portfolio|dribbble|behance|work samples?)\b.{0,30}(link|url|site|page|\)|$)",
        r"\b(link|url)s?\b.{0,24}\b(portfolio|work samples?)\b",
        answered=_WORDS,
        words=18,
        unless=r"\bcover letter\b",
    ),
    rule(
        "link.other",
        r"\b(web ?site|web ?page|homepage|personal web|personal site|blog)\b",
        r"\b(twitter|facebook|instagram|stack ?overflow|kaggle|youtube|tiktok|medium|xing|google "
        r"scholar|"
        r"orcid)\b",
        r"\b(url|link)s?\b",
        r"\bsocial media (profile|link|handle)",
        answered=_WORDS,
        words=30,
        unless=r"\?.{0,10}$|\bdescribe\b|\bwhy\b|\bexperience\b",
    ),
)

_PLACE: tuple[Rule, ...] = (
    rule(
        "question.choice",
        r"\b(which|what)\b.{0,24}\b(location|office|school|site|branch|store)s?\b.{0,40}\b(apply|"
        r"interest|"
        r"prefer|current location|consider)",
        r"\bpreferred (location|office|site|branch|store)\b",
        r"\b(interested in working|prefer to work)\b",
        answered=_CHOICE,
    ),
    rule(
        "address.postcode",
        r"\b(zip|post(al)?)[ -]?(code)?\b.{0,12}$",
        r"\bpostcode\b",
        r"^zip\b",
        words=8,
        unless=r"\bpost(al)? address\b",
    ),
    rule(
        "location",
        r"\bcity\b.{0,20}\b(state|province|country|region)\b",
        r"\b(state|country)\b.{0,8}(and|&|/)\s?.{0,8}\b(state|country)\b",
        answered=_WORDS,
    ),
    rule(
        "address.city",
        r"\bcity\b.{0,30}\b(live|reside|based|located|residence|home)",
        r"\b(home|current|your) (city|town)\b",
        r"^(city|town|municipality|suburb|city ?/ ?town|town ?/ ?city)\b",
        words=14,
    ),
    rule(
        "address.region",
        r"^(u\.?s\.? )?(state|province|region|county|canton|prefecture)\b.{0,24}$",
        r"\b(state|province|county|canton)\b.{0,40}\b(live|reside|residence|working from|work "
        r"from|located|"
        r"based|work)\b",
        r"\b(which|what|current) (u\.?s\.? )?(state|province)\b",
        unless=r"\b(united states|sponsor)\b",
    ),
    rule(
        "address.country",
        r"^country\b.{0,30}$",
        r"\bcountry\b.{0,30}\b(residing|reside|residence|live|located|based)\b",
        r"\b(which|what|current) country\b.{0,30}(live|reside|based|located|in\b|\?|$)",
        words=16,
        unless=r"\b(code|interested|eligible|authori|work)\b",
    ),
    rule(
        "address.line",
        r"^(current |home |mailing |postal |permanent |residential |full )?(street )?address"
        r"( line)?( ?1| one)?\b",
        r"^street\b",
        r"\b(home|mailing|postal|residential|street) address\b",
        words=7,
        unless=r"\b(e-?mail|line ?(2|two)|ip|2)\b",
    ),
    rule(
        "location",
        r"\bwhere\b.{0,24}\b(located|based|live|living|reside|residing|work from)\b",
        r"\b(current|present|your|candidate|home) location\b",
        r"^location\b.{0,30}$",
        r"\b(are|do) you\b.{0,24}\b(located|based|live|living|reside|residing)\b.{0,4}\b(in|near|"
        r"within)\b",
        r"\bplace of residence\b",
        r"\bcurrent (state|residence)\b",
        unless=r"time ?zone|\bapplying for\b",
    ),
)

_SCHEDULE: tuple[Rule, ...] = (
    rule("notice", r"^availability$", answered=_CHOICE, confidence=0.6),
    rule(
        "work.schedule",
        r"\b(on-?site|in[- ]?(office|person)|hybrid|remotely|from (the|our) office|from home)\b",
        r"\b(shifts?|weekends?|overtime|nights?|evenings?|holidays)\b.{0,40}\b(work|available|"
        r"able|willing|"
        r"comfortable|prefer)",
        r"\b(work|available|able|willing|comfortable)\b.{0,40}\b(shifts?|weekends?|overtime|"
        r"nights|evenings)\b",
        r"\b(full|part)[- ]?time\b",
        r"\b(hours|days) (a|per|each) week\b",
        r"\bworking hours\b",
        r"\b(work )?schedule\b",
        r"\bhour(s|ly) (commitment|available|of work|availability)\b",
        r"\bavailab(le|ility)\b.{0,30}\b(work|hours|days|week|shift)",
        r"^(your )?availability\b",
        r"\b(type of (opportunit|employment|work|contract))",
        r"\b(commute|commuting)\b",
    ),
)

_DOCUMENTS: tuple[Rule, ...] = (
    rule(
        "document.cover_letter",
        r"\bcover(ing)?[ -]?letter\b",
        r"\b(motivation(al)?|presentation) (letter|statement)\b",
        r"\bletter of (motivation|interest|intent)\b",
        r"\b(message|note|letter) to (the )?(hiring|recruit|employer|company)",
        r"\blet the company know\b",
        r"^personal statement\b",
    ),
    rule(
        "document.cv",
        r"\b(resume|résumé|resumé|cv|curriculum( vitae)?)\b",
        unless=r"\b(have you|did you|does your|would you)\b",
        words=16,
    ),
    rule(
        "document.photo",
        r"\b(photo(graph)?|picture|headshot|avatar)\b",
        r"\bprofile (image|picture)\b",
        answered=_FILE,
    ),
    rule(
        "document.other",
        r"\b(file|document|attachment|certificate|diploma|transcript|reference|portfolio|work "
        r"sample|"
        r"sample|letter|upload|attach|other|additional)s?\b",
        answered=_FILE,
    ),
)

RULES: tuple[Rule, ...] = (
    *_DOCUMENTS[:1],
    *(one for one in _DOCUMENTS if one.answered is _FILE and one.meaning == "document.photo"),
    *_CONSENT,
    *_WORK,
    *_EQUALITY,
    *_ABOUT,
    *_HISTORY,
    *_IDENTITY,
    *_PLACE,
    *_SCHEDULE,
    *_DOCUMENTS[1:],
)
