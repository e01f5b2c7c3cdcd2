/* The names of a site and how characters sound in; out: pinyin and initials to words, homophone slips to what was meant,
   and the names nearest to what found nothing. */
(function (zk) {
  "use strict";

  /* `table` is {syllable: characters} as the site uses them; where all names are at hand it leaves out what `common` says. */
  zk.sounds = function (lexicon, table, common, whole) {
    const entries = lexicon.entries, weights = lexicon.weights, joined = lexicon.joined;
    const sounds = new Map(); /* character -> its syllables */
    function hear(by, most) {
      Object.keys(by).forEach(function (syllable) {
        for (const c of by[syllable]) {
          const own = sounds.get(c);
          if (!own) sounds.set(c, [syllable]);
          else if (most && !own.includes(syllable)) own.push(syllable);
        }
      });
    }
    if (whole) table = completed(table, new Set(entries.join("")));
    hear(table, true);
    hear(common, false);
    const pairs = new Set();
    entries.forEach(function (name) { for (let i = 0; i + 1 < name.length; i++) pairs.add(name.substr(i, 2)); });

    function completed(table, own) {
      const out = Object.assign({}, table);
      Object.keys(common).forEach(function (s) {
        for (const c of common[s]) if (own.has(c) && !(out[s] || "").includes(c)) out[s] = (out[s] || "") + c;
      });
      return out;
    }

    function count(word) {
      let n = 0;
      for (let i = joined.indexOf(word); i >= 0 && n < 500; i = joined.indexOf(word, i + 1)) n++;
      return n;
    }

    /* How many characters of `name` from `at` the letters stand for: whole syllables (the last one may be begun),
       or, with `short`, one letter each. 0 where they don't. */
    function reads(letters, name, at, short) {
      function step(rest, i) {
        if (!rest) return i - at;
        const own = i < name.length ? sounds.get(name[i]) : null;
        if (!own) return 0;
        for (const s of own) {
          if (short) {
            const n = rest[0] === s[0] ? step(rest.slice(1), i + 1) : 0;
            if (n) return n;
          } else if (rest.startsWith(s)) {
            const n = step(rest.slice(s.length), i + 1);
            if (n) return n;
          } else if (s.startsWith(rest) && i > at) return i + 1 - at;
        }
        return 0;
      }
      return step(letters, at);
    }

    /* Words that the letters may stand for, best first: [{word, score, whole}]. */
    function resolve(letters) {
      const found = new Map();
      function see(short) {
        if (short && letters.length < 2) return;
        entries.forEach(function (name) {
          for (let i = 0; i < name.length; i++) {
            const n = reads(letters, name, i, short);
            if (n < 2 && !(n === 1 && name.length === 1)) continue;
            const word = name.substr(i, n);
            const entry = found.get(word) || { word: word, score: 0, whole: false };
            if (n === name.length) {
              entry.whole = true;
              entry.score += 3 * weights.get(name);
            } else entry.score += (i === 0 ? 1 : 0.5) * weights.get(name);
            found.set(word, entry);
          }
        });
      }
      see(false);
      if (!found.size) see(true);
      return Array.from(found.values()).sort(function (a, b) {
        return (b.whole - a.whole) || b.score - a.score || (a.word < b.word ? -1 : 1);
      });
    }

    /* The same letters with one slip: two exchanged, one missing, one too many, one wrong. */
    function resolveLoosely(letters) {
      const exact = resolve(letters);
      if (exact.length || letters.length < 6) return exact;
      const tried = new Set();
      let best = [];
      function attempt(s) {
        if (tried.has(s)) return;
        tried.add(s);
        const got = resolve(s).filter(function (e) { return e.whole; });
        if (got.length && (!best.length || got[0].score > best[0].score)) best = got;
      }
      for (let i = 0; i < letters.length; i++) {
        attempt(letters.slice(0, i) + letters.slice(i + 1));
        if (i + 1 < letters.length) {
          attempt(letters.slice(0, i) + letters[i + 1] + letters[i] + letters.slice(i + 2));
        }
      }
      return best;
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

    /* Names closest to what found nothing: by shared characters and sounds. */
    function nearest(text, most) {
      const chars = new Set(Array.from(text).filter(function (c) {
        return zk.isHan(c.charCodeAt(0)) && !zk.isFunctional(c);
      }));
      const alike = new Set();
      chars.forEach(function (c) { homophones(c, false).forEach(function (h) { alike.add(h); }); });
      const scored = [];
      weights.forEach(function (w, name) {
        if (w < 3 || name.length > 12) return;
        let score = 0;
        new Set(name).forEach(function (c) { score += chars.has(c) ? 1 : alike.has(c) ? 0.2 : 0; });
        if (score >= 0.4) scored.push([score / Math.sqrt(name.length) + w / 20, name]);
      });
      scored.sort(function (a, b) { return b[0] - a[0] || (a[1] < b[1] ? -1 : 1); });
      return scored.slice(0, most).map(function (s) { return lexicon.written.get(s[1]); });
    }

    return { of: sounds, resolve: resolveLoosely, correct: correct, nearest: nearest };
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
