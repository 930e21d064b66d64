"""Seeds that nobody outside can tell, for what is shown before an attempt exists."""

import hashlib
import hmac

from django.conf import settings


def secret(*subject: str | int) -> int:
    """The seed of a subject: the same on each page and process, 53 bits."""
    text = "\x1f".join(map(str, subject)).encode()
    mac = hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256)
    return int.from_bytes(mac.digest()[:8]) >> 11
