"""Articles of the corpus in; as many distinct ones as are wanted, out: sentences and headings newly joined, by a fixed seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator


def articles(sources: list[str], wanted: int) -> Iterator[tuple[str, str]]:
    """(name, text) of `wanted` articles in folders of 500. The sources come first, unchanged in text."""
    dice = random.Random(20261123)
    titles, headings, sentences, tags = [], [], [], []
    for text in sources:
        titles += re.findall(r'^title: "?(.*?)"?$', text, re.M)
        headings += re.findall(r"^## (.*)$", text, re.M)
        tags += re.findall(r"^tags: \[(.*)\]$", text, re.M)
        body = text.split("---", 2)[2]
        sentences += re.findall(r"[^。！？\n#\-\[\]]{8,60}[。！？]", body)
    words = sorted({w for t in titles for w in re.findall(r"[\u4e00-\u9fff]{2,5}", t)})
    for n in range(wanted):
        folder = f"part-{n // 500:03}/"
        if n < len(sources):
            yield folder + f"source-{n:04}.md", sources[n]
            continue
        title = dice.choice(words) + dice.choice(["与", "和", "之后的", "中的", "前的"]) + dice.choice(words) + f"（{n}）"
        parts = []
        for _ in range(5):
            # One new word a paragraph, so that a larger corpus also has a larger vocabulary.
            odd = "".join(chr(dice.randrange(0x4E00, 0x9FA0)) for _ in range(2))
            parts += [f"## {dice.choice(headings)}", "".join(dice.choices(sentences, k=3)) + f"这里也叫{odd}。"]
        front = f'---\ntitle: "{title}"\ntags: [{dice.choice(tags)}]\naliases: [{dice.choice(words)}{n}]\n---\n\n'
        yield folder + f"article-{n:05}.md", front + "\n\n".join(parts) + "\n"
