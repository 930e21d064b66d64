"""Static files: few style sheets and one script, hashed names, compressed at build."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEETS = (
    "css/site.css",
    "css/site-pages.css",
    "css/site-figures.css",
    "css/site-progress.css",
    "css/site-exam.css",
    "css/site-class.css",
)
SCRIPT = "js/site.js"
STYLE_PART = re.compile(r'@import url\("([a-z-]+\.css)"\);\n?')
SCRIPT_PART = re.compile(r'import "\./([a-z-]+\.js)";\n?')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
SPACE = re.compile(r"\s*([{};])\s*")
MARGIN = re.compile(r"\n\s*")

type Paths = dict[str, tuple[StaticFilesStorage, str]]


class Storage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed, with the `import` lines of ES modules rewritten too.

    The style sheets and the script list their parts as imports, which development serves as they
    are; here their text takes the place of the imports, so that a browser asks once for each.
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths: Paths, *, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Put these files together, then hash and compress everything."""
        if not dry_run:
            for name, together in TOGETHER.items():
                if name in paths:
                    text = together(paths)
                    self.delete(name)
                    self.save(name, ContentFile(text.encode()))
                    paths = {**paths, name: (self, name)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def one_sheet(paths: Paths, sheet: str = SHEETS[0]) -> str:
    """A style sheet with its parts in place of their imports, without comments and margins."""
    text = COMMENT.sub("", _with_parts(paths, sheet))
    return SPACE.sub(r"\1", MARGIN.sub("\n", text)).strip() + "\n"


def _with_parts(paths: Paths, name: str) -> str:
    return STYLE_PART.sub(lambda part: _with_parts(paths, f"css/{part[1]}"), _text(paths, name))


def one_script(paths: Paths) -> str:
    """The script with its parts in place of their imports, each in a block, without comments."""
    text = _text(paths, SCRIPT)
    text = SCRIPT_PART.sub(lambda part: "{\n" + _text(paths, f"js/{part[1]}") + "}\n", text)
    return LINE_COMMENT.sub("", text)


TOGETHER: dict[str, Callable[[Paths], str]] = {
    **{sheet: partial(one_sheet, sheet=sheet) for sheet in SHEETS},
    SCRIPT: one_script,
}


def _text(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())
