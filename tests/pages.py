"""Pages and pasted texts with what should become of each in; what an import makes otherwise, line by line, out.

`data/import/pages` has a text or page beside a `.json` that names its title, headings, paragraphs, list items and comments,
and what may stand in no draft. Not all of it is reached: `found.tsv` says what is not, and is written anew by
`python -m tests.pages`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from zhiku.intake import fold
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import import_source
from zhiku.intake.values import Imported

PAGES = Path(__file__).parent / "data" / "import" / "pages"
FOUND = PAGES / "found.tsv"
KINDS = {"paragraphs": ("paragraph", "list_item", "quote"), "items": ("list_item",), "comments": ("comment",),
         "headings": ("heading", "title")}


def plain(text: str) -> str:
    """The characters that count."""
    return re.sub(r"[^\u3400-\u9fffA-Za-z0-9]", "", fold.simplified(text))


def read(path: Path) -> Imported:
    """The import of a page."""
    source, findings = decode(path.read_bytes(), path.name, path.name)
    assert source is not None, findings
    result, findings = import_source(source, Decisions())
    assert result is not None, findings
    return result


def problems(expected: Path) -> Iterator[str]:
    """What became of a page otherwise than it should."""
    wanted = json.loads(expected.read_text("utf-8"))
    result = read(expected.with_name(wanted["file"]))
    kept = [piece for piece in result.pieces if piece.part.kind != "removed"]
    pieces: list[tuple[str, str]] = []
    for piece, before in zip(kept, [None, *kept], strict=False):
        if before and piece.part.joined:  # one line in the draft
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + plain(piece.reading))
        else:
            pieces.append((piece.part.kind, plain(piece.reading)))
    if plain(wanted["title"]) not in {plain(draft.title).lstrip("0123456789.") or "" for draft in result.drafts} | {
            plain(draft.title) for draft in result.drafts}:
        yield "title"
    for what, kinds in KINDS.items():
        for text in map(plain, wanted.get(what, [])):
            text = text.lstrip("0123456789") or text if what == "headings" else text  # the number before a title may go
            if not any(kind in kinds and (found == text if what == "comments" else found.endswith(text) if what == "items" else
                                          text in found) for kind, found in pieces):
                yield f"{what}: {text[:16]}"
    drafts = "\n".join(line for draft in result.drafts for line in re.sub("〔[^〔〕]*〕", "", draft.text).splitlines()
                       if not line.startswith(("source:", "# 建议")))
    yield from (f"never: {text}" for text in wanted.get("never", []) if text in drafts)


def found() -> dict[str, list[str]]:
    """The problems of every page that has any."""
    every = {path.stem: list(problems(path)) for path in sorted(PAGES.glob("*.json"))}
    return {name: rows for name, rows in every.items() if rows}


if __name__ == "__main__":
    rows = [(name, row) for name, problems_of in found().items() for row in problems_of]
    FOUND.write_text("".join(f"{name}\t{row}\n" for name, row in rows), "utf-8")
    print(len(list(PAGES.glob("*.json"))), "pages,", len({name for name, _ in rows}), "with", len(rows), "problems")
