/* A ranked page in; what a dialog shows of it out: the sentence that matches, marked, and the sections that match.
   Items have the shape of Material's worker: [article, ...sections], each {location, title, text, score, terms}. */
(function (zk) {
  "use strict";

  const ASKED = 1e6; /* an article that is asked for by its number stands before all others */
  const AROUND = 60; /* characters kept of an overlong sentence on either side of the first match */

  function escape(text) {
    return text.replace(/[&<>"]/g, function (c) { return { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[c]; });
  }

  /* The longest parts of the query that the folded text has, and words of like meaning; never a lone character of a word. */
  zk.matched = function (query, text) {
    const words = [];
    query.pieces.forEach(function (piece) {
      for (let i = 0; i < piece.length;) {
        let n = piece.length - i;
        const least = piece.length === 1 ? 1 : 2;
        while (n >= least && !text.includes(piece.substr(i, n))) n--;
        const word = piece.substr(i, n);
        if (n < least || !carries(word)) { i += Math.max(1, n >= least ? n - 1 : 1); continue; }
        words.push(word);
        i += n;
      }
    });
    const direct = words.slice();
    query.units.forEach(function (u) {
      const said = u.kind === "synonym" && direct.some(function (w) { return w.includes(u.from); });
      if (u.kind === "synonym" && !said && text.includes(u.word)) words.push(u.word);
      if (u.prefix && !words.length && text.includes(u.word)) words.push(u.word);
    });
    return Array.from(new Set(words)).filter(function (w, _, all) {
      return !all.some(function (o) { return o !== w && o.includes(w); });
    });
  };

  function carries(word) {
    if (word.length === 1) return true;
    let n = 0;
    for (const c of word.replace(zk.QUESTION, "")) if (!zk.isFunctional(c)) n++;
    return n > 0 && (n > 1 || word.length < 3);
  }

  zk.mark = function (text, folded, words, from, to) {
    from = from || 0;
    to = to === undefined ? text.length : to;
    let out = "", i = from, plain = from;
    words = words.filter(function (w) { return folded.includes(w); });
    while (words.length && i < to) {
      const hit = words.filter(function (w) { return i + w.length <= to && folded.startsWith(w, i); })
        .sort(function (a, b) { return b.length - a.length; })[0];
      if (hit) {
        out += escape(text.slice(plain, i)) + "<mark data-md-highlight>" + escape(text.substr(i, hit.length)) + "</mark>";
        plain = i += hit.length;
      } else i++;
    }
    out += escape(text.slice(plain, to));
    return out.replace(/<\/mark><mark data-md-highlight>/g, "");
  };

  /* The sentence of a section with most of the words: {score, html}; score 0 where none has any. */
  function sentence(section, words) {
    let best = { score: 0, html: "" };
    const text = section.text, folded = section.folded, end = /[^。！？；\n]*(?:[。！？；]+[”’」』）)]*|\n|$)/g;
    if (!words.some(function (w) { return folded.includes(w); })) return best;
    let m;
    while ((m = end.exec(text)) && m[0]) {
      const from = m.index, to = m.index + m[0].length, own = folded.slice(from, to);
      let score = 0, first = -1;
      words.forEach(function (w) {
        const at = own.indexOf(w);
        if (at < 0) return;
        score += w.length * w.length;
        if (first < 0 || at < first) first = at;
      });
      if (score > best.score) {
        const a = first > AROUND ? from + first - AROUND / 3 : from;
        const b = Math.min(to, a + 2 * AROUND);
        best = { score: score, html: (a > from ? "…" : "") + zk.mark(text, folded, words, a, b) + (b < to ? "…" : "") };
      }
    }
    return best;
  }

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
      text: paragraph(escape(page.summary || firstLine(page))), score: score, terms: {},
    }];
  };

  /* `most`: how many of its sections are shown below it. */
  zk.item = function (page, query, fold, score, most) {
    const everything = zk.fieldsOf(page).join("\n");
    const words = zk.matched(query, everything);
    const terms = {};
    surface(page, words).forEach(function (w) { terms[w] = true; });
    if (query.pieces.length > 1) {
      query.pieces.forEach(function (p) { if (!everything.includes(p)) terms[p] = false; });
    }
    const parts = page.sections.map(function (s) {
      const found = sentence(s, words);
      const heading = s.anchor ? s.name : "";
      let named = 0;
      words.forEach(function (w) { if (heading.includes(w)) named += w.length * w.length; });
      const asked = heading && query.cited && zk.isArticle(heading, query.cited) ? ASKED : 0;
      return { section: s, html: found.html, score: found.score + 1.5 * named + asked, named: named };
    });
    const intro = parts.filter(function (p) { return !p.section.anchor; });
    const sections = parts.filter(function (p) { return p.section.anchor && p.score > 0; })
      .sort(function (a, b) { return b.score - a.score; }).slice(0, most);
    const opening = intro.reduce(function (a, p) { return p.score > a.score ? p : a; }, { score: 0, html: "" });
    const lead = sections.length && sections[0].score > opening.score ? sections[0] : null;
    const summary = zk.mark(page.summary, page.folded.summary, words);
    let text = opening.html || summary || escape(firstLine(page));
    const shown = fold((lead ? lead.section.title + "\n" + lead.html : text).replace(/<[^>]*>/g, ""));
    const why = reason(page, query, words, shown);
    const note = why ? '<span class="zk-why">' + escape(why) + "</span>" : "";
    const article = { location: page.location, title: zk.mark(page.title, page.folded.title, words), text: paragraph(note + text), score: score, terms: terms };
    return [article].concat(sections.map(function (p) {
      return {
        location: page.location + "#" + p.section.anchor,
        title: zk.mark(p.section.title, p.section.name, words),
        text: paragraph((p === lead ? note : "") + (p.html || escape(firstLine({ sections: [p.section] })))),
        score: p === lead ? score : score * 0.5, terms: terms,
      };
    }));
  };

  /* An item with the name of the section it lies in: a term may be called as an article is. */
  zk.placed = function (item, name) {
    if (name) item[0].text = paragraph('<span class="zk-place">' + escape(name) + "</span>" + item[0].text.replace(/^<p>|<\/p>$/g, ""));
    return item;
  };

  function paragraph(html) { return html ? "<p>" + html + "</p>" : ""; }

  function firstLine(page) {
    const first = page.sections.find(function (s) { return s.text; });
    if (!first) return "";
    const line = /[^。！？\n]*[。！？]?/.exec(first.text)[0];
    return line.length > 2 * AROUND ? line.slice(0, 2 * AROUND) + "…" : line;
  }
})(self.zhikuSearch || (self.zhikuSearch = {}));
