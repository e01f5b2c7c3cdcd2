/* A query and a page in; how the query looks in the page's names, beyond how often its pairs occur there, out: `bonus`, and
   whether the page is `called` so, or has it as a `phrase`. */
(function (zk) {
  "use strict";

  const DIVIDER = /[^a-z0-9\u3400-\u9fff]/; /* parts of a name */

  zk.bonus = function (entry, page, query) {
    const W = zk.WEIGHTS, whole = query.pieces.join("");
    entry.called = called([page.folded.title].concat(page.folded.aliases.slice(0, page.names)), whole, query.pieces);
    const pieces = query.pieces.length > 1 ? [whole].concat(query.pieces) : query.pieces;
    const scores = pieces.map(function (piece) {
      const named = Math.max(
        best(W.title, [page.folded.title], piece, query), best(W.alias, page.folded.aliases, piece, query),
        best(W.tag, page.folded.tags, piece, query), best(W.heading, page.folded.headings, piece, query));
      let text = 0;
      if (page.folded.summary.includes(piece)) text = W.summary;
      const inBody = page.sections.some(function (s) { return s.folded.includes(piece); });
      if (inBody) text = Math.max(text, W.body);
      if ((text || named >= W.tag.contains) && piece === whole) entry.phrase = entry.phrase || text > 0 || namesHold(page, piece);
      return (named + text) * (piece.length > 1 || whole.length === 1 ? 1 : 0.3);
    });
    const parts = scores.slice(1);
    entry.bonus = parts.length ? Math.max(scores[0], parts.reduce(function (a, b) { return a + b; }, 0) / parts.length) : scores[0];
  };

  /* Whether one of a page's names was typed, its meaning was asked for, or three words and more that all stand in them. */
  function called(names, whole, pieces) {
    return names.includes(whole) || names.includes(whole.replace(zk.MEANING, "")) || (pieces.length > 2 && pieces.every(function (piece) {
      return names.some(function (name) { return name.includes(piece); });
    }));
  }

  function namesHold(page, piece) {
    const f = page.folded;
    return [f.title].concat(f.aliases, f.tags, f.headings).some(function (n) { return n.includes(piece); });
  }

  function best(w, names, piece, query) {
    let top = 0;
    names.forEach(function (name) { top = Math.max(top, alike(w, name, piece, query)); });
    return top;
  }

  function alike(w, name, piece, query) {
    if (name === piece) return w.equals;
    const at = name.indexOf(piece);
    if (at >= 0) {
      const left = at === 0 || DIVIDER.test(name[at - 1]);
      const right = at + piece.length === name.length || DIVIDER.test(name[at + piece.length]);
      if (left && right) return w.head;
      const part = name.slice(0, at).split(DIVIDER).pop().length + piece.length + name.slice(at + piece.length).split(DIVIDER)[0].length;
      const size = 0.6 + 0.4 * piece.length / part;
      return (at === 0 ? w.begins : w.contains) * size;
    }
    if (name.length > 1 && piece.includes(name)) {
      return w.within * (0.5 * rarity(name, query) + 0.5 * Math.min(1, name.length / Math.max(1, query.total)));
    }
    return w.like && Math.max(w.like * overlap(name, query), scattered(name, piece) ? w.all * Math.min(1, 0.4 + piece.length / name.length) : 0);
  }

  /* Whether a name has the words of a query in another order: 怎么谈分期 asks for 个性化分期怎么谈. */
  function scattered(name, piece) {
    if (piece.length < 3 || piece.length > 8) return false;
    let pairs = 0;
    for (let i = 0; i < piece.length; i++) {
      if (!name.includes(piece[i])) return false;
      if (i && name.includes(piece.slice(i - 1, i + 1))) pairs++;
    }
    return pairs * 2 >= piece.length - 1;
  }

  /* Share of the query's weight that its pairs in one name have. */
  function rarity(name, query) {
    let hit = 0, sum = 0;
    query.direct.forEach(function (u) {
      sum += u.idf;
      if (name.includes(u.word)) hit += u.idf;
    });
    return sum ? hit / sum : 0;
  }

  /* Share of the query's pairs that stand in one name, weighed by how rare they are, times the share of the name. */
  function overlap(name, query) {
    let hit = 0, sum = 0, chars = 0;
    query.direct.forEach(function (u) {
      sum += u.idf;
      if (name.includes(u.word)) { hit += u.idf; chars += u.word.length - 0.5; }
    });
    if (!hit) return 0;
    return hit / sum * (0.5 + 0.5 * Math.min(1, chars / name.length));
  }
})(self.zhikuSearch || (self.zhikuSearch = {}));
