/* The names of a site and how characters sound in; out: pinyin and initials to words, and the names nearest to what found nothing. */
(function (zk) {
  "use strict";

  /* `words.pinyin` is {syllable: characters} as the site uses them; where all names are at hand it leaves out what `common` says. */
  zk.sounds = function (lexicon, words, common, whole) {
    const entries = lexicon.entries, weights = lexicon.weights;
    let table = words.pinyin;
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
    hear(words.rare || {}, false);
    let alike = null; /* the same, with what many speakers don't tell apart */
    function nearly() {
      if (!alike) {
        alike = new Map();
        sounds.forEach(function (own, c) { alike.set(c, [].concat.apply([], own.map(slips.blurred))); });
      }
      return alike;
    }
    const slips = zk.slips(lexicon, sounds, table, words);

    function completed(table, own) {
      const out = Object.assign({}, table);
      Object.keys(common).forEach(function (s) {
        for (const c of common[s]) if (own.has(c) && !(out[s] || "").includes(c)) out[s] = (out[s] || "") + c;
      });
      return out;
    }

    /* How many characters of `name` from `at` the letters stand for: whole syllables (the last one may be begun, unless `full`),
       or, with `short`, one letter each. 0 where they don't. `of`: how characters sound. */
    function reads(letters, name, at, short, full, of) {
      function step(rest, i) {
        if (!rest) return i - at;
        const own = i < name.length ? of.get(name[i]) : null;
        if (!own) return 0;
        for (const s of own) {
          if (short) {
            const n = rest[0] === s[0] ? step(rest.slice(1), i + 1) : 0;
            if (n) return n;
          } else if (rest.startsWith(s)) {
            const n = step(rest.slice(s.length), i + 1);
            if (n) return n;
          } else if (!full && s.startsWith(rest) && i > at) return i + 1 - at;
        }
        return 0;
      }
      return step(letters, at);
    }

    /* A whole name of which some characters are spelled out and some begun, as input methods take it: tingxgz, zhengx. */
    function mixed(letters, name) {
      function step(rest, i, spelled) {
        if (i === name.length) return !rest && spelled;
        return (sounds.get(name[i]) || []).some(function (s) {
          return (rest.startsWith(s) && step(rest.slice(s.length), i + 1, spelled || s.length > 1)) ||
            (s[1] === "h" && rest.startsWith(s.slice(0, 2)) && step(rest.slice(2), i + 1, spelled)) ||
            (rest[0] === s[0] && step(rest.slice(1), i + 1, spelled));
        });
      }
      return name.length <= letters.length && step(letters, 0, false);
    }

    /* Words that the letters may stand for, best first: [{word, score, whole}]. `full`: spelled out to their end; `near`: as
       one spells who doesn't tell apart what sounds nearly alike. */
    function resolve(letters, full, near) {
      const found = new Map(), of = near ? nearly() : sounds;
      function see(short) {
        if (short && letters.length < 2) return;
        entries.forEach(function (name) {
          for (let i = 0; i < name.length; i++) {
            const n = reads(letters, name, i, short, full, of);
            if (n < 2 && !(n === 1 && name.length === 1)) continue;
            const word = name.substr(i, n);
            const entry = found.get(word) || { word: word, score: 0, whole: false, head: false };
            if (i === 0) entry.head = true;
            if (n === name.length) {
              entry.whole = true;
              entry.score += 3 * weights.get(name);
            } else entry.score += (i === 0 ? 1 : 0.5) * weights.get(name);
            found.set(word, entry);
          }
        });
      }
      see(false);
      const initials = !found.size && !full;
      if (initials) see(true);
      if (!found.size && !full && letters.length > 3) {
        entries.forEach(function (name) {
          if (mixed(letters, name)) found.set(name, { word: name, score: weights.get(name), whole: true });
        });
      }
      /* Initials begin where a name does: RPC isn't the middle of one. */
      return Array.from(found.values()).filter(function (e) { return !initials || e.head || e.whole; }).sort(function (a, b) {
        return (b.whole - a.whole) || b.score - a.score || (a.word < b.word ? -1 : 1);
      });
    }

    /* The same letters with one slip: two exchanged, one missing, one too many, one wrong. */
    function resolveLoosely(letters) {
      const exact = resolve(letters, false);
      if (exact.length || letters.length < 6) return exact;
      const tried = new Set();
      let best = [];
      function attempt(s) {
        if (tried.has(s)) return;
        tried.add(s);
        const got = resolve(s, false).filter(function (e) { return e.whole; });
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

    /* Names closest to what found nothing: by shared characters and sounds; by the longest beginning of letters. */
    function nearest(text, most) {
      const letters = text.replace(/[^a-z]/g, "");
      if (letters && !/[^\u0000-\u007f]/.test(text)) {
        for (let n = letters.length; n > 2; n--) {
          const words = resolve(letters.slice(0, n), false).map(function (e) {
            return lexicon.written.get(e.word) || lexicon.beginning(e.word);
          }).filter(Boolean);
          if (words.length) return Array.from(new Set(words)).slice(0, most);
        }
        return [];
      }
      const chars = new Set(Array.from(text).filter(function (c) {
        return zk.isHan(c.charCodeAt(0)) && !zk.isFunctional(c);
      }));
      const alike = new Set();
      chars.forEach(function (c) { slips.homophones(c, false).forEach(function (h) { alike.add(h); }); });
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

    return { of: sounds, size: entries.length, read: resolve, resolve: resolveLoosely, correct: slips.correct, nearest: nearest };
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
