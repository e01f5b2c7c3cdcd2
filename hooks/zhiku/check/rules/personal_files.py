"""Folded text in; names of files that hold a person's name and a paper (王丽-身份证正面.jpg) out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zhiku.check.lazy_pattern import lazy
from zhiku.check.rules.personal_names import is_name, is_pinyin_name, spelled_like_names, stands_alone
from zhiku.check.rules.personal_numbers import Hit

_APART = lazy(r"[\s/\\()<>\"'|，。；：、]")
_ENDING = lazy(r"\.(?:png|jpe?g|gif|webp|bmp|svg|pdf|docx?|xlsx?|pptx?|csv|txt|md|zip|rar|7z|mp3|wav|m4a|amr|mp4|heic|"
                    r"tiff?|json|ya?ml|"
                     r"html?|eml|msg)(?![a-z])", re.I)
_PAPER = lazy(r"身份证|欠款|合同|借条|欠条|借据|判决|裁定|起诉|传票|流水|征信|照片|案|账单|帐单|催收|催记|录音|还款|"
                    r"律师函|笔录|户口|证明|截图|"
                    r"病历|诊断|工资|保单|信用卡|逾期|协议|承诺书|委托书|通讯录|银行卡|债|贷款|卡|档案|简历|名片|房产|结婚|离婚|"
                    r"资料|信息|收条|申请")
_FILLER = lazy(r"一家|本人|全家|正面|反面|照片|扫描件?|复印件|原件|的|先生|女士|版|本|号|图|页|名下|夫妇|父亲|母亲|老婆|"
                    r"签字|签名|手写|与|和|及|诉|人|微信|聊天|记录|欠|万|元|20\d\d|\d+")
_PAPER_LATIN = lazy(r"id_?card|sfz|shenfenzheng|hetong|contract|qiankuan|debt|judg|panjue|jietiao|qiantiao|iou|statement|"
                    r"liushui|zhengxin|"
                          r"credit|cuishou|loan|jiekuan|huankuan|bill|zhangdan|lvshihan|case|anjuan|yuqi|overdue|passport|"
                    r"huzhao|photo|record|"
                          r"luyin|call|agreement|xieyi|owe|bank_?card|yinhangka|card|chengnuo|susong|qisu|invoice|resume|jianli|"
                    r"hukou|repay", re.I)


def find_file_names(text: str) -> Iterator[Hit]:
    """File names with a person and a paper in them."""
    for ending in _ENDING.finditer(text):
        stem = _APART.split(text[max(0, ending.start() - 80):ending.start()])[-1]
        if len(stem) < 3:
            continue
        start, end = ending.start() - len(stem), ending.end()
        if _PAPER.search(stem):
            bare = _FILLER.sub(" ", _PAPER.sub(" ", stem))
            if any(is_name(bare[at:stop], bare[at:stop], 0) for at, ends in spelled_like_names(bare)
                   for stop in ends if stands_alone(bare, at, stop)):
                yield Hit(start, end, "文件名")
        if _PAPER_LATIN.search(stem):
            tokens = [t for t in re.split(r"[-_. ]+|(?<=[a-z])(?=[A-Z0-9])", stem) if t and not t.isdigit()]
            rest = [t.lower() for t in tokens if not _PAPER_LATIN.fullmatch(t)]
            single = any(len(t) >= 5 and is_pinyin_name(t) for t in rest)
            double = any(is_pinyin_name(f"{a}-{b}") for a, b in pairwise(rest))
            if single or double:
                yield Hit(start, end, "文件名")
