"""English rules about consent and documents."""

from harness.reading.questions.lexicon import sections
from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE = Answered.CHOICE
_WORDS = Answered.WORDS
_FILE = Answered.FILE


CONSENT: tuple[Rule, ...] = (
    rule(
        "captcha",
        r"\bcaptcha\b",
        r"not a robot",
        r"type the (characters|letters|text|numbers) (that )?(you )?see",
    ),
    rule(
        "consent.terms",
        r"^((applicant|candidate)('s)? (statement|declaration|certification)\b.{0,5})?i (hereby )?"
        r"(certify|attest|affirm|declare|swear)\b.{0,200}\b(true|truthful|correct|accurate|"
        r"complete)",
        answered=_CHOICE,
    ),
    rule(
        "consent.talent_pool",
        r"\btalent (pool|community|network|bank|pipeline)\b",
        r"\b(future|other|further|similar|additional|upcoming|open)\b.{0,25}\b(jobs?|positions?|"
        r"vacanc|opportunit|openings?|roles?|recruit|consideration|hiring|employment)",
        r"\b(keep|retain|store|stored|hold|save)\b.{0,40}\b(my|your)\b.{0,30}\b(data|details|"
        r"profile|"
        r"cv|resume|application|information)\b(?!.{0,80}(process my|this application))",
        r"\b(cv|resume|profile|details|data)\b.{0,30}\b(on file|kept|retained|for \w+ (months|"
        r"years))",
        answered=_CHOICE,
        unless=r"\b(sponsor|visa|authori[sz])|interested in (being|working)|\bwork (in|at) future|"
        r"\bjob alerts?\b|^(notify|e-?mail|send|alert) me|text messag|\bsms\b",
    ),
    rule(
        "consent.marketing",
        r"\bopt[- ]?(in|out)\b",
        r"\b(text|sms|whats ?app)\b.{0,12}\b(messag|updates|about)",
        r"\bby (sms|whats ?app|text)\b",
        r"\bnewsletter\b",
        r"\b(marketing|promotional) (e-?mails?|communications?|messages?|material|information|"
        r"purposes)",
        r"\breceive\b.{0,40}\b(e-?mails?|updates|messages|communications?|job alerts|news)\b",
        r"\bjob alerts?\b",
        r"^(notify|e-?mail|send|alert|update|keep) me\b.{0,60}\b(jobs?|roles?|updates?|updated|"
        r"news|"
        r"events|offers|posted|vacanc)",
        r"\bsign me up\b",
        r"\bsubscribe\b",
        answered=_CHOICE,
        unless=r"years? of|experience (in|with)|opt in or out of this",
    ),
    rule(
        "signature",
        r"\be?-?signature\b",
        r"\bsign(ed)? (here|below|your name|with your|electronically|this (form|application))\b",
        r"\b(type|typing|enter|write)\b.{0,20}\bname\b.{0,60}\b(sign|signature|certif|agree|"
        r"confirm|"
        r"attest|acknowledge)",
        r"^initials?\b",
        answered=_WORDS,
    ),
    rule(
        "signature",
        r"\bname\b|^(date|today)",
        answered=_WORDS,
        words=5,
        within=sections.SIGNATURE,
        confidence=0.85,
    ),
    rule(
        "consent.terms",
        r"\b(certify|affirm|attest|declare|swear|acknowledge|confirm|warrant)\b.{0,200}\b(true|"
        r"truthful|truth|accurate|correct|complete|factual)\b",
        r"\b(information|answers|statements|particulars)\b.{0,60}\b(is|are) (true|accurate|correct|"
        r"complete)",
        r"\bterms\b.{0,5}(and|&|of|or)\b.{0,5}(conditions|use|service)",
        r"\b(accept|agree to|agree with) (the |our |these )?(terms|user agreement)\b",
        r"\b(false|misleading|untrue)\b.{0,60}\b(statement|information|answer)",
        r"\bemployment (is|will be) at[- ]will\b|\bat-will\b",
        r"^(applicant|candidate)('s)? (statement|declaration|acknowledge?ment)",
        r"\bread\b.{0,20}\bunderst(and|ood)\b.{0,20}\b(statements?|above|declaration)",
        answered=_CHOICE,
        unless=r"privacy (policy|notice|statement)|\bgdpr\b|\bpersonal (data|information)\b|"
        r"\bever worked\b|previously (worked|employed)|\bfluent|\bdegree\b",
    ),
    rule(
        "consent.privacy",
        r"\b(privacy|data protection|gdpr|dsgvo|ccpa|cpra|popia|pdpa|lgpd)\b",
        r"\bpersonal (data|information|details)\b",
        r"\b(process|handl|stor|us|shar|collect)(ing|ed|e)?\b.{0,40}\b(my|your|the) (\w+ )?(data|"
        r"information|details)\b",
        r"\b(my|your) (\w+ )?(data|information|details)\b.{0,30}\b(process|handled|stored|used|"
        r"shared|"
        r"collected|held)",
        r"\b(consent|agree)\b.{0,40}\b(processing|collection|storage|use) of\b",
        r"^(i|we) (hereby )?(consent|agree)\b",
        r"^(i agree|i consent|consent|gdpr|data consent|i accept|agreed?)$",
        answered=_CHOICE,
        unless=r"\bconsent to (a )?(background|drug|credit)",
    ),
    rule(
        "consent.terms",
        r"\bterms\b.{0,5}(and|&|of|or)\b.{0,5}(conditions|use|service)",
        r"\b(accept|agree to) (the |our |these )?terms\b",
        answered=_CHOICE,
    ),
    rule(
        "consent.terms",
        r"^i (have read|acknowledge|understand|confirm|accept|certify|declare|attest|affirm)\b"
        r"(?!.{0,80}\b(position|role|shift|work|in[- ]person|office|years|fluent|able|travel|"
        r"relocat))",
        answered=_CHOICE,
        confidence=0.7,
        unless=r"\b(over|least|aged?) (the age of )?(16|18|21)|sponsor|experience",
    ),
)

