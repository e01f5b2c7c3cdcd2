"""MkDocs events in, zhiku's `Site` out and back: translates and assigns, decides nothing.

This is the only file under `hooks:` and the only module that imports mkdocs. Under `mkdocs serve` it is executed once
and its globals survive, so a new Site is assigned for every build.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache, pass_context
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from zhiku.addresses import address_letters
from zhiku.drawer import keep_in_drawer
from zhiku.entrances import missing_pages
from zhiku.facts import licence_of, named_sections, names_of
from zhiku.findings import Finding
from zhiku.history import History
from zhiku.keeping import finish_site
from zhiku.navigation import Entries, Shown, root_order, section_titles
from zhiku.pinyin import heading_anchor
from zhiku.places import Written
from zhiku.project_cli import DRAFTS, read_config
from zhiku.settings import parse_settings
from zhiku.site import Site
from zhiku.titles import Titles
from zhiku.wording import FOOTNOTE_BACK

_log = get_plugin_logger("zhiku")
_site = Site()
_written = Written()
_serving = False


def _report(findings: list[Finding], *, as_warnings: bool = False) -> None:
    for finding in findings:
        (_log.error if finding.severity == "error" and not as_warnings else _log.warning)(finding.as_text())


def _compiled_templates() -> FileSystemBytecodeCache | None:
    """Jinja's own cache, in a folder of the user's that it makes and checks; without such a folder there is none."""
    try:
        return FileSystemBytecodeCache()
    except (OSError, RuntimeError):
        return None


def on_startup(command: str, dirty: bool) -> None:
    """Drafts are rendered by `mkdocs serve` alone."""
    global _serving
    _serving = command == "serve"


def on_config(config: Any) -> Any:
    """Settings in; our extensions, anchors and templates (below a team's own `custom_dir`) into the configuration."""
    global _site, _written
    root = Path(config.config_file_path).parent
    _, _written = read_config(Path(config.config_file_path))
    settings, findings = parse_settings(config.extra.get("zhiku"), Path(config.config_file_path).name, _written)
    _site = Site(settings, docs_root=os.path.relpath(config.docs_dir, root).replace(os.sep, "/") + "/")
    _report(findings)
    config.markdown_extensions.extend(_site.extensions())
    if stock := config.plugins.get("material/search"):
        stock.config.enabled = False  # ours takes its place; no old index is written
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", heading_anchor)
    config.mdx_configs.setdefault("footnotes", {}).setdefault("BACKLINK_TITLE", FOOTNOTE_BACK)
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(Path(__file__).with_name("theme")))
    return config


@event_priority(-50)
def on_files(files: Any, config: Any) -> Any:
    """All Markdown of the build in, read once."""
    wanted = InclusionLevel.is_in_serve if _serving else InclusionLevel.is_included
    by_path = {f.src_uri: f for f in files.documentation_pages(inclusion=wanted) if f.src_uri.endswith(".md")}
    history = History(config.docs_dir)
    _report(_site.read(lambda path: by_path[path].content_string, {path: f.url for path, f in by_path.items()}, history.days()))
    paths = [f.src_uri for f in files if wanted(f.inclusion) and not f.src_uri.startswith(f"{DRAFTS}/")]
    _report([*address_letters(paths, _site.docs_root), *missing_pages(_site.settings, paths, _written, _site.docs_root)], as_warnings=True)
    _site.compare(lambda path: by_path[path].content_string, history.before)
    ordering = config.plugins.get("awesome-nav")
    order = root_order([s.path for s in _site.settings.sections], _site.settings.terms.glossary, paths)
    if order and ordering and config.nav is None and not files.get_file_from_path(ordering.config.filename):
        files.append(File.generated(config, ordering.config.filename, content=order, inclusion=InclusionLevel.EXCLUDED))
    config.copyright = config.copyright or licence_of(_site.pages)
    return files


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """Sections are called what the settings call them; handouts follow the order of the pages."""
    for item, title in section_titles(nav.items, names_of(named_sections(_site.settings, _site.pages), _site.settings)):
        item.title = title
    _site.handouts.arrange(page.file.src_uri for page in nav.pages)
    return nav


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Tell the extensions which page they are rendering."""
    page.update_date = _site.update_date(page.file.src_uri)
    _site.begin(page.file.src_uri)
    return markdown


@event_priority(-100)
def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Text and HTML wait outside of memory until the page is written. A plugin's own kind of page stays what it is."""
    _site.handouts.keep(page.file.src_uri, html)
    if type(page) is Page:
        page.content = None  # MkDocs assigns it after this
        keep_in_drawer(page, _site.drawer, "markdown", "content")
    return html


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Every page is rendered: join what was found. Titles are cleaned once, templates compiled once a machine."""
    _report(_site.finish())
    env.bytecode_cache = env.bytecode_cache or _compiled_templates()
    bare, escape = env.filters["striptags"], env.filters["e"]
    env.filters["as_text"] = as_text = cache(lambda title: escape(bare(title)))
    env.filters["breakable"] = Titles(name.surface for name in _site.knowledge.glossary.names).as_html
    features = config.theme.get("features") or ()
    entries = Entries(as_text, prunes="navigation.prune" in features and "navigation.sections" not in features)

    @pass_context
    def shown(context: Any, items: Any, index: Any = None) -> list[Shown]:
        page = context["page"]  # there is none on the page for what isn't found
        return entries.shown(items, page.url, index) if page else [(n, item, "") for n, item in enumerate(items, 1)]

    env.filters["nav_shown"] = shown
    env.globals["zhiku_keeps"] = _site.keeps and not _serving
    return env


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Facts for the templates."""
    context["zhiku"] = _site.facts(page.file.src_uri)
    return context


@event_priority(-100)
def on_post_build(config: Any) -> None:
    """Files that are not pages; when all are there, the list of them."""
    finish_site(Path(config.site_dir), _site.outputs(), keeps=_site.keeps and not _serving)
