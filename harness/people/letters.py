"""Writes cover letters and answers to open questions from the facts that the CV states."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from harness.candidate import Candidate
from harness.people.families import Family
from harness.people.firms import besides
from harness.people.phrases import write_out
from harness.scenario import Seniority

_DECLINED = {
    "eeo.gender": "Decline to self-identify",
    "eeo.race": "Decline to self-identify",
    "eeo.ethnicity": "Decline to self-identify",
    "eeo.orientation": "Decline to self-identify",
    "eeo.veteran": "I don't wish to answer",
    "eeo.disability": "I don't wish to answer",
}
_USUAL = {
    "work.authorization": "Yes",
    "work.sponsorship": "No",
    "work.schedule": "Full-time",
    "previously.applied": "No",
    "previously.employed": "No",
    "age.minimum": "Yes",
    "accommodation": "No",
    "consent.privacy": "Yes",
    "consent.terms": "Yes",
    "consent.marketing": "No",
    "consent.talent_pool": "No",
}
_OPENINGS = (
    "{I am applying|I would like to apply|With this letter I apply} for {the position|your opening}"
    " as {title}.",
    "Your posting for {title} {caught my attention|describes the work that I do}.",
    "I am {a|an} {title} and would like to {work for you|join your team}.",
)
_BRIDGES = (
    "{What I bring from|Two examples from} {employer}:",
    "In my {post} job at {employer} I did the following.",
    "At {employer} I learnt what matters in this work.",
)
_CLOSINGS = (
    "I would be glad to {tell you more in a conversation|show you examples of my work}.",
    "I {can start within|am bound by a notice period of} {notice} and look forward to your answer.",
    "Thank you for reading; I am happy to answer questions {by telephone|by e-mail} at any time.",
)


def open_answers(
    candidate: Candidate,
    family: Family,
    seniority: Seniority,
    *,
    months: int,
    today: date,
    random: Random,
) -> Candidate:
    """The candidate with a bank of answers: a cover letter, open questions, and the usual ones.

    Every sentence about work is a duty, a figure or a motive of the same CV.

    Args:
        candidate: Whose CV it is.
        family: The line of work, which gives motives and salaries.
        seniority: Decides the salary.
        months: Of experience in the line of work.
        today: Start dates lie after it.
        random: Draws.
    """
    notice = random.choice(besides().notices)
    low, high = family.salary[seniority]
    answers: dict[str, str] = {
        **_USUAL,
        **_DECLINED,
        "notice": notice,
        "start_date": (today + timedelta(days=random.choice((42, 60, 75, 91)))).isoformat(),
        "salary.expectation": str(round(random.randint(low, high), -3)),
        "source": random.choice(besides().sources),
        "experience.years": str(max(1, round(months / 12))),
        "experience.skill": "Intermediate" if seniority is Seniority.ENTRY else "Advanced",
        "education.level": candidate.education[0].level,
        "work.relocation": random.choice(("Yes", "No")),
        "work.travel": random.choice(("Yes", "No")),
    }
    if candidate.certificates:
        answers["certificate"] = "; ".join(candidate.certificates)
    motive = random.choice(family.motives)
    answers.update(_open(candidate, motive, random))
    answers["document.cover_letter"] = cover_letter(
        candidate, motive=motive, notice=notice, random=random
    )
    return replace(candidate, answers=answers)


def cover_letter(candidate: Candidate, *, motive: str, notice: str, random: Random) -> str:
    """A letter of four short paragraphs, signed with the candidate's name.

    Args:
        candidate: Who writes; at least one job.
        motive: Why the work is liked, as a clause without a full stop.
        notice: How soon the candidate can come.
        random: Draws the wording.
    """
    job = candidate.jobs[0]
    words = {
        "title": candidate.headline,
        "employer": job.employer,
        "notice": _inside(notice),
        "post": "last" if job.end else "present",
    }
    opening = write_out(random.choice(_OPENINGS), random, words)
    bridge = write_out(random.choice(_BRIDGES), random, words)
    at_once = notice.startswith("Available")
    closing = write_out(_CLOSINGS[2] if at_once else random.choice(_CLOSINGS), random, words)
    told = [f"I {_inside(duty)}." for duty in _best(job.duties)]
    return "\n\n".join(
        (
            "Dear hiring team,",
            f"{_article(opening)} {motive}.",
            " ".join((bridge, *told)),
            closing,
            f"Kind regards\n{candidate.name.full}",
        )
    )


def _open(candidate: Candidate, motive: str, random: Random) -> Mapping[str, str]:
    """Answers to questions that forms often ask in these words, and to any open question."""
    job = candidate.jobs[0]
    best = _best(job.duties)
    skills = [_inside_skill(skill) for skill in random.sample(candidate.skills, 2)]
    done = " ".join(f"I {_inside(duty)}." for duty in best)
    strengths = f"{skills[0]} and {skills[1]}. At {job.employer} I used both: I {_inside(best[0])}."
    return {
        "question.text": f"{motive}. As {_with_article(job.title)} at {job.employer}, "
        f"I {_inside(best[0])}.",
        "Why do you want to work here?": f"{motive}. Your posting names work that I know from "
        f"{job.employer}.",
        "Tell us about yourself": f"I am {_with_article(candidate.headline)}. {done}",
        "What are your strengths?": strengths[0].upper() + strengths[1:],
        "What is your greatest professional achievement?": f"At {job.employer} "
        f"I {_inside(best[0])}.",
        "Describe your relevant experience": done,
        "Why are you leaving your current job?": f"{motive}, and I am looking for the next step.",
    }


def _best(duties: Sequence[str]) -> tuple[str, ...]:
    """The achievement, which stands last, and the first duty."""
    return tuple(dict.fromkeys((duties[-1], duties[0])))


def _inside(sentence: str) -> str:
    """A sentence that goes on behind another word: its first letter small."""
    return sentence[0].lower() + sentence[1:]


def _inside_skill(skill: str) -> str:
    """A skill inside a sentence; names and abbreviations keep their letters."""
    return skill if skill[1:] != skill[1:].lower() or len(skill) < 4 else _inside(skill)


def _with_article(title: str) -> str:
    return f"{'an' if title[0] in 'AEIO' else 'a'} {title}"


def _article(opening: str) -> str:
    """`a` before a vowel becomes `an`, whichever of the two was drawn."""
    words = opening.split(" ")
    for place, word in enumerate(words[:-1]):
        if word in {"a", "an"}:
            words[place] = "an" if words[place + 1][0] in "AEIO" else "a"
    return " ".join(words)
