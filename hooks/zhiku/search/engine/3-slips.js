/* The names of a site and how characters sound in; homophone slips to what was meant out. */
(function (zk) {
  "use strict";

  const SUBJECT = { least: 20, share: 0.015 }; /* names that what a site is about stands in: so many, and so large a part of them */

  /* `sounds`: character to its syllables; `table`: syllable to the characters that the site uses; `words`: those in common use. */
  zk.slips = function (lexicon, sounds, table, words) {
    const weights = lexicon.weights, joined = lexicon.joined;
    const pairs = new Set(), usual = new Set(), everyday = new Set();
    (words.usual || "").split(" ").forEach(function (w) { for (const second of w.slice(1)) usual.add(w[0] + second); });
    (words.everyday || []).forEach(function (g) { g.split(/[ |]/).forEach(function (w) { everyday.add(w); }); });
    lexicon.entries.forEach(function (name) { for (let i = 0; i + 1 < name.length; i++) pairs.add(name.substr(i, 2)); });

    function count(word) {
      let n = 0;
      for (let i = joined.indexOf(word); i >= 0 && n < 500; i = joined.indexOf(word, i + 1)) n++;
      return n;
    }

    /* What many speakers don't tell apart: z and zh, l and n before, n and ng behind. */
    function beginning(s) {
      if (/^[zcs]/.test(s)) return s[1] === "h" ? s[0] + s.slice(2) : s[0] + "h" + s.slice(1);
      return s[0] === "l" ? "n" + s.slice(1) : s[0] === "n" ? "l" + s.slice(1) : s;
    }
    function ending(s) { return s.endsWith("ng") ? s.slice(0, -1) : s.endsWith("n") ? s + "g" : s; }
    /* All that a syllable may be taken for. */
    function blurred(s) { return Array.from(new Set([s, beginning(s), ending(s), beginning(ending(s))])); }

    /* Characters that sound like `c`, itself left out; `near` also counts what many speakers don't tell apart. */
    function homophones(c, near) {
      const out = new Set();
      (sounds.get(c) || []).forEach(function (s) {
        const spoken = near ? [s, beginning(s), ending(s)] : [s];
        spoken.forEach(function (t) { for (const h of table[t] || "") if (h !== c) out.add(h); });
      });
      return out;
    }

    /* A word in use that the site has nowhere, or half of one beside grammar, that sounds like what the site is about: that is
       meant (预期 for 逾期, and 逾其). */
    const subjects = new Map();
    function subject(text, at, known) {
      const pair = text.substr(at, 2);
      if (!(usual.has(pair) || halved(text, at)) || everyday.has(pair) || known(pair)) return "";
      if (!subjects.has(pair)) {
        const least = Math.max(SUBJECT.least, lexicon.entries.length * SUBJECT.share), found = [];
        [0, 1].forEach(function (i) {
          homophones(pair[i], false).forEach(function (c) {
            const word = i ? pair[0] + c : c + pair[1];
            if (weights.has(word)) found.push([count(word), word]);
          });
        });
        found.sort(function (a, b) { return b[0] - a[0]; });
        subjects.set(pair, found.length && found[0][0] >= least ? found[0][1] : "");
      }
      return subjects.get(pair);
    }

    /* A run of Han characters with pairs that the site doesn't know: what was meant, or null. `bold`: it finds nothing as it
       stands, so a name of the whole run's length is meant even where its words are words. */
    const corrections = new Map();
    function correct(run, known, bold) {
      const key = (bold ? "!" : "") + run;
      if (!corrections.has(key)) corrections.set(key, corrected(run, known, bold));
      return corrections.get(key);
    }
    function corrected(run, known, bold) {
      let text = run;
      for (let i = 0; i + 1 < text.length; i++) {
        const word = subject(text, i, known);
        if (word) text = text.slice(0, i) + word + text.slice(i + 2);
      }
      for (let round = 0; round < 2; round++) {
        const suspects = [], settled = [];
        for (let i = 0; i < text.length; i++) {
          const left = i > 0 && !known(text.substr(i - 1, 2));
          const right = i + 1 < text.length && !known(text.substr(i, 2));
          if (left || right) suspects.push(i);
          settled[i] = isWord(text, i - 1, known) || isWord(text, i, known);
        }
        let best = null;
        [false, true].forEach(function (near) {
          if (best) return;
          suspects.forEach(function (i) {
            if (zk.isFunctional(text[i]) && text.length > 3) return;
            homophones(text[i], near).forEach(function (c) {
              const changed = text.slice(0, i) + c + text.slice(i + 1);
              const span = spanOf(changed, i);
              /* A word of what was typed that a name would leave half of. */
              const cuts = function (from, to) {
                return (i === from && isWord(text, i - 1, known)) || (i === to - 1 && isWord(text, i, known));
              };
              const need = Math.min(text.length, near || text.length > 5 ? 4 : 3);
              if (!meant(changed, i, span, need, settled[i], cuts) && !(bold && span === changed && span.length > 3)) return;
              const before = spanOf(text, i).length;
              if (before >= span.length) return;
              const exact = weights.get(span) || 0;
              const score = span.length * 10 + exact * 3 + Math.min(9, count(span));
              if (!best || score > best.score) best = { score: score, text: changed };
            });
          });
        });
        if (!best) break;
        text = best.text;
      }
      return text === run ? null : text;
    }

    /* Whether one of two characters is grammar and the other stands in no word, as far as words are told. */
    function halved(text, at) {
      return [[at, at + 1, at - 1], [at + 1, at, at + 1]].some(function (side) {
        return !zk.isFunctional(text[side[0]]) && zk.isFunctional(text[side[1]]) && !isWord(text, side[2], function (w) { return weights.has(w); });
      });
    }

    function isWord(text, at, known) {
      const pair = at < 0 ? "" : text.substr(at, 2);
      return pair.length === 2 && (usual.has(pair) || everyday.has(pair) || known(pair));
    }

    /* Whether `text`, changed at `at`, is what was meant: it has a name there; or, where what was typed is no word, as much of
       one as reaches beyond both neighbours, since any two words may stand side by side. */
    function meant(text, at, span, need, settled, cuts) {
      if (text.length === 2) return !settled && (weights.has(span) || everyday.has(span));
      for (let size = 3; size <= text.length; size++) {
        for (let from = Math.max(0, at - size + 1); from <= at && from + size <= text.length; from++) {
          if (weights.has(text.substr(from, size)) && !cuts(from, from + size)) return true;
        }
      }
      return !settled && span.length >= need && span.includes(text.slice(Math.max(0, at - 1), at + 2)) &&
        (span.length > 3 || isPart(span));
    }

    /* Whether what stands in names goes on there in several ways, or ends: 处理期 is no part of 处理期限 alone. */
    function isPart(word) {
      const before = new Set(), after = new Set();
      for (let i = joined.indexOf(word); i >= 0; i = joined.indexOf(word, i + 1)) {
        before.add(joined[i - 1]);
        after.add(joined[i + word.length]);
      }
      return [before, after].every(function (s) { return s.size > 1 || s.has("\n"); });
    }

    /* The longest part of `text` around `at` that stands in a name. */
    function spanOf(text, at) {
      let left = at, right = at + 1;
      while (left > 0 && pairs.has(text.substr(left - 1, 2))) left--;
      while (right < text.length && pairs.has(text.substr(right - 1, 2))) right++;
      for (let size = right - left; size > 1; size--) {
        for (let from = Math.max(left, at - size + 1); from <= at && from + size <= right; from++) {
          const part = text.substr(from, size);
          if (size === 2 || joined.includes(part)) return part;
        }
      }
      return "";
    }

    return { homophones: homophones, correct: correct, blurred: blurred };
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
