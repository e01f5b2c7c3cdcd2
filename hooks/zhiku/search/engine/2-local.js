/* A site's pages in one file; postings by looking for the word in the text itself.
   A source answers: size, mean, lengths, section, known, prepare, postings, prefixed, load, page, names, lexicon; `looked`,
   `most` and `synonyms` say how many pages it can look at closely and show, and how many words it can add to a query. */
(function (zk) {
  "use strict";

  zk.FIELDS = 6; /* title, alias, tag, heading, summary, body */

  /* A page of the index file as an object; its folded fields are made once. */
  zk.makePage = function (row, heads, fold) {
    const sections = [];
    for (let i = 0; i < row[7].length; i += 2) {
      const head = heads[row[7][i]], text = row[7][i + 1];
      sections.push({ anchor: head[0], title: head[1], text: text, name: fold(head[1]), folded: fold(text) });
    }
    const headings = sections.filter(function (s) { return s.anchor && s.title; }).map(function (s) { return s.name; });
    const page = {
      location: row[0], title: row[1], aliases: row[2], tags: row[3], section: row[4], boost: row[5],
      summary: row[6], sections: sections, names: row[8] || 0,
    };
    page.folded = {
      title: fold(row[1]), aliases: row[2].map(fold), tags: row[3].map(fold), headings: headings,
      summary: fold(row[6]),
    };
    return page;
  };

  zk.fieldsOf = function (page) {
    const f = page.folded;
    return [f.title, f.aliases.join("\n"), f.tags.join("\n"), f.headings.join("\n"), f.summary,
      page.sections.map(function (s) { return s.folded; }).join("\n")];
  };

  zk.localSource = function (data, fold) {
    const pages = data.pages.map(function (row) { return zk.makePage(row, data.heads, fold); });
    const size = pages.length;
    const texts = [], starts = [], lengths = [], mean = [];
    const perPage = pages.map(zk.fieldsOf);
    for (let f = 0; f < zk.FIELDS; f++) {
      const at = new Int32Array(size + 1), parts = [];
      let offset = 0, sum = 0;
      const own = new Int32Array(size);
      for (let d = 0; d < size; d++) {
        at[d] = offset;
        own[d] = perPage[d][f].length;
        sum += own[d];
        parts.push(perPage[d][f]);
        offset += own[d] + 1;
      }
      at[size] = offset;
      texts.push(parts.join("\u0001"));
      starts.push(at);
      lengths.push(own);
      mean.push(Math.max(1, sum / Math.max(1, size)));
    }
    const words = new Set();
    texts.forEach(function (t) { (t.match(/[a-z0-9]+/g) || []).forEach(function (w) { words.add(w); }); });
    const sorted = Array.from(words).sort();
    const cache = new Map();
    const alnum = /[a-z0-9]/;

    function postings(word) {
      const kept = cache.get(word);
      if (kept) return kept;
      const begins = alnum.test(word[0]), ends = alnum.test(word[word.length - 1]);
      const found = new Map();
      for (let f = 0; f < zk.FIELDS; f++) {
        const text = texts[f], at = starts[f];
        let doc = 0;
        for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
          if ((begins && alnum.test(text[i - 1] || "")) || (ends && alnum.test(text[i + word.length] || ""))) continue;
          while (at[doc + 1] <= i) doc++;
          let counts = found.get(doc);
          if (!counts) found.set(doc, counts = [0, 0, 0, 0, 0, 0]);
          counts[f]++;
        }
      }
      const docs = Array.from(found.keys()).sort(function (a, b) { return a - b; });
      const out = { docs: docs, counts: docs.map(function (d) { return found.get(d); }) };
      if (cache.size > 4000) cache.clear();
      cache.set(word, out);
      return out;
    }

    return {
      size: size, mean: mean, looked: 60, most: 300, synonyms: size > 400 ? 10 : 60,
      section: function (doc) { return pages[doc].section; },
      names: function () { return false; },
      lengths: function (doc, field) { return lengths[field][doc]; },
      known: function (word) { return postings(word).docs.length > 0; },
      prepare: function () { return null; },
      postings: postings,
      prefixed: function (word) {
        return sorted.filter(function (w) { return w.length > word.length && w.startsWith(word); }).slice(0, 20);
      },
      load: function () { return null; },
      page: function (doc) { return pages[doc]; },
      lexicon: function () {
        const names = [];
        pages.forEach(function (p) {
          names.push([p.title, 4]);
          p.aliases.forEach(function (a) { names.push([a, 3]); });
          p.tags.forEach(function (t) { names.push([t, 2]); });
          p.sections.forEach(function (part) { if (part.title) names.push([part.title, 1]); });
        });
        return names;
      },
    };
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
