"""Every audit of discover, apply and parity keeps its examples and the laws of audits."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.example import Example
from harness.registry import Audit
from harness.verdict import Outcome

AUDITS = Path(__file__).parents[2] / "audits"
FILES = sorted(
    path for folder in ("discover", "apply", "parity") for path in (AUDITS / folder).glob("*.py")
)


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"audit_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MODULES = {path.stem: load(path) for path in FILES}


def audit_of(module: ModuleType) -> Audit:
    (found,) = [value for value in vars(module).values() if isinstance(value, Audit)]
    return found


CASES = [
    pytest.param(audit_of(module), example, id=f"{stem}: {example.title}")
    for stem, module in MODULES.items()
    for example in module.EXAMPLES
]
EVERY_AUDIT = pytest.mark.parametrize(
    "audit", [pytest.param(audit_of(module), id=stem) for stem, module in MODULES.items()]
)
POOL = [
    item for module in MODULES.values() for example in module.EXAMPLES for item in example.given
]


@pytest.mark.parametrize(("audit", "example"), CASES)
def test_the_example_holds(audit: Audit, example: Example) -> None:
    verdict = audit.judge(example.given, example.limits)
    assert verdict.outcome is example.outcome, verdict
    if example.codes is not None:
        assert verdict.codes == example.codes


@pytest.mark.parametrize(("audit", "example"), CASES)
def test_findings_point_at_evidence_that_exists(audit: Audit, example: Example) -> None:
    verdict = audit.judge(example.given, example.limits)
    cited = {key for finding in verdict.findings for key in finding.evidence}
    assert cited <= {item.id for item in example.given}


@pytest.mark.parametrize(("audit", "example"), CASES)
def test_order_does_not_matter(audit: Audit, example: Example) -> None:
    turned = example.given[1::2] + example.given[::-2]
    every = tuple({item.id: item for item in (*turned, *example.given[::-1])}.values())
    limits = example.limits
    assert audit.judge(every, limits) == audit.judge(example.given, limits)


@EVERY_AUDIT
def test_no_evidence_never_passes_or_fails(audit: Audit) -> None:
    assert audit.judge(()).outcome in {Outcome.CANNOT_TELL, Outcome.INAPPLICABLE}


@EVERY_AUDIT
def test_what_fails_names_its_fix_and_its_sources(audit: Audit) -> None:
    assert audit.meta.fix.text.endswith(".")
    assert audit.meta.sources
    assert all(limit.source.text for limit in audit.meta.limits)


@EVERY_AUDIT
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_it_never_raises_on_valid_evidence(audit: Audit, data: st.DataObject) -> None:
    given_evidence = tuple(data.draw(st.lists(st.sampled_from(POOL), max_size=12)))
    verdict = audit.judge(given_evidence)
    cited = {key for finding in verdict.findings for key in finding.evidence}
    assert cited <= {item.id for item in given_evidence}
    if verdict.outcome in {Outcome.FAILED, Outcome.ATTENTION}:
        assert verdict.findings
