/* A whole question and a page in; how much of what is asked stands together, in one of its names or one sentence, out. */
(function (zk) {
  "use strict";

  /* What each character of the query counts for: the rarity of the pairs that it stands in. */
  zk.weigh = function (query) {
    const own = new Array(query.total).fill(0);
    query.direct.forEach(function (u) { u.chars.forEach(function (c) { own[c] += u.idf / u.chars.length; }); });
    query.own = own;
    query.sum = Math.max(1e-9, own.reduce(function (a, b) { return a + b; }, 0));
  };

  zk.near = function (page, query) {
    const W = zk.WEIGHTS, f = page.folded;
    const all = [f.title, f.aliases.join("\n"), f.tags.join("\n"), f.headings.join("\n")].join("\n");
    const units = query.units.filter(function (u) { return u.word.length > 1 && u.chars.length && all.includes(u.word); });
    let named = 0;
    if (units.length) {
      [[[f.title], 1], [f.aliases, W.call], [f.tags, W.tagged], [f.headings, W.headed]].forEach(function (pair) {
        pair[0].forEach(function (name) { named = Math.max(named, pair[1] * share(units, name, query, true)); });
      });
    }
    return W.known * named + W.near * together(page, query);
  };

  /* The best sentence. */
  function together(page, query) {
    let top = 0;
    page.sections.forEach(function (s) {
      const units = query.units.filter(function (u) { return u.word.length > 1 && u.chars.length && s.folded.includes(u.word); });
      if (!units.length) return;
      s.sentences = s.sentences || s.folded.split(/[。！？；\n]+/);
      s.sentences.forEach(function (text) { top = Math.max(top, share(units, text, query, false)); });
    });
    return top;
  }

  function share(units, text, query, whole) {
    const got = [], hit = whole ? new Array(text.length).fill(0) : null;
    let sum = 0, any = false;
    units.forEach(function (u) {
      const at = text.indexOf(u.word);
      if (at < 0) return;
      any = true;
      const part = u.kind === "synonym" ? zk.WEIGHTS.stand : Math.min(1, u.weight);
      u.chars.forEach(function (c) { got[c] = Math.max(got[c] || 0, part); });
      if (hit) hit.fill(1, at, at + u.word.length);
    });
    if (!any) return 0;
    got.forEach(function (g, c) { sum += g * query.own[c]; });
    sum /= query.sum;
    if (!hit) return sum;
    let of = 0, there = 0;
    for (let i = 0; i < text.length; i++) {
      if (!zk.isHan(text.charCodeAt(i)) || zk.isFunctional(text[i])) continue;
      of++;
      there += hit[i];
    }
    return sum * (0.4 + 0.6 * there / Math.max(1, of));
  }
})(self.zhikuSearch || (self.zhikuSearch = {}));
