"""The blocks of a text in; which of them are its own records (fields of a form, days of a diary), whatever they look like, where
comments begin that nothing announces, and where another text begins below them, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zhiku.intake.boilerplate import may_be_offer, may_be_text, site_line
from zhiku.intake.comments import is_day, is_only_actions, is_zone_heading, read_comment
from zhiku.intake.threads import is_of_a_writer
from zhiku.intake.values import Block
from zhiku.intake.why import Why

_FIELD = re.compile(r"(?P<label>[\u3400-\u9fff]{2,6}|[A-Za-z]{2}[A-Za-z-]{0,5})\s*[:：]\s*(?:[^:：]|(?<=\d)[:：](?=\d)){1,60}")
_OF_SITES = re.compile(
    "(?:文章|帖子|主题|会员)?(?:录入|等级|级别|注册|注册时间|积分|发帖|文章|帖子|主题|来自|门派|性别|威望|金钱|头衔|在线|精华|经验|魅力|阅读|浏览|点击|点击数|"
    "人气|字数|作者|编辑|责任编辑|来源|出处|原文)|[上下]一(?:篇|页|条)(?:文章|帖子)?")
_LABELS = frozenset(["时间", "日期", "标签", "关键词", "栏目", "分类", "声明", "免责声明", "广告", "审核", "校对", "记者"])
_CALLED = frozenset(["微信", "微信号", "公众号", "官方微信", "客服微信", "企业微信", "微信公众号", "QQ", "QQ群"])
_OF_ADDRESSES = re.compile("[^，。！？；]{0,8}(?:联系|投诉|咨询|报名|反馈|客服|服务|求助)(?:方式|我们|渠道|办法|电话|途径|信息)?[：:]?")
_LABELLED = re.compile(r"\s*[\u3400-\u9fff]{2,6}\s*[:：]\s*\S")
_PUBLISHED = re.compile(r"\s*(?:发布|更新|来源|作者|责任|编辑|文章)")
_PROSE = re.compile("^[^，。！？；]*[，。！？；].*[。！？]")
_MANY = 4
_ENDED = re.compile("[。！？]$")
_WRITTEN = re.compile(r"(?:19|20|二[〇○零])\S{2}\s?年\s?\S{1,2}\s?月\s?\S{1,3}\s?日")
_SIGNATURE = re.compile(
    r"[^，。！？；：\s]{0,30}(?:公司|银行|[支分]行|法院|检察院|委员会|[业居村]委会|管理处|局|部|处|科|室|中心|协会|学校|[小中大]学|学院|幼儿园|医院|政府|工会|办公室|办事处|全体\S{2,4})(?:（[^（）]{1,8}）)?")
_RECORD = re.compile(
    "(?:记录|日志|台账|纪要|笔录|日记|流水|大事记|年表|时间线|进度|进展|排期|排班表?|值班表?|日程|议程|清单|登记表?|名单|检查|巡查|维修|检修|巡检|保养|分工|课表|情况|处理|流程|动态|轨迹|安排|守则)"
    r"(?:[一二三四五六七八九十\d]+则?|（.{1,12}）)?$")
# A comment's date has a year or a time, or counts from now.
_WHEN = re.compile(r"(?:19|20)\d\d\s?[-/.年]|\d{1,2}[:：]\d{2}|\d\s?(?:年|个?月|周|天|小时|分钟)前|昨天|前天|刚刚")
_FIELD_OF_TIME = re.compile(r"(?:.{2,40}[\s\u3000])?(?!留言|评论|发表|回复|发布)[\u3400-\u9fff]{0,4}(?:时间|日期|地点)\s*[:：]")
_HEADING = re.compile(
    r"\s*(?:#{1,6}\s|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节条部](?:\s|$))[^，。！？；]{0,24}$")
_SENTENCE = re.compile("[，。！？；：]")
_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}")
_RULE = re.compile(r"[-=_*~—－─＝]{8,}")
_TITLE_ENDED = re.compile("[。！？；!?;]$")
_EDITED = re.compile(r"\s*(?:最后)?(?:编辑|更新|修改|发布|发表)于|.*\d\s?(?:发布|更新|编辑|修改)\s*$")
_COMMENTED = re.compile("留言|评论|回[复帖]|跟帖")
_FIRST_FLOOR = re.compile(r"\s*(?:#1\s|1\s?[楼#]|楼主)")
_TOP, _OF_TOP, _OF_FORUMS = 4, (Why.PUBLISHED, Why.BYLINE), (Why.BOARD_HEAD, Why.COMMENT_BUTTON)
_SAID = re.compile("^[^，。；]*[，。；].*[。！？…：]")
_LONG_TEXT = 24
_RUN, _SEVERAL, _SHORT, _ABOVE, _NEAR, _FAR, _LONG, _LEAST_TITLE = 3, 2, 24, 3, 6, 10, 60, 6


def fields(blocks: Sequence[Block]) -> frozenset[int]:
    """时间：…… among 地点：…… and 携带：……: indices of at least three fields one under another, of which two are none that a
    site has. What only a site says (作者：……) is left to it."""
    found: set[int] = set()
    begin = 0
    while begin < len(blocks):
        stop = begin
        while stop < len(blocks) and _FIELD.fullmatch(blocks[stop].text.strip()):
            stop += 1
        if stop - begin >= _RUN:
            foreign = {i for i in range(begin, stop) if not site_line(blocks[i].text) and not _OF_SITES.fullmatch(_label(blocks[i]))}
            if len(foreign) >= _SEVERAL:
                announced = begin > 0 and _OF_ADDRESSES.fullmatch(blocks[begin - 1].text.lstrip("# ").strip())
                labels = _LABELS | _CALLED if announced else _LABELS
                found.update(i for i in range(begin, stop) if i in foreign or _label(blocks[i]) in labels)
        begin = max(stop, begin + 1)
    return frozenset(found)


def alone(lines: Sequence[tuple[int, Block]]) -> frozenset[int]:
    """Which of the numbered lines look like a site's, in a text where nothing else does, and stay: those below its first words,
    and those beside a field that no site has (时间：…… above 地点：……)."""
    found = [k for k, (_, block) in enumerate(lines) if site_line(block.text)]
    captions = [k for k in found if _is_caption(lines, k)]
    if len(captions) >= _SEVERAL and len(captions) == len(found):
        return frozenset(lines[k][0] for k in found)
    if sum(not may_be_offer(lines[k][1].text) for k in found) >= _MANY or not all(may_be_text(lines[k][1].text) for k in found):
        return frozenset()
    text = next((k for k, (_, block) in enumerate(lines) if _PROSE.search(block.text)), len(lines))
    near = {k + step for k, (_, block) in enumerate(lines) if _LABELLED.match(block.text) and k not in found for step in (-1, 1)}
    if all(is_day(lines[k][1].text) for k in found):
        return frozenset(lines[k][0] for k in found if k > _SEVERAL)  # one right below the title is the site's
    return frozenset(lines[k][0] for k in found if k > text or (k in near and not _PUBLISHED.match(lines[k][1].text)))


def _is_caption(lines: Sequence[tuple[int, Block]], k: int) -> bool:
    """Whether a word that a button may have stands above what is said of it, with nothing right above: 收藏 in how an app is used."""
    text = lines[k][1].text.strip()
    return (text.isalpha() and site_line(text) == Why.COMMENT_BUTTON and lines[k][1].gap and k + 1 < len(lines)
            and bool(_PROSE.search(lines[k + 1][1].text.strip())))


def _label(block: Block) -> str:
    match = _FIELD.fullmatch(block.text.strip())
    return match["label"] if match else ""


def days(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of the days that stand above what happened on each (every date has something below it that ends a sentence, and
    there are several), of the date under a letter, and under the name of whoever gave notice."""
    dated = [i for i, block in enumerate(blocks) if is_day(block.text)]
    under = frozenset[int]()
    if dated and dated[-1] == len(blocks) - 1 and _WRITTEN.fullmatch(blocks[-1].text.strip()):
        under = frozenset({dated.pop()})
    under |= {i for i in dated if i and _WRITTEN.fullmatch(blocks[i].text.strip()) and _SIGNATURE.fullmatch(blocks[i - 1].text.strip())}
    told = [i for i in dated if i + 1 < len(blocks) and _ENDED.search(blocks[i + 1].text.rstrip())]
    return under | frozenset(told) if len(told) >= _SEVERAL and len(told) == len(dated) else under


