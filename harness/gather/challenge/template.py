"""Fills in a prompt template: the job and the application, each where the template says."""

import re
from collections.abc import Mapping

from harness.people.application import Application
from harness.record import record

_PLACE = re.compile(r"\{(job|application|title)\}")  # as `written_challenge` allows
_RULE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@record
class Template:
    """A prompt: what is said as the system, and what as the user."""

    system: str
    user: str

    def messages(self, application: Application) -> list[dict[str, str]]:
        """The messages that ask about one application."""
        job = application.job
        values = {"job": job.text, "application": application.text, "title": job.title}
        said = [("system", self.system), ("user", self.user)]
        return [{"role": role, "content": _filled(text, values)} for role, text in said if text]


def read_template(text: str) -> Template:
    """A template as it is written; a line `---` divides what the system says from the rest."""
    above, *below = _RULE.split(text, maxsplit=1)
    if not below:
        return Template(system="", user=above.strip())
    return Template(system=above.strip(), user=below[0].strip())


def _filled(text: str, values: Mapping[str, str]) -> str:
    """All places at once: what stands in a CV is never taken for a place."""
    return _PLACE.sub(lambda found: values[found[1]], text)
