/* Units of a query and a source in; pages with scores, best first, out. Every weight of the ranking stands here. */
(function (zk) {
  "use strict";

  const W = zk.WEIGHTS = {
    field: [6, 6, 3, 2, 2, 0.65], bend: [0.35, 0.1, 0, 0.3, 0, 0.5], k: 1.6,
    share: 0.23, synonym: 0.7,
    title: { equals: 3, head: 2.7, begins: 2.7, contains: 1.4, within: 0.9, like: 1.1, all: 1.4 },
    alias: { equals: 2.1, head: 2, begins: 1.1, contains: 0.8, within: 0.9, like: 0.7, all: 0.7 },
    tag: { equals: 0.9, head: 0.9, begins: 0.4, contains: 0.3, within: 0.3, like: 0 },
    heading: { equals: 1.1, head: 1, begins: 0.6, contains: 0.5, within: 0.35, like: 0 },
    named: 0.2, alike: 0.24, summary: 0.45, body: 0.35,
    tail: 0.2, /* what a second word for the same thing adds */
    near: 0.6, known: 0.9, call: 0.8, tagged: 0.15, headed: 0.2, stand: 0.7, /* a question beside names and sentences */
    asked: 1.2, /* a page whose name asks, for a question */
    spoken: 3, least: 0.1, /* grammar that makes a sentence; the share it must find where nothing else is */
  };

  function popcount(n) {
    let c = 0;
    for (; n; n &= n - 1) c++;
    return c;
  }

  function inverse(source, df) { return Math.log(1 + (source.size - df + 0.5) / (df + 0.5)); }

  /* Share of matched characters that a page must reach to be shown at all. */
  zk.cutoff = function (chars) { return chars <= 3 ? 0.6 : chars === 4 ? 0.5 : chars <= 8 ? 0.35 : 0.16; };

  zk.rank = async function (query, source, section) {
    await source.prepare(query.units);
    query.direct = query.units.filter(function (u) { return u.kind !== "synonym" && u.kind !== "skip" && u.kind !== "backoff"; });
    const found = new Map();
    let best = 0;
    query.units.forEach(function (unit) {
      const words = [[unit.word, 1]];
      if (unit.prefix) source.prefixed(unit.word).forEach(function (w) { words.push([w, 0.6]); });
      let most = 0;
      words.forEach(function (pair) {
        const list = source.postings(pair[0]);
        if (!list.docs.length) return;
        const idf = inverse(source, list.docs.length) * unit.weight * pair[1];
        most = Math.max(most, idf);
        list.docs.forEach(function (doc, n) { see(doc, unit, idf, list.counts[n]); });
      });
      unit.docs = most > 0;
      unit.idf = most || inverse(source, 0.5) * unit.weight * 0.5;
      if (unit.kind !== "synonym" && unit.kind !== "backoff") best += unit.idf;
    });

    function see(doc, unit, idf, counts) {
      let entry = found.get(doc);
      if (!entry) found.set(doc, entry = { doc: doc, score: 0, strong: [0, 0], weak: [0, 0], bonus: 0, named: false, alike: false, stood: {} });
      let tf = 0;
      for (let f = 0; f < zk.FIELDS; f++) {
        if (!counts[f]) continue;
        const b = W.bend[f];
        tf += W.field[f] * counts[f] / (1 - b + b * source.lengths(doc, f) / source.mean[f]);
        if (unit.kind === "lone" ? f < 4 : unit.kind !== "backoff") entry.sure = true;
        if (f < 4 && unit.word.length > 1) {
          if (unit.kind === "synonym") entry.alike = true;
          else if (unit.weight > 0.4) entry.named = true;
        }
      }
      const gain = idf * tf / (W.k + tf);
      if (unit.kind === "synonym") {
        /* Words that stand for the same word count once, and a little. */
        const old = entry.stood[unit.at] || 0;
        entry.score += gain > old ? gain - old * (1 - W.tail) : gain * W.tail;
        entry.stood[unit.at] = Math.max(old, gain);
      } else entry.score += gain;
      const set = unit.kind === "synonym" && !unit.same ? entry.weak : entry.strong;
      unit.chars.forEach(function (c) { set[c > 30 ? 1 : 0] |= 1 << (c > 30 ? c - 31 : c); });
    }

    zk.weigh(query);
    let list = Array.from(found.values());
    list.forEach(function (e) {
      const strong = popcount(e.strong[0]) + popcount(e.strong[1]);
      const weak = popcount(e.weak[0] & ~e.strong[0]) + popcount(e.weak[1] & ~e.strong[1]);
      e.share = Math.min(1, (strong + W.synonym * weak) / Math.max(1, query.total));
      e.chars = strong;
      e.score = e.score / Math.max(best, 1e-9) * (1 - W.share + W.share * e.share);
    });
    list.sort(byScore);
    const need = query.one ? 1 : zk.cutoff(query.total);
    const spoken = query.total > 2 && query.text.length - query.total >= W.spoken;
    const filtered = section === undefined || section === null ? list
      : list.filter(function (e) { return source.section(e.doc) === section; });
    const close = filtered.slice(0, source.looked);
    await source.load(close.map(function (e) { return e.doc; }));
    close.forEach(function (e) {
      const page = source.page(e.doc);
      if (!page) return;
      zk.bonus(e, page, query);
      if (query.total > 4 || spoken) e.bonus += zk.near(page, query);
    });
    list.forEach(function (e) {
      const page = source.page(e.doc);
      /* Whoever types a page's very name asked for it, however far its kind stands behind others. */
      const boost = page ? page.boost : 1;
      const asks = page && spoken && /[？?]$/.test(page.title) ? W.asked : 1;
      e.score = (e.score + e.bonus) * asks * (e.called ? Math.max(1, boost) : boost);
    });
    /* A character that grammar stands around on both sides brings in pages that are called by it, no others. */
    const asked = list.filter(function (e) { return e.sure || e.phrase; });
    list = asked.filter(function (e) {
      return e.phrase || e.share >= need - 1e-9 || (query.total > 4 && threeInARow(e.strong)) ||
        (query.total > 4 && ((e.named && e.share >= W.named) || (e.alike && e.share >= W.alike)));
    });
    /* A whole sentence of which nothing but a word in a name is known still means that page; a noun phrase doesn't. */
    if (!list.length && spoken) {
      list = asked.filter(function (e) { return (e.named || e.alike) && e.share >= W.least; });
    }
    list.sort(byScore);
    const counts = {};
    list.forEach(function (e) {
      const n = source.section(e.doc);
      counts[n] = (counts[n] || 0) + 1;
    });
    if (filtered.length !== found.size) list = list.filter(function (e) { return source.section(e.doc) === section; });
    return { list: list, counts: counts };
  };

  function byScore(a, b) { return b.score - a.score || a.doc - b.doc; }

  function threeInARow(mask) {
    return (mask[0] & mask[0] >>> 1 & mask[0] >>> 2) !== 0 || (mask[1] & mask[1] >>> 1 & mask[1] >>> 2) !== 0;
  }
})(self.zhikuSearch || (self.zhikuSearch = {}));
