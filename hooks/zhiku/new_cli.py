"""`zhiku new`: three questions (or flags) in; a page from its template out, and what to do next."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence

from zhiku.addresses import is_slug
from zhiku.article import Article, Page, Term, parse_page
from zhiku.newpage import (
    KINDS,
    PLAIN_TEMPLATES,
    Alike,
    Answers,
    find_alike,
    place_of_page,
    reading_of,
    tidy,
    write_page,
)
from zhiku.pinyin import slug
from zhiku.project_cli import Project, typed
from zhiku.settings import SectionSettings

NAMES = {"article": "文章", "technique": "技巧", "faq": "问答", "term": "词条"}
ASKED = {
    "article": ("题目是什么？{like}", "一句话：它解决什么问题？（搜索结果和列表里显示）"),
    "technique": ("技巧叫什么？{like}", "一句话：它解决什么难处？"),
    "faq": ("读者会怎么问？{like}", "一句话回答："),
    "term": ("词是什么？{like}", "一句话定义：（也是链接上的提示）"),
}


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`zhiku new article|technique|faq|term [--title …]`."""
    parser = commands.add_parser("new", help="写一篇新文章、技巧、问答或词条：问三个问题，按模板建好文件")
    parser.add_argument("kind", choices=KINDS, metavar="|".join(KINDS), help="写什么")
    parser.add_argument("--title", help="题目、问题或词")
    parser.add_argument("--summary", "--answer", "--definition", dest="sentence", help="一句话：摘要、回答或定义")
    parser.add_argument("--section", help="放进哪个栏目（文件夹名或栏目的名字）；词条不用写")
    parser.add_argument("--category", help="词条的类别")
    parser.add_argument("--alias", action="append", default=[], help="读者还会怎么说、怎么问；可以写几次")
    parser.add_argument("--slug", help="文件名（不写就用拼音）")
    parser.add_argument("--pinyin", default="", help="读音，只在自动读错时写，用空格分开")
    parser.add_argument("--anyway", action="store_true", help="已有相近的页面也照样建")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, project: Project) -> int:
    """Exit status 0 written, 1 a page on the subject exists, 2 something missing or the file exists."""
    pages = _pages(project)
    refused = _refused(args, project)
    answers, problem = _ask(args, project, pages) if not refused else (None, refused)
    if problem or not answers:
        print(problem, file=sys.stderr)
        return 2
    answers = tidy(answers)
    path = place_of_page(answers, project.settings.terms.glossary)
    file = project.docs / path
    if not answers.slug:
        print(f"“{answers.title}”读不出拼音；请用 --slug 写一个文件名，例如 --slug m1-stage。", file=sys.stderr)
        return 2
    if file.exists():
        print(f"{file.relative_to(project.root)} 已经有了，没有动它。请直接改那一篇，或用 --slug 换一个文件名。", file=sys.stderr)
        return 2
    alike = find_alike(answers, pages)
    if not _go_on(alike, args, project):
        return 1
    template = project.docs / "_templates" / f"{answers.kind}.md"
    text = template.read_text("utf-8") if template.is_file() else PLAIN_TEMPLATES.get(answers.kind, PLAIN_TEMPLATES["article"])
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as new:
        new.write(write_page(answers, text, dt.date.today().isoformat()))
    _tell(answers, file.relative_to(project.root).as_posix(), project)
    return 0


def _pages(project: Project) -> list[Page]:
    settings = project.settings
    return [parse_page(p.read_text("utf-8", "replace"), p.relative_to(project.docs).as_posix(), settings.terms.glossary,
                       settings.law.basis)[0]
            for p in sorted(project.docs.rglob("*.md")) if not p.relative_to(project.docs).parts[0].startswith(("_", "."))]


def _refused(args: argparse.Namespace, project: Project) -> str:
    """What is wrong with a name that was given: a file called so would lie elsewhere, or have no address."""
    if args.slug and not is_slug(args.slug):
        return f"文件名 {args.slug} 不能作网址：只用小写字母、数字和连字符，例如 --slug {slug(args.slug) or 'm1-stage'}。没有建文件。"
    if args.kind == "term" or not args.section:
        return ""
    if (sections := project.settings.sections) and not _section(args.section, sections):
        return f"没有叫 {args.section} 的栏目；{_listed(sections)}。没有建文件。"
    if not sections and not all(map(is_slug, args.section.split("/"))):
        return f"文件夹名 {args.section} 不能作网址：只用小写字母、数字和连字符。没有建文件。"
    return ""


