"""Every fault that a practice employer can have, and the audits whose verdict it changes."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from harness.record import record


class Fault(StrEnum):
    """One thing that an employer does badly. Each is a switch of its own."""

    PAY_HIDDEN = "pay_hidden"
    NO_ACCOMMODATION_ROUTE = "no_accommodation_route"
    AI_UNDISCLOSED = "ai_undisclosed"
    LONG_SENTENCES = "long_sentences"
    EXCLUSION_WORDING = "exclusion_wording"
    EFFORT_UNTOLD = "effort_untold"
    MANY_APPLY_CLICKS = "many_apply_clicks"
    ACCOUNT_WALL = "account_wall"
    CAPTCHA = "captcha"
    TOO_MANY_QUESTIONS = "too_many_questions"
    ESSAYS = "essays"
    RETYPE_CV = "retype_cv"
    WRONG_PARSE = "wrong_parse"
    ASK_TWICE = "ask_twice"
    NO_AUTOCOMPLETE = "no_autocomplete"
    PLACEHOLDER_LABELS = "placeholder_labels"
    MOUSE_ONLY = "mouse_only"
    WIDE_PAGE = "wide_page"
    REFUSES_REAL_NAMES = "refuses_real_names"
    INTRUSIVE_QUESTIONS = "intrusive_questions"
    EQUALITY_MIXED = "equality_mixed"
    CV_ONLY = "cv_only"
    BROKEN_PAGE = "broken_page"
    BARE_CONFIRMATION = "bare_confirmation"
    NO_CONFIRMATION = "no_confirmation"
    NO_ACKNOWLEDGEMENT = "no_acknowledgement"
    SLOW_ACKNOWLEDGEMENT = "slow_acknowledgement"
    GENERIC_GREETING = "generic_greeting"
    NO_REPLY = "no_reply"
    NO_PROMISE = "no_promise"
    TEMPLATE_LEAK = "template_leak"
    BRUSH_OFF = "brush_off"
    LONG_SILENCE = "long_silence"
    PROMISE_BROKEN = "promise_broken"
    NEVER_DECIDES = "never_decides"
    EUPHEMISM = "euphemism"
    NO_REASON = "no_reason"
    LATE_DECISION = "late_decision"
    NO_WAY_FORWARD = "no_way_forward"
    NO_SURVEY = "no_survey"
    STATUS_CONTRADICTS = "status_contradicts"
    PHONE_TAG = "phone_tag"
    LATE_SLOTS = "late_slots"
    BARE_INVITATION = "bare_invitation"
    GUESSES = "guesses"
    DIFFERENT_PATH = "different_path"
    PASTE_BLOCKED = "paste_blocked"
    LOST_ON_REFRESH = "lost_on_refresh"
    LOST_ON_ERROR = "lost_on_error"
    LOST_ON_BACK = "lost_on_back"
    ERRORS_UNANNOUNCED = "errors_unannounced"
    ERRORS_ONE_BY_ONE = "errors_one_by_one"
    ERRORS_UNHELPFUL = "errors_unhelpful"
    LOW_CONTRAST = "low_contrast"
    SMALL_TARGETS = "small_targets"
    FOCUS_INVISIBLE = "focus_invisible"
    CLIPPED_TEXT = "clipped_text"
    MOVES_ON = "moves_on"
    BIASED_SCREENER = "biased_screener"
    BIASED_HISTORY = "biased_history"
    UNKNOWN_HISTORY = "unknown_history"
    NEVER_TOLD_HISTORY = "never_told_history"


@record
class FaultMeta:
    """What a fault does, and the ids of the audits that show it.

    `changes` are those whose verdict it changes for a candidate who is put forward. `follows` are
    those whose verdict may change in consequence: on a walk that the fault stops they can no
    longer tell, or no longer apply. No other verdict changes.
    """

    sentence: str
    changes: frozenset[str]
    follows: frozenset[str] = frozenset()


def _meta(sentence: str, *changes: str, follows: Iterable[str] = ()) -> FaultMeta:
    return FaultMeta(sentence=sentence, changes=frozenset(changes), follows=frozenset(follows))


_NOTHING_SENT = (
    "acknowledgement-answerable",
    "acknowledgement-personal",
    "acknowledgement-time",
    "ask-not-guess",
    "asked-how-it-was",
    "brush-off",
    "confirmation-complete",
    "confirmation-shown",
    "decision-clear",
    "decision-days",
    "decision-sent",
    "first-real-word",
    "ghosted",
    "invitation-complete",
    "longest-silence",
    "promise-kept",
    "reason-given",
    "self-schedule",
    "slot-soon",
    "status-honest",
    "template-leak",
    "way-forward",
)
_STOPPED = (
    *_NOTHING_SENT,
    "account-wall",
    "captcha",
    "cv-parse-truth",
    "cv-retyping",
    "equality-separate",
    "human-minutes",
    "input-purpose",
    "intrusive-questions",
    "it-works",
    "keyboard-finish",
    "lasting-labels",
    "phone-finish",
    "question-count",
    "real-names",
    "redundant-entry",
    "same-path",
    "show-strengths",
    "somebody-could-finish",
    "who-could-finish",
)

FAULTS: Mapping[Fault, FaultMeta] = {
    Fault.PAY_HIDDEN: _meta(
        "The posting says `competitive` where the pay should be.", "pay-stated"
    ),
    Fault.NO_ACCOMMODATION_ROUTE: _meta(
        "Nothing says how to ask for an adjustment of the application.", "accommodation-route"
    ),
    Fault.AI_UNDISCLOSED: _meta(
        "A computer scores applications and the posting does not say so.", "ai-disclosed"
    ),
    Fault.LONG_SENTENCES: _meta(
        "The posting is written in sentences of fifty words.", "plain-words"
    ),
    Fault.EXCLUSION_WORDING: _meta(
        "The posting asks for native speakers, recent graduates and digital natives.",
        "exclusion-wording",
    ),
    Fault.EFFORT_UNTOLD: _meta(
        "Nothing says how long the application takes or what is needed for it.", "effort-foretold"
    ),
    Fault.MANY_APPLY_CLICKS: _meta(
        "Apply has to be pressed three times before the first question.", "apply-clicks"
    ),
    Fault.ACCOUNT_WALL: _meta(
        "An account is demanded before the first question.",
        "account-wall",
        follows=_STOPPED,
    ),
    Fault.CAPTCHA: _meta(
        "A picture puzzle stands before the button that sends the application.",
        "captcha",
        follows=(*_NOTHING_SENT, "keyboard-finish", "phone-finish", "who-could-finish"),
    ),
    Fault.TOO_MANY_QUESTIONS: _meta(
        "A further page asks forty-two questions.", "question-count", "human-minutes"
    ),
    Fault.ESSAYS: _meta("Four essays of about 300 words are demanded.", "human-minutes"),
    Fault.RETYPE_CV: _meta(
        "Job and education are asked although the CV was uploaded, and nothing is filled in.",
        "cv-retyping",
        follows=("cv-parse-truth",),
    ),
    Fault.WRONG_PARSE: _meta(
        "The CV is read wrongly: employer and job title change places, the dates are off.",
        "cv-parse-truth",
    ),
    Fault.ASK_TWICE: _meta("The e-mail address is asked a second time.", "redundant-entry"),
    Fault.NO_AUTOCOMPLETE: _meta(
        "No field says what it is for, so that browsers cannot fill it in.", "input-purpose"
    ),
    Fault.PLACEHOLDER_LABELS: _meta(
        "Labels are placeholders, gone as soon as something is typed.", "lasting-labels"
    ),
    Fault.MOUSE_ONLY: _meta(
        "A required choice answers to the mouse alone.",
        "keyboard-finish",
        "who-could-finish",
        follows=_STOPPED,
    ),
    Fault.WIDE_PAGE: _meta("A form page scrolls sideways on a phone.", "phone-finish"),
    Fault.REFUSES_REAL_NAMES: _meta(
        "Names with apostrophes, hyphens, diacritics or more than 30 characters are refused.",
        "real-names",
        "who-could-finish",
        follows=_STOPPED,
    ),
    Fault.INTRUSIVE_QUESTIONS: _meta(
        "The date of birth, the year of graduation and the present salary are asked.",
        "intrusive-questions",
    ),
    Fault.EQUALITY_MIXED: _meta(
        "Gender and ethnicity stand among the questions, without a reason and without a way to "
        "decline.",
        "equality-separate",
    ),
    Fault.CV_ONLY: _meta("The CV is the only way to show a strength.", "show-strengths"),
    Fault.BROKEN_PAGE: _meta(
        "Form pages ask for a script that does not exist and write an error to the console.",
        "it-works",
    ),
    Fault.BARE_CONFIRMATION: _meta(
        "The confirmation says thank you and nothing else.", "confirmation-complete"
    ),
    Fault.NO_CONFIRMATION: _meta(
        "After sending, the list of jobs comes back without a word.",
        "confirmation-shown",
        "confirmation-complete",
    ),
    Fault.NO_ACKNOWLEDGEMENT: _meta(
        "No message says that the application arrived.",
        "acknowledgement-time",
        "acknowledgement-personal",
        "acknowledgement-answerable",
    ),
    Fault.SLOW_ACKNOWLEDGEMENT: _meta(
        "The acknowledgement arrives 27 hours later.", "acknowledgement-time"
    ),
    Fault.GENERIC_GREETING: _meta(
        "The acknowledgement begins with `Dear Candidate` and names nobody.",
        "acknowledgement-personal",
    ),
    Fault.NO_REPLY: _meta(
        "The acknowledgement comes from an address that nobody reads.",
        "acknowledgement-answerable",
    ),
    Fault.NO_PROMISE: _meta(
        "Nothing says by when an answer comes.", "answer-date-promised", "promise-kept"
    ),
    Fault.TEMPLATE_LEAK: _meta(
        "The acknowledgement shows an unfilled field of its template.", "template-leak"
    ),
    Fault.BRUSH_OFF: _meta(
        "The acknowledgement says that only shortlisted candidates will be contacted.", "brush-off"
    ),
    Fault.LONG_SILENCE: _meta(
        "After the acknowledgement nothing is heard for more than a month, as was promised.",
        "longest-silence",
        "first-real-word",
        follows=("decision-days",),
    ),
    Fault.PROMISE_BROKEN: _meta("The promised date passes without a word.", "promise-kept"),
    Fault.NEVER_DECIDES: _meta(
        "After the interview no decision ever comes, and no date for one is given.",
        "decision-sent",
        "ghosted",
        "decision-clear",
        "decision-days",
        "reason-given",
        "way-forward",
        "asked-how-it-was",
        "longest-silence",
        "status-honest",
    ),
    Fault.EUPHEMISM: _meta("The decline never says that it is one.", "decision-clear"),
    Fault.NO_REASON: _meta("The decline gives no reason.", "reason-given"),
    Fault.LATE_DECISION: _meta(
        "The decision takes six weeks, with an update every week.", "decision-days"
    ),
    Fault.NO_WAY_FORWARD: _meta("The decline shows no way forward.", "way-forward"),
    Fault.NO_SURVEY: _meta("Nobody asks the candidate how it was.", "asked-how-it-was"),
    Fault.STATUS_CONTRADICTS: _meta(
        "The status page says `under review` after the decision was sent.", "status-honest"
    ),
    Fault.PHONE_TAG: _meta(
        "The invitation asks the candidate to telephone for a time.", "self-schedule"
    ),
    Fault.LATE_SLOTS: _meta("The first time offered is eight working days away.", "slot-soon"),
    Fault.BARE_INVITATION: _meta(
        "The invitation says neither who, nor how long, nor what about.", "invitation-complete"
    ),
    Fault.GUESSES: _meta(
        "What the application leaves open is guessed, not asked.", "ask-not-guess"
    ),
    Fault.DIFFERENT_PATH: _meta(
        "Candidates whose name is not written in plain letters get one more knock-out question.",
        "same-path",
    ),
    Fault.PASTE_BLOCKED: _meta(
        "The e-mail field takes nothing that is pasted into it.", "paste-allowed"
    ),
    Fault.LOST_ON_REFRESH: _meta(
        "A page that is loaded again has lost what was typed.", "refresh-keeps-data"
    ),
    Fault.LOST_ON_ERROR: _meta(
        "A mistake in one answer empties the whole page.", "values-kept-after-error"
    ),
    Fault.LOST_ON_BACK: _meta("Going back leads to an empty page.", "back-keeps-data"),
    Fault.ERRORS_UNANNOUNCED: _meta(
        "Objections are red words that no screen reader hears of.", "errors-announced"
    ),
    Fault.ERRORS_ONE_BY_ONE: _meta(
        "Of several missing answers, one is named at a time.", "errors-all-at-once"
    ),
    Fault.ERRORS_UNHELPFUL: _meta(
        "A wrong answer is called wrong, and nothing says how to mend it.", "errors-helpful"
    ),
    Fault.LOW_CONTRAST: _meta("Help is written in light grey.", "form-accessible"),
    Fault.SMALL_TARGETS: _meta("Choices are small and stand close together.", "target-size"),
    Fault.FOCUS_INVISIBLE: _meta("Nothing shows where the focus is.", "focus-seen"),
    Fault.CLIPPED_TEXT: _meta(
        "Labels have a fixed size and are cut off when text is enlarged.", "zoom", "reflow"
    ),
    Fault.MOVES_ON: _meta("The progress bar never stops moving.", "less-motion"),
    Fault.BIASED_SCREENER: _meta(
        "The screener takes points off for first names that are perceived as Black.",
        "name-invariance",
        "personal-details",
    ),
    Fault.BIASED_HISTORY: _meta(
        "In the history, Black or African American candidates were selected far less often.",
        "impact-ratio",
        "selection-significance",
        "stratified-disparity",
        "score-gap",
        "cut-sensitivity",
    ),
    Fault.UNKNOWN_HISTORY: _meta(
        "In the history, sex and race are unknown for a third of the candidates.", "unknown-share"
    ),
    Fault.NEVER_TOLD_HISTORY: _meta(
        "In the history, more than half of those who were declined were never told.",
        "never-told",
        "left-by-requisition",
        "real-first-word",
    ),
}

INSPECTED: frozenset[Fault] = frozenset(
    {
        Fault.PASTE_BLOCKED,
        Fault.LOST_ON_REFRESH,
        Fault.LOST_ON_ERROR,
        Fault.LOST_ON_BACK,
        Fault.ERRORS_UNANNOUNCED,
        Fault.ERRORS_ONE_BY_ONE,
        Fault.ERRORS_UNHELPFUL,
        Fault.LOW_CONTRAST,
        Fault.SMALL_TARGETS,
        Fault.FOCUS_INVISIBLE,
        Fault.CLIPPED_TEXT,
        Fault.MOVES_ON,
    }
)
"""What only an inspection walk sees: a candidate who makes no mistake may never meet it."""

UNKIND: frozenset[Fault] = frozenset(Fault) - {
    Fault.ACCOUNT_WALL,
    Fault.CAPTCHA,
    Fault.NO_CONFIRMATION,
    Fault.NO_ACKNOWLEDGEMENT,
    Fault.NO_PROMISE,
    Fault.REFUSES_REAL_NAMES,
}
"""A believable bad employer, on whose site a walk can still be finished.

It promises a date and lets it pass, is silent for weeks, declines in euphemisms, and never decides
after an interview.
"""
