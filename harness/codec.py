"""Reads and writes records as JSON and TOML, strictly; the only module that knows pydantic.

Unknown keys are refused, nothing is coerced, and all mistakes are reported together.
"""

import difflib
import functools
import json
import operator
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

from pydantic import Field, TypeAdapter, ValidationError

from harness.errors import ConfigError, Mistake, StoreError
from harness.evidence import KINDS, Evidence

T = TypeVar("T")


_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


@cache
def _evidence_adapter() -> TypeAdapter[Any]:
    union: Any = functools.reduce(operator.or_, KINDS.values())
    return TypeAdapter(Annotated[union, Field(discriminator="kind")])


def to_json(value: object, *, indent: int | None = None) -> str:
    """One record as JSON text with sorted keys."""
    plain = _adapter(type(value)).dump_python(value, mode="json")
    separators = None if indent else (",", ":")
    return json.dumps(
        plain, sort_keys=True, ensure_ascii=False, indent=indent, separators=separators
    )


def to_plain(value: object) -> Any:
    """One record as dictionaries, lists, text and numbers."""
    return _adapter(type(value)).dump_python(value, mode="json")


def from_json(text: str, kind: type[T], *, name: str) -> T:
    """Read one record.

    Args:
        text: JSON text.
        kind: The record's class.
        name: What to call the text in an error, usually a file.

    Raises:
        ConfigError: with every mistake.
    """
    try:
        value: T = _adapter(kind).validate_json(text, strict=True, extra="forbid")
    except ValidationError as error:
        raise _config_error(error, name=name, kind=kind) from error
    return value


def from_plain(value: object, kind: type[T], *, name: str) -> T:
    """Read one record from what `tomllib` or `json` returns; dates are allowed."""
    return from_json(json.dumps(value, default=_plain_date), kind, name=name)


def from_toml(path: Path, kind: type[T], *, extra: Mapping[str, object] | None = None) -> T:
    """Read one record from a TOML file; `extra` adds fields that the file does not hold.

    Raises:
        ConfigError: the file is missing, is not TOML, or has mistakes (all of them).
    """
    return from_plain({**read_toml(path), **(extra or {})}, kind, name=str(path))


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file as dictionaries.

    Raises:
        ConfigError: the file is missing or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(
            f"`{path}` does not exist", remedy="Run `othershoe new project` to write one"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"`{path}` is not TOML: {error}",
            remedy="Mend that line; texts stand in double quotes and lists in square brackets",
        ) from error


def evidence_from_lines(lines: Iterable[str], *, name: str) -> tuple[Evidence, ...]:
    """Read evidence.

    A last line without its line end is what a killed run leaves behind: it is left out.

    Raises:
        StoreError: a line that is not evidence of this schema.
    """
    adapter = _evidence_adapter()
    found: list[Evidence] = []
    for number, line in enumerate(lines, start=1):
        if not line.endswith("\n"):
            break
        try:
            found.append(adapter.validate_json(line, strict=True, extra="forbid"))
        except ValidationError as error:
            first = error.errors()[0]
            raise StoreError(
                f"`{name}` line {number} is not evidence that this version knows: "
                f"{'.'.join(map(str, first['loc']))}: {first['msg']}",
                remedy="Restore the file, or read it with the version of Othershoe that wrote it",
            ) from error
    return tuple(found)


def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a record, for `harness/schema/`."""
    return _adapter(kind).json_schema()


def evidence_json_schema() -> dict[str, Any]:
    """The JSON Schema of one line of `evidence.jsonl`."""
    return _evidence_adapter().json_schema()


def _plain_date(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not plain data")


def _config_error(error: ValidationError, *, name: str, kind: Any) -> ConfigError:
    mistakes = [_mistake(item, kind) for item in error.errors()]
    number = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    return ConfigError(
        f"`{name}` has {number}",
        remedy="Mend what is listed; `othershoe explain FIELD` tells what a field means",
        mistakes=mistakes,
    )


def _mistake(item: Any, kind: Any) -> Mistake:
    place = ", ".join(_place(part) for part in item["loc"]) or "the file"
    if item["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        return Mistake(place=place, problem=_unknown_key(item["loc"], kind))
    if item["type"] in {"missing", "missing_keyword_only_argument"}:
        return Mistake(place=place, problem="is missing")
    found = f", found {_shown(item['input'])}"
    return Mistake(place=place, problem=_plain_words(item) + found)


def _place(part: object) -> str:
    return f"number {part + 1}" if isinstance(part, int) else str(part)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'the text "{value}"'
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return json.dumps(value, default=str)


_WORDS = {
    "string_type": "must be a text",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "dict_type": "must be a table",
    "mapping_type": "must be a table",
    "dataclass_type": "must be a table",
    "date_from_datetime_parsing": "must be a date such as 2027-03-31",
    "date_parsing": "must be a date such as 2027-03-31",
    "date_type": "must be a date such as 2027-03-31",
    "datetime_parsing": "must be a time such as 2027-03-31T09:00:00Z",
    "datetime_from_date_parsing": "must be a time such as 2027-03-31T09:00:00Z",
}


def _plain_words(item: Any) -> str:
    if item["type"] in {"enum", "literal_error"}:
        return "must be one of " + str(item["ctx"]["expected"]).replace("'", "`")
    return _WORDS.get(item["type"], str(item["msg"]).removeprefix("Value error, "))


def _unknown_key(location: tuple[object, ...], kind: Any) -> str:
    name = str(location[-1])
    known = _field_names(kind, location[:-1])
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return f"is not a field — did you mean `{near[0]}`?"
    return "is not a field" + (f"; the fields are {', '.join(sorted(known))}" if known else "")


def _field_names(kind: Any, location: tuple[object, ...]) -> tuple[str, ...]:
    for part in location:
        kind = _inside(kind, part)
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()


def _inside(kind: Any, part: object) -> Any:
    if is_dataclass(kind):
        hints = {f.name: f.type for f in fields(kind)}
        return _record_of(hints.get(str(part)))
    return _record_of(kind)


def _record_of(kind: Any) -> Any:
    if is_dataclass(kind):
        return kind
    return next((r for r in map(_record_of, get_args(kind)) if r is not None), None)
