"""The templates of a practice employer, ready to be filled in."""

from functools import cache
from types import SimpleNamespace

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from harness.practice.faults import Fault


def template(name: str) -> Template:
    """The template of this name; what goes into an `.html` one is escaped.

    Raises:
        jinja2.TemplateNotFound: there is none of this name.
    """
    return _environment().get_template(name)


def switches(faults: frozenset[Fault]) -> SimpleNamespace:
    """The faults as templates ask for them: `has.pay_hidden`."""
    return SimpleNamespace(**{str(fault): fault in faults for fault in Fault})


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("harness.practice", "pages"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
