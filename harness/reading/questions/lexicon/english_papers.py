"""English rules about consent and documents."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE = Answered.CHOICE
_WORDS = Answered.WORDS
_FILE = Answered.FILE


CONSENT: tuple[Rule, ...] = (
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

DOCUMENTS: tuple[Rule, ...] = (
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
