/* A large site's pages in many files; a source like the local one, that fetches what a query needs. */
(function (zk) {
  "use strict";

  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const value = new Map(Array.from(DIGITS, function (c, n) { return [c, n]; }));

  zk.shardOf = function (gram, count) {
    const part = zk.isHan(gram.charCodeAt(0)) ? gram : gram.slice(0, 2);
    let n = 0;
    for (let i = 0; i < part.length; i++) n = (n * 31 + part.charCodeAt(i)) % 65521;
    return n % count;
  };

  zk.unpack = function (text) {
    const docs = [], counts = [];
    let doc = -1, at = 0;
    function number() {
      let n = 0, unit = 1;
      for (;;) {
        const digit = value.get(text[at++]);
        if (digit < 32) return n + digit * unit;
        n += (digit - 32) * unit;
        unit *= 32;
      }
    }
    while (at < text.length) {
      const n = number();
      doc += n >> 2;
      docs.push(doc);
      if ((n & 3) < 3) counts.push([0, 0, 0, 0, 0, (n & 3) + 1]);
      else {
        const p = number();
        counts.push([p & 3, p >> 2 & 3, p >> 4 & 1, p >> 5 & 3, p >> 7 & 1, p >> 8 & 3]);
      }
    }
    return { docs: docs, counts: counts };
  };

  /* `load(stem)` promises the data of one file, null where there is none. */
  zk.shardedSource = function (data, fold, load) {
    const about = data.shards, files = new Map(), pages = new Map(), lists = new Map();
    const wanted = new Map();
    let names = [], letters = new Set();

    function file(stem) {
      if (!wanted.has(stem)) {
        wanted.set(stem, load(stem).then(function (got) { files.set(stem, got || {}); }, function () { wanted.delete(stem); }));
      }
      return wanted.get(stem);
    }

    function stemOf(gram) { return "search/p/" + zk.shardOf(gram, about.count); }

    function pairs(word) {
      return [].concat.apply([], zk.runs(word).map(function (run) {
        if (!run.han || run.text.length < 3) return [run.text];
        return Array.from(run.text.slice(1), function (_, i) { return run.text.substr(i, 2); });
      }));
    }

    function single(gram) {
      if (!lists.has(gram)) {
        const own = files.get(stemOf(gram));
        if (!own) return { docs: [], counts: [] };
        lists.set(gram, own[gram] ? zk.unpack(own[gram]) : { docs: [], counts: [] });
      }
      return lists.get(gram);
    }

    return {
      size: about.pages, mean: about.mean, looked: 20, most: 20, synonyms: 3, sharded: true,
      lengths: function (doc, field) {
        return field === 5 ? value.get(about.length[doc]) / 8 * about.mean[5] : about.mean[field];
      },
      section: function (doc) { return value.get(about.section[doc]) - 1; },
      known: function (word) { return single(word).docs.length > 0; },
      prepare: function (units) {
        const stems = new Set();
        units.forEach(function (u) { pairs(u.word).forEach(function (g) { stems.add(stemOf(g)); }); });
        return Promise.all(Array.from(stems, file));
      },
      postings: function (word) {
        const parts = pairs(word).map(single);
        if (parts.length === 1) return parts[0];
        const rest = parts.slice(1).map(function (p) { return new Map(p.docs.map(function (d, n) { return [d, p.counts[n]]; })); });
        const docs = [], counts = [];
        parts[0].docs.forEach(function (doc, n) {
          if (!rest.every(function (m) { return m.has(doc); })) return;
          docs.push(doc);
          counts.push(parts[0].counts[n].map(function (c, f) {
            return Math.min.apply(null, [c].concat(rest.map(function (m) { return m.get(doc)[f]; })));
          }));
        });
        return { docs: docs, counts: counts };
      },
      prefixed: function (word) {
        const own = files.get(stemOf(word)) || {};
        return word.length < 2 ? [] : Object.keys(own).filter(function (w) { return w.length > word.length && w.startsWith(word); }).slice(0, 20);
      },
      load: function (docs) {
        return Promise.all(docs.map(async function (doc) {
          const n = Math.floor(doc / about.each), stem = "search/d/" + n;
          await file(stem);
          const own = files.get(stem);
          if (!pages.has(doc) && own && own.pages) {
            own.pages.forEach(function (row, i) { pages.set(n * about.each + i, zk.makePage(row, own.heads, fold)); });
          }
        }));
      },
      page: function (doc) { return pages.get(doc); },
      /* Names whose reading begins with one of the letters; true where that brought new ones. */
      names: async function (initials) {
        const missing = Array.from(new Set(initials)).filter(function (l) { return !letters.has(l); });
        if (!missing.length) return false;
        await Promise.all(missing.map(function (l) { return file("search/t/" + l); }));
        missing.forEach(function (l) {
          letters.add(l);
          const own = files.get("search/t/" + l);
          if (Array.isArray(own)) names = names.concat(own);
        });
        return true;
      },
      lexicon: function () { return names; },
    };
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
