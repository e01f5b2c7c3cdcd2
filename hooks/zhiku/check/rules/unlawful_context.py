"""A match and the text around it in; whether the author forbids, refutes, asks or reports instead of advising, out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhiku.check.lazy_pattern import lazy

_BAD_TITLE = (r"不要(?:这样|这么|做|说|用|写|碰)|不能(?:这样|这么|做|说)|不该|不得|禁止|常见(?:错误|误区)|错误(?:示范|做法|说法|"
              r"示例|例子|写法)|反面|误区|"
              r"误引|谣言|红线|雷区|禁区|违法(?:行为|手段|做法|催收)|违规|别这[样么]|反例|避免|不可以|忌|辟谣|不准|套路|陷阱|"
              r"流传|骗局|警示|不合规|不许")
_GOOD_TITLE = lazy(r"更好|可以这样|正确|换成|改说|应该|应当|怎么说|这样说|怎么做|合规(?:做法|说法)|推荐|该怎么")
_TITLE = lazy(_BAD_TITLE)
_HEADING = lazy(r"^(#{1,6})[ \t]+(.+?)[ \t]*$", re.M)
_BOX = lazy(r"^(?P<in>[ \t]*)(?:!!!|\?\?\?\+?|===)[^\n\"]*\"(?P<title>[^\n\"]*)\"[^\n]*\n(?P<body>(?:(?P=in)(?:[ ]{4}|"
                  r"\t)[^\n]*(?:\n|\Z)|[ \t]*\n)*)", re.M)
_LEAD = lazy(r"^[^\n]*(?:" + _BAD_TITLE + r"|反面教材|批评用|以下(?:行为|做法|情形|说法)|下列(?:行为|做法|情形|说法)|"
                    r"下面(?:这些话|的话|的说法)|都是错的|不对的)[^\n]*[:：。]\**[ \t]*\n"
                   r"(?P<body>(?:[ \t]*\n)?(?:[ \t]*(?:>|[-*+]|\d+[.、)])[ \t][^\n]*(?:\n|\Z)(?:[ \t]+[^\n]*(?:\n|\Z))*)+)", re.M)
_LIST = lazy(r"[:：。]\**[ \t]*\n(?=(?:[ \t]*\n)?[ \t]*(?:>|[-*+]|\d+[.、)])[ \t])")
"""Where a line ends and a list begins: only there is it worth looking whether that line leads it in."""
_OTHER_SPEAKER = lazy(r"^[ \t>*-]*(?:\*\*)?(?:持卡人|客户|债务人|家人|联系人|对方|借款人|欠款人|同事|邻居|母亲|父亲|骗子|"
                    r"读者|问|网友(?=问))[^\n：:]{0,6}(?:\*\*)?[:：][^\n]*$", re.M)
_TABLE = lazy(r"^[ \t]*(?P<head>\|[^\n]*)\n(?P<rule>[ \t]*\|[ \t:|-]+\n)(?P<rows>(?:[ \t]*\|[^\n]*(?:\n|\Z))*)", re.M)
_WRONG = lazy(r"不能|绝不|不说|不答应|不许|别|不归|无权|错|不对|×|❌|流传|网上|不该|不当|违|差的")
_TABLE_ROW = lazy(r"^[ \t]*\|[^\n]*$", re.M)
_CROSS = lazy(r"^[ \t>*-]*(?:❌|✗|✘|×|🚫|错[:：]|错误[:：]|\*\*错\*\*|反例[:：]|不要[:：]|禁[:：])[^\n]*$", re.M)

_FEARLESS = (r"[系络出扣讲说打谈劝听联找敲催查拨叫走付拿管接信睡坐藏躲逃甩想舍躺过忍受等耐][不得]{1}[通上动到开了掉起来出着清赢过下完住稳得]|"
             r"没有(?:什么)?(?:理由|道理)不|未必不能|未尝不可|怎[能么]不|岂能不|不是不(?:能|可以)|何[不必]|"
             r"(?:不要|别|不能|不必|不用|不该)(?:只|光|仅|单)|不算(?:多|什么|违|过分|事)|不留|不录音|不走(?=系统|公司|流程)|不必(?:知道|真|告诉公司)|"
             r"还没|没了?(?:辙|办法|脾气)|不成|(?:不要|不用|不必|别|无须|无需|甭)(?:怕|担心|害怕|顾虑|顾忌|犹豫|手软|心软|客气|忘了?|吝啬|停|放过|错过|"
             r"不好意思|觉得|管|有顾虑|有心理|理会|在乎|"
             r"光|只|等|嫌|跟他客气|给他)|不能(?:不|手软|心软|光|只|怕|停|放过)|不得不|不怕|不妨|不要不|不可不|不能没有|少不了|"
             r"不得已|非[^，。]{1,10}不可|难免|不要紧|别无|别(?:浪费|放跑|错过|闲着|轻易放|让他跑)|别人|别家|别的|特别|分别|个别|级别|区别|类别|性别|识别|辨别|告别|差别")
_STAYS = "怕还接配理听处行见然如断停久少错好同到够信妨管论仅但光只止过付起吭肯愿认来回出给懂知清安敢了住掉着在对想成放急耐舒幸利良动明开"
"""After 不 these make no prohibition: 不怕, 不断, 不如."""
_NEGATION = (rf"不(?![{_STAYS}])|"
             r"禁止|严禁|避免|勿|杜绝|拒绝|防止|制止|停止|反对|抵制|远离|无权|没有权|没权|没资格|从未|没有(?:必要|资格|义务|向|"
             r"把|对|用)|(?:我们|催收员|从来|并|也|就)没有?(?!关系|问题|什么|事|人|用|办法|辙)|没(?=[打发说给找收])|"
             r"别|莫(?!名)|休想|并非|而非|无需|免得|以免|未(?!还|接|果)")
_MAYBE = lazy(r"可能(?:成|构成|是|属|会被)|成了(?:恐吓|威胁|骚扰)")
_MASKED = lazy(_FEARLESS)
_NO = lazy(_NEGATION)
_WIDE_NO = lazy(r"不得|禁止|严禁|切勿|不要|不能|不允许|不准|不许|绝不|杜绝|拒绝|避免|别|请勿")
_TURN = lazy(r"而是|但|可以|应当?|改(?:为|成|说)|就(?!是)|直接|然后|再|不如|干脆|先|要(?!求|么)|只要|必须")
_FRAME = lazy(r"(?:对方|客户)开口|(?:19\d\d|20[01]\d|2020)年|[几多十]年前|早期|起初|一度|那几年|那些年|上世纪|古代|老一辈|"
                    r"行业初|野蛮|通报|罚单|处罚决定|警方|(?:风险|消费|防骗)提示|暗访|记者|卧底|"
                    r"录音里|投诉信|起诉书|受骗|上当|不法|黑灰产|非法|山寨|仿冒|辟谣|真相|一旦|谁(?:要是|敢|再)|只好|不得不|"
                    r"现在还|早已|早就|"
                    r"与其|年代|当初|[一二两三四五几]名|反面|写着|误区|误解|误以为|误传|谣言|网上(?:说|流传|传|常)|网传|流传|"
                    r"传言|传说|有人|所谓|以为|听说|号称|"
                    r"听到|误会|不走的路|来电人|(?<![跟和对向给让叫诉与把])(?:对方|客户|持卡人|债务人|他|她|有人|来人)(?:自己|"
                    r"开口)?(?:就)?(?:说(?!清)|问|要求|自称|声称|坚持|主张|威胁|骂)|要求你|让你(?![们们在身不])|叫你|许你|"
                    r"(?:教|骗|哄|诱导)你(?!们)|要你(?:下|转|交|的|寄|提供|先)|我记下了|您(?:刚才)?(?:说|反映|提到)|问自己|跟您说实话|您让我|"
                    r"骗子|骗局|曾|过去|从前|以前|当年|早年|历史上|那时|当时|原来|古代|旧(?:法|标准|规|说|版|条|社会)|早先|被(?!拉黑|标记|屏蔽|拒接|挂断|挂了|封|限制|占|拒)|(?:看守所|法庭|庭上|笔录)[^。]{0,6}|师傅教|遭|受到|"
                    r"收到|接到|(?:遇到|遇上|碰到|碰上)(?!不|客户|这|那|难|拒|嘴|耍|赖|老|没|说|态|死|敏)|"
                    r"(?:如果|要是|若|一旦|假如)(?:有人|对方|催收|收到|接到|遇|他们|机构)|凡是?|有的(?:机构|公司|人|催收|平台|"
                    r"中介)|个别|有些|少数|某(?:公司|机构|催收|些|地|人|市|银行)|"
                    r"报道|新闻|案例|判决|案件|被害|受害|诉称|称有|反映|是指|指的是|是指的|指以|指用|指把|指向|定义|俗称|叫做|叫作|统称|"
                    r"下列|以下|之一|情形|的行为|行为是|的人|者[，,处应]|是否|有没有(?!额度|钱|能力|别的|其他|亲|朋友|值钱|车|房|存|人)|能不能|可不可以|会不会|是不是|为什么|"
                    r"怎么(?:办|会|看|处理|认定|应对)|如何|什么叫|什么是|哪些|"
                    r"常有|总有|他们|那些|黑中介|反催收|诈骗|冒充者|投诉称|自述|回忆|讲述|经历|吐槽|我(?:曾|被|妈|爸|家|老婆|同事|单位)|"
                    r"防范|识别|辨别|警惕|谨防|提防|小心(?!你)|当心(?!你)|预防|对照|纠正|更正|澄清|辟谣|说法(?:不|是错|有误|没)|"
                    r"失效|废止|已取消|取消了|征求意见稿")
_BANNED = lazy(r"(?:错|怪|问题|毛病)在|(?:点名|通报|质检|监管|自查|禁止|违规|违法|扣分|红线|不许|不准|不得|错误|反面|警示|处分)[^。：:]{0,8}[：:]|请勿模仿|错在哪|犯的(?:错|毛病)|大忌")
_TOLD = lazy(r"(?:如果|要是|万一|假如|一旦|遇到|碰到|遇上|凡是?)(?:有人|对方|催收(?!时)|他们|机构|自称|冒充)|从“[^”]*”到“|只要你也|被(?:催收|对方|他们|平台|中介|外包|骗子|[一-鿿]{0,6}(?:员|公司))|被(?:人|他们|催收员?|对方)?(?:贴|挂到|挂在|发到|曝光|公开|打爆|骂|吓|威胁|扣|拿走|抢|拖走|堵|跟踪|辱骂|要求|逼|骗)|"
              r"我记下了|看守所|记者|笔录|供述|庭审|被告人|卧底|处罚决定")
_SAYERS = lazy(r"^[^”」。]{0,20}[”」]的(?:人|说法|话术|教法|做法|课|文章|经验)")
_ADVISES = lazy(r"[，：](?:你|我们|您)?(?:就|那就|可以|直接|不妨|先|马上|尽管|不如|干脆|照样|立刻|一定要|应该|应当)")
_AFTER = lazy(r"说不清|[是叫算](?:恐吓|威胁|骚扰|违法|侵权|犯罪|辱骂|冒充|泄露|泄密|敲诈)|^[”」]?，(?:立即|一律|马上)?(?:移交|按|由公安|依法)|只要你也|(?:这样|这种|这类|此类)的?话|属于|骗取|诈骗|勒索|招摇|吓得|吓哭|丢了工作|搬了?家|辞职|抑郁|报了警|不敢接|"
                    r"俗称|又称|也叫|简称|没人信|别信|莫信|没有这|哪有|想多了|恰恰|相反|早就(?:没|不)|"
                    r"成历史|代价|出局|走人|停职|解除|终止合作|取消资格|越欠|越滚|雪球|越陷|窟窿|饮鸩|火坑|死路|无底洞|恶性循环|只会|"
                    r"的，?(?:由|依|按|处|移交|立即移|给予|构成|责令|追究)|打不开|谁也|使其|的软件|的统称|后来|被判|事后|"
                    r"，不是(?![吓开跟])|就已经(?:泄露|违|构|越)|准备好坐|除非你|只要你也|也没有人管|侵扰|骚扰罪|误传|涉及|明令|"
                    r"(?:先|可以)(?:向银行)?核实|的，不要|可能成了|过不去|讲得明白|违法|犯法|犯罪|违规|不合法|不合规|非法|涉嫌|触犯|侵犯|"
                    r"侵害|侵权|构成(?!威)|红线|底线|禁区|不对|错误|错的|是错|不成立|站不住|没有(?:法律)?依据|没有根据|"
                    r"无依据|谣言|误区|误解|误传|骗局|骗人|骗子|不可取|行不通|要不得|不允许|禁止|不得|不可以|不许|严禁|适得其反|"
                    r"得不偿失|不存在|查无|臆造|失效|废止|不适用|"
                    r"都不行|不行(?:$|。|的)|不算(?!多|什么|过分|事|违)|不可信|不真|不靠谱|不能(?:信|用|说|做|算|作为|当|替)|被允许|按[^，。；]{0,12}(?:处理|论处|处罚)|担责|出了事|就是抢|一报警|没有算过|不承认|不收$|撤回|收起来|扣\d+分|扣[^，。；]{0,6}分|误读|越界|越线|出格|坏处|害了|"
                    r"害人|毁|挨罚|说不通|不准|万万|使不得|不等于")
_AFTER_LEGAL = lazy(r"处(?:以|[0-9一二三四五六七八九十]|罚)|拘留|罚款|追究|责任|被?投诉|判(?!刑)|问责|赔偿|风险|后果|报警|"
                    r"举报|(?<![得不没有开过避用])录音|取证|维权|开除|解约|扣分|处分")
_NEXT = lazy(r"^[^。\n]{0,12}(?:后果|责任)(?:是|由|都)|^[\s*”」’>]*(?:其实|实际上|事实上|真相|恰恰|错[，。]|不对|假的|谣言|没有这|哪有|别信|这(?:种|个|句|话|"
                   r"一)?(?:说法|话|做法|观点|理解|套路)|这(?:是|叫|就是)(?:误|错|谣|骗|违|犯|侵|泄|假|旧|过时|不)|这样(?:做|"
                   r"说)?(?:是|会|就)(?:违|犯|侵|不))|"
                   r"^[\s\n*”」’>]*(?:侵害|侵犯|属于|一律|这|那|此|上述|以上|前述|都|均|一律|其实|事实上|实际上|错|不对|并非|"
                   r"不是|正确|对的|但这|违法|假的|真相|准确|现在|现行|这些|该说法|如此|然而|可是|"
                    r"要是你|千万|结果|后来|最后)(?=[^\n]{0,40}(?:违法|犯|错|不|误|骗|罚|拘|禁止|侵害|侵犯|假|取消|失效|废|没有|"
                    r"投诉|责|越|规|旧|抗辩|才|是))")
_JUSTIFIES = lazy(r"没有?(?:什么)?问题|没关系|无妨|不要紧|查不到|查不出|没人查|没人管|不用管|不算违[规法]|不违法|不犯法|"
                    r"擦边球|睁一只眼|实际(?:工作|操作|上手)|老手|"
                        r"胜过|最有效|管用|好使|见效|效果(?:很|更|最)?好|百试百灵|屡试不爽|更?容易还|快很多|自然会|自然就|"
                    r"马上就还|乖乖|立竿见影|最怕|最快|最管用|"
                        r"很灵|灵得很|省事|省力|绝招|杀手锏|秘诀|诀窍|高手|话术[:：]|第一句|开场(?:白|就)|口径|统一说|一律说")
_CONDEMNS = lazy(r"误区|误解|谣言|有人|所谓|以为|违(?:法|规)(?!，?没)|犯[法罪]|不可取|错|骗|红线|投诉|处罚|拘|听说|号称|"
                    r"不得|禁止|严禁")
_CONCEDES = lazy(r"虽然?[^。]{0,16}(?:但|可是|不过|实际)|不用管|给新人|没人查|形同虚设|摆设|说说而已|睁一只眼|规定是死的|"
                    r"嘴上|表面上")
_TERM = lazy(r"^[#>*\s-]*[^，。：:“”！？；\n]{2,12}[：:](?!“)[^“]*(?:的(?:行为|手段|做法|手法|骗术|犯罪|方式|现象|套路|活动|函件|文书|名称|叫法|债|人|钱|机构)|行骗|骗人|违法|非法|犯罪|利益|规定|责任)[。；]?\s*$")
_DEFINES = lazy(r"(?:(?<!别)的|一种|这类)(?:行为|手段|做法|手法|骗术|犯罪|方式|现象|套路|伎俩|人|机构|电话|短信|名单|情形)(?:[。；]|$)")
_PRAISED = lazy(r"有效|管用|好使|好用|最|可以|建议|推荐|不错|常用|要|应|见效|优秀|聪明")
_ASKS = lazy(r"^[#\s]*谁|要不要|能不能|是不是|会不会|算不算|可不可以|[?？][”」』’*）)]*\s*$|吗[。，”]|呢[？?]")
_RHETORIC = lazy(r"话术|不就(?!是)|难道|何必|(?:怎|岂|哪)(?:么)?能不|何不|为什么不|这样问|就问|就说|开场|反问|信不信")
_THREAT_ASK = lazy(r"你(?:还)?(?:不怕|不想|忍心|就不怕|想不想|家|孩子|父母|单位)|信不信")
_DOUBT = lazy(r"(?:19\d\d|20[01]\d)年|[几多十]年前|早期|辟谣|真相|谣传|一度|起初|征求意见|不(?:说|写|提|讲|用)[“「]?|误会|"
                    r"要不要|误区|误解|误以为|误传|误引|谣言|网上|网传|流传|传言|有人|所谓|以为|听说|号称|骗|曾|过去|从前|以前|"
                    r"当年|早年|历史|那时|当时|原来|旧|早先|古代|封建|习俗|"
                    r"是否|有没有|会不会|是不是|不是|并非|并没有|没有(?:规定|写|说|任何)|不要(?:说|写|讲|引|再|以为|相信|信|拿|"
                    r"用|跟|把)|别(?:说|信|再|拿|用|跟|把|以为|写)|"
                    r"不能(?:说|写|讲|引|因此|据此|把|拿|用)|不再|常见的错|错误|说法|不等于|不意味|未必|不一定|不会因|对方(?:说|"
                    r"称)|(?:他|她|客户|持卡人|债务人)(?:说|问|称|坚持|认为|提出|主张)|"
                    r"中介(?:说|称)|不得(?:说|宣传|声称|误导)|禁止|严禁|应说明|删去|改掉|更正|纠正|警惕|防范|小心|当心|"
                    r"\d{4}年(?:以前|之前|前|底|的标准)|不适用|提醒")
_DENIED = lazy(r"骗局|都不对|误传|不等于|误引|误会|不当然|不是(?!我|你)|才要|要不要|"
                    r"见\[|是错|错误|不对|错的|误区|误解|误传|谣言|不成立|没有(?:法律)?(?:依据|根据|出处)|站不住|不实|过时|不存在|(?<!诈)骗|旧(?:法|标准|规|说法|条|规定)|已?(?:废止|失效|取消)|"
                     r"不是真|不准确|说反了|张冠李戴|是假|不可信|不能当真|不靠谱|并非|不等于|这(?:种|个|句)?(?:说法|话)|的说法|"
                    r"臆造|混为一谈|误读|古代|习俗|不承认|不适用|不再|没这回事|想当然|是哪[里来]")


@dataclass(frozen=True)
class Sentence:
    """A sentence with a match in it: `before` and `after` are what stands around the match, `rest` what follows."""

    start: int
    text: str
    before: str
    match: str
    after: str
    rest: str
    lead: str


def warned(text: str) -> str:
    """The text with sections, boxes, lists and lines that show what not to do blanked out."""
    headings = list(_HEADING.finditer(text))
    spans: list[tuple[int, int]] = []
    for at, heading in enumerate(headings):
        if not _TITLE.search(heading[2]) or _GOOD_TITLE.search(_TITLE.sub("", heading[2])):
            continue
        end = next((h.start() for h in headings[at + 1:] if len(h[1]) <= len(heading[1]) or _good(h[2])), len(text))
        spans.append((heading.start(), end))
    spans += [m.span() for m in _BOX.finditer(text) if _TITLE.search(m["title"])] if "\"" in text else []
    spans += [m.span() for end in _LIST.finditer(text) if (m := _LEAD.match(text, text.rfind("\n", 0, end.start()) + 1))]
    spans += _bad_columns(text) if "|" in text else []
    spans += [m.span() for m in _OTHER_SPEAKER.finditer(text)]
    spans += [m.span() for m in _CROSS.finditer(text)]
    if not spans:
        return text
    for start, end in spans:
        text = text[:start] + "\n".join(" " * len(line) for line in text[start:end].split("\n")) + text[end:]
    return text


def _bad_columns(text: str) -> list[tuple[int, int]]:
    """Cells under a column whose head says that it shows what is wrong."""
    spans: list[tuple[int, int]] = []
    for table in _TABLE.finditer(text):
        cells = table["head"].strip().strip("|").split("|")
        bad = [at for at, cell in enumerate(cells) if _TITLE.search(cell) or _WRONG.search(cell)]
        for row in _TABLE_ROW.finditer(text, table.end("rule"), table.end()):
            edges = [m.start() for m in re.finditer(r"(?<!\\)\|", row[0])]
            spans += [(row.start() + edges[at], row.start() + edges[at + 1]) for at in bad if at + 1 < len(edges)]
    return spans


def _good(title: str) -> bool:
    return bool(_GOOD_TITLE.search(title)) and not _TITLE.search(title)


def sentence_at(text: str, start: int, end: int, first: int, last: int) -> Sentence:
    """The sentence from `start` to `end` around a stretch, what follows it, and the line before it."""
    lead = text[text.rfind("\n", 0, start) + 1:start]
    return Sentence(start, text[start:end], text[start:first], text[first:last], text[last:end], text[end:end + 80], lead)


def excused_claim(sentence: Sentence) -> bool:
    """Whether a sentence that tells wrong law asks, refutes or reports it; negations may belong to the claim itself."""
    if _ASKS.search(sentence.text) or _DOUBT.search(sentence.lead) or _DOUBT.search(sentence.before):
        return True
    return bool(_DENIED.search(sentence.after) or _DENIED.search(sentence.match) or _NEXT.match(sentence.rest))


def excused(sentence: Sentence, *, frank: bool, own: re.Pattern[str] | None) -> bool:
    """Whether the sentence warns, refutes, asks or reports."""
    if _ASKS.search(sentence.text) and not _RHETORIC.search(sentence.text) and not (frank and _THREAT_ASK.search(sentence.text)):
        return True
    if _TOLD.search(sentence.before + sentence.match) or _TERM.search(sentence.text) or _SAYERS.search(sentence.after):
        return True
    if _BANNED.search(sentence.lead) or _BANNED.search(sentence.before):
        return True
    if _CONCEDES.search(sentence.text):
        return False
    before = _MASKED.sub(lambda m: "〇" * len(m[0]), sentence.before)
    inside = _MASKED.sub(lambda m: "〇" * len(m[0]), sentence.match)
    clauses = re.split(r"[，,：:]", before)
    if before.endswith(("不", "别", "勿")) or _MAYBE.search(sentence.match):
        return True
    inside = own.sub(lambda m: "〇" * len(m[0]), inside) if own else inside
    near = clauses[-1] + inside
    if _NO.search(near):
        return True
    if _JUSTIFIES.search(sentence.text) and not _CONDEMNS.search(sentence.text + sentence.rest):
        return False
    for at, clause in enumerate(clauses[:-1]):
        if _WIDE_NO.search(clause) and not any(_TURN.search(c) for c in clauses[at + 1:]):
            return True
    frame = _FRAME.search(before)
    if (frame and not _ADVISES.search(before, frame.end())) or _FRAME.search(sentence.lead):
        return True
    if _AFTER.search(sentence.after) or (not frank and _AFTER_LEGAL.search(sentence.after)):
        return True
    if _DEFINES.search(sentence.after) and not _PRAISED.search(sentence.text):
        return True
    return bool(_NEXT.match(sentence.rest))
