"""Requests and responses as plain data, and the reading of submitted forms."""

import json
from collections.abc import Mapping
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl

from harness.record import record

MAX_BODY = 12_000_000


@record
class Upload:
    """A file that was sent with a form."""

    name: str
    content: bytes


@record
class Request:
    """What a browser asked for. `form` holds the last value of each field."""

    method: str
    path: str
    query: Mapping[str, str]
    form: Mapping[str, str]
    files: Mapping[str, Upload]
    cookies: Mapping[str, str]
    body: bytes = b""


@record
class Response:
    """What the site answers."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


@record
class Form:
    """The fields and files of a submitted form."""

    fields: Mapping[str, str]
    files: Mapping[str, Upload]


def read_form(content_type: str, body: bytes) -> Form:
    """The fields of a submitted form; empty where the body is no form."""
    if content_type.startswith("application/x-www-form-urlencoded"):
        pairs = parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True)
        return Form(fields=dict(pairs), files={})
    if not content_type.startswith("multipart/form-data"):
        return Form(fields={}, files={})
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", errors="replace")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for part in message.iter_parts() if message.is_multipart() else ():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(content, bytes):
            continue
        filename = part.get_filename()
        if filename is None:
            fields[name] = content.decode("utf-8", errors="replace").replace("\r\n", "\n")
        elif filename:
            files[name] = Upload(name=filename, content=content)
    return Form(fields=fields, files=files)


def see_other(path: str, *, cookie: str | None = None) -> Response:
    """Send the browser on to `path`, so that reloading sends nothing twice."""
    headers = [("Location", path)]
    if cookie:
        headers.append(("Set-Cookie", f"{cookie}; Path=/; HttpOnly; SameSite=Lax"))
    return Response(status=303, headers=tuple(headers))


def as_json(value: object, *, status: int = 200) -> Response:
    """A JSON answer."""
    body = json.dumps(value, ensure_ascii=False).encode()
    return Response(status=status, body=body, content_type="application/json")
