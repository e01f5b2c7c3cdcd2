"""A number in; that many generated articles and terms out, the same every time: Chinese words of one alphabet of
syllables, about 1,500 characters an article, folders of 25, links between neighbours, a dozen terms an article."""

from __future__ import annotations

import random
from pathlib import Path

_COMMON = """的 了 在 和 是 有 对 从 把 被 让 向 由 将 与 或 也 都 就 才 还 又 再 不 没有 可以 需要 应当 如果 因为 所以 但是
我们 他们 客户 银行 问题 时候 工作 情况 方式 时间 电话 说明 处理 提供 要求 影响 过程 结果 经验 内容 方法
进行 发现 选择 希望 觉得 知道 开始 完成 准备 记录 检查 比较 认真 仔细 清楚 及时 一起 首先 然后 最后"""
_FIRST = "数据 系统 网络 信号 材料 市场 法律 风险 资金 合同 账户 客户 服务 设备 能源 生物 化学 光学 机械 建筑"
_SECOND = "分析 控制 结构 评估 转换 模型 传输 存储 调度 验证 监测 优化 分类 隔离 校准 融合 压缩 映射 修复 配置"
_THIRD = "方法 原理 机制 流程 协议 标准 指标 算法 策略 平台 单元 框架 周期 阈值 接口 模块 层级 窗口 系数 清单"
COMMON = _COMMON.split()


def names(count: int) -> list[str]:
    """Names of terms of four and six characters; a tenth of a thousand stand inside longer ones, as in real glossaries."""
    first, second, third = _FIRST.split(), _SECOND.split(), _THIRD.split()
    short = [a + b for a in first for b in second]
    long = [a + b + c for a in first for b in second for c in third] + [a + c + b for a in first for b in second for c in third]
    random.Random(7).shuffle(short)
    random.Random(8).shuffle(long)
    return [*long[: count - min(100, count // 10)], *short[: min(100, count // 10)]]


def article(number: int, terms: list[str], total: int) -> str:
    """One article: front matter, three headings, a list, links to its neighbours."""
    dice = random.Random(number)
    used = dice.sample(terms, 12)
    lines = [f"---\ntitle: 文章 {number}\nsummary: 生成的文章。\ntags: [标签{number % 40}]\n---\n"]
    length = 0
    while length < 1500:
        if length % 5 == 0:
            lines.append(f"\n## 第 {len(lines)} 节\n")
        sentences = []
        for _ in range(dice.randint(3, 6)):
            words = [dice.choice(COMMON) for _ in range(dice.randint(8, 16))]
            if dice.random() < 0.5:
                words.insert(dice.randrange(len(words)), dice.choice(used))
            sentences.append("".join(words) + dice.choice("。。。！？"))
        paragraph = "".join(sentences)
        length += len(paragraph)
        lines.append("\n" + paragraph + "\n")
    there = (number * 7 + 3) % total
    lines.append(f"\n- 另见[文章 {there}](../g{there // 25:03}/a{there:05}.md)。\n- **说明**：`代码` 不算。\n")
    return "".join(lines)


def write(folder: Path, articles: int, terms: int) -> None:
    """The whole corpus under `folder`."""
    chosen = names(terms)
    for number in range(articles):
        path = folder / f"g{number // 25:03}" / f"a{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number, chosen, articles), "utf-8")
    (folder / "glossary").mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(chosen):
        (folder / "glossary" / f"t{number:05}.md").write_text(
            f"---\ntitle: {name}\ncategory: 类{number % 9}\nsee: [t{(number + 1) % terms:05}]\n---\n"
            f"{name}是生成的词条，定义里提到{chosen[(number * 3 + 1) % terms]}。\n", "utf-8")
    (folder / "index.md").write_text("---\ntitle: 首页\n---\n生成的语料。\n", "utf-8")
    (folder / "glossary" / "index.md").write_text("---\ntitle: 术语\n---\n", "utf-8")
