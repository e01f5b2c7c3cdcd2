"""Folded text in; e-mail addresses, plates, WeChat and QQ accounts, home addresses of people out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.check.lazy_pattern import lazy
from zhiku.check.rules.personal_names import is_pinyin_name
from zhiku.check.rules.personal_numbers import Hit, is_dummy

_AT = r"\s?(?:@|\[at\]|\(at\)|（at）|【at】| at |艾特|#(?=(?:qq|163|126|gmail)\.))\s?"
_MAIL = lazy(rf"(?<![A-Za-z0-9._%+*×\-])(?P<who>[A-Za-z0-9][A-Za-z0-9._%+\-]{{0,40}}){_AT}"
                   r"(?P<where>[A-Za-z0-9][A-Za-z0-9\-]*(?:\s?(?:\.|\[dot\]|\(dot\)| dot |点)\s?[A-Za-z][A-Za-z0-9\-]*)+)", re.I)
_FREE = lazy(r"^(?:vip\.)?(?:qq|foxmail|163|126|yeah|188|sina|sohu|139|189|wo|gmail|googlemail|outlook|hotmail|live|msn|icloud|"
                   r"me|mac|yahoo|ymail|aliyun|tom|21cn|263|proton(?:mail)?|aol|gmx|mail|eyou|hushmail|zoho|yandex|tutanota)\.", re.I)
_ROLE = lazy(r"(?:service|kefu|info|support|admin|contact|help|mail|press|hr|hello|noreply|no-?reply|webmaster|office|xinfang|"
                   r"tousu|jubao|complain\w*|feedback|cs|sales|legal|security|abuse|news|editor|bianji|postmaster|team|list|"
                   r"zhiku|wiki|docs|git|x+|name|your\W?name|user(?:name)?|test|example|abc\d*|foo|bar|someone|"
                   r"zhangsan|lisi|wangwu|xiaoming|me|you|root|git|crm|it|ops|dev|public|pr|ir|consumer|custom\w*|xiaobao)"
                   r"(?:[._\-]?[a-z]*)?\d{0,3}", re.I)
_NO_DOMAIN = lazy(r"(?:^|\.)(?:example|test|invalid|localhost|local|domain|yourdomain|company|xx+|abc|github|"
                    r"noreply)(?:\.|$)", re.I)
_PERSON_NEAR = lazy(r"客户|债务人|借款人|持卡人|欠款人|本人|他的|她的|其|私人|个人邮箱|先生|女士|联系人|我的|我邮箱|发我|"
                    r"投资人|投诉人|当事人")
_PUBLIC_NEAR = lazy(r"投诉|举报|客服|官方|监督|编辑部|公开|信访|消保|公布|维权|受理")

_PLATE = lazy(r"(?P<plate>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ ]?"
                    r"[A-Z][ ]?[·•.\-]?[ ]?"
                    r"(?P<no>(?:[A-HJ-NP-Z0-9][ ]?){4}[A-HJ-NP-Z0-9学挂警港澳](?:[A-HJ-NP-Z0-9])?))(?![A-Za-z0-9*×])", re.I)
_CAR = lazy(r"车牌|号牌|牌照|车辆|轿车|面包车|货车|座驾|开着|驾驶|车号|停着|plate|尾号|名下|牌")
_NOT_CAR = lazy(r"(?:编号|文号|批号|许可证号?|型号|款号|备案|合同号?|标段|货号)[：:\s]*$")

# For text in small letters, every label with a letter in front: so the search skips at once to where one can begin
_CHAT = lazy(
    r"(?P<label>微信|威信|薇信|v信|wechat|weixin|v(?<![a-z]v)x(?![a-z])|w(?<![a-z]w)x(?![a-z])|"
    r"v(?<![a-z0-9]v)(?=[:：])|加v(?![a-z])|薇|卫星号|绿泡泡|qq|扣扣|企鹅|抖音|支付宝|微博|陌陌|line|telegram|whatsapp|skype)"
    r"(?P<no>号码?|账号|帐号|[ ]?id|名|昵称)?(?P<is>[ ]?(?:是|为|叫|"
    r"[:：=])?[\s“\"「]*)(?P<id>[a-z][a-z0-9_\-]{4,24}|[1-9][\d ]{4,12}\d|"
    r"[一二三四五六七八九][零〇一二三四五六七八九]{4,11})(?![a-z0-9*×.])")
_WXID = lazy(r"\bwxid_[a-z0-9]{6,}|(?:wpa|qm)\.qq\.com/\S*?(?:uin|k)=[A-Za-z0-9]{5,}|(?:t\.me|"
                   r"u\.wechat\.com)/[A-Za-z0-9_]{5,}|(?:微信|QQ)[^。\n]{1,14}?(?:搜|加|找|号是?|"
                   r"查)[ ]?(?P<id>[a-z][a-z]+[_-]?\d{2,}[a-z0-9_]*)", re.I)
_CHAT_PUBLIC = lazy(r"公众号|小程序|官方|客服|企业|服务号|订阅号|群|视频号|本行|我行|银行|版本|支付$")
_CHAT_DUMMY = lazy(r"(?:your|my|the|wechat|weixin|user|name|test|example|abc|xxx|version|official|qq|pay|mail|group|http|https|"
                         r"login|app|api|sdk|open|web|mini|oauth|token|id|number|code|bot|url|link|null|none|true|false)", re.I)

_N = r"[0-9一二三四五六七八九十百零〇甲乙丙A-Za-z]{1,5}"
_HOME = lazy(
    rf"(?P<place>[一-鿿]{{2,12}}(?:省|市|区|县|镇|乡|街道|路|街|巷|弄|胡同|大道|村|小区|苑|园|公寓|大厦|城|里|湾|庭|府|居|组|庄|"
    rf"新村|家园|坊|轩|阁|郡|墅|庐|邸|堡|寓|楼|院|舍|宿舍))"
    rf"[^，。；！？\n]{{0,30}}?{_N}\s?(?:号楼|栋|幢|座|单元|弄|号院|号|楼|层|组|队|社|#|"
    rf"-)[^。；！？\n]{{0,12}}?(?P<room>[0-9一二三四五六七八九十零〇]{{1,6}}\s?(?:室|房|号房|户|单元|号)|\d{{1,2}}-\d{{3,4}}|"
    rf"(?<=[楼栋幢座元层-])\d{{3,4}}(?!\d|[*×年元天次个]))")
_OFFICE = lazy(r"法院|银行|分行|支行|公司|律所|律师事务所|仲裁|委员会|监管|协会|服务中心|办公|大厅|派出所|公安|检察|会议|培训|职场|"
                     r"网点|营业|信访|调解|政府|社区服务|机房|档案|总店|分店|门店|本店|店址|店铺|商铺|底商|仓库|餐厅|教室|部门|例如|某|××|XX")
_MAIL_SIGNS = ("@", "艾", "[at]", "(at)", "（at）", "【at】", " at ", "#qq.", "#163.", "#126.", "#gmail.")
_PLATE_SIGN = lazy(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ ]?[A-Za-z]")
_CHAT_SIGNS = ("微信", "威信", "薇信", "v信", "v:", "v：", "加v", "薇", "卫星", "绿泡", "qq", "wx", "vx", "wechat", "weixin",
               "扣", "企鹅", "抖音", "支付宝", "微博", "陌陌",
               "line", "telegram", "whatsapp", "skype")
# One class in front, so that the search skips at once to where one can begin
_ROOM = lazy(r"[0-9一二三四五六七八九十零〇楼栋幢座元层](?:(?<![楼栋幢座元层])\s?(?:室|房|户|号|单元|组)|(?<=\d)-\d{3}|"
             r"(?<=[楼栋幢座元层])\d{3})")


def find_contacts(text: str) -> Iterator[Hit]:
    """Everything by which a person is reached or found, numbers apart."""
    lower = text.lower()
    if any(sign in lower for sign in _MAIL_SIGNS):
        yield from _mails(text)
    for match in _PLATE.finditer(text) if _PLATE_SIGN.search(text) else ():
        number = re.sub(r"\W", "", match["no"])
        before = text[max(0, match.start() - 14):match.start()]
        digits = sum(c.isdigit() for c in number)
        upper = match["plate"] == match["plate"].upper()
        if digits < 1 or ((not upper or digits == 0) and not _CAR.search(before)) or _NOT_CAR.search(before):
            continue
        if len(number) == 6 and not re.fullmatch(r"[A-HJK]\w{5}|\w{5}[A-HJK港澳学警挂]", number, re.I):
            continue
        if not _dummy_plate(number):
            yield Hit(match.start("plate"), match.end("plate"), "车牌号码")
    small = lower if len(lower) == len(text) else re.sub("[A-Z]+", lambda m: m[0].lower(), text)  # offsets stay true
    for match in _CHAT.finditer(small) if any(word in lower for word in _CHAT_SIGNS) else ():
        if _is_account(match, text[max(0, match.start() - 12):match.start()]):
            yield Hit(match.start("id"), match.end("id"), "微信、QQ 等账号")
    chats = any(sign in lower for sign in ("微信", "qq", "wxid_", "t.me/", ".wechat."))
    for match in _WXID.finditer(text) if chats else ():
        if not _CHAT_PUBLIC.search(match[0]):
            yield Hit(match.start(), match.end(), "微信、QQ 等账号")
    seen = 0
    for room in _ROOM.finditer(text):
        home = _HOME.search(text, max(seen, room.start() - 60), min(len(text), room.end() + 4))
        if home and not _OFFICE.search(text[max(0, home.start() - 14):home.end()]):
            seen = home.end()
            yield Hit(home.start(), home.end(), "带门牌的住址")


def _mails(text: str) -> Iterator[Hit]:
    for match in _MAIL.finditer(text):
        who, where = match["who"], re.sub(r"\s?(?:\[dot\]|\(dot\)| dot |点)\s?", ".", match["where"])
        if _NO_DOMAIN.search(where) or is_dummy_word(who) or re.search(r"://\S*$", text[max(0, match.start() - 40):match.start()]):
            continue
        near = text[max(0, match.start() - 20):match.start()]
        free = bool(_FREE.match(where))
        role = bool(_ROLE.fullmatch(who) or re.fullmatch(r"\d{3,5}", who))
        person = is_pinyin_name(who) or bool(_PERSON_NEAR.search(near))
        if (free and not role and not (_PUBLIC_NEAR.search(near) and not person)) or (not free and person and not role):
            yield Hit(match.start(), match.end(), "电子邮件地址")


def is_dummy_word(word: str) -> bool:
    """Whether a name stands for any name: xxx, your-name, zhangsan, abc123."""
    return bool(re.fullmatch(r"x{2,}\w*|your\W?\w*|(?:zhangsan|lisi|wangwu|xiaoming|lilei|hanmeimei)\d*|user(?:name)?\d*|name|"
                             r"example|test\d*|abc\d*|someone|foo|bar|123456\d*|0+|admin", word, re.I))


def _dummy_plate(number: str) -> bool:
    return bool(re.search(r"12345|23456|0{5}|X{3}|(\d)\1{4}", number, re.I))


def _is_account(match: re.Match[str], before: str) -> bool:
    label, account = match["label"], match["id"].replace(" ", "")
    if _CHAT_PUBLIC.search(before + label) or is_dummy_word(account) or (_CHAT_DUMMY.match(account) and not re.search(r"\d{2}", account)):
        return False
    joined = bool(match["no"] or re.search(r"[是为叫:：=]", match["is"])) or (
        before.endswith(("加", "加我", "加他", "加她", "个人", "私人", "他的", "她的", "本人", "加他的", "加我的")))
    if not account.isascii():
        return (joined or label in ("qq", "扣扣", "企鹅")) and len(set(account)) > 2
    if account.isdigit():
        return not is_dummy(account) and (joined or label in ("qq", "扣扣", "企鹅")) and 5 <= len(account) <= 12
    return joined or bool(re.search(r"\d|_", account))
