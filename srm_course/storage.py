"""Static files: hashed names, compressed at build."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed, with the `import` lines of ES modules rewritten too."""

    support_js_module_import_aggregation = True
