/* An article of a law as readers cite it in ("办法68条", "第六十八条之一"): whose, which, and how headings write it, out. */
(function (zk) {
  "use strict";

  const DIGITS = "零一二三四五六七八九", UNITS = { "十": 10, "百": 100, "千": 1000 };
  const NUMBER = "(\\d{1,4}|[〇零一二三四五六七八九十百千]+)";
  const SUB = "(?:\\s*之\\s*" + NUMBER + ")?";
  /* Without 第 and 条 a number stands at the end: elsewhere it counts something. */
  const CITED = new RegExp("(第?)\\s*" + NUMBER + "\\s*(条" + SUB + "|$)", "g");
  const HEADING = new RegExp("^第" + NUMBER + "条" + SUB + "(?:\\s*[至到~—–-]+\\s*第?" + NUMBER + "条)?(?![\\u4e00-\\u9fff])");
  const TITLE = new RegExp("第" + NUMBER + "条" + SUB + "$");
  const BEFORE = /^(?:请问|根据|按照|依据|依照|违反|按|依|据|查|看)+|[的里中]+$/g, AFTER = /^[的里]+|[的里]+$/g;

  /* 0 for what is no number. */
  function value(text) {
    if (!text) return 0;
    if (/^\d/.test(text)) return +text;
    if (!/[十百千]/.test(text)) return +Array.from(text, function (c) { return Math.max(0, DIGITS.indexOf(c)); }).join("");
    let sum = 0, digit = 0;
    for (const c of text) {
      if (UNITS[c]) { sum += (digit || 1) * UNITS[c]; digit = 0; } else digit = Math.max(0, DIGITS.indexOf(c));
    }
    return sum + digit;
  }

  function written(n) {
    const out = String(n).split("").reverse().map(function (d, place) {
      return d === "0" ? DIGITS[0] : DIGITS[+d] + ["", "十", "百", "千"][place];
    }).reverse().join("").replace(/零+/g, "零").replace(/(.)零$/, "$1");
    return n < 20 ? out.replace(/^一十/, "十") : out;
  }

  zk.numeral = { value: value, written: written };

  /* {owners, text, before, after, n, sub, clause, sure, forms}: `owners` are names that the law may have, `sure` what can be nothing else. */
  zk.cited = function (text) {
    CITED.lastIndex = 0;
    for (let m; (m = CITED.exec(text));) {
      if (!m[0]) return null;
      const n = value(m[2]), sub = value(m[4]), clause = m[3] !== "", before = text.slice(0, m.index).trim();
      const after = text.slice(m.index + m[0].length).replace(zk.QUESTION, "").trim().replace(AFTER, "");
      const alone = !before && !after && (clause || m[1] !== "");
      if (!n || /[\d〇零一二三四五六七八九十百千点.]$/.test(before) || !(before || alone || (m[1] && clause))) continue;
      const tail = "条" + (sub ? "之" + written(sub) : "");
      const owners = [before, before.split(/\s+/).pop()].map(function (name) {
        return bare(name).replace(BEFORE, "");
      });
      return {
        owners: Array.from(new Set(owners)).filter(function (name) { return name.length > 1; }),
        text: text, before: before, after: after, n: n, sub: sub, clause: clause, sure: alone || (m[1] !== "" && clause),
        forms: ["第" + written(n) + tail, "第" + n + tail],
      };
    }
    return null;
  };

  /* Whether a folded heading is that article, or holds it among others. */
  zk.isArticle = function (name, cited) {
    const m = HEADING.exec(name);
    if (!m) return false;
    const from = value(m[1]), to = value(m[3]) || from;
    return to > from ? from <= cited.n && cited.n <= to && !cited.sub : from === cited.n && value(m[2]) === cited.sub;
  };

  zk.hasArticle = function (page, cited) {
    const m = TITLE.exec(page.folded.title);
    return (m !== null && value(m[1]) === cited.n && value(m[2]) === cited.sub) || zk.isArticle(page.folded.title, cited) ||
      page.folded.headings.some(function (name) { return zk.isArticle(name, cited); });
  };

  function isLaw(page) { return page.folded.headings.some(function (name) { return HEADING.test(name); }); }

  function bare(name) { return name.replace(/[《》〈〉“”"'「」\s]+/g, ""); }

  function isCalled(page, name) { return [page.folded.title].concat(page.folded.aliases).some(function (n) { return bare(n) === name; }); }

  /* A number alone may also be part of a word (第三 of 第三人): pages that have it as it was typed come behind. */
  function besides(result, others) {
    const docs = new Set(result.list.map(function (e) { return e.doc; }));
    result.list = result.list.concat(others.list.filter(function (e) { return !docs.has(e.doc); }));
    Object.keys(others.counts).forEach(function (n) { result.counts[n] = Math.max(result.counts[n] || 0, others.counts[n]); });
  }

  /* The law first that is called so; where no law is named, all that have such an article. Null: the text cites none. */
  zk.byArticle = async function (cited, source, ranked) {
    let named = [];
    for (const name of cited.owners) {
      named = (await ranked(name)).list.filter(function (e) {
        const page = source.page(e.doc);
        return page && isCalled(page, name) && isLaw(page);
      });
      if (named.length) { cited.name = name; break; }
    }
    const having = named.filter(function (e) { return zk.hasArticle(source.page(e.doc), cited); });
    if (!having.length && !cited.sure && !(named.length && cited.clause)) return null;
    await source.prepare(cited.forms.map(function (form) { return { word: form }; }));
    const known = cited.forms.find(function (f) { return source.postings(f).docs.length; }), form = known || cited.forms[1];
    if (!known && !cited.clause && !having.length) return null; /* no such article: half of a longer number, read as a text */
    const result = await ranked([cited.name || cited.before, form, cited.after].filter(Boolean).join(named.length ? " " : ""));
    let first = having.length ? having : named;
    if (!cited.before) {
      first = result.list.filter(function (e) { return source.page(e.doc) && zk.hasArticle(source.page(e.doc), cited); });
    }
    const own = new Map(result.list.map(function (e) { return [e.doc, e]; }));
    first = first.map(function (e) {
      if (own.has(e.doc)) return own.get(e.doc);
      const section = source.section(e.doc);
      result.counts[section] = (result.counts[section] || 0) + 1;
      return e;
    });
    result.list = first.concat(result.list.filter(function (e) { return !first.includes(e); }));
    if (!cited.before) besides(result, await ranked(cited.text));
    result.query.cited = cited;
    return result;
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
