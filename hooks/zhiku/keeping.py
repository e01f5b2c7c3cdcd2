"""The files of a built site in; those that are no pages, and the list of what a browser keeps to be read without a network, out.

`assets/zhiku/keep.js` reads the list when a reader asks for it, fetches what has changed and puts it aside; `keep-worker.js`
answers with it where there is no network.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

LIST = "kept.json"
"""Its name at the root of a site."""
_NEVER = frozenset([LIST, "keep-worker.js", "sitemap.xml", "sitemap.xml.gz"])
_UNREAD = frozenset([".map", ".jsonl", ".gz"])
_OF_STOCK_SEARCH = "assets/javascripts/lunr/"  # Material's own search, which ours replaces, reads them
_DIGITS = 16


def finish_site(site: Path, files: Iterable[tuple[str, bytes]], *, keeps: bool) -> None:
    """Write the files that are no pages, given by path relative to the site and content; then, where readers may keep it, the list."""
    for path, content in files:
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    if keeps:
        (site / LIST).write_bytes(kept_list(site))


def kept_list(site: Path) -> bytes:
    """JSON: `{"files": [[address, digest, bytes], …]}`, sorted. An address is relative to the site, a page in a folder of its own
    has the folder's."""
    rows = [[_address(path), hashlib.sha256(content).hexdigest()[:_DIGITS], len(content)] for path, content in _files(site)]
    return (json.dumps({"files": sorted(rows)}, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    """What a reader's browser may ask for: no file that is there for other programs, none that is hidden."""
    for file in site.rglob("*"):
        path = file.relative_to(site)
        if file.is_file() and path.as_posix() not in _NEVER and file.suffix not in _UNREAD and not (
                path.as_posix().startswith(_OF_STOCK_SEARCH) or any(part.startswith(".") for part in path.parts)):
            yield path.as_posix(), file.read_bytes()


def _address(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return (folder + "/" if folder else "") if name == "index.html" else path
