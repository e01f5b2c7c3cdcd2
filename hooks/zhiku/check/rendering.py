"""The body of a page in; the HTML that a reader's browser gets, and what in it an article may not have, out.

Rules read Markdown; whether a piece of it is code or live HTML only a real renderer knows. Pages whose text holds
something suspicious are rendered here, and every element and attribute is compared with a list of what is allowed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from zhiku.check.lazy_pattern import lazy

_ELEMENTS = """
a abbr aside b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup
table tbody td tfoot th thead time tr u ul var wbr input label
"""
ELEMENTS = frozenset(_ELEMENTS.split())
"""`input` and `label` come out of `pymdownx.tabbed`; written by hand they are refused."""

BY_HAND = ELEMENTS - {"input", "label"}

_ATTRIBUTES = """
class id title lang dir href src alt width height align colspan rowspan scope start value type reversed open datetime
cite role rel markdown name for checked hidden loading decoding headers span tabindex
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = lazy(r"([a-z][a-z0-9+.\-]*):", re.I)
_COMMENT = lazy(r"<!--(?!-?>)(?:(?!--!?>).)*-->", re.S)
_EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables",
               "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed")


@dataclass(frozen=True)
class Refused:
    """Something in the HTML that is not allowed: `what` is an element's or attribute's name, or an address."""

    kind: str
    what: str


def scheme_of(target: str) -> str:
    """The scheme of an address as a browser reads it: entities resolved, control characters and spaces ignored."""
    bare = re.sub(r"[\x00-\x20\u200b-\u200f\ufeff]", "", html.unescape(target))
    match = _SCHEME.match(bare)
    return match[1].lower() if match else ""


def allowed_attribute(name: str) -> bool:
    """Whether an attribute may stand in an article."""
    return name in ATTRIBUTES or name.startswith(("aria-", "data-"))


def render(body: str) -> str:
    """HTML of a Markdown body, by the extensions that zhiku's configuration switches on."""
    import markdown  # slow to import, and few pages need it

    return markdown.markdown(body, extensions=list(_EXTENSIONS), extension_configs={"tables": {"use_align_attribute": True}})


def refused(page: str) -> Iterator[Refused]:
    """What in rendered HTML is not allowed, each once."""
    page, strange = _COMMENT.sub("", page), re.search(r"<[!?]\S{0,20}", _COMMENT.sub("", page))
    if strange:
        yield Refused("markup", strange[0])
    seen: set[Refused] = set()
    reader = _Reader()
    reader.feed(page)
    reader.close()
    for name in re.findall(r"<([a-zA-Z][^\s/>]*)", re.sub(r"\"[^\"<>]*\"|'[^'<>]*'", "", page)):
        reader.found.append(("element", name.lower()))
    for kind, what in reader.found:
        wrong = (what not in ELEMENTS if kind == "element" else not allowed_attribute(what) if kind == "attribute"
                 else scheme_of(what) not in SCHEMES | {""})
        if wrong and (item := Refused(kind, what)) not in seen:
            seen.add(item)
            yield item


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(("element", tag))
        for name, value in attrs:
            self.found.append(("attribute", name))
            if name in ("href", "src", "cite"):
                self.found.append(("address", value or ""))

    handle_startendtag = handle_starttag
