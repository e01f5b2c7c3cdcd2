"""Bytes or text that can't be imported in; what they are, where, and what a person should do, out."""

from __future__ import annotations

import re

from zhiku.findings import Finding, error, place_of

_BINARY = (b"\x7fELF", b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"\xd0\xcf\x11\xe0",
           b"7z\xbc\xaf", b"MZ")
_WIDE = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_TWO_BYTES = (b"\xff\xfe", b"\xfe\xff")
_UTF8 = "请用编辑器（记事本也行）打开，另存为 UTF-8，再导入"
_SEVERAL = 8
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BEFORE = 12  # characters that are shown before a place
_HEADER = re.compile(r"(?:From|To|Subject|Date|MIME-Version|Content-Type|Received|Return-Path|Message-ID|Delivered-To|X-[\w-]+):\s", re.I)
_ENCODED = re.compile(r"^Content-Transfer-Encoding:\s*(base64|quoted-printable)", re.I | re.M)
_HEAD = 20_000  # characters at the beginning in which a file says what it is

# How the commonest characters and marks of Chinese begin when their UTF-8 is read as GBK; ordinary texts hold next to none of these.
_MISREAD = frozenset("锛銆鐨鏄涓浜鍦鏈鈥鍙浠鎴閫璇瑙鏃鐢鍒寮闂棰鍚绗")
_SIGNS = re.compile("[锛銆鈥]")  # ，。“”, of which any text is full
_MISREAD_SHARE, _SIGN_SHARE = 0.12, 0.01
_WESTERN = re.compile("[\u00e3-\u00ef][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122]{2}")  # its UTF-8 read as Latin-1
_FALLEN = re.compile("锟斤拷|烫烫烫|屯屯屯")
_MANY = 3
_SAMPLE = 200_000
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\n]{1,60}"\s*:')
_VALUE = re.compile(r'"([^"\\\n]{1,40})"\s*:\s*"((?:[^"\\]|\\.)*+)')
_ESCAPED = (  # what programs write in place of a line end, and of a character
    (re.compile(r"(?<=[\u3000-\u9fff\uff01-\uff5e])(?:\\r)?\\n(?![A-Za-z])"),
     "换行写成了 \\n（一条反斜线和一个 n），整篇成了一行；请用编辑器把 \\n 全部替换成换行（有 \\r 的，先把 \\r 删掉），再导入。"),
    (re.compile(r"\\u[4-9][0-9A-Fa-f]{3}\\u[4-9][0-9A-Fa-f]{3}"),
     "汉字写成了 \\u4f60 这样的编号，读不出来；请找导出它的程序，选“不转义”（ensure_ascii=False）再导出一次，或者从网页上复制正文。"))
_ROOT = re.compile(r"<([A-Za-z][\w:.-]{0,60})")


def check_head(head: bytes, path: str) -> list[Finding]:
    """Whether the first bytes are those of a file that holds no text."""
    if head.startswith(_WIDE):
        return [error("encoding", path, f"这个文件是 UTF-32，不能导入；{_UTF8}。")]
    if head.startswith(_BINARY):
        return [error("binary", path, "这是二进制文件（图片、PDF、Word 文档、压缩包等），不是文字；"
                                      "请把文字复制出来，存成纯文本或 HTML，再导入。")]
    if b"\0" in head and not head.startswith(_TWO_BYTES):
        if any(len(_HAN.findall(text := head.decode(wide, "ignore"))) * 2 >= len(text)
               for wide in ("utf-16-be", "utf-16-le")):
            return [error("binary", path, f"这个文件像是没有标记（BOM）的 UTF-16，不能导入；{_UTF8}。")]
        return [error("binary", path, "文件里有空字节（NUL），这是二进制文件，不是文字；请导入纯文本或 HTML。")]
    return []


def check_text(text: str, path: str) -> list[Finding]:
    """Whether a decoded text is one: no NUL in it, no other format, nothing that was read in a wrong encoding and saved so."""
    if (at := text.find("\0")) >= 0:
        line, column = place_of(text, at)
        return [error("binary", path, f"第 {line} 行第 {column} 列有空字符（NUL）{_behind(text, at)}，文字里不会有它，文件多半坏了，"
                                      "或者不是文字；请换一份好的，或用编辑器把它删掉，再导入。", line, column)]
    if text.startswith("{\\rtf"):
        return [error("other-format", path, "这是 RTF 文件（写字板、Word 的格式），不是纯文本；请用 Word、WPS 或写字板打开，"
                                            "另存为“纯文本”（编码选 UTF-8），再导入。")]
    if _HEADER.match(text) and (found := _ENCODED.search(text, 0, _HEAD)):
        return [error("other-format", path, f"这是一封邮件的原始文件，正文是编码过的（{found[1]}），不能直接读；请用邮件软件打开它，"
                                            "把正文复制到文本文件里，或另存为 HTML，再导入。")]
    return _misread(text, path)


