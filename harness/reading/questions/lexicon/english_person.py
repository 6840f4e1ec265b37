"""English rules about who the candidate is, where, and what nobody should have to say."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE = Answered.CHOICE
_WORDS = Answered.WORDS


EQUALITY: tuple[Rule, ...] = (
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
        r"\byour age\?$",
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
        r"^cpf\b",
        r"\b(passport|identity card|tax(payer)? id(entification)?|nino|id card)\b.{0,12}(number|"
        r"no\b|#|$)",
        r"\b(aadhaar|pan number|bsn|pesel|nif|dni|codice fiscale)\b",
    ),
)

IDENTITY: tuple[Rule, ...] = (
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

PLACE: tuple[Rule, ...] = (
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
