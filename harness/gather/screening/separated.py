"""How a CSV file is written: its encoding, its separator, and the lines above its header."""

import codecs
import gzip
import shutil
from pathlib import Path
from typing import IO, cast

from harness.employer import Screening
from harness.errors import ConfigError
from harness.record import record

SEPARATORS = ",;\t|"
_START = 1_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@record
class Written:
    """How one file is written; `skip` lines stand above its header."""

    path: Path
    encoding: str
    separator: str
    skip: int


def written(path: Path, screening: Screening) -> Written:
    """Find out how a CSV file is written; what the project says goes first.

    UTF-8 and UTF-16 are recognised for certain. Anything else is taken as Windows-1252, which is
    what spreadsheets in the West write: wrong letters in a category's name at worst.

    Raises:
        ConfigError: an encoding that is not known, or no text in it.
    """
    encoding = screening.encoding or _encoding(path)
    try:
        with _opened(path) as file:
            lines = codecs.decode(_whole(file.read(_START)), encoding, "replace").splitlines()
    except LookupError as error:
        raise ConfigError(
            f"`{encoding}` is not an encoding",
            remedy="Set `encoding` to one such as `utf-8`, `cp1252` or `utf-16`, or leave it out",
        ) from error
    lines = lines[screening.skip_lines :]
    said = lines[0].strip().strip('"').lower() if lines else ""
    if said.startswith("sep=") and len(said) == 5:
        return Written(
            path=path, encoding=encoding, separator=said[4], skip=screening.skip_lines + 1
        )
    header = lines[0].removeprefix("\ufeff") if lines else ""
    return Written(
        path=path, encoding=encoding, separator=_separator(header), skip=screening.skip_lines
    )


def is_plain(file: Written) -> bool:
    """Whether the file can be read as it lies, being UTF-8."""
    return codecs.lookup(file.encoding).name in {"utf-8", "utf-8-sig", "ascii"}


def as_utf8(file: Written, folder: Path) -> Path:
    """Write the file once more, in UTF-8, into a folder that is thrown away afterwards.

    Raises:
        ConfigError: what is in the file is not text in its encoding.
    """
    copy = folder / f"{file.path.name.removesuffix('.gz')}.csv"
    try:
        with (
            _opened(file.path) as source,
            codecs.getreader(file.encoding)(source) as text,
            copy.open("w", encoding="utf-8", newline="") as target,
        ):
            shutil.copyfileobj(text, target, _START)
    except UnicodeError as error:
        raise ConfigError(
            f"`{file.path.name}` cannot be read as `{file.encoding}`: {error}",
            remedy="Save it as CSV in UTF-8, or name its `encoding` in `[screening]`",
        ) from error
    return copy


def _encoding(path: Path) -> str:
    with _opened(path) as file:
        start = file.read(_START)
        for mark, name in _MARKS:
            if start.startswith(mark):
                return name
        if start[:200].count(0) * 3 > len(start[:200]):
            return "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while start:
                decoder.decode(start)
                start = file.read(_START)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _separator(header: str) -> str:
    """What stands most often between the names of the header, outside quotes; else a comma."""
    bare = "".join(header.split('"')[::2])
    return max(SEPARATORS, key=lambda mark: (bare.count(mark), mark == ","))


def _whole(start: bytes) -> bytes:
    """As much as no character of two or four bytes is cut by."""
    return start[: len(start) - len(start) % 4]


def _opened(path: Path) -> IO[bytes]:
    if path.suffix.lower() == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return path.open("rb")