def is_record(blocks: Sequence[Block]) -> bool:
    """Whether one of the first lines is the title of a record: 巡查记录, 会议纪要."""
    above = [block.text.strip() for block in blocks[:_SEVERAL]]
    return any(len(text) <= _SHORT and not _SENTENCE.search(text) and _RECORD.search(text) for text in above)


def comments_from(blocks: Sequence[Block], heads: Sequence[int]) -> int | None:
    """Where the comments of a text begin that nothing announces; `heads`: indices of lines with a name and a date. None where
    the lines are a record's: its title says so, chapters follow, or the dates are no comments'."""
    dated = [i for i in heads if _WHEN.search(blocks[i].text) and not _FIELD_OF_TIME.match(blocks[i].text.strip())
             and not _EDITED.match(blocks[i].text) and not _is_of_a_diary(blocks, i)]
    if len(dated) > _SEVERAL and dated[1] - dated[0] > _NEAR and (
            dated[0] < _TOP or site_line(blocks[dated[0]].text) in _OF_TOP or _FIRST_FLOOR.match(blocks[dated[0]].text)):
        dated = dated[1:]  # who wrote the text has a line as those have who comment on it
        heads = [i for i in heads if i >= dated[0]]
    if len(dated) < _SEVERAL or (dated[1] - dated[0] > _NEAR and not _is_regular(dated, blocks)):
        return None
    named = [i for i in dated if _names_somebody(blocks, i)]
    if len(named) < _SEVERAL or named[0] != dated[0]:
        return None  # what happened when
    begin = heads[0] if dated[0] - heads[0] <= _NEAR else dated[0]
    if begin and is_day(blocks[begin].text) and is_of_a_writer(blocks[begin - 1].text.strip()):
        begin -= 1  # the name has a line of its own
    above = [block.text.strip() for block in (*blocks[:1], *blocks[max(0, begin - _ABOVE):begin])]
    titled = any(len(text) <= _SHORT and not _SENTENCE.search(text) and _RECORD.search(text) for text in above)
    if not begin or (titled and all(len(block.text) <= _LONG for block in blocks[:begin])):
        return None
    if any(_HEADING.match(block.text.strip()) for block in blocks[begin:]):
        return None
    return begin


