"""The reasons for which lines are left out, by name: the words are what a person reads in ledger and report, the name is what
the rooms ask by, so that other words change nothing else. A reason that no other room asks about stays where it is given."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache


class Why(StrEnum):
    """What a line is that goes into no draft; more about it may follow in brackets."""

    COLUMN = "站点栏目"
    NAVIGATION = "站点导航"
    BUTTON = "站点的按钮"
    SIGN = "站点的标记（时间、地点、次数、按钮）"
    PAGES = "站内翻页"
    OTHER_TEXTS = "站内推荐"
    BYLINE = "署名和发布信息"
    SIGNED = "署名和日期"
    WRITER = "署名"
    PUBLISHED = "发布时间"
    SOURCE = "来源和发布时间"
    COPYRIGHT = "版权声明"
    COUNTS = "阅读数"
    AD = "推广"
    AD_WITH_ADDRESS = "联系方式和推广"
    BOARD_HEAD = "论坛的栏目头"
    CHAT_HEAD = "聊天记录的栏目"
    COMMENT_BUTTON = "评论区按钮"
    COMMENT_ZONE = "评论区栏目名"
    COMMENT_HEAD = "评论的昵称和日期"
    COMMENT_QUOTES = "评论里引用的话"
    BELOW_COMMENTS = "评论下面的站点栏目"
    ABOVE_TEXT = "正文上面的栏目、作者和按钮"
    BELOW_TEXT = "正文下面的栏目和按钮"
    ABOVE_ELEMENT = "正文元素上面的栏目和按钮"
    BELOW_ELEMENT = "正文元素下面的栏目和按钮"
    ABOVE_TITLE = "标题上面的栏目"
    SITE_NAME = "站名"
    REPEATED = "重复标题"
    EMPTY_REPEATED = "与下一标题重复的空标题"
    REPEATED_WITH_SITE = "重复标题（带着站名）"
    SEARCHED_IN_LIST = "插在列表中间的搜索标题"
    SEARCHED_IN_ANSWERS = "插在问答中间的搜索标题"
    SEARCHED_BELOW_TITLE = "紧跟在另一标题后面的搜索标题"
    EMPTY_QUOTE = "引用里的空行"
    RUNNING_HEAD = "书页上下的栏目"
    SCANNED = "扫描软件的标记"
    JOURNAL = "期刊的标注"
    EBOOK = "电子书网站的字"
    PICTURE = "图片"
    PICTURE_SOURCE = "图片来源"
    ADDRESS = "单独的网址"
    RULE = "分隔线"
    REMARK = "文档的批注"
    TAG = "网页标签"
    TRANSCRIBED = "转写的标记"
    MAIL_HEAD = "邮件头（谁写给谁）"
    MAIL_NOTE = "邮件的说明"
    FORWARDER = "转发人的附言"
    CUE_AGAIN = "上一条字幕里已有的一行"
    CUE_TRANSLATED = "另一种文字的同一句字幕"
    SUBTITLERS = "字幕组的署名"
    NOT_SHOWN = "播放不了或打不开时才显示的字"


@lru_cache(maxsize=1 << 10)
def named(reason: str) -> Why | None:
    """The name of a reason, whatever follows it in brackets; none where no room asks about it."""
    return next((_NAMES[text] for text in (reason, reason.partition("（")[0]) if text in _NAMES), None)


_NAMES = {str(name): name for name in Why}
OF_SITE = frozenset([
    Why.COLUMN, Why.NAVIGATION, Why.BUTTON, Why.SIGN, Why.PAGES, Why.OTHER_TEXTS, Why.BYLINE, Why.SIGNED, Why.WRITER, Why.PUBLISHED,
    Why.SOURCE, Why.COPYRIGHT, Why.AD, Why.BOARD_HEAD, Why.COMMENT_BUTTON])
"""What hardly stands in a text that was not copied from a page."""
AROUND_AD = OF_SITE | {
    Why.COUNTS, Why.AD_WITH_ADDRESS, Why.CHAT_HEAD, Why.COMMENT_ZONE, Why.COMMENT_HEAD, Why.COMMENT_QUOTES, Why.BELOW_COMMENTS,
    Why.ABOVE_TEXT, Why.BELOW_TEXT, Why.ABOVE_ELEMENT, Why.BELOW_ELEMENT, Why.ABOVE_TITLE, Why.SITE_NAME, Why.REPEATED_WITH_SITE,
    Why.RUNNING_HEAD, Why.EBOOK, Why.SUBTITLERS}
"""What shows that a line 广告 is the page's too."""
BESIDE_ARROW = frozenset([
    Why.COLUMN, Why.NAVIGATION, Why.BUTTON, Why.SIGN, Why.PAGES, Why.OTHER_TEXTS, Why.BELOW_COMMENTS, Why.SITE_NAME,
    Why.REPEATED_WITH_SITE, Why.EBOOK])
"""Beside what an arrow leads to another page."""
BETWEEN_PAGES = frozenset([Why.RUNNING_HEAD, Why.PAGES, Why.EMPTY_QUOTE, Why.SIGN, Why.SCANNED, Why.JOURNAL])
"""What may part a sentence that goes on on the next page."""
OF_SEARCHES = frozenset([Why.SEARCHED_IN_LIST, Why.SEARCHED_IN_ANSWERS, Why.SEARCHED_BELOW_TITLE])
"""What people ask a search engine, put between the lines of a text."""
OF_WRITER = frozenset([Why.BYLINE, Why.PUBLISHED, Why.SOURCE])
"""What says under a title who wrote the text, and when."""
