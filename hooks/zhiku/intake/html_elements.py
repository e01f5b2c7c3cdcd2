"""What the elements of HTML are: which begin a block, which hold nothing, which close another by themselves."""

from __future__ import annotations

BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer "  # noqa: SIM905
    "form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead title tr ul".split())
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_CLOSES = {"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr", "td", "th"}, "td": {"td", "th"},
           "th": {"td", "th"}, "option": {"option"}}
_STOPS = {"li": {"ul", "ol", "menu"}, "dt": {"dl"}, "dd": {"dl"}, "tr": {"table", "tbody", "thead", "tfoot"},
          "td": {"tr", "table"}, "th": {"tr", "table"}, "option": {"select"}}
CLOSED_BY_OTHERS = frozenset(["p", *_CLOSES])
"""Elements that are often left open, and are none the deeper for it."""


def close_before(stack: list[tuple[str, str]], name: str) -> None:
    """Close what an opening tag closes by itself: `<li>` a `<li>`, a block element a `<p>`."""
    if name in BLOCK:
        for k in range(len(stack) - 1, max(-1, len(stack) - 12), -1):
            if stack[k][0] == "p":
                del stack[k:]
                break
            if stack[k][0] in BLOCK:
                break
    closes, stops = _CLOSES.get(name), _STOPS.get(name, set())
    if closes:
        for k in range(len(stack) - 1, max(-1, len(stack) - 12), -1):
            if stack[k][0] in stops:
                break
            if stack[k][0] in closes:
                del stack[k:]
                break
