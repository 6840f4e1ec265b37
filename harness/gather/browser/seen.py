"""The records that an observation of a page consists of."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from harness.evidence import Control, Link
from harness.reading.questions.buttons import ButtonRole
from harness.reading.questions.notices import Notices
from harness.record import record

LabelSource = Literal["label", "aria", "legend", "title", "placeholder", "preceding text", "none"]


@record
class SeenOption:
    """One option of a question; `proxy` is what a person clicks where the option is hidden."""

    text: str
    value: str = ""
    selected: bool = False
    disabled: bool = False
    selector: tuple[str, ...] = ()
    proxy: tuple[str, ...] = ()


@record
class SeenPart:
    """One part (`day`, `month`, `year`) of a date that is asked in several controls."""

    name: Literal["day", "month", "year"]
    selector: tuple[str, ...]
    tag: str
    options: tuple[str, ...] = ()
    value: str = ""


@record
class SeenCallingCode:
    """The list of countries beside a telephone number; `text` is what it shows and is called."""

    selector: tuple[str, ...]
    tag: str
    text: str


@record
class Offer:
    """What a list that was closed showed when it was opened.

    Attributes:
        options: All of them; empty where it offers nothing before something is typed, or more
            than can be read.
        searched: Whether typing searches it.
        multiple: Whether it says that several may be chosen.
    """

    options: tuple[SeenOption, ...] = ()
    searched: bool = False
    multiple: bool = False


@record
class SeenControl:
    """One question of the page; a group of radio buttons is one.

    Attributes:
        key: The same as long as the question is, also when the page is drawn anew.
        frame: Path of the frame; empty for the page itself.
        domain: The host that asks.
        selector: A selector for each tree from the document to the (first) control.
        proxy: What a person clicks where the control itself is hidden.
        control: How it is answered.
        tag: The element's name.
        input_type: The `type` of an `input`, else None.
        name: The `name` attribute, or empty.
        dom_id: The `id` attribute, or empty.
        data_id: What the site's own tests call it, or empty.
        label: What the candidate reads or hears.
        label_source: Where the label comes from.
        accessible_name: What assistive technology says.
        preceding_text: The text before it inside its own container.
        description: Its help text.
        section: The heading or legend it stands under.
        placeholder: The placeholder.
        required: True, False, or None where it cannot be told.
        required_by: What says so: `attribute` or `text`.
        autocomplete: The attribute's value.
        options: In page order.
        multiple: Whether several options may be chosen.
        value: What stands in it.
        checked: Whether a single tick box or switch is on.
        width: CSS pixels.
        height: CSS pixels.
        left: CSS pixels from the document's left edge.
        top: CSS pixels from the document's top edge.
        minimum: The `min` attribute.
        maximum: The `max` attribute.
        max_length: The `maxlength` attribute.
        pattern: The `pattern` attribute.
        inputmode: The `inputmode` attribute, which chooses a phone's keyboard.
        role: The `role` attribute.
        language: The language of its part of the page (BCP 47), None where nothing says it.
        pieces: Whether its text is entered piece by piece (tags); `value` holds those that are in.
        parts: The parts of a date that is asked in several controls.
        calling_code: The list of countries beside a telephone number.
        accept: The file types that a file input takes.
        disabled: Whether it is switched off.
        read_only: Whether it cannot be typed into.
        invalid: Whether the site marks its value as wrong.
        form: The selector of its form.
        honeypot: Why it is a trap for robots, else None.
        searched: Whether typing searches its list, where it was opened.
    """

    key: str
    frame: str = ""
    domain: str = ""
    selector: tuple[str, ...]
    proxy: tuple[str, ...] = ()
    control: Control
    tag: str = "input"
    input_type: str | None = None
    name: str = ""
    dom_id: str = ""
    data_id: str = ""
    label: str
    label_source: LabelSource = "label"
    accessible_name: str = ""
    preceding_text: str = ""
    description: str | None = None
    section: str | None = None
    placeholder: str | None = None
    required: bool | None = None
    required_by: str | None = None
    autocomplete: str | None = None
    options: tuple[SeenOption, ...] = ()
    multiple: bool = False
    value: str = ""
    checked: bool = False
    width: float | None = None
    height: float | None = None
    left: float = 0.0
    top: float = 0.0
    minimum: str | None = None
    maximum: str | None = None
    max_length: int | None = None
    pattern: str | None = None
    inputmode: str | None = None
    role: str | None = None
    language: str | None = None
    pieces: bool = False
    parts: tuple[SeenPart, ...] = ()
    calling_code: SeenCallingCode | None = None
    accept: str | None = None
    disabled: bool = False
    read_only: bool = False
    invalid: bool = False
    form: str | None = None
    honeypot: str | None = None
    searched: bool = False

    def offering(self, offer: Offer) -> "SeenControl":
        """The same question with the options that its list showed when it was opened."""
        stand = f", {self.value}, "
        marked = tuple(replace(one, selected=f", {one.text}, " in stand) for one in offer.options)
        return replace(
            self,
            options=marked or self.options,
            searched=offer.searched,
            multiple=self.multiple or offer.multiple,
        )

    @property
    def chosen(self) -> tuple[str, ...]:
        """The texts of the options that are chosen now."""
        return tuple(option.text for option in self.options if option.selected)


@record
class SeenButton:
    """Something to press; `rank` orders buttons of one role, the likeliest first (0).

    `top` is its distance from the document's top edge (CSS pixels).
    """

    text: str
    role: ButtonRole
    reason: str
    rank: int = 0
    frame: str = ""
    selector: tuple[str, ...]
    url: str | None = None
    region: str = "page"
    form: str | None = None
    disabled: bool = False
    opens_window: bool = False
    top: float = 0.0


@record
class SeenError:
    """What the site objects to; `control` is the key of the question it belongs to."""

    text: str
    control: str | None = None
    near_field: bool | None = None
    announced: bool | None = None


@record
class Captcha:
    """A test that is to tell people from robots.

    `must_act` says that a person would have to act; `test_key` that its published test key is
    used, with which everybody passes.
    """

    kind: str
    must_act: bool
    test_key: bool = False


@record
class Markers:
    """What a page says about itself, beside its questions."""

    captchas: tuple[Captcha, ...] = ()
    cookie_banner: str | None = None
    notices: Notices = Notices()


@record
class PageView:
    """What a page shows a candidate at one moment.

    `content_width` exceeds `viewport_width` where the page scrolls sideways (CSS pixels);
    `controls` holds honeypots too, which are never asked nor filled in; `unseen` says what could
    not be looked into.
    """

    url: str
    title: str
    heading: str | None
    text: str
    links: tuple[Link, ...] = ()
    language: str | None = None
    progress: str | None = None
    viewport_width: int
    viewport_height: int
    content_width: int
    controls: tuple[SeenControl, ...] = ()
    buttons: tuple[SeenButton, ...] = ()
    errors: tuple[SeenError, ...] = ()
    markers: Markers = Markers()
    structured_data: tuple[str, ...] = ()
    fingerprint: str = ""
    unseen: tuple[str, ...] = ()

    def with_lists(self, offers: Mapping[str, Offer]) -> "PageView":
        """The same page with what lists showed when they were opened, by their question's key."""
        known = [one for one in self.controls if one.key in offers]
        found = {one.key: one.offering(offers[one.key]) for one in known}
        return replace(self, controls=tuple(found.get(one.key, one) for one in self.controls))

    @property
    def questions(self) -> tuple[SeenControl, ...]:
        """The controls that people are asked, without traps for robots."""
        return tuple(control for control in self.controls if control.honeypot is None)
