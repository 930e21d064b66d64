"""Static files: one style sheet, hashed names, compressed at build."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/site.css"
IMPORT = re.compile(r'@import url\("([a-z-]+\.css)"\);\n?')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
MARGIN = re.compile(r"\n\s*")

type Paths = dict[str, tuple[StaticFilesStorage, str]]


class Storage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed, with the `import` lines of ES modules rewritten too.

    The style sheet lists its parts as imports, which development serves as they are; here their
    text takes the place of the imports, so that a browser asks once.
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths: Paths, *, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Write the one style sheet, then hash and compress everything."""
        if not dry_run and SHEET in paths:
            text = one_sheet(paths)
            self.delete(SHEET)
            self.save(SHEET, ContentFile(text.encode()))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def one_sheet(paths: Paths) -> str:
    """The style sheet with its parts in place of their imports, without comments and margins."""
    folder = SHEET.rpartition("/")[0]
    text = IMPORT.sub(lambda part: _text(paths, f"{folder}/{part[1]}"), _text(paths, SHEET))
    return MARGIN.sub("\n", COMMENT.sub("", text)).strip() + "\n"


def _text(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())
