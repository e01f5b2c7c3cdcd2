/* A ranked page in; what a dialog shows of it out: the sentence that matches, marked, and the sections that match.
   Items have the shape of Material's worker: [article, ...sections], each {location, title, text, score, terms}. */
(function (zk) {
  "use strict";

  const ENOUGH = 0.6; /* how much of what a page's name says of a query a sentence must say to be shown for it */
  const ASKED = 1e6; /* an article that is asked for by its number stands before all others */

  /* Words as the page writes them. */
  function surface(page, words) {
    const parts = [[page.title, page.folded.title], [page.summary, page.folded.summary]]
      .concat(page.sections.map(function (s) { return [s.text, s.folded]; }), page.sections.map(function (s) { return [s.title, s.name]; }));
    return words.map(function (w) {
      const part = parts.find(function (p) { return p[1].includes(w); });
      return part ? part[0].substr(part[1].indexOf(w), w.length) : w;
    });
  }

  /* Why a page is there whose title and sentence don't say it: the alias or the other word that matched. */
  function reason(page, query, words, shown) {
    const typed = query.pieces.join("");
    if (!typed || shown.includes(typed) || page.folded.title.includes(typed)) return "";
    let at = page.folded.aliases.findIndex(function (a) { return a.includes(typed) || (a.length > 1 && typed.includes(a)); });
    if (at >= 0 && !page.folded.title.includes(page.folded.aliases[at])) return "按别名“" + page.aliases[at] + "”查找";
    const other = query.units.find(function (u) {
      return u.kind === "synonym" && (page.folded.title.includes(u.word) || shown.includes(u.word)) && words.includes(u.word);
    });
    const direct = words.some(function (w) { return typed.includes(w) && (page.folded.title.includes(w) || shown.includes(w)); });
    return other && !direct ? "按“" + other.word + "”查找" : "";
  }

  /* A page far down the list: its title alone, quickly. */
  zk.brief = function (page, query, score) {
    const words = query.pieces.filter(function (p) { return page.folded.title.includes(p); });
    return [{
      location: page.location, title: zk.mark(page.title, page.folded.title, words),
      text: paragraph(zk.escape(page.summary || zk.firstLine(page))), score: score, terms: {},
    }];
  };

  /* `most`: how many of its sections are shown below it. */
  zk.item = function (page, query, fold, score, most) {
    const everything = zk.fieldsOf(page).join("\n");
    const words = zk.matched(query, everything);
    const terms = {};
    surface(page, words).forEach(function (w) { terms[w] = true; });
    zk.missing(query, everything).forEach(function (w) { terms[w] = false; });
    const passages = zk.passages(query, words);
    const parts = page.sections.map(function (s) {
      const heading = s.anchor ? s.name : "", found = passages.section(s, heading);
      const asked = heading && query.cited && zk.isArticle(heading, query.cited) ? ASKED : 0;
      return { section: s, html: found.html, share: found.share, score: found.score + asked };
    });
    const called = Math.max.apply(null, [page.folded.title].concat(page.folded.aliases).map(passages.says));
    /* Whether a sentence answers rather than the page's own summary: the page isn't there for a name that says far more. */
    function answers(p) { return p.score > 0 && (p.score >= ASKED || p.share >= ENOUGH * called); }
    const intro = parts.filter(function (p) { return !p.section.anchor; });
    const sections = parts.filter(function (p) { return p.section.anchor && p.score > 0; })
      .sort(function (a, b) { return b.score - a.score; }).slice(0, most);
    const opening = intro.filter(answers).reduce(function (a, p) { return p.score > a.score ? p : a; }, { score: 0, html: "" });
    const lead = sections.length && answers(sections[0]) && sections[0].score > opening.score ? sections[0] : null;
    const summary = zk.mark(page.summary, page.folded.summary, words);
    let text = opening.html || summary || zk.escape(zk.firstLine(page));
    const shown = fold((lead ? lead.section.title + "\n" + lead.html : text).replace(/<[^>]*>/g, ""));
    const why = reason(page, query, words, shown);
    const note = why ? '<span class="zk-why">' + zk.escape(why) + "</span>" : "";
    const article = { location: page.location, title: zk.mark(page.title, page.folded.title, words), text: paragraph(note + text), score: score, terms: terms };
    return [article].concat(sections.map(function (p) {
      return {
        location: page.location + "#" + p.section.anchor,
        title: zk.mark(p.section.title, p.section.name, words),
        text: paragraph((p === lead ? note : "") + (p.html || zk.escape(zk.firstLine({ sections: [p.section] })))),
        score: p === lead ? score : score * 0.5, terms: terms,
      };
    }));
  };

  /* An item with the name of the part of the site it lies in: a term may be called as an article is, and the same advice may be
     for who calls or for who is called. Where a section stands for the page, the page's own text is not shown. */
  zk.placed = function (item, name) {
    const shown = item[1] && item[1].score >= item[0].score ? item[1] : item[0];
    if (name) shown.text = paragraph('<span class="zk-place">' + zk.escape(name) + "</span>" + shown.text.replace(/^<p>|<\/p>$/g, ""));
    return item;
  };

  function paragraph(html) { return html ? "<p>" + html + "</p>" : ""; }
})(self.zhikuSearch || (self.zhikuSearch = {}));
