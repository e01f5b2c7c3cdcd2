"""Images: they exist, are what their extension says, are at most 500 KB, and have alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from zhiku.check.metadata import PLACE
from zhiku.check.model import Asset, Document, Problem, Rule, World
from zhiku.check.rules.links import near_hint, targets
from zhiku.records import leads_to

LIMIT = 500_000

SIGNATURES: tuple[tuple[tuple[str, ...], tuple[bytes, ...], str], ...] = (
    ((".png",), (b"\x89PNG\r\n\x1a\n",), "PNG"),
    ((".jpg", ".jpeg"), (b"\xff\xd8\xff",), "JPEG"),
    ((".gif",), (b"GIF87a", b"GIF89a"), "GIF"),
    ((".webp",), (b"RIFF",), "WebP"),
    ((".svg",), (b"<svg", b"<?xml", b"<!--"), "SVG"),
    ((".avif",), (b"\x00\x00\x00",), "AVIF"),
)


def find(document: Document, world: World) -> Iterator[Problem]:
    """Every image that the page shows."""
    for offset, is_image, text, target in targets(document):
        if not is_image:
            continue
        if not text.strip():
            yield Problem(offset, f"图片 {target} 没有说明文字；请在 ![] 的方括号里写上图里有什么，给看不见图的人。")
        where = leads_to(document.path, target)
        if where is None:
            yield Problem(offset, f"图片 {target} 在别的网站上，内网和离线时看不到；请下载到 docs/assets/ 再引用。")
        elif where[0] not in world.assets:
            yield Problem(offset, f"找不到图片 \"{target}\"{near_hint(document.path, where[0], world)}")
        else:
            yield from _asset(offset, target, world.assets[where[0]])


def _asset(offset: int, target: str, asset: Asset) -> Iterator[Problem]:
    if asset.is_link:
        yield Problem(offset, f"{target} 是符号链接；请换成文件本身。")
    if asset.metadata.startswith(PLACE):
        yield Problem(offset, f"图片 {target} 里记着拍摄的地点；请另存一份不带位置信息的，或截图再用。")
    if asset.size > LIMIT:
        yield Problem(offset, f"图片 {target} 有 {asset.size // 1000} KB，最多 {LIMIT // 1000} KB；"
                      "请缩小或压缩后再放。")
    for endings, starts, name in SIGNATURES:
        if target.lower().split("#")[0].endswith(endings):
            if not asset.head.lstrip().startswith(starts):
                yield Problem(offset, f"{target} 的内容不是 {name} 图片；请用图片软件另存为 {name}。")
            return
    yield Problem(offset, f"{target} 不是网页能显示的图片格式；请用 png、jpg、webp、gif 或 svg。")


RULE = Rule("image", "error", "图片要在、要对、要小、要有说明", find)
