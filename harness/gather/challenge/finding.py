"""Finds relations: those that come with Othershoe and a project's own, one file each."""

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from harness.errors import ConfigError, Mistake
from harness.people.relation import Relation

OWN = Path("scenarios") / "relations"
"""Where a project keeps relations of its own."""


def bundled_relations() -> tuple[Relation, ...]:
    """The relations that come with Othershoe."""
    return find_relations([Path(__file__).parent / "relations"])


def relations_of(folder: Path) -> tuple[Relation, ...]:
    """Those that come with Othershoe, and those in a project's `scenarios/relations/`.

    Raises:
        ConfigError: with every mistake of every file.
    """
    return find_relations([Path(__file__).parent / "relations", folder / OWN])


def find_relations(folders: Sequence[Path]) -> tuple[Relation, ...]:
    """Load every relation of the folders, by id; a folder that does not exist holds none.

    Raises:
        ConfigError: a file without exactly one relation, one that cannot be loaded, or an id that
            another file has; all of them at once.
    """
    found: dict[str, Relation] = {}
    mistakes: list[Mistake] = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.py"))):
        if path.name == "__init__.py":
            continue
        try:
            item = _load(path)
        except ConfigError as error:
            mistakes.append(Mistake(place=str(path), problem=error.message))
            continue
        if item.id in found:
            problem = f"has the id of `{found[item.id].file}`"
            mistakes.append(Mistake(place=str(path), problem=problem))
        found[item.id] = item
    if mistakes:
        raise ConfigError(
            "relations have mistakes", remedy="Mend what is listed", mistakes=mistakes
        )
    return tuple(found[key] for key in sorted(found))


def _load(path: Path) -> Relation:
    module = _module(path)
    declared = [value for value in vars(module).values() if isinstance(value, Relation)]
    if len(declared) != 1:
        raise ConfigError(
            f"declares {len(declared)} relations; a file declares exactly one",
            remedy="Keep one function decorated with `@relation` in each file",
        )
    return declared[0]


def _module(path: Path) -> ModuleType:
    name = f"othershoe_relations.{path.parent.name}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ConfigError("cannot be loaded", remedy="Give it the ending `.py`")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (ImportError, SyntaxError, NameError) as error:
        raise ConfigError(
            f"cannot be loaded: {error}", remedy="Import from `harness.people` alone"
        ) from error
    return module
