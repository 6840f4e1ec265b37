"""`@audit`: turns one pure function into an audit. Nothing to register; files are found."""

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from harness.errors import ConfigError
from harness.evidence import KINDS, Evidence
from harness.meta import (
    AuditMeta,
    Fix,
    Grade,
    Limit,
    LimitMeta,
    Per,
    Severity,
    Source,
    Touchpoint,
)
from harness.record import record
from harness.verdict import Verdict

JudgeFunction = Callable[..., Verdict]


@record
class Audit:
    """A decorated function: what it needs, its limits, and everything said about it."""

    meta: AuditMeta
    function: JudgeFunction
    file: str

    @property
    def id(self) -> str:
        """File name in kebab case; it never changes."""
        return self.meta.id

    def judge(
        self, evidence: tuple[Evidence, ...], limits: Mapping[str, float] | None = None
    ) -> Verdict:
        """Judge `evidence`, of which the function sees only the kinds that it declares.

        It sees them by the time of their recording, so that no verdict can depend on the order in
        which evidence is given.
        """
        ordered = sorted(evidence, key=lambda item: (item.at, item.id))
        needed = [
            tuple(item for item in ordered if type(item).__name__ == kind)
            for kind in self.meta.needs
        ]
        return self.function(*needed, **(limits or {}))


def audit(
    *,
    title: str,
    failed_title: str,
    touchpoint: Touchpoint,
    severity: Severity,
    grade: Grade,
    why: str,
    fix: Fix,
    sources: tuple[Source, ...],
    per: Per = Per.WALK,
    jurisdictions: tuple[str, ...] = (),
    stop_sign: bool = False,
    since: str = "0.1",
    formerly: tuple[str, ...] = (),
) -> Callable[[JudgeFunction], Audit]:
    """Declare an audit.

    The function's positional parameters say by type which evidence it needs
    (`messages: tuple[Message, ...]`); its keyword-only parameters are its limits
    (`good_minutes: Annotated[float, Limit("minutes", SOURCE)] = 5`). The id is the file name.

    Args:
        title: A sentence that is true when it passes.
        failed_title: A sentence that is true when it fails.
        touchpoint: Where candidates meet what it judges.
        severity: Harm to the candidate when it fails.
        grade: How good the evidence for its limits is.
        why: Why candidates care, in one or two sentences.
        fix: The cheapest change that mends a failure.
        sources: Where its limits come from; at least one.
        per: One verdict per walk, or one for the run.
        jurisdictions: Where it applies; empty means everywhere.
        stop_sign: A failure breaks the touchpoint whatever the other verdicts are.
        since: The version it came with.
        formerly: Earlier ids.

    Raises:
        ConfigError: a parameter that is neither evidence nor a limit.
    """

    def declare(function: JudgeFunction) -> Audit:
        needs, limits = _read_signature(function)
        file = Path(function.__code__.co_filename)
        meta = AuditMeta(
            id=file.stem.replace("_", "-"),
            title=title,
            failed_title=failed_title,
            touchpoint=touchpoint,
            severity=severity,
            grade=grade,
            per=per,
            why=why,
            fix=fix,
            sources=sources,
            limits=limits,
            needs=needs,
            jurisdictions=jurisdictions,
            stop_sign=stop_sign,
            since=since,
            formerly=formerly,
        )
        return Audit(meta=meta, function=function, file=str(file))

    return declare


def _read_signature(function: JudgeFunction) -> tuple[tuple[str, ...], tuple[LimitMeta, ...]]:
    hints = get_type_hints(function, include_extras=True)
    needs: list[str] = []
    limits: list[LimitMeta] = []
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            limits.append(_read_limit(function, name, hints.get(name), parameter.default))
        else:
            needs.append(_read_need(function, name, hints.get(name)))
    return tuple(needs), tuple(limits)


def _read_need(function: JudgeFunction, name: str, hint: Any) -> str:
    arguments = get_args(hint)
    kind = getattr(arguments[0], "__name__", "") if arguments else ""
    if get_origin(hint) is not tuple or kind not in KINDS:
        raise ConfigError(
            f"`{function.__code__.co_filename}`: parameter `{name}` is not evidence",
            remedy="Declare it as `tuple[KIND, ...]` with a class of `harness.evidence`",
        )
    return kind


def _read_limit(function: JudgeFunction, name: str, hint: Any, default: Any) -> LimitMeta:
    limit = next((a for a in getattr(hint, "__metadata__", ()) if isinstance(a, Limit)), None)
    if get_origin(hint) is not Annotated or limit is None or default is inspect.Parameter.empty:
        raise ConfigError(
            f"`{function.__code__.co_filename}`: limit `{name}` lacks its unit or its default",
            remedy='Declare it as `name: Annotated[float, Limit("days", SOURCE)] = 7`',
        )
    return LimitMeta(name=name, unit=limit.unit, default=float(default), source=limit.source)
