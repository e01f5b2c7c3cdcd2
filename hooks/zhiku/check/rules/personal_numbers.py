"""Folded text in; numbers that belong to a person out: identity cards, phones, bank cards, passports, records.

A number counts by its shape, its check digit, its grouping and the words beside it. Well-known dummies, masked numbers,
amounts, hotlines and numbers of documents pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiku.check.lazy_pattern import lazy

CHINESE = dict(zip("零〇洞一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两拐勾", "00012345678911234567892" "79", strict=True))
_D = "[0-9" + "".join(CHINESE) + "]"
_SEP = "[ \\t\u00a0\u2000-\u200f\u2010-\u2015\u3000\\-.·•_()/\ufe0f\u20e3]"
_RUN = lazy(rf"{_D}(?:{_SEP}{{0,3}}{_D}){{9,}}(?:{_SEP}?[xX](?![0-9A-Za-z*]))?")
_GROUP = lazy(rf"{_D}+[xX]?")
_DIGITS = str.maketrans(CHINESE)

_PROVINCES = frozenset(map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66),
                                71, 81, 82, 83, 91)))
_MOBILE = lazy(r"(?:0?0?86)?(1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8})")
_LANDLINE = lazy(r"(?:0?0?86)?0?(?:10|2[0-57-9]|[3-9]\d\d)[2-8]\d{6,7}")
_CARD = lazy(r"(?:62|60|4|5[1-5]|3[4-7]|9558|9559|955[0-9]|81|68|69|940|984|990|998)\d+")
_DUMMY = lazy(r"(\d)\1{5}|0123456|1234567|2345678|3456789|7654321|(\d\d)\2{4}|13800138000|(\d{4})\3{2}")

_NOT_A_PERSONS = lazy(
    r"(?:流水|订单|运单|快递|物流|工单|交易|凭证|批次|序列|条形?|设备|回执|参考|商品|发票|收据|合同|协议|文件|受理|登记|档案|备案|"
    r"税|批准|许可证?|资产|样本|任务|请求|日志|统一社会信用|信用|机构|营业执照)(?:代码|编号|号码|号|码|ID|id)"
    r"|(?:^|[^A-Za-z])(?:IMEI|ISBN|ISSN|SKU|UUID|ID|id|no|NO|No|order|item|trace|tx|commit|time|timestamp|seed|hash|ts|sn|SN)"
    r"\s*[=:：#.]?\s*$|单号|编号|案号|文号|工号|坐席号|时间戳|版本号?|哈希|圆周率|小数|随机")
_ID_WORDS = lazy(r"身份证|证件|公民身份|身份号码|居民证|ID ?card|idcard|sfz|证号|身份编号", re.I)
_CARD_WORDS = lazy(r"卡号|银行卡|信用卡|储蓄卡|借记卡|贷记卡|工资卡|账号|帐号|账户|card", re.I)
_PUBLIC = lazy(r"热线|客服|总机|举报|监督|投诉|信访|值班|官方|官网|公布|公开|对外|服务|咨询|传真|维权|报警|公证处|仲裁|法院|"
                     r"检察|公安|派出所|监管|银行|分行|支行|总行|协会|金融局|人民政府|办公室|大厅|中心|公司|律所|律师事务所|"
                     r"委员会|编辑部|前台|门店|网点|机构|消保|司法局|工商|消费者|调解")
_HOME = lazy(r"家里|家中|家庭|住宅|宅电|家电|老家|父|母|爸|妈|妻|丈夫|老公|老婆|哥|姐|弟|妹|儿子|女儿|债务人|欠款人|借款人|持卡人|"
                   r"客户(?!服务)|联系人|本人|他的|她的|其|单位电话|座机号")
_PUBLIC_MOBILE = lazy(r"(?:热线|客服电话|举报电话|监督电话|投诉电话|值班电话|值班手机|公开电话|咨询电话|服务电话)\S{0,4}$")
_ACCOUNT = lazy(r"(?:账号|帐号|账户号?|户头)(?:是|为)?[:： ]*$")
_FIRM = lazy(r"公司|对公|本行|监管|专户|委员会|法院|中心|户名[:：]?[^，。\n]{2,20}(?:公司|银行|局|院)")
_UNIT = lazy(r"\s*(?:[两三四五六2-6]个|元|万|亿|%|美元|港元|笔|人民币|字节|毫秒|秒|条|次|人(?!员)|户|\.\d)")
_LETTERS = lazy(r"[A-Za-z]+[_=:-]?$")
_WORD_BEFORE = lazy(r"(?:tel|phone|mobile|mob|cell|wx|vx|weixin|wechat|qq|call|card|idcard|id|sfz|user|account|sms|to|sj|dh|no|"
                    r"huankuan|zhuanzhang|qiankuan|repay|pay|kahao|yinhangka)"
                          r"[_=:-]?$", re.I)
_URL = lazy(r"(?:https?://|www\.)[^\s)>\"']*$")
_URL_KEY = lazy(r"(?:tel|phone|mobile|mob|cell|contact|user|account|uid|wx|to|u|card|idcard|sfz)[=/]$", re.I)
_PAPER = lazy(r"(?:护照|通行证|回乡证|台胞证|军官证|士兵证|永久?居留?[^，。\n]{0,6}|居住证|驾驶?证|警官证|passport)"
                    r"(?:证件)?[，；,;\s]{0,2}(?:证件)?(?:号码|号|编号|No\.?|number)?(?:是|为|填的?是?)?[\s::：（(]*"
                    r"(?P<no>[A-Za-z]{1,3}[ ·-]?\d[\d -]{5,16}\d|\d{8,12}|[一-鿿]{1,2}字?第?\d{6,8}号?)(?![0-9A-Za-z*])", re.I)
_RECORD = lazy(r"(?:住院|病历|病案|门诊|就诊卡?|医保卡?|社保卡?|学籍|会员卡?)(?:编号|号码?)(?:是|为)?[\s:：（(]*"
                r"(?P<no>[A-Za-z]{0,3}\d(?:[ -]?\d){5,17})(?![0-9A-Za-z*])", re.I)
_PAPER_SIGNS = ("护照", "通行证", "回乡证", "台胞证", "官证", "士兵证", "居留", "永居", "居住证", "驾驶", "驾证", "passport")
_PASSPORT = lazy(r"[EG](?<![0-9A-Za-z/_.-][EG])(?:(?<=E)[A-HJ-NP-Z]\d{7}|\d{8})(?![0-9A-Za-z*_.-])")


@dataclass(frozen=True)
class Hit:
    """A stretch of the folded text, and what kind of personal data it is."""

    start: int
    end: int
    kind: str


def check_digit(number: str) -> bool:
    """Whether an 18-digit identity number agrees with its last character (ISO 7064, MOD 11-2)."""
    total = sum(int(d) * (2 ** (17 - i) % 11) for i, d in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17].upper()


def luhn(number: str) -> bool:
    """Whether a card number agrees with its last digit."""
    total = sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(reversed(number)))
    return total % 10 == 0


def is_dummy(number: str) -> bool:
    """Whether a number was plainly made up to stand for any number."""
    return bool(_DUMMY.search(number)) or len(set(number)) < 3


def find_numbers(text: str) -> Iterator[Hit]:
    """Identity cards, phones and bank cards of a folded text."""
    for run in _RUN.finditer(text):
        groups = [(m.start(), m.end(), m[0].translate(_DIGITS)) for m in _GROUP.finditer(text, run.start(), run.end())]
        if len(groups) > 60:
            continue
        at = 0
        while at < len(groups):
            found = next((hit for stop in range(len(groups), at, -1) if (hit := _read(text, groups[at:stop]))), None)
            if found:
                yield found
                at = next((i for i in range(at, len(groups)) if groups[i][0] >= found.end), len(groups))
            else:
                at += 1


def find_papers(text: str) -> Iterator[Hit]:
    """Passports and permits; numbers under which a hospital, a school or a shop keeps a person."""
    signs = text.lower()
    for match in _PAPER.finditer(text) if any(word in signs for word in _PAPER_SIGNS) else ():
        if sum(c.isdigit() for c in match["no"]) >= 7 and not is_dummy(re.sub(r"\D", "", match["no"])):
            yield Hit(match.start("no"), match.end("no"), "证件号码")
    for match in _RECORD.finditer(text) if "号" in text else ():
        if not is_dummy(re.sub(r"\D", "", match["no"])):
            yield Hit(match.start("no"), match.end("no"), "个人编号")
    for match in _PASSPORT.finditer(text):
        if not is_dummy(match[0][1:]) and not _NOT_A_PERSONS.search(text[max(0, match.start() - 10):match.start()]):
            yield Hit(match.start(), match.end(), "护照号码")


def _read(text: str, groups: list[tuple[int, int, str]]) -> Hit | None:
    start, end = groups[0][0], groups[-1][1]
    number = "".join(g[2] for g in groups)
    sizes = tuple(len(g[2]) for g in groups)
    if not 10 <= len(number.rstrip("xX")) <= 19 or is_dummy(number):
        return None
    before, after = text[max(0, start - 24):start], text[end:end + 12]
    if re.search(r"[*×●■□█#]$|[*]\s$", before) or re.match(r"\s?[*×●■□█]|x{2}|X{2}", after):
        return None
    if re.match(r"[0-9A-Za-z]", after) or (_LETTERS.search(before) and not _WORD_BEFORE.search(before)):
        return None
    kind = _kind(number, sizes, text[start:end], before, after, text[max(0, start - 60):start])
    if kind and _URL.search(text[max(0, start - 200):start]) and kind != "身份证号码":
        return Hit(start, end, kind) if _URL_KEY.search(before) else None
    return Hit(start, end, kind) if kind else None


def _kind(number: str, sizes: tuple[int, ...], surface: str, before: str, after: str, wide: str) -> str:
    clause = re.split(r"[，。；！？\n|]", before)[-1]
    ones = len(set(sizes)) == 1 and sizes[0] == 1
    if len(number) == 18 and _born(number[:2], number[6:14]) and (
            check_digit(number) or (_ID_WORDS.search(before) and not _NOT_A_PERSONS.search(clause))):
        return "身份证号码"
    if not number.isdigit():
        return ""
    if len(number) == 15 and _born(number[:2], "19" + number[6:12]) and (
            _ID_WORDS.search(before) or (len(sizes) == 1 and not _NOT_A_PERSONS.search(clause) and not luhn(number)
                                         and not _UNIT.match(after))):
        return "身份证号码"
    if _UNIT.match(after) or re.search(r"(?:¥|￥|\$|\d\.|第)$", before):
        return ""
    other = bool(_NOT_A_PERSONS.search(clause)) and not re.search(r"手机|电话|卡号|账号", clause[-6:])
    if not other and (mobile := _MOBILE.fullmatch(number)):
        joined = sizes[1:] if len(sizes) > 1 and number.startswith(("86", "0086")) and sizes[0] in (2, 4) else sizes
        shaped = ones or joined in ((11,), (13,), (15,), (3, 4, 4), (3, 8), (7, 4), (5, 4, 4), (4, 4, 3), (3, 3, 5), (5, 8), (5, 6))
        if shaped and not is_dummy(mobile[1]) and not _PUBLIC_MOBILE.search(clause):
            return "手机号码"
    if not other and len(number) <= 12 and _LANDLINE.fullmatch(number) and _landline(sizes, surface, wide) \
            and not re.match(r"\s?[(（，, ]?[^，。)\n]{0,8}(?:客服|热线|总机|举报|投诉|监督|官方|公开)", after):
        return "电话号码"
    if 16 <= len(number) <= 19 and _card_shape(number, sizes, ones) and not other and (
            luhn(number) or _CARD_WORDS.search(clause)):
        return "银行卡号码"
    if 12 <= len(number) <= 19 and _ACCOUNT.search(clause) and not _FIRM.search(wide[-40:]):
        return "银行账号"
    return ""


def _born(province: str, day: str) -> bool:
    if not day.isdigit() or province not in _PROVINCES:
        return False
    year, month, date = int(day[:4]), int(day[4:6]), int(day[6:])
    return 1900 <= year <= 2030 and 1 <= month <= 12 and 1 <= date <= 31


def _landline(sizes: tuple[int, ...], surface: str, wide: str) -> bool:
    if (len(sizes) == 1 and sizes[0] < 10) or not surface.lstrip("+(").startswith(("0", "86", "零", "〇", "洞")):
        return False
    clause = re.split(r"[。；！？\n|]", wide)[-1]
    home = max((m.end() for m in _HOME.finditer(clause)), default=-1)
    public = max((m.end() for m in _PUBLIC.finditer(clause)), default=-1)
    return home >= public and (home >= 0 or bool(re.search(r"电话|座机|固话|直线|直拨|分机|家|号码|打|联系|tel|phone", clause, re.I)))


def _card_shape(number: str, sizes: tuple[int, ...], ones: bool) -> bool:
    if not _CARD.match(number):
        return False
    if len(sizes) == 1 or ones:
        return True
    quads = all(size == 4 for size in sizes[:-1]) and sizes[-1] <= 4
    if quads:
        parts = [number[i:i + 4] for i in range(0, len(number), 4)]
        return not all(p.endswith("0") for p in parts) and parts != sorted(set(parts))
    return sizes in ((6, 10), (6, 13), (8, 8), (6, 12), (6, 6, 7), (6, 6, 4), (4, 6, 6), (6, 4, 4, 4, 1), (6, 5, 8),
                     (4, 4, 8), (4, 12), (4, 15), (8, 11), (6, 4, 9), (6, 9, 4), (4, 6, 5))
