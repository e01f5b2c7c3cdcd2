"""Pages of a built site in; the security headers that fit exactly them out.

The theme has a few inline scripts; each is allowed by its hash, so nothing that a text might smuggle in can run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE = re.compile(rb"<script(?P<attributes>(?![^>]*\bsrc=)[^>]*)>(?P<body>.*?)</script>", re.S)
_DATA = re.compile(rb"type=[\"']?application/(?:ld\+)?json")

OTHERS: tuple[tuple[str, str], ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
"""Headers that every site gets."""


def inline_hashes(page: bytes) -> frozenset[str]:
    """Hashes of the scripts that stand in a page, as a policy names them."""
    return frozenset("sha256-" + base64.b64encode(hashlib.sha256(match["body"]).digest()).decode()
                     for match in _INLINE.finditer(page) if not _DATA.search(match["attributes"]))


def content_policy(pages: Iterable[bytes]) -> str:
    """The Content-Security-Policy of a site: its own files, its inline scripts, and nothing else."""
    hashes = sorted({digest for page in pages for digest in inline_hashes(page)})
    scripts = " ".join(["'self'", *(f"'{digest}'" for digest in hashes)])
    return (f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")


def header_lines(policy: str, server: str) -> list[str]:
    """The headers as lines of a configuration of `nginx` or `caddy`."""
    rows = [("Content-Security-Policy", policy), *OTHERS]
    if server == "caddy":
        return [f'{name} "{value}"' for name, value in rows]
    return [f'add_header {name} "{value}" always;' for name, value in rows]
