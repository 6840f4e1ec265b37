"""The text of a PDF, read as crudely as an applicant-tracking system reads it.

Streams that are Flate or ASCII85 coded, object streams and `ToUnicode` tables are understood;
encryption, images and layout are not. Text comes out in the order in which it was drawn.
"""

import base64
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping

from harness.record import record

MAX_STREAM = 8_000_000
"""Bytes to which one stream may grow: what is larger is no text of a CV."""

_OBJECT = re.compile(rb"(\d+)\s+\d+\s+obj\b(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_TOKEN = re.compile(
    rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>|/[^\s/\[\]()<>]+|\[|\]|"
    rb"[-+.\d]+|[A-Za-z'\"*]+",
    re.DOTALL,
)
_FONT_ENTRY = re.compile(rb"/([^\s/\[\]()<>]+)\s+(\d+)\s+\d+\s+R")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@record
class _Table:
    """How a font's codes become letters; `width` is the bytes of one code."""

    letters: Mapping[int, str]
    width: int


def pdf_text(content: bytes) -> str:
    """The text of a PDF, a line for each line drawn; "" where nothing can be read."""
    objects = dict(_objects(content))
    fonts = _fonts_of_pages(objects)
    everywhere = _tables(objects, objects.values())
    return "\n".join(
        line
        for number, body in objects.items()
        if (stream := _stream(body)) is not None and b"BT" in stream and b"ET" in stream
        for line in _lines(stream, fonts.get(number, everywhere))
    )


def _objects(content: bytes) -> Iterator[tuple[int, bytes]]:
    for match in _OBJECT.finditer(content):
        yield int(match[1]), match[2]
        if b"/ObjStm" in match[2]:
            yield from _packed(match[2])


def _packed(body: bytes) -> Iterator[tuple[int, bytes]]:
    """The objects inside an object stream."""
    stream, first = _stream(body), re.search(rb"/First\s+(\d+)", body)
    if stream is None or first is None:
        return
    start = int(first[1])
    numbers = [int(word) for word in stream[:start].split() if word.isdigit()]
    starts = [*(start + offset for offset in numbers[1::2]), len(stream)]
    for index, number in enumerate(numbers[0::2]):
        yield number, stream[starts[index] : starts[index + 1]]


def _stream(body: bytes) -> bytes | None:
    """The decoded stream of an object, None where it has none that can be read."""
    found = _STREAM.search(body)
    if not found:
        return None
    data, head = found[1], body[: found.start()]
    try:
        if b"ASCII85Decode" in head:
            data = base64.a85decode(b"<~" + data.strip().removeprefix(b"<~"), adobe=True)
        if b"FlateDecode" in head:
            data = zlib.decompressobj().decompress(data, MAX_STREAM)
    except (ValueError, zlib.error):
        return None
    return data


def _fonts_of_pages(objects: Mapping[int, bytes]) -> dict[int, dict[bytes, _Table]]:
    """By the number of a page's content: its own fonts, for pages reuse each other's names."""
    found = {}
    for body in objects.values():
        if not re.search(rb"/Type\s*/Page\b", body):
            continue
        contents = re.search(rb"/Contents\s*(?:(\d+)\s+\d+\s+R|\[(.*?)\])", body, re.DOTALL)
        resources = [body, *_referred(rb"Resources", body, objects)]
        bodies = [*resources, *(b for r in resources for b in _referred(rb"Font", r, objects))]
        if contents:
            listed = re.findall(rb"(\d+)\s+\d+\s+R", contents[0])
            found.update(dict.fromkeys(map(int, listed), _tables(objects, bodies)))
    return found


def _referred(key: bytes, body: bytes, objects: Mapping[int, bytes]) -> list[bytes]:
    """The objects that stand under a key of this one."""
    points = re.findall(rb"/" + key + rb"\s+(\d+)\s+\d+\s+R", body)
    return [objects.get(int(number), b"") for number in points]


