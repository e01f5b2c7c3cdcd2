/* The names of a site and how characters sound in; homophone slips to what was meant out. */
(function (zk) {
  "use strict";

  /* `sounds`: character to its syllables; `table`: syllable to the characters that the site uses. */
  zk.slips = function (lexicon, sounds, table) {
    const weights = lexicon.weights, joined = lexicon.joined;
    const pairs = new Set();
    lexicon.entries.forEach(function (name) { for (let i = 0; i + 1 < name.length; i++) pairs.add(name.substr(i, 2)); });

    function count(word) {
      let n = 0;
      for (let i = joined.indexOf(word); i >= 0 && n < 500; i = joined.indexOf(word, i + 1)) n++;
      return n;
    }

    /* Characters that sound like `c`, itself left out; `near` also counts what many speakers don't tell apart. */
    function homophones(c, near) {
      const out = new Set();
      (sounds.get(c) || []).forEach(function (s) {
        const spoken = [s];
        if (near) {
          spoken.push(s.replace(/^(zh|ch|sh)/, function (x) { return x[0]; }), s.replace(/^([zcs])(?!h)/, "$1h"),
            s.endsWith("ng") ? s.slice(0, -1) : s.endsWith("n") ? s + "g" : s,
            s.replace(/^n/, "l"), s.replace(/^l/, "n"));
        }
        spoken.forEach(function (t) { for (const h of table[t] || "") if (h !== c) out.add(h); });
      });
      return out;
    }

    /* A run of Han characters with pairs that the site doesn't know: what was meant, or null. */
    const corrections = new Map();
    function correct(run, known) {
      if (!corrections.has(run)) corrections.set(run, corrected(run, known));
      return corrections.get(run);
    }
    function corrected(run, known) {
      let text = run;
      for (let round = 0; round < 2; round++) {
        const suspects = [];
        for (let i = 0; i < text.length; i++) {
          const left = i > 0 && !known(text.substr(i - 1, 2));
          const right = i + 1 < text.length && !known(text.substr(i, 2));
          if (left || right) suspects.push(i);
        }
        let best = null;
        [false, true].forEach(function (near) {
          if (best) return;
          suspects.forEach(function (i) {
            if (zk.isFunctional(text[i]) && text.length > 3) return;
            homophones(text[i], near).forEach(function (c) {
              const changed = text.slice(0, i) + c + text.slice(i + 1);
              const span = spanOf(changed, i);
              const need = Math.min(text.length, near || text.length > 5 ? 4 : 3);
              if (span.length < need && !(weights.has(span) && span.length > 2)) return;
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

    return { homophones: homophones, correct: correct };
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
