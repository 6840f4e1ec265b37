"""Builds the view of a page from the facts that its scripts gave, frame by frame."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from harness.evidence import Control, Link
from harness.gather.browser.seen import (
    Captcha,
    Markers,
    PageView,
    SeenButton,
    SeenCallingCode,
    SeenControl,
    SeenError,
    SeenOption,
    SeenPart,
)
from harness.reading.questions.buttons import button_role
from harness.reading.questions.notices import read_notices
from harness.reading.questions.requirement import settle


def page_view(
    views: Sequence[tuple[str, Mapping[str, Any]]], *, unseen: tuple[str, ...] = ()
) -> PageView:
    """One view of all frames.

    Args:
        views: The path of each frame and what its document gave, the page itself first.
        unseen: What could not be looked into, a sentence each.
    """
    main = views[0][1]
    controls = _controls(views)
    errors = _errors(views, controls)
    text = "\n".join(view["text"] for _, view in views)[:20_000]
    heading = main["heading"] or next(
        (view["heading"] for _, view in views if view["heading"]), None
    )
    asked = tuple(control for control in controls if control.honeypot is None)
    return PageView(
        url=main["url"],
        title=main["title"],
        heading=heading,
        text=text,
        links=tuple(
            Link(text=one["text"], url=one["url"]) for _, view in views for one in view["links"]
        ),
        language=main["language"],
        progress=next((view["progress"] for _, view in views if view["progress"]), None),
        viewport_width=main["viewport_width"],
        viewport_height=main["viewport_height"],
        content_width=main["content_width"],
        controls=controls,
        buttons=_buttons(views),
        errors=errors,
        markers=_markers(views, asked, text, heading),
        structured_data=tuple(main["structured_data"]),
        fingerprint=_fingerprint(heading, asked, text),
        unseen=unseen,
    )


def _controls(views: Sequence[tuple[str, Mapping[str, Any]]]) -> tuple[SeenControl, ...]:
    """The questions of all frames, each with a key of its own."""
    seen: Counter[str] = Counter()
    controls: list[SeenControl] = []
    for path, view in views:
        host = urlsplit(view["url"]).hostname or ""
        for facts in view["controls"]:
            stem = _key(path, facts)
            seen[stem] += 1
            key = stem if seen[stem] == 1 else f"{stem}~{seen[stem]}"
            controls.append(_control(facts, key=key, frame=path, domain=host))
    return _settle_required(controls, "\n".join(view["text"] for _, view in views))


def _settle_required(controls: Sequence[SeenControl], text: str) -> tuple[SeenControl, ...]:
    """Questions without a mark, read from the marks of the others in their form."""
    settled = {control.key: control for control in controls}
    asked = [control for control in controls if control.honeypot is None]
    for place in {(control.frame, control.form) for control in asked}:
        group = [control for control in asked if (control.frame, control.form) == place]
        marks = settle([control.required for control in group], text=text)
        for control, mark in zip(group, marks, strict=True):
            if control.required is None and mark is not None:
                settled[control.key] = replace(control, required=mark, required_by="text")
    return tuple(settled.values())


def _key(path: str, facts: Mapping[str, Any]) -> str:
    """What stays the same when the page is drawn anew: name, id or label."""
    own = facts["name"] or _lasting(facts["dom_id"]) or facts["label"] or facts["control"]
    kind = "group:" if facts["control"] in {"radio", "button_group", "rating"} else ""
    return f"{path}|{kind}{own}" if path else f"{kind}{own}"


def _lasting(dom_id: str) -> str:
    return "" if re.search(r"^:r|«|\d{5,}|react-aria|radix|headlessui|mui-\d", dom_id) else dom_id


def _control(facts: Mapping[str, Any], *, key: str, frame: str, domain: str) -> SeenControl:
    options = tuple(_option(one) for one in facts["options"])
    grouped = facts["control"] in {"radio", "checkbox", "switch", "button_group", "rating"}
    single = facts["control"] in {"checkbox", "switch"} and len(options) < 2
    description = " ".join(part for part in (facts["description"], facts["help"]) if part)
    return SeenControl(
        **{name: facts[name] for name in _AS_FOUND},
        key=key,
        frame=frame,
        domain=domain,
        selector=tuple(facts["selector"]),
        proxy=tuple(facts["proxy"]),
        control=Control.PHONE if _is_phone(facts) else Control(facts["control"]),
        label=_unmarked(facts["label"]),
        description=description or None,
        section=facts["section"] or None,
        options=options,
        parts=tuple(_part(one) for one in facts["parts"]),
        calling_code=_calling_code(facts["calling_code"]),
        checked=facts["checked"] if single or not grouped else False,
    )


_AS_FOUND = (
    *("tag", "input_type", "name", "dom_id", "data_id", "label_source", "accessible_name"),
    *("preceding_text", "placeholder", "required", "required_by", "autocomplete", "multiple"),
    *("value", "width", "height", "left", "top", "minimum", "maximum", "max_length", "pattern"),
    *("inputmode", "role", "pieces", "language", "accept", "disabled"),
    *("read_only", "invalid", "form", "honeypot"),
)
"""Facts that the scripts give in their final form."""


def _unmarked(label: str) -> str:
    """A label without the sign that it must be answered; `required` says so."""
    bare = re.sub(r"^required[.:]\s+|[\s*✱✲∗＊]+required$", "", label, flags=re.IGNORECASE)
    return bare.strip("*✱✲∗＊ ").strip() or label


def _is_phone(facts: Mapping[str, Any]) -> bool:
    """A text field whose own words or name say that it takes a telephone number."""
    label = _unmarked(facts["label"])
    if facts["control"] != "text" or len(label.split()) > 4:
        return False
    return _PHONE.search(label) is not None or _PHONE.fullmatch(facts["name"]) is not None


def _option(one: Mapping[str, Any]) -> SeenOption:
    return SeenOption(
        text=one["text"],
        value=one["value"],
        selected=one["selected"],
        disabled=one["disabled"],
        selector=tuple(one["selector"]),
        proxy=tuple(one["proxy"]),
    )


def _part(one: Mapping[str, Any]) -> SeenPart:
    return SeenPart(
        name=one["name"],
        selector=tuple(one["selector"]),
        tag=one["tag"],
        options=tuple(one["options"]),
        value=one["value"],
    )


def _calling_code(found: Mapping[str, Any] | None) -> SeenCallingCode | None:
    if found is None:
        return None
    return SeenCallingCode(selector=tuple(found["selector"]), tag=found["tag"], text=found["text"])


def _buttons(views: Sequence[tuple[str, Mapping[str, Any]]]) -> tuple[SeenButton, ...]:
    buttons = []
    for path, view in views:
        fields = {facts["form"] for facts in view["controls"] if not facts["honeypot"]}
        for one in view["buttons"]:
            reading = button_role(
                one["text"],
                kind=one["kind"],
                region=one["region"],
                is_link=bool(one["url"]),
                with_fields=one["form"] is not None and one["form"] in fields,
            )
            buttons.append(
                SeenButton(
                    text=one["text"],
                    role=reading.role,
                    reason=reading.reason,
                    rank=reading.rank,
                    frame=path,
                    selector=tuple(one["selector"]),
                    url=one["url"] or None,
                    region=one["region"],
                    form=one["form"],
                    disabled=one["disabled"],
                    opens_window=one["external"],
                    top=one["top"],
                )
            )
    return tuple(buttons)


def _errors(
    views: Sequence[tuple[str, Mapping[str, Any]]], controls: tuple[SeenControl, ...]
) -> tuple[SeenError, ...]:
    errors = []
    for path, view in views:
        own = [control for control in controls if control.frame == path]
        for one in view["errors"]:
            at = one["question"]
            control = own[at] if at is not None and at < len(own) else None
            errors.append(
                SeenError(
                    text=one["text"],
                    control=control.key if control else None,
                    near_field=one["near_field"],
                    announced=one["announced"],
                )
            )
    return tuple(errors)


def _markers(
    views: Sequence[tuple[str, Mapping[str, Any]]],
    asked: tuple[SeenControl, ...],
    text: str,
    heading: str | None,
) -> Markers:
    captchas = tuple(
        Captcha(
            kind=one["kind"],
            must_act=one["visible"],
            test_key=bool(one["site_keys"]) and all(key in _TEST_KEYS for key in one["site_keys"]),
        )
        for _, view in views
        for one in view["captchas"]
    )
    passwords = any(control.input_type == "password" for control in asked)
    codes = any(control.autocomplete == "one-time-code" for control in asked)
    return Markers(
        captchas=captchas,
        cookie_banner=next(
            (view["cookie_banner"] for _, view in views if view["cookie_banner"]), None
        ),
        notices=read_notices(
            text, heading=heading, fields=len(asked), asks_password=passwords, asks_code=codes
        ),
    )


_PHONE = re.compile(
    r"\b(tele)?(phone|fon|foon)(number|nummer)?\b|\b(mobile|handy)(number|nummer)?\b|"
    r"\bt[eé]l[eé](phone|fono|fone|fon)\b|\btelefono\b|\btelemóvel\b|\bcelular\b",
    re.IGNORECASE,
)
_TEST_KEYS = frozenset(
    {
        "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI",
        "10000000-ffff-ffff-ffff-000000000001",
        "1x00000000000000000000AA",
        "1x00000000000000000000BB",
    }
)
"""Site keys that reCAPTCHA, hCaptcha and Turnstile publish for tests: they let everybody pass."""


def _fingerprint(heading: str | None, asked: tuple[SeenControl, ...], text: str) -> str:
    """A step is its heading and its questions, not its address; without questions, its text."""
    parts = [heading or "", *sorted(control.key for control in asked)]
    if not asked:
        parts.append(re.sub(r"\d+", "#", text[:2000]))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
