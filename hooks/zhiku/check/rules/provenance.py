"""Where a text comes from and what it rests on: source paragraphs, `origin`, law ids, the day of review."""

from __future__ import annotations

from collections.abc import Iterator

from zhiku.article import Article
from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.reviewing import due

_SOURCE = lazy(r"([0-9A-Za-z_-]+)#(\d+)\Z")


def find_sources(document: Document, world: World) -> Iterator[Problem]:
    """An article names its source paragraphs, or `origin: 编者`; the paragraphs exist."""
    page = document.page
    if not isinstance(page, Article) or page.is_index or page.section in ("", "about") or (
            not document.has_front_matter or document.lacks_front_matter):
        return
    if not page.meta.source and not page.meta.origin:
        yield Problem(0, "没有写来源。来自原始材料的写 source: [\"001#4\"]；编者自己写的写 origin: 编者。", "warning"
                      if not world.paragraphs else None)
    for source in page.meta.source:
        match = _SOURCE.match(source)
        if not match:
            yield Problem(document.key("source"), f"来源 {source} 的写法不对，应当是 \"文件夹#段号\"，例如 \"001#4\"。")
        elif match[1] not in world.paragraphs:
            yield Problem(document.key("source"), f"没有叫 sources/{match[1]} 的原始材料；"
                          f"现有：{'、'.join(sorted(world.paragraphs)) or '无'}。")
        elif not 1 <= int(match[2]) <= world.paragraphs[match[1]]:
            yield Problem(document.key("source"), f"sources/{match[1]} 只有 {world.paragraphs[match[1]]} 段，"
                          f"没有第 {match[2]} 段。")


def find_law(document: Document, world: World) -> Iterator[Problem]:
    """Every id under `law:` stands in the legal basis."""
    if not document.page.meta.law:
        return
    known = world.law_ids
    for cited in document.page.meta.law:
        if cited not in known:
            siblings = sorted(i for i in known if i.split("-")[0] == cited.split("-")[0])[:6]
            hint = f"同一部规定里有：{'、'.join(siblings)}。" if siblings else "请先在法律依据里写上它。"
            yield Problem(document.key("law"), f"法律依据里没有 {cited}。{hint}")


def find_overdue(document: Document, world: World) -> Iterator[Problem]:
    """The review that a page promised is not overdue."""
    day = due(document.page.meta.reviewed, document.page.meta.review_in)
    if day and day < world.today:
        yield Problem(document.key("reviewed"), f"这一页应当在 {day} 之前复核。"
                      "请核对内容，把 reviewed 改成核对的日期。")


SOURCES = Rule("source", "error", "文章要写明来源", find_sources, in_drafts=False)
LAW_IDS = Rule("law-id", "error", "引用的法律编号要存在", find_law)
REVIEW = Rule("review", "warning", "到期要复核", find_overdue, in_drafts=False)
