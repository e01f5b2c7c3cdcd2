"""The address of a repository in; addresses that edit a page, begin one, or report a problem out.

GitHub, Gitee, GitLab and Gitea (Forgejo) each have their own. What is filled in is percent-encoded; the lines that a
script on the page completes (the section being read, the day) are left empty here, so that a build can be repeated.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from zhiku.settings import Settings

SECTION_LINE, DATE_LINE = "章节：", "日期："
"""What `forge.js` completes when the link is pressed."""

NAMES = {"github": "GitHub", "gitee": "Gitee", "gitlab": "GitLab", "gitea": "Gitea"}
_EDIT = {"github": "/edit/", "gitee": "/edit/", "gitlab": "/-/edit/", "gitea": "/_edit/"}
_NEW = {"github": "/new/", "gitee": "/new/", "gitlab": "/-/new/", "gitea": "/_new/"}
_HISTORY = {"github": "/commits/", "gitee": "/commits/", "gitlab": "/-/commits/", "gitea": "/commits/branch/"}
_ISSUE = {"github": "/issues/new", "gitee": "/issues/new", "gitlab": "/-/issues/new", "gitea": "/issues/new"}
_REPORT_FIELDS = {
    "github": (("title",), ("body",)),
    "gitee": (("title", "issue[title]"), ("description", "issue[description]")),
    "gitlab": (("issue[title]",), ("issue[description]",)),
    "gitea": (("title",), ("body",)),
}


NEW_NAME = "wen-jian-ming.md"
NEW_ARTICLE = """---
title: 题目
summary: 一句话，说清这一页解决什么问题
aliases: [读者会怎么问]
tags: []
origin: 编者
---

正文从这里开始。小标题前面写两个井号和一个空格。
"""
NEW_TERM = """---
title: 词
aliases: []
category: 类别
---

第一段是定义，一句话说清楚。
"""
"""What GitHub's editor opens with when a new page is begun in the browser; `zhiku new` has fuller templates."""


@dataclass(frozen=True)
class PageForge:
    """The ways to take part that a page offers; "" where a way isn't configured."""

    name: str
    root: str
    edit: str = ""
    new: str = ""
    report: str = ""
    mail: str = ""
    history: str = ""


def kind_of(settings: Settings) -> str:
    """`github`, `gitee`, `gitlab` or `gitea`: what `forge` says, else what the host's name tells; GitHub by default."""
    if settings.forge:
        return settings.forge
    host = (urlsplit(settings.repository).hostname or "").lower()
    if "gitee" in host:
        return "gitee"
    if "gitlab" in host or "jihulab" in host:
        return "gitlab"
    return "gitea" if any(name in host for name in ("gitea", "codeberg", "forgejo")) else "github"


def page_forge(settings: Settings, path: str, docs_root: str, title: str, url: str = "", day: str = "",
               ) -> PageForge | None:
    """The ways for one page of docs/; None where neither repository nor e-mail address is configured."""
    root = _root(settings.repository)
    if not root and not settings.report_email:
        return None
    subject, body = f"{title}：", _report_body(title, path, url, day)
    mail = f"mailto:{quote(settings.report_email, safe='@')}?{_query(('subject', subject), ('body', body))}" \
        if settings.report_email else ""
    if not root:
        return PageForge("", "", mail=mail)
    kind, branch = kind_of(settings), quote(settings.branch, safe="/")
    new = f"{root}{_NEW[kind]}{branch}/{quote(docs_root + _folder(settings, path))}"
    if kind == "github":
        term = path.startswith(settings.terms.glossary + "/")
        new += "?" + _query(("filename", NEW_NAME), ("value", NEW_TERM if term else NEW_ARTICLE))
    elif kind == "gitlab":
        new += "?" + _query(("file_name", NEW_NAME))
    return PageForge(NAMES[kind], root, f"{root}{_EDIT[kind]}{branch}/{quote(docs_root + path)}", new,
                     f"{root}{_ISSUE[kind]}?{_report_query(kind, subject, body, title, path)}", mail,
                     f"{root}{_HISTORY[kind]}{branch}/{quote(docs_root + path)}")


def _folder(settings: Settings, path: str) -> str:
    """Where a new page begun from this one goes: its own section, else the first one."""
    folder = path.split("/")[0] if "/" in path else ""
    sections = [section.path for section in settings.sections]
    if path.startswith(settings.terms.glossary + "/"):
        return settings.terms.glossary
    return folder if folder in sections or not sections else sections[0]


def _root(repository: str) -> str:
    parts = urlsplit(repository.strip())
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    path = parts.path.rstrip("/").removesuffix(".git")
    return f"{parts.scheme}://{parts.netloc}{quote(path)}"


def _report_body(title: str, path: str, url: str, day: str) -> str:
    lines = [f"页面：{title}（{path}）", f"网址：{url}" if url else "", SECTION_LINE,
             f"这一页最后更新：{day}" if day else "", DATE_LINE, "", "哪里不对：", "", "应当是什么（有依据的请写上）："]
    return "\n".join(line for number, line in enumerate(lines) if line or number in (5, 7))


def _report_query(kind: str, subject: str, body: str, title: str, path: str) -> str:
    titles, bodies = _REPORT_FIELDS[kind]
    fields = [*((name, subject) for name in titles), *((name, body) for name in bodies)]
    if kind == "github":  # the fields of .github/ISSUE_TEMPLATE/report.yml; `body` serves repositories without it
        fields = [("template", "report.yml"), *fields, ("page", f"{title}（{path}）"), ("section", ""), ("date", "")]
    return _query(*fields)


def _query(*fields: tuple[str, str]) -> str:
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in fields)