def _is_regular(dated: Sequence[int], blocks: Sequence[Block]) -> bool:
    """Whether dates come again and again after a few lines, with buttons or ranks of a site among them: a name, how many points,
    what is said."""
    return len(dated) > _SEVERAL and all(below - above <= _FAR for above, below in pairwise(dated)) and sum(
        is_only_actions(block.text) or site_line(block.text) in _OF_FORUMS for block in blocks[dated[0]:]) >= _SEVERAL


def _names_somebody(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line with a date has a name before it, in it or above it; above the first may be the title."""
    found = read_comment(blocks[i].text, False)
    above = read_comment(blocks[i - 1].text, True, False) if i > 1 else None
    return found is not None and (
        found.role == "body" or found.named or bool(_COMMENTED.search(blocks[i].text))
        or (i > 1 and is_of_a_writer(blocks[i - 1].text.strip())) or (above is not None and above.named))


def entries(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of the lines of a record that say who did something, and when: its title says that it is one."""
    if not is_record(blocks):
        return frozenset()
    found = [i for i, block in enumerate(blocks) if len(block.text) <= _LONG and read_comment(block.text, False)
             and _WHEN.search(block.text) and not _EDITED.match(block.text)]
    return frozenset(found) if len(found) >= _SEVERAL else frozenset()


def _is_of_a_diary(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line is a date without a time and without a name above it."""
    if not is_day(blocks[i].text) or _CLOCK.search(blocks[i].text):
        return False
    above = blocks[i - 1].text.strip() if i else ""
    return i < _SEVERAL or not above or len(above) > _SHORT or bool(_SENTENCE.search(above))


def texts_of(blocks: Sequence[Block]) -> list[list[Block]]:
    """The texts that were put one under another: below the comments of one, under a line drawn across, stands the title of
    the next, with comments that a heading announces, or none."""
    rules = [i for i, block in enumerate(blocks) if _RULE.fullmatch(block.text.strip())]
    starts, has_comments, at = [0], False, 0
    for i, stop in pairwise([*rules, len(blocks)]):
        has_comments = has_comments or any(is_zone_heading(block.text.strip()) for block in blocks[at:i])
        at = i
        if has_comments and _is_a_text([block.text.strip() for block in blocks[i + 1:stop]]):
            starts.append(i)
            has_comments = False
    return [list(blocks[start:stop]) for start, stop in pairwise([*starts, len(blocks)])]


def _is_a_text(lines: Sequence[str]) -> bool:
    if not lines or not _LEAST_TITLE <= len(lines[0]) <= _LONG or _TITLE_ENDED.search(lines[0]) or read_comment(lines[0], True, False):
        return False
    zone = next((k for k, line in enumerate(lines) if is_zone_heading(line)), len(lines))
    said = [line for line in lines[1:zone] if not site_line(line) and not read_comment(line, True, False)]
    return sum(map(len, said)) >= _LONG and (zone < len(lines) or len(said) == len(lines) - 1)


def texts_below(blocks: Sequence[Block]) -> set[int]:
    """Where a text may go on below comments: at what is too long for the title of another, and at the title above it."""
    found = {i for i, block in enumerate(blocks) if len(block.text.strip()) >= _LONG_TEXT and _SAID.search(block.text.strip())
             and not site_line(block.text)}
    return found | {i - 1 for i in found if i and not site_line(blocks[i - 1].text)}
