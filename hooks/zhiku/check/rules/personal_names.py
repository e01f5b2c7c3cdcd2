"""Folded text in; names of people that stand beside a debt, a case, a contract or an account, or are somebody's patients,
pupils, tenants …, out.

A name is a surname and one or two characters that names are made of. It counts only where its borders are clear and
a cue stands beside it; words that begin like a name (高兴, 安全) are let go by a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from zhiku.check.lazy_pattern import lazy
from zhiku.check.package_data import read_yaml
from zhiku.check.rules.personal_numbers import Hit

_QUICK = lazy(r"患者|病人|伤者|产妇|家属|业主|住户|租客|学员|会员|乘客|旅客|"
                    r"欠|客户|催|参保|投诉|工单|元|号|社保|逾期|债|案|诉|合同|账|帐|贷|借|卡|保单|透支|执行|担保|赖|还款|未还|"
                    r"没还|名下|户名|姓名|身份证|被告|原告|协议|"
                    r"debt|loan|overdue|contract|case|owe|name|arrear", re.I)
_DEBT = lazy(r"欠|逾期|债|案(?!例|头)|诉讼|起诉|合同|账[户号单]|帐[户号]|贷|借[款条了]|卡号|信用卡|银行卡|保单|透支|"
                   r"被执行|担保|老赖|失信|未还|"
                   r"没还|不还|持卡人|还[一二三四五六七八九两]|催收|催记|社保|参保|医保|工单|来电|还\d|承诺|还款|应还|名下|户名|"
                   r"判决|仲裁|纠纷|本金|余额|debt|loan|overdue|contract|case_?no|owe|arrear|balance", re.I)
_LABEL = (r"被催收人|债务人|欠款人|借款人|持卡人|被告人?|原告|被申请执行人|被执行人|申请执行人|被申请人|申请人|失信人|"
          r"担保人|保证人|共同借款人|客户姓名|签约人|签署人|立据人|借据人|欠条人|学生家长|"
          r"客户名|客户|户主|户名|"
          r"姓名|当事人|逾期人|投保人|被保险人|联系人|收款人|付款人|开户人|开户名|账户名|户头|老赖|案主|欠债人|债权人|出借人|"
          r"贷款人|承租人|主贷人|"
          r"患者|病人|伤者|产妇|家属|业主|住户|租客|学员|会员|乘客|旅客|"
          r"欠费人|拖欠人|逾期客户|欠款客户|借款客户|罪犯|被害人|投诉人|承诺人|收件人|参保人|当事人姓名|本人姓名|name|debtor|customer|"
          r"borrower|client|cardholder")
_LABELS = lazy(_LABEL)
_ANYBODY = lazy(r"姓名|联系人|收款人|付款人|收件人|name|当事人|申请人|client|customer|本人姓名|当事人姓名|户主|原告|"
                    r"被害人|客户|客户名|投诉人|债权人|承诺人")
_RIGHT = lazy(
    r"(?:先生|女士|小姐|同志)?[^\S\n]?(?:"
    r"(?:还|尚|仍|共|累计|总共|一共|目前|现|已|已经|也|曾|至今|一直|本月|上月|又)?(?:拖?欠(?![缺佳妥])|逾期|透支|失联|违约|未还|"
    r"没还|没有还|不还|拒不|拖着)"
    r"|(?:的|之|名下的?|那[笔张个])?(?:欠款|借款|贷款|逾期|信用卡|卡债|账单|账户|账号|卡号|债务|保单|合同|分期|案件?(?!例)|"
    r"判决书?|起诉状|车贷|房贷|网贷|消费贷|"
    r"案卷|借条|欠条|借据|催收记录|催记|还款记录|还款计划|协议|个性化分期|流水|征信|身份证|卡片|余额|本金|欠费)"
    r"|名下|诉|一案|因[^。；\n]{0,16}(?:欠|逾期|透支|纠纷|诈骗|贷款|借款|被诉|被起诉|被判)"
    r"|(?:在|于|自|从|用|向|跟|找|被|与|和|到|把|拿|将|以|为|持)[^。；\n]{0,18}(?:欠|逾期|借款|借了|借的|借过|贷款|贷了|透支|"
    r"办了?[^。]{0,4}卡|起诉|执行|"
    r"合同|纠纷|信用卡|失信|还清|案|债|分期|协议)"
    r"|(?:已|尚|还|仍|共|累计|目前|至今|现|本月|上月|今年|去年|20\d\d年|\d+月)[^，。；\n]{0,14}(?:欠|逾期|未还|未结|没还|被起诉|"
    r"未缴|未付|没付)"
    r"|[未没](?:有)?[缴交付还]"
    r"|借了|借的|贷了|贷的|借走|还款|还清|还了|还差|还剩|没钱还|刷爆|签[了的订下署]?[^。；\n]{0,8}(?:合同|协议)|"
    r"承诺[^。；\n]{0,10}[还付清]"
    r"|[，,、;；:：|\s(]{1,3}[^，。\n]{0,8}(?:身份证|证号|欠款|欠[^缺]|逾期|卡号|合同号|案号|账号|户号|保单|借款)"
    r")")
_LEFT_WORDS = (r"(?:诉|起诉|控告|催收|联系[了上到]?|找到|见到|打给|通知|核实|追讨|追债|致电|代理|欠[了着下过]?|借给|执行|"
        r"案件[:：]|为案|案由[:：]|民初\d+号|执\d+号|号|案[:：]|卡主|账户是|户名是)\s?$")
_LEFT = lazy(_LEFT_WORDS)
_AFTER_LEFT = lazy(r"先生|女士|[的等案在于因信借贷民及、，。；：\s一共)）]|金融|信用卡|民间|借款|$|[^一-鿿]")
_TITLE = lazy(r"(?:院长|行长|主席|局长|部长|教授|作家|律师|法官|审判长|审判员|书记员|董事长|总裁|记者|总理|学者|专家|"
                    r"经济学家|主编|译者|作者|"
                    r"诗人|皇帝|演员|导演|主任|处长|科长|委员|发言人|院士|先贤|歌手|博士|创始人|校长|总统|将军|主播|讲师|编剧|"
                    r"小说家)[:：]?\s?$")
_BOOK = lazy(r"(?:先生|教授)?\s?(?:[:：]?《|[主编]{1,2}著?|著|译|等?(?:编|著|译)|说过|认为|指出)")
_BEFORE_WORDS = (r"(?:^|[^一-鿿]|[人告由与和向对给把被替为让叫跟诉是找催告帮如查及有将请等之的了位名户])$|先生$|女士$|客户$|业主$|"
                     r"(?:银行|公司|原告|被告|村民|居民|市民|同事|老板|学生|丈夫|妻子|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|"
                    r"邻居|司机|店主|"
                     r"男子|女子|家长|学员|租客|房客|租户|同学|朋友|员工|职工|老人|本市|本地|叫做?|名为|记录|例如|比如|关于|涉及|认识|核实|查询|其中|今天|昨天)$")
_BEFORE = lazy(_BEFORE_WORDS)
_SYLLABLE = (r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|"
             r"ua|ue|ui|un|uo|a|e|i|o|u|v)")


class Lexicon:
    """The lists of names.yml; patterns made of them are compiled when a text first needs them."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self.textbook, self.not_names = frozenset(lists["textbook"].split()), frozenset(lists["not_names"].split())
        self.pinyin_words = frozenset(lists["pinyin_words"].split())
        self.given = frozenset("".join(lists["given"].split()))
        self.surnames = frozenset("".join(lists["surnames"].split()))
        self._given = "[" + "".join(sorted(self.given)) + "]"
        self._single = "[" + "".join(sorted(self.surnames)) + "]"
        self._compound = "(?:" + "|".join(lists["compound"].split()) + ")"
        self._surname = f"(?:{self._compound}|{self._single})"
        self._pinyin = "(?:" + "|".join(sorted(lists["pinyin_surnames"].split(), key=len, reverse=True)) + ")"

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """A surname before a character that names are made of, and after one after which a name may begin: none that is
        Han, or one of the words that `find_names` wants on the left."""
        before = "".join(sorted(set(re.findall("[一-鿿]", _LEFT_WORDS + _BEFORE_WORDS))))
        either = "(?:(?<=[" + before + "]{0})|(?<![一-鿿]{0}))"
        return re.compile(f"{self._compound}(?={self._given}){either.format('..')}|{self._single}(?={self._given}){either.format('.')}")

    @cached_property
    def labelled(self) -> re.Pattern[str]:
        """What stands after a label (债务人：) and is a name, be it of unusual characters."""
        name = rf"(?P<name>{self._surname}(?:{self._given}{{1,2}}?| {self._given}(?: {self._given})?))"
        return re.compile(rf"(?P<is>[\"'”]?\s?(?:[:：=|是为叫]|名叫)?\s?[\"'“「]?\s?)(?:(?P<any>{self._surname}[一-鿿]{{1,2}})"
                          rf"(?![一-鿿])|{name}(?=先生|女士|[的在于已因未尚仍还与和向至现系来]|(?![一-鿿])|欠|逾|拖|透|承)"
                          rf"|(?P<long>{self._surname}{self._given}{{2}})(?=应|同意|称|反映|表示|认为|提出|拒|签|主张|申请|辩|经|不|没|有|是|为|曾|"
                          r"女儿|儿子|父|母|妻|丈夫|家人|单位|每|又|也|均|都|名|办|借|刷|自|从|到|对|把|被|将|用|未|需|须|请|说|来电|致电|投诉|承认|确认|归还|偿还|支付|失联|失业|分期|、|诉))")

    @cached_property
    def pinyin(self) -> re.Pattern[str]:
        return re.compile(rf"({self._pinyin})({_SYLLABLE}(?:{_SYLLABLE})?)")

    def is_given(self, text: str) -> bool:
        """Whether names are made of all the characters."""
        return all(char in self.given for char in text)