LETTERS: tuple[Rule, ...] = (
    rule(
        "document.cover_letter",
        r"\bcover(ing)?[ -]?(letter|note)\b",
        r"\b(motivation(al)?|presentation|application) (letter|statement)\b",
        r"\bletter of (motivation|interest|intent|application)\b",
        r"\b(message|note|letter) to (the |our )?(hiring|recruit|employer|company)",
        r"\blet the company know\b",
        r"^personal statement\b",
    ),
)

PHOTOS: tuple[Rule, ...] = (
    rule(
        "document.photo",
        r"\b(photo(graph)?|picture|headshot|avatar|selfie)\b",
        r"\bprofile (image|picture)\b",
        answered=_FILE,
        unless=r"\b(without|no|not include|do not|don.t)\b.{0,24}\b(photo|picture)|\b(cv|resume)\b",
    ),
)

DOCUMENTS: tuple[Rule, ...] = (
    rule(
        "document.cv",
        r"\b(resume|résumé|resumé|cv|curriculum( vitae)?)\b",
        unless=r"\b(have you|did you|does your|would you|future vacanc|on file)\b",
        words=18,
    ),
    rule("document.cv", r".", answered=_FILE, within=sections.RESUME, words=8, confidence=0.85),
    rule(
        "document.cover_letter",
        r".",
        answered=_FILE,
        within=sections.LETTER,
        words=8,
        confidence=0.85,
    ),
    rule(
        "document.other",
        r"\b(files?|documents?|attachments?|certificates?|diplomas?|transcripts?|references?|"
        r"portfolio|work samples?|samples?|letters?|uploads?|attach|other|additional|licen[cs]e|"
        r"passport|id|proof)\b",
        answered=_FILE,
        confidence=0.85,
    ),
)
