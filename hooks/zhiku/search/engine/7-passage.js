/* Words of a query and a text in; which of them it has, marked, and the sentence that answers most of the query, out. */
(function (zk) {
  "use strict";

  const AROUND = 60; /* characters kept of an overlong sentence on either side of the first match */
  const HEADING = 1.5; /* what words in a section's heading count beside those of its sentence */
  const PLAIN = 0.2; /* what a word counts in a sentence, however common it is */

  zk.escape = function (text) {
    return text.replace(/[&<>"]/g, function (c) { return { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[c]; });
  };

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
        out += zk.escape(text.slice(plain, i)) + "<mark data-md-highlight>" + zk.escape(text.substr(i, hit.length)) + "</mark>";
        plain = i += hit.length;
      } else i++;
    }
    out += zk.escape(text.slice(plain, to));
    return out.replace(/<\/mark><mark data-md-highlight>/g, "");
  };

  /* Words of the query that no page has, and parts between blanks of which `text` has nothing. */
  zk.missing = function (query, text) {
    const gone = query.pieces.length < 2 ? [] : query.pieces.filter(function (piece) {
      return !text.includes(piece) && !query.units.some(function (u) {
        return u.kind !== "backoff" && (piece.includes(u.word) || (u.from && piece.includes(u.from))) && text.includes(u.word);
      });
    });
    query.unknown = query.unknown || unknown(query);
    return gone.concat(query.unknown.filter(function (word) {
      return !gone.some(function (piece) { return piece.includes(word); });
    }));
  };

  function unknown(query) {
    const known = new Set(), out = [];
    query.units.forEach(function (u) { if (u.docs) u.chars.forEach(function (c) { known.add(c); }); });
    query.runs.forEach(function (run) {
      let word = "";
      for (let i = 0; i <= run.text.length; i++) {
        const c = query.chars[run.start + i];
        if (i < run.text.length && c !== undefined && !known.has(c)) { word += run.text[i]; continue; }
        if (word.length > 1) out.push(word);
        word = "";
      }
    });
    return out;
  }

  /* Of a section the sentence with most of the words, the rarer the better, and what its heading has of them: {score, share,
     html}, score 0 where neither has any. `share`, and what `says` gives of any text, is that of the query. */
  zk.passages = function (query, words) {
    const own = new Map(words.map(function (w) { return [w, answers(query, w)]; }));
    const worth = new Map(words.map(function (w) { return [w, w.length * w.length * (PLAIN + share([w]))]; }));
    function within(text) { return words.filter(function (w) { return text.includes(w); }); }
    function score(found) { return found.reduce(function (sum, w) { return sum + worth.get(w); }, 0); }
    function share(found) {
      const chars = new Set([].concat.apply([], found.map(function (w) { return own.get(w); })));
      return Array.from(chars).reduce(function (sum, c) { return sum + query.own[c]; }, 0) / query.sum;
    }
    function section(part, heading) {
      const called = within(heading), best = { score: 0, found: [], from: 0, to: 0 };
      if (within(part.folded).length) {
        const end = /[^。！？；\n]*(?:[。！？；]+[”’」』）)]*|\n|$)/g;
        for (let m; (m = end.exec(part.text)) && m[0];) {
          const from = m.index, to = from + m[0].length, found = within(part.folded.slice(from, to)), n = score(found);
          if (n > best.score) Object.assign(best, { score: n, found: found, from: from, to: to });
        }
      }
      return {
        score: best.score + HEADING * score(called), share: share(best.found.concat(called)),
        html: best.found.length ? cut(part, words, best.from, best.to) : "",
      };
    }
    return { section: section, says: function (text) { return share(within(text)); } };
  };

  function cut(part, words, from, to) {
    const said = part.folded.slice(from, to);
    const first = Math.min.apply(null, words.map(function (w) { return said.indexOf(w); }).filter(function (at) { return at >= 0; }));
    if (/[：:]\n$/.test(said)) to += part.text.slice(to).search(/\n|$/); /* what a colon announces */
    const a = first > AROUND ? from + first - AROUND / 3 : from, b = Math.min(to, a + 2 * AROUND);
    return (a > from ? "…" : "") + zk.mark(part.text, part.folded, words, a, b) + (b < to ? "…" : "");
  }

  /* The characters of the query that a word answers. */
  function answers(query, word) {
    const other = query.units.find(function (u) { return u.kind === "synonym" && u.word === word; });
    if (other) return other.chars;
    const at = query.text.indexOf(word);
    return Array.from(word, function (_, i) { return query.chars[at + i]; }).filter(function (c) { return at >= 0 && c !== undefined; });
  }

  /* Where a page has no sentence to show. */
  zk.firstLine = function (page) {
    const first = page.sections.find(function (s) { return s.text; });
    if (!first) return "";
    const line = /[^。！？\n]*[。！？]?/.exec(first.text)[0];
    return line.length > 2 * AROUND ? line.slice(0, 2 * AROUND) + "…" : line;
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