def _tables(objects: Mapping[int, bytes], bodies: Iterable[bytes]) -> dict[bytes, _Table]:
    """By font name (as these objects call it): its `ToUnicode` table."""
    tables = {}
    for body in bodies:
        for name, number in _FONT_ENTRY.findall(body):
            font = objects.get(int(number), b"")
            points = re.search(rb"/ToUnicode\s+(\d+)", font)
            if points and (stream := _stream(objects.get(int(points[1]), b""))) is not None:
                tables[name] = _table(stream, wide=b"Type0" in font)
    return tables


def _table(stream: bytes, *, wide: bool) -> _Table:
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", stream, re.DOTALL):
        codes = re.findall(rb"<([0-9A-Fa-f]+)>", block)
        for code, text in zip(codes[::2], codes[1::2], strict=False):
            letters[int(code, 16)] = _utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", stream, re.DOTALL):
        _spread(block, letters)
    return _Table(letters=letters, width=2 if wide else 1)


def _spread(block: bytes, letters: dict[int, str]) -> None:
    """Read the lines of a range table: `<from> <to> <first>` or `<from> <to> [<a> <b> …]`."""
    pattern = rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])"
    for low, high, first, listed in re.findall(pattern, block, re.DOTALL):
        span = range(int(low, 16), min(int(high, 16), int(low, 16) + 65535) + 1)
        if listed:
            texts = [_utf16(text) for text in re.findall(rb"<([0-9A-Fa-f]+)>", listed)]
            letters.update(zip(span, texts, strict=False))
        elif len(first) <= 4:
            start = int(first, 16)
            letters.update({code: chr(start + code - span[0]) for code in span})


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", errors="replace")


def _lines(stream: bytes, tables: Mapping[bytes, _Table]) -> Iterator[str]:
    """The lines that a page's drawing instructions show."""
    line: list[str] = []
    stack: list[bytes] = []
    table: _Table | None = None
    for token in _TOKEN.findall(stream):
        if not (token[:1].isalpha() or token in {b"'", b'"'}):
            stack.append(token)
            continue
        if token == b"Tf":
            table = next((tables.get(part[1:]) for part in stack if part[:1] == b"/"), None)
        elif token in {b"Tj", b"TJ", b"'", b'"'}:
            line.extend(_shown(stack, table))
        if token in {b"T*", b"ET", b"'", b'"'} or (token in {b"Td", b"TD"} and _moves(stack)):
            text = "".join(line).strip()
            if text:
                yield text
            line = []
        stack = []


def _moves(stack: list[bytes]) -> bool:
    """Whether a text move goes to another line."""
    try:
        return bool(stack) and float(stack[-1]) != 0
    except ValueError:
        return False


def _shown(stack: list[bytes], table: _Table | None) -> Iterator[str]:
    for token in stack:
        if token[:1] == b"(":
            yield _letters(_unescape(token[1:-1]), table)
        elif token[:1] == b"<":
            digits = re.sub(rb"\s", b"", token[1:-1]).decode()
            yield _letters(bytes.fromhex(digits + "0" * (len(digits) % 2)), table)
        elif _gap(token):
            yield " "


def _gap(token: bytes) -> bool:
    """Whether a number inside `TJ` is as wide as a space (thousandths of an em)."""
    try:
        return float(token) < -200
    except ValueError:
        return False


def _unescape(text: bytes) -> bytes:
    def letter(match: re.Match[bytes]) -> bytes:
        code = match[1]
        return bytes([int(code, 8) & 255]) if code.isdigit() else _ESCAPES.get(code, code)

    return re.sub(rb"\\([0-7]{1,3}|.)", letter, text, flags=re.DOTALL)


def _letters(codes: bytes, table: _Table | None) -> str:
    if table is None:
        return codes.decode("cp1252", errors="replace")
    numbers = (
        int.from_bytes(codes[at : at + table.width]) for at in range(0, len(codes), table.width)
    )
    return "".join(table.letters.get(number, "") for number in numbers)
