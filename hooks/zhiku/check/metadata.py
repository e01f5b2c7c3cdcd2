"""The first bytes of an image in; what it says about itself (place, camera, names, comments) as text out.

Only what can carry words or a place is read: EXIF, XMP, IPTC and comments of JPEG, text chunks of PNG, the same blocks of
WebP, comments of GIF, titles and descriptions of SVG. Rules for personal data read this text like any other.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

PLACE = "GPS"
"""Stands first in the text where an image names the place where it was taken."""
_WORDS = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")
_SVG = re.compile(rb"<(?:title|desc|metadata|text)\b[^>]*>(.*?)</|<!--(.*?)-->", re.S)
_CASE_LIMIT = 20_000


def metadata_of(head: bytes) -> str:
    """All words an image carries beside its picture, "" where there are none."""
    if head.startswith(b"\xff\xd8"):
        blocks = list(_jpeg(head))
    elif head.startswith(b"\x89PNG"):
        blocks = list(_png(head))
    elif head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        blocks = list(_webp(head))
    elif head.startswith(b"GIF8"):
        blocks = [m[1] for m in re.finditer(rb"\x21\xfe.([\x20-\xff]{4,255})\x00", head, re.S)]
    elif b"<svg" in head[:2000]:
        return " ".join((a or b).decode("utf-8", "replace").strip() for a, b in _SVG.findall(head))[:_CASE_LIMIT]
    else:
        return ""
    words = [word for block in blocks for word in _words(block)]
    place = [PLACE] if any(_has_place(block) for block in blocks) else []
    return " ".join([*place, *words])[:_CASE_LIMIT]


def _words(block: bytes) -> Iterator[str]:
    for match in _WORDS.finditer(block):
        text = match[0].decode("utf-8", "ignore").strip()
        if len(text) >= 4:
            yield text


def _jpeg(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], int.from_bytes(data[at + 2:at + 4], "big")
        if marker == 0xDA or size < 2:
            return
        if marker in (0xE1, 0xED, 0xFE):
            yield data[at + 4:at + 2 + size]
        at += 2 + size


def _png(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at:at + 4], "big"), data[at + 4:at + 8]
        body = data[at + 8:at + 8 + size]
        if kind in (b"tEXt", b"iTXt", b"eXIf"):
            yield body.replace(b"\x00", b" ") if kind != b"eXIf" else body
        elif kind == b"zTXt":
            name, _, packed = body.partition(b"\x00")
            try:
                yield name + b" " + zlib.decompressobj().decompress(packed[1:], _CASE_LIMIT)
            except zlib.error:
                yield name
        at += 12 + size


def _webp(data: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(data):
        kind, size = data[at:at + 4], int.from_bytes(data[at + 4:at + 8], "little")
        if kind in (b"EXIF", b"XMP "):
            yield data[at + 8:at + 8 + size]
        at += 8 + size + size % 2


def _has_place(block: bytes) -> bool:
    """Whether EXIF has a directory of GPS tags (0x8825), or XMP a latitude."""
    if b"GPSLatitude" in block:
        return True
    start = block.find(b"II*\x00")
    order = "little"
    if start < 0:
        start, order = block.find(b"MM\x00*"), "big"
    if start < 0:
        return False
    tiff = block[start:]

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at:at + size], "little" if order == "little" else "big")

    first = number(4, 4)
    return any(number(first + 2 + 12 * n, 2) == 0x8825 for n in range(min(number(first, 2), 200)))