@cache
def lexicon() -> Lexicon:
    """The lists, read when the first text asks for them."""
    return Lexicon(read_yaml("names.yml"))


def find_names(text: str) -> Iterator[Hit]:
    """Full names beside a debt, a case, a contract or an account."""
    if not _QUICK.search(text):
        return
    for start, ends in spelled_like_names(text):
        before = text[max(0, start - 9):start]
        if _BEFORE.search(before[-4:]):
            for end in ends:
                if _RIGHT.match(text, end) and is_name(text[start:end], text, start):
                    yield Hit(start, end, "姓名")
                    break
        for end in reversed(ends):
            if _AFTER_LEFT.match(text, end) and _LEFT.search(before):
                if is_name(text[start:end], text, start) and _near_debt(text, start, end):
                    yield Hit(start, end, "姓名")
                break
        for end in reversed(ends):
            if stands_alone(text, start, end):
                if is_name(text[start:end], text, start) and _line_has_debt(text, start, end):
                    yield Hit(start, end, "姓名")
                break
    yield from _labelled(text)


def _labelled(text: str) -> Iterator[Hit]:
    words = lexicon()
    for label in _LABELS.finditer(text):
        if words.surnames.isdisjoint(text[label.end():label.end() + 6]):
            continue
        found = words.labelled.match(text, label.end())
        if found is None:
            continue
        start, end = found.span(found.lastgroup or "any")
        usual = bool(found["name"] or found["long"] or found["is"].strip(" \"“「'”")) or words.is_given(text[start + 1:end])
        if usual and is_name(text[start:end], text, start) and (
                not _ANYBODY.fullmatch(label[0]) or _near_debt(text, label.start(), end)):
            yield Hit(start, end, "姓名")


