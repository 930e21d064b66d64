"""The style sheets and the script as a browser gets them in production: each in one piece."""

from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder, get_finders

from srm_course.storage import TOGETHER

# A server's first requests come at once, each on a thread of its own.
_alone = Lock()
_folder = TemporaryDirectory(prefix="bundles-")
_made: dict[str, str] = {}


class Bundles(BaseFinder):
    """Puts a file together at the first question for it, and lists none: collecting does that."""

    def check(self, **_: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False) -> Any:  # noqa: FBT001, FBT002 -- Django's
        file = _bundle(path) if path in TOGETHER else ""
        if find_all:
            return [file] if file else []
        return file

    def list(self, ignore_patterns: Any) -> list[Any]:  # noqa: ARG002 -- Django's
        return []


def _bundle(path: str) -> str:
    with _alone:
        if path not in _made:
            paths = {
                name: (where, name) for finder in get_finders() for name, where in finder.list([])
            }
            file = Path(_folder.name) / path
            file.parent.mkdir(exist_ok=True)
            file.write_text(TOGETHER[path](paths))
            _made[path] = str(file)
        return _made[path]
