"""What happens to attempts."""

from quizzes.actions.answering import Choice, Operation, Receipt, Turn, answer, save
from quizzes.actions.checks import answer_check
from quizzes.actions.locking import RefusedError
from quizzes.actions.pretests import start_pretest
from quizzes.actions.quick import start_quick
from quizzes.actions.repeating import try_sibling
from quizzes.actions.reviewing import start_review
from quizzes.actions.starting import ask_reasons, finish, redo_misses, start_practice

__all__ = [
    "Choice",
    "Operation",
    "Receipt",
    "RefusedError",
    "Turn",
    "answer",
    "answer_check",
    "ask_reasons",
    "finish",
    "redo_misses",
    "save",
    "start_practice",
    "start_pretest",
    "start_quick",
    "start_review",
    "try_sibling",
]