def spelled_like_names(text: str) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where a surname and one or two characters of given names stand: the start and the possible ends."""
    words = lexicon()
    for match in words.begins.finditer(text):
        start, after = match.span()
        if text[start:after + 1] not in words.not_names:
            yield start, (after + 1, after + 2) if text[after + 1:after + 2] in words.given else (after + 1,)


def stands_alone(text: str, start: int, end: int) -> bool:
    return not (start and "\u4e00" <= text[start - 1] <= "\u9fff") and not "\u4e00" <= text[end:end + 1] <= "\u9fff"


def _line_has_debt(text: str, start: int, end: int) -> bool:
    left = max(text.rfind("\n", 0, start), text.rfind("。", 0, start), start - 40) + 1
    right = min(x for x in (text.find("\n", end), text.find("。", end), end + 40, len(text)) if x >= 0)
    if text[max(0, start - 2):start].strip().endswith("|"):
        left = max(0, start - 200)
    return bool(_DEBT.search(text[left:start]) or _DEBT.search(text[end:right]))


def _near_debt(text: str, start: int, end: int) -> bool:
    return bool(_DEBT.search(text[max(0, start - 30):end + 40]))


def is_name(name: str, text: str, start: int) -> bool:
    end = start + len(name)
    if name in lexicon().textbook or text[start:end + 1] in lexicon().textbook or "某" in name:
        return False
    if _TITLE.search(text[max(0, start - 6):start]) or _BOOK.match(text[end:end + 6]):
        return False
    words = lexicon().not_names
    return not any(text[start:start + size] in words for size in (2, 3, 4))


def is_pinyin_name(word: str) -> bool:
    """Whether a word in Latin letters reads as a Chinese name: zhangwei, li.na, WangJianguo88."""
    words = lexicon()
    bare = re.sub(r"\d+$", "", word).lower().strip("._-")
    tokens = [t for t in re.split(r"[._\-]+", bare) if t]
    if len(tokens) == 1:
        return len(bare) >= 4 and bare not in words.pinyin_words and bool(words.pinyin.fullmatch(bare))
    if not 2 <= len(tokens) <= 3 or any(t in words.pinyin_words for t in tokens) or "".join(tokens) in words.pinyin_words:
        return False
    return bool(words.pinyin.fullmatch("".join(tokens))) or bool(words.pinyin.fullmatch(tokens[-1] + "".join(tokens[:-1])))
