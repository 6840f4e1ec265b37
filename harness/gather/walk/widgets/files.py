"""Files: handed to a field, a drop zone or a button that opens the choice, and waited for."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from harness.evidence import Control
from harness.gather.walk.hands import Effort, Hands
from harness.gather.walk.widgets.scripts import script
from harness.gather.walk.widgets.way import Task, Way, spot_of
from harness.record import record

_STATE = script("uploadState(given)", "dom.js", "names.js", "zones.js", "uploads.js", given="given")
_MOST_SECONDS = 20.0
_SHOWS_SECONDS = 1.5
_LOOK_SECONDS = 0.08
_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".txt": "text/plain",
}


@record
class Upload:
    """How an upload stands: whether the page shows it, is still at it, or objects."""

    held: bool
    named: bool
    busy: bool
    objection: str


def fitting_file(accept: str | None, given: Sequence[Path]) -> Path | None:
    """The first file that a field takes, by its `accept` attribute; None where it takes none.

    Source: HTML Living Standard, "File Upload state", `accept`.
    """
    wanted = [one.strip().casefold() for one in (accept or "").split(",") if one.strip()]
    return next((file for file in given if not wanted or _is_taken(file, wanted)), None)


def _is_taken(file: Path, wanted: Sequence[str]) -> bool:
    suffix = file.suffix.casefold()
    kind = _TYPES.get(suffix, "")
    return any(
        one in {suffix, kind, "*/*", "*", f"{kind.partition('/')[0]}/*", suffix[1:]}
        for one in wanted
    )


def _candidates(task: Task) -> tuple[Path, ...]:
    """The document in the formats that the field takes, the usual one first."""
    given = tuple(one for one in (task.file, *task.other_files) if one is not None)
    return tuple(one for one in given if fitting_file(task.seen.accept, (one,)) is not None)


async def _hand_over(hands: Hands, task: Task) -> Effort:
    """Give the file, and wait until the page has it; another format where it was refused."""
    given = _candidates(task)
    if not given:
        raise LookupError("there is no file that the field takes")
    file = given[min(task.technique, len(given) - 1)]
    again = task.technique and len(given) == 1
    spot = replace(spot_of(task), technique=1 if again else 0)
    if task.seen.tag != "input":
        spot = replace(spot, proxy=spot.control, technique=1)
    effort = await hands.hand_over(spot, file)
    upload = await _settled(task, file)
    if upload.objection and task.objected is not None:
        task.objected(upload.objection, file.name)
    return effort


async def _settled(task: Task, file: Path) -> Upload:
    """Wait until the page shows the file or objects to it, and no longer works on it."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    while True:
        upload = await _upload(task, file)
        waited = loop.time() - began
        shown = upload.named or upload.objection or (upload.held and waited > _SHOWS_SECONDS / 5)
        patience = _MOST_SECONDS if upload.busy else _SHOWS_SECONDS
        if (shown and not upload.busy) or waited > patience:
            return upload
        await asyncio.sleep(_LOOK_SECONDS)


async def _upload(task: Task, file: Path) -> Upload:
    spot = spot_of(task)
    frame = task.page.main_frame
    if task.seen.frame and await spot.control.count():
        handle = await spot.control.element_handle(timeout=1000)
        frame = await handle.owner_frame() or frame
    given = {"chain": list(task.seen.selector), "name": file.name}
    found: dict[str, Any] = await frame.evaluate(_STATE, given)
    return Upload(**found)


async def _holds(task: Task) -> bool | None:
    """Whether the page has the file; None where it neither shows it nor objects."""
    given = _candidates(task)
    if not given:
        return False
    uploads = [await _upload(task, file) for file in given]
    if any(upload.named for upload in uploads) and not any(one.objection for one in uploads):
        return True
    if any(upload.objection for upload in uploads):
        return False
    return True if any(upload.held for upload in uploads) else None


FILE = Way(
    name="file",
    fits=lambda seen, _: seen.control is Control.FILE,
    fill=_hand_over,
    holds=_holds,
)
