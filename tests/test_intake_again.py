"""Rows that come again below each comment with only their digits changed, and dates with one piece behind them."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID
from tests.test_intake_sources import kept
from zhiku.intake.again import rows_again
from zhiku.intake.values import Block

WORDS = ("楼下的水管去年修过，师傅没有多收钱。", "我家也漏过水，等了三天才有人来。", "请问修一次大概要多久，要不要先停水？")


def page(names: tuple[str, str, str], dated: tuple[str, str, str], below: tuple[str, str, str]) -> str:
    said = "\n\n".join("\n".join(filter(None, row)) for row in zip(names, dated, WORDS, below, strict=True))
    return f"修水管的人怎么说\n\n{SAID}\n\n{MORE}\n\n热门评论\n\n{said}\n"


NAMES = ("巷口的槐树", "第七盏灯", "手机用户")
DAYS = ("2024-06-01", "2024-06-02", "2024-06-05")


@pytest.mark.parametrize("pieces", [
    ("已修3次", "已修1次", "已修12次"), ("来自青石城", "来自柳湾", "来自青石城"), ("看过", "想看", "看过"), ("3楼", "4楼", "5楼"),
    ("购买过该商品", "购买过该商品", "未购买")])
@pytest.mark.parametrize("below", ["赞{}  踩  回复TA", "▲{}  盖楼", "支持 {}  | 送花 | 说两句", "👍{}"])
def test_rows_of_a_site(pieces: tuple[str, str, str], below: str) -> None:
    dated = tuple(f"{day} · {piece}" for day, piece in zip(DAYS, pieces, strict=True))
    rows = tuple(below.format(n) for n in (2, 41, 7))
    found = [reading for kind, reading in kept(page(NAMES, dated, rows)) if kind == "comment"]  # type: ignore[arg-type]
    assert found == list(WORDS)


@pytest.mark.parametrize("said", [
    ("第 2 条办法很好用，我试过。", "第 3 条办法很好用，我试过。", "第 5 条办法很好用，我试过。"),  # sentences
    ("跟我家一样", "跟我家一样", "跟我家一样"),  # no digits
    ("修了3次都没好了", "修了4次都没好了", "修了9次都没好了"),
    ("水管 3 根", "水管 5 根", "水管 8 根"), ("报名 2 人", "报名 1 人", "报名 4 人"),
    ("赞 老陶3号", "赞 老陶4号", "赞 老陶5号"), ("选 2", "选 1", "选 3"), ("东街 89 元", "西街 92 元", "东街 95 元")])
def test_what_several_say_alike_stays(said: tuple[str, str, str]) -> None:
    found = [reading for kind, reading in kept(page(NAMES, DAYS, said)) if kind == "comment"]  # type: ignore[arg-type]
    assert all(any(line in reading for reading in found) for line in said)


def test_a_tally_stays() -> None:
    """What follows one another is a list, and not what stands below each comment."""
    path = ("html", "body")
    blocks = [Block(n, 0, 0, text, "line", path, (), ()) for n, text in enumerate(
        ["支持 3  反对 2", "支持 5  反对 4", "支持 8  反对 6"])]
    assert not rows_again(blocks)
    between = [Block(9, 0, 0, WORDS[0], "line", path, (), ())]
    assert rows_again([*blocks[:1], *between, *blocks[1:2], *between, *blocks[2:]]) == {0, 2, 4}
