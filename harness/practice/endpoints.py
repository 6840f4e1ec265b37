"""The planted screeners over HTTP: as JSON, as list rankers, as a chat and an embedding model."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any
from zlib import crc32

from harness.evidence import Fact
from harness.people.application import Vacancy
from harness.practice.planted import PLANTED
from harness.practice.screener import Screened
from harness.practice.web import Request, Response, as_json

DIMENSIONS = 256
PROMPT = "Job:\n{job}\n\nApplication:\n{application}\n\nHow well does it fit, from 0 to 100?\n"
"""A prompt that the chat model understands."""

_PARTS = re.compile(r"Job:\n(?P<job>.*?)\n\nApplication:\n(?P<text>.*)\n\n[^\n]*\Z", re.DOTALL)
_GIVEN = re.compile(r"^\s*(?P<given>[^\W\d_]+)", re.UNICODE)


def planted(
    place: Sequence[str], request: Request, read: Callable[[bytes], Sequence[Screened]]
) -> Response | None:
    """Answer for a planted screener; None where the address is none of theirs.

    `screen/NAME` and `rank/NAME` take what the employer's own screener takes; `v1/chat/completions`
    and `v1/embeddings` speak as OpenAI's do, and the model is the planted screener's name.

    Args:
        place: The parts of the path.
        request: What was sent.
        read: Reads the applications of a body; raises where it is none.
    """
    try:
        match tuple(place):
            case ("screen", name) if name in PLANTED:
                return as_json({"outcomes": _called(name, read(request.body))})
            case ("rank", name) if name in PLANTED:
                return as_json({"ranking": _called(name, read(request.body))})
            case ("v1", "chat", "completions"):
                return as_json(_completion(json.loads(request.body)))
            case ("v1", "embeddings"):
                return as_json(_embeddings(json.loads(request.body)))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        return as_json({"error": f"this cannot be read: {error!r}"}, status=400)
    return None


def _called(name: str, applications: Sequence[Screened]) -> list[object]:
    return list(PLANTED[name].screen(applications))  # type: ignore[arg-type]  # reads text and facts


def _completion(asked: dict[str, Any]) -> dict[str, Any]:
    """A chat completion: a score in 0–100 for the application in the last message."""
    parts = _PARTS.search(asked["messages"][-1]["content"])
    if parts is None:
        message = {"role": "assistant", "content": None, "refusal": "I see no application."}
        return {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
    (score,) = _called(asked["model"], [_written(parts["job"], parts["text"])])
    said = json.dumps({"score": round(100 * float(str(score)), 4)})
    letters = sum(len(message["content"]) for message in asked["messages"])
    return {
        "object": "chat.completion",
        "model": asked["model"],
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": said, "refusal": None},
                "finish_reason": "stop",
            }
        ],
        "usage": {"prompt_tokens": letters // 4, "completion_tokens": len(said) // 4},
    }


def _written(job: str, text: str) -> Screened:
    """What a model can read: the first name is the first word of the text."""
    given = _GIVEN.match(text)
    facts = (Fact(meaning="name.given", text=given["given"]),) if given else ()
    return Screened(id="0", job=Vacancy(title="", text=job), text=text, facts=facts)


def _embeddings(asked: dict[str, Any]) -> dict[str, Any]:
    texts = asked["input"]
    texts = [texts] if isinstance(texts, str) else texts
    data = [
        {"object": "embedding", "index": index, "embedding": _bag_of_words(text)}
        for index, text in enumerate(texts)
    ]
    return {"object": "list", "model": asked["model"], "data": data}


def _bag_of_words(text: str) -> list[float]:
    """Counts of words, each under the place of its hash, brought to length 1."""
    vector = [0.0] * DIMENSIONS
    for word, count in Counter(re.findall(r"\w+", text.casefold())).items():
        vector[crc32(word.encode()) % DIMENSIONS] += count
    length = math.hypot(*vector)
    return [round(number / length, 8) for number in vector] if length else vector