def _ask(args: argparse.Namespace, project: Project, pages: list[Page]) -> tuple[Answers | None, str]:
    kind, term = args.kind, args.kind == "term"
    sections = [s.path for s in project.settings.sections]
    own = [s.path for s in project.settings.sections if s.kind == kind or s.path.removesuffix("s") == kind]
    named = _section(args.section or "", project.settings.sections) or args.section
    third = args.category if term else named or (own[0] if own else "") or (sections[0] if len(sections) == 1 else "")
    given = {"--title": args.title, "--summary": args.sentence,
             "--category" if term else "--section": third if term or sections else "-"}
    missing = [flag for flag, value in given.items() if not value]
    if missing and not sys.stdin.isatty():
        return None, (f"这里不能提问（没有终端），请补上 {'、'.join(missing)}。例如：\n"
                      f"  {typed(project.root, 'zhiku')} new {kind} --title 题目 --summary 一句话"
                      f"{' --category 类别' if term else f' --section {sections[0]}' if '--section' in missing else ''}")
    title = args.title or _answer(ASKED[kind][0].format(like=_like(kind, pages, project)))
    sentence = args.sentence or _answer(ASKED[kind][1])
    if term:
        known = sorted({p.meta.category for p in pages if isinstance(p, Term) and p.meta.category})
        third = third or _answer(f"类别？（现有：{'、'.join(known) or '无'}）")
    elif sections:
        third = third or _answer(f"放进哪个栏目？（{'、'.join(f'{s.path}：{s.title}' for s in project.settings.sections)}）",
                                 lambda said: _section(said, project.settings.sections),
                                 f"没有这个栏目；{_listed(project.settings.sections)}，写哪一个都行。")
    if not (title and sentence and (third or not (term or sections))):
        return None, "三个问题都要回答；没有建文件。"
    return Answers(kind, title, sentence, "" if term else third or "", tuple(args.alias), third if term else "",
                   args.pinyin, args.slug or ""), ""


def _like(kind: str, pages: list[Page], project: Project) -> str:
    """An example from this knowledge base, "" where it has none of the kind."""
    kinds = {s.path: s.kind or "article" for s in project.settings.sections}
    found = (page.title for page in pages if not page.is_index and (
        isinstance(page, Term) if kind == "term" else isinstance(page, Article) and
        (page.meta.kind or kinds.get(page.section, "")) == kind))
    example = next(found, "")
    return f"（例：{example}）" if example else ""


def _section(said: str, sections: Sequence[SectionSettings]) -> str:
    """The folder of the section that somebody named by folder, by title or as the question shows both."""
    bare = said.strip().rstrip("/").replace(":", "：").replace(" ", "")
    return next((s.path for s in sections if bare in (s.path, s.title, f"{s.path}：{s.title}".replace(" ", ""))), "")


def _listed(sections: Sequence[SectionSettings]) -> str:
    return f"现有的栏目是：{'、'.join(f'{s.path}（{s.title}）' for s in sections)}"


def _answer(question: str, understood: Callable[[str], str] = str, wrong: str = "这一项要回答。") -> str:
    """An answer that is understood, asked for until there is one; "" where no more answers come."""
    said = _input(question)
    while said is not None and not understood(said):
        said = _input(f"{f'“{said}”：' if said else ''}{wrong}停下按 Ctrl+C。")
    return understood(said or "")


def _input(question: str) -> str | None:
    print(question)
    try:
        return input("> ").strip()
    except EOFError:
        return None
    except KeyboardInterrupt:
        print("\n停下了，没有建文件。", file=sys.stderr)
        raise SystemExit(130) from None


def _go_on(alike: list[Alike], args: argparse.Namespace, project: Project) -> bool:
    docs = project.docs.relative_to(project.root).as_posix()
    for found in alike:
        word = "同名" if found.is_same else "相近"
        print(f"已有{word}的页面：{docs}/{found.page.path}《{found.page.title}》（“{found.name}”）", file=sys.stderr)
    if not alike or args.anyway:
        return True
    if sys.stdin.isatty():
        said = _input("是另一件事吗？是就输入 y 继续建，不是就直接回车，去改已有的那一篇。") or ""
        return said.lower() in ("y", "yes", "是")
    if any(found.is_same for found in alike):
        print("没有建文件。请去改已有的那一篇；确实是另一件事，加上 --anyway。", file=sys.stderr)
        return False
    return True


def _tell(answers: Answers, path: str, project: Project) -> None:
    print(f"建好了{NAMES[answers.kind]}：{path}")
    print(f"网址和标题的读音：{answers.reading or reading_of(answers.title)}（读错了就在文件头写一行 pinyin）"
          if answers.kind == "term" else f"网址里的名字：{answers.slug}（想换就改文件名，发布以后不要再改）")
    print("接下来：")
    print(f"  1. 打开 {path}，把（待写）的地方换成内容，没有用的删去。")
    print(f"  2. {typed(project.root, 'zhiku')} check {path}   看哪里要改。")
    makes = (project.root / "Makefile").is_file() and "serve:" in (project.root / "Makefile").read_text("utf-8", "replace")
    serve = "make serve" if makes else f"{typed(project.root, 'zhiku')} serve"
    print(f"  3. {serve}   在自己的电脑上看看。")
    if (project.root / "CONTRIBUTING.md").is_file():
        print("  4. 提交合并请求；不会用 git，见 CONTRIBUTING.md。")
