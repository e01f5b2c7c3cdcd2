/* What a reader typed in; the units to look for, each with its weight and the characters it answers for, out. */
(function (zk) {
  "use strict";

  const MOST = 62; /* characters of a query that count */
  const Q = zk.QUERY = { across: 0.5, unknown: 2.3, skip: 0.2, single: 0.45, long: 2.1 };

  /* Characters of a run that carry the question; all of them where nothing else is left, or only single ones (行吧行吧). */
  function kept(run) {
    const keep = new Array(run.length).fill(true);
    if (run.length >= 4) {
      run.replace(zk.QUESTION, function (phrase, at) {
        for (let i = 0; i < phrase.length; i++) keep[at + i] = false;
        return phrase;
      });
    }
    const left = keep.filter(Boolean).length, paired = keep.some(function (is, i) { return is && keep[i + 1]; });
    return left === 1 || paired ? keep : keep.map(function () { return true; });
  }

  /* A blank before what only makes a question of the rest (逾期 怎么办), or behind it, is none. */
  function joined(text) {
    const parts = text.split(/\s+/), asks = parts.map(function (part) {
      const left = part.replace(zk.QUESTION, "");
      return left !== part && Array.from(left).every(zk.isFunctional);
    });
    return parts.reduce(function (sum, part, n) { return sum + (asks[n] || asks[n - 1] ? "" : " ") + part; });
  }

  /* `groups`: [{words, weight, meant, same}], words that may stand for one another; `meant` are those worth looking for; `same`
     are one word in other writing. */
  zk.parse = function (typed, groups, most, known) {
    const text = joined(typed);
    const pieces = text.split(/[^a-z0-9+\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\ud840-\udfff]+/).filter(Boolean);
    const units = [], chars = [], alone = new Set();
    let run, total = 0;
    const runs = zk.runs(text), inside = segmented();
    for (run of runs) {
      if (total > MOST) break;
      if (run.han) han(run);
      else latin(run, run === runs[runs.length - 1] && run.start + run.text.length === text.length);
    }
    synonyms();
    /* Three characters that hold no known word are one word: half of it (精神 of 精神病) isn't asked for. */
    const one = total === 3 && runs.length === 1 && runs[0].han && runs[0].text.length === 3 && !inside.some(Boolean);
    return { text: text, pieces: pieces, units: units, total: total, runs: runs, chars: chars, one: one };

    function claim(position, weight) {
      if (total >= MOST) return;
      chars[position] = total++;
    }

    function unit(word, weight, positions, kind) {
      units.push({ word: word, weight: weight, kind: kind, chars: positions.map(function (p) { return chars[p]; })
        .filter(function (c) { return c !== undefined; }) });
    }

    function latin(run, last) {
      for (let i = 0; i < run.text.length; i++) claim(run.start + i);
      const all = Array.from(run.text, function (_, i) { return run.start + i; });
      unit(run.text, 1.6, all, "word");
      if (last || run.text.length > 2) units[units.length - 1].prefix = true;
    }

    function han(run) {
      const keep = kept(run.text);
      const content = [];
      for (let i = 0; i < run.text.length; i++) {
        if (keep[i] && (run.text.length < 4 || !zk.isFunctional(run.text[i]))) content.push(i);
      }
      const counted = content.length ? content : keep.map(function (_, i) { return i; });
      counted.forEach(function (i) { claim(run.start + i); });
      if (run.text.length === 1) {
        unit(run.text, runs.length === 1 ? 1 : 0.5, [run.start], "single");
        return;
      }
      for (let i = 0; i + 1 < run.text.length; i++) {
        const soft = run.text.length < 4 ? 0 : (zk.isFunctional(run.text[i]) ? 1 : 0) + (zk.isFunctional(run.text[i + 1]) ? 1 : 0);
        const asked = keep[i] && keep[i + 1];
        if (!asked && content.length) continue;
        const at = run.start + i, across = inside[at] !== inside[at + 1];
        unit(run.text.substr(i, 2), (content.length ? [1, 0.45, 0.15][soft] : 1) * (across ? Q.across : 1), [at, at + 1], "pair");
      }
      /* A character whose pairs the site has nowhere may still tell pages apart; it can't bring one in by itself. */
      if (known && run.text.length > 2) content.forEach(function (i) {
        const left = i > 0 && known(run.text.substr(i - 1, 2)), right = i + 1 < run.text.length && known(run.text.substr(i, 2));
        if (!left && !right && !alone.has(run.start + i)) unit(run.text[i], 0.4, [], "backoff");
      });
      for (let n = 0; n + 1 < content.length; n++) {
        const a = content[n], b = content[n + 1];
        if (b - a > 1 && b - a < 4) unit(run.text[a] + run.text[b], Q.skip, [run.start + a, run.start + b], "skip");
      }
      content.forEach(function (i) {
        if (run.text.length < 4 || content.includes(i - 1) || content.includes(i + 1)) return;
        unit(run.text[i], content.length === 1 ? 0.35 : Q.single, [run.start + i], "lone");
        alone.add(run.start + i);
      });
    }

    /* For each character the known word it stands in, 0 where in none: longer words first. */
    function segmented() {
      const own = new Array(text.length).fill(0), found = new Set();
      let n = 0;
      groups.forEach(function (g) { g.words.forEach(function (w) { if (w.length > 1 && text.includes(w)) found.add(w); }); });
      Array.from(found).sort(function (a, b) { return b.length - a.length; }).forEach(function (w) {
        for (let at = text.indexOf(w); at >= 0; at = text.indexOf(w, at + 1)) {
          if (own.slice(at, at + w.length).some(Boolean)) continue;
          own.fill(++n, at, at + w.length);
        }
      });
      return own;
    }

    function synonyms() {
      const seen = new Map();
      groups.forEach(function (group) {
        group.words.forEach(function (word) {
          if (!word || (word.length === 1 && word === text)) return;
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            const span = Array.from(word, function (_, i) { return at + i; });
            const weight = group.weight * (word.length > 2 ? Q.long : word.length === 1 && !alone.has(at) ? 0.4 : 1) *
              (known && !known(word) ? Q.unknown : 1);
            (group.meant || group.words).forEach(function (other) {
              if (other.length < 2 || text.includes(other) || word.includes(other)) return;
              const old = seen.get(other);
              if (old && old.weight >= weight) return;
              seen.set(other, { weight: weight, span: span, from: word, at: at, same: group.same });
            });
          }
        });
      });
      const added = Array.from(seen).sort(function (a, b) { return b[1].weight - a[1].weight; }).slice(0, most);
      added.forEach(function (pair) {
        const other = pair[0], entry = pair[1];
        unit(other, entry.weight, entry.span, "synonym");
        Object.assign(units[units.length - 1], { from: entry.from, at: entry.at, same: entry.same });
      });
    }
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
