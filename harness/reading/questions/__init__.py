"""What a form asks: the meaning of a question, its sensitivity, buttons and notices."""

from harness.reading.questions.asked import Asked, Understanding
from harness.reading.questions.labels import plain
from harness.reading.questions.lexicon import MEANINGS
from harness.reading.questions.understand import understand

__all__ = ["MEANINGS", "Asked", "Understanding", "plain", "understand"]
