"""The one place in which answers about a knowledge base are remembered."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from .knowledge import KnowledgeBase

Answer = TypeVar("Answer")


def remembered(question: Callable[[KnowledgeBase], Answer]) -> Callable[[KnowledgeBase], Answer]:
    """Make a question about a whole knowledge base find its answer once, when it is first asked.

    The answer is kept with the knowledge base, which nothing changes, and goes when that goes.
    """

    @wraps(question)
    def answer(kb: KnowledgeBase) -> Answer:
        if question not in kb.memory:
            kb.memory[question] = question(kb)
        found: Answer = kb.memory[question]
        return found

    return answer