def check_data(text: str, name: str, path: str) -> list[Finding]:
    """Whether a text is no article but the data of a program, which would come out as one long line or as a row of cells."""
    if _JSON.match(text):
        longest = max(_VALUE.finditer(text[:_HEAD]), key=lambda found: len(_HAN.findall(found[2])), default=None)
        where = f"（多半是“{longest[1]}”后面的那一段，里面的 \\n 是换行）" if longest and _HAN.search(longest[2]) else ""
        return [error("other-format", path, f"这是 JSON 数据，不是文章；请把要导入的文字{where}取出来，一篇存成一个纯文本文件，再导入。")]
    for pattern, told in _ESCAPED:
        if len(pattern.findall(text[:_SAMPLE])) >= max(_MANY, text.count("\n", 0, _SAMPLE) // 2):
            first = pattern.search(text)
            line, column = place_of(text, first.start()) if first else (1, 1)
            return [error("other-format", path, told, line, column)]
    if name.lower().endswith((".csv", ".tsv")):
        return [error("other-format", path, "这是表格（CSV），一行是一条记录，不是文章；请用表格软件打开，把要导入的那一格文字复制出来，"
                                            "一篇存成一个纯文本文件，再导入。")]
    if text.lstrip().startswith("<?xml") and (root := _ROOT.search(text[:_HEAD])) and root[1].lower() != "html":
        return [error("other-format", path, f"这是 XML 数据（{root[1]}），不是网页；如果是 RSS 或网站的备份，请在浏览器里打开那篇文章，"
                                            "另存为网页，或把正文复制到文本文件里，再导入。")]
    return []


def _misread(text: str, path: str) -> list[Finding]:
    sample = text[:_SAMPLE]
    han = _HAN.findall(sample)
    signs = len(_SIGNS.findall(sample))
    if (len(han) >= _SEVERAL and sum(c in _MISREAD for c in han) >= len(han) * _MISREAD_SHARE
            and (signs or len(han) < 100) and signs >= len(han) * _SIGN_SHARE):
        meant = ""
        place = next((i for i, c in enumerate(sample) if c in _MISREAD), 0)
        for size in range(2, 30):  # a piece that can be read back tells what stood there
            try:
                meant = max(meant, sample[place:place + size].encode("gb18030").decode("utf-8"), key=len)
            except UnicodeDecodeError:
                continue
        line, column = place_of(text, place)
        back = f"，原来是“{meant[:_BEFORE]}”" if _HAN.search(meant) else ""
        return [_garbled(path, f"“{sample[place:place + _BEFORE]}”{back}：UTF-8 的文字曾被当成 GBK 读出来，又存了一遍", line, column)]
    for pattern, why in ((_WESTERN, "UTF-8 的文字曾被当成西文编码（Latin-1）读出来，又存了一遍"), (_FALLEN, "文字曾用错误的编码转换过")):
        found = pattern.findall(sample)
        if len(found) >= _MANY and len("".join(found)) > len(han) * _MISREAD_SHARE and (first := pattern.search(sample)):
            line, column = place_of(text, first.start())
            return [_garbled(path, f"“{first[0]}”这样的字有 {len(found)} 处：{why}", line, column)]
    return []


def _garbled(path: str, what: str, line: int, column: int) -> Finding:
    return error("garbled", path, f"这是乱码。第 {line} 行{what}；有些字已经丢了，补不回来。"
                                  "请找到原来的文件（用对的编码打开时能读的那一份）再导入。", line, column)


def _behind(text: str, at: int) -> str:
    """The words right before a place."""
    before = text[max(0, at - 60):at].split("\n")[-1].strip()[-_BEFORE:]
    return f"，它前面是“{before}”" if before else ""


def undecodable(path: str, data: bytes, problem: UnicodeDecodeError, encoding: str) -> list[Finding]:
    """The first byte that is no character in the encoding that the file has, or says that it has."""
    before = data[:problem.start].decode(encoding, "ignore")
    line, column = place_of(before, len(before))
    byte = f"第 {line} 行第 {column} 列、第 {problem.start} 个字节（0x{data[problem.start]:02x}）"
    behind = _behind(before, len(before))
    if encoding == "utf-8" and (broken := _few_broken(data)):
        return [error("encoding", path, f"{byte}坏了{behind}。文件别处都是 UTF-8，这样的坏字节共 {broken} 处，多半是复制或下载时断了字；"
                                        "请用编辑器打开，到这里把坏了的字补上或删掉（显示成 �），保存后再导入。", line, column)]
    return [error("encoding", path, f"{byte}不是合法的 {encoding.upper()}{behind}；如果文件是用别的编码存的，{_UTF8}；"
                                    "如果只是这里坏了，请把这个字补上或删掉。", line, column)]


def _few_broken(data: bytes) -> int:
    """How many places are broken where the rest is UTF-8 beyond doubt; else 0."""
    text = data.decode("utf-8", "replace")
    broken = len(re.findall("\ufffd+", text))
    return broken if sum(c > "\x7f" for c in text) >= broken * 20 else 0
