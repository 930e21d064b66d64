"""Seeds of 53 bits that nobody outside can tell."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from django.conf import settings


def new() -> int:
    """A seed of its own for an attempt that starts. Views ask for it."""
    return secrets.randbits(53)


def secret(*subject: str | int) -> int:
    """The seed of what is shown before an attempt exists: the same on each page and process."""
    mac = hmac.new(settings.SECRET_KEY.encode(), _joined(subject), hashlib.sha256)
    return int.from_bytes(mac.digest()[:8]) >> 11


def derived(seed: int, *parts: str | int) -> int:
    """A seed that follows from a secret one."""
    return int.from_bytes(hashlib.blake2b(_joined((seed, *parts)), digest_size=8).digest()) >> 11


def _joined(parts: Iterable[str | int]) -> bytes:
    return "\x1f".join(map(str, parts)).encode()
