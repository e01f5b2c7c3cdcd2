/* The search itself: pinyin and slips resolved, then ranked. `zhikuSearch.open(data, source, words)` gives {search}. */
(function (zk) {
  "use strict";

  zk.GLOSSARY = 0.42;
  zk.EVERYDAY = 0.37;
  const PLAIN = 4;
  const SPELLED = 4; /* letters of the shortest word that is read without being a whole name */
  zk.DEAF = { of: new Map(), read: function () { return []; }, resolve: function () { return []; }, correct: function () { return null; }, nearest: function () { return []; } };

  /* `words` promises what only some queries need (`search/words`): everyday words, how characters sound, Traditional forms.
     Until it is there, few characters that the site knows are answered without; null where it can't be had. */
  zk.open = function (data, source, words) {
    const fold = zk.folder(data.fold);
    source = source || zk.localSource(data, fold);
    const groups = data.groups.map(function (g) { return { words: g.map(fold), weight: zk.GLOSSARY }; });
    let more = null, names = null, heard = null;
    const whole = Promise.resolve(words).then(function (got) {
      more = got || { fold: "", pinyin: {}, common: "", everyday: [] };
      fold.learn(more.fold);
      more.everyday.forEach(function (g) {
        const parts = g.split("|"), has = parts[0].split(" ");
        groups.push({ words: has.concat(parts[1].split(" ")), meant: has, weight: zk.EVERYDAY });
      });
    });

    /* Names that may begin with these letters, or sound like these characters, are fetched where they are not at hand. */
    async function reach(letters) {
      if (await source.names(letters)) names = heard = null;
    }
    function initials(run) {
      const of = sounds().of;
      return Array.from(run).reduce(function (all, c) { return all.concat((of.get(c) || []).map(function (s) { return s[0]; })); }, []).slice(0, 4);
    }
    function lexicon() {
      if (!names) names = zk.lexicon(source.lexicon(), data.words, data.groups, fold);
      return names;
    }
    function sounds() {
      if (!heard) heard = !zk.sounds ? zk.DEAF : zk.sounds(lexicon(), more.pinyin, zk.common(more.common), !source.sharded);
      return heard;
    }

    /* Whether a query is short and every part of it stands in the site as it is. */
    async function plain(typed) {
      const query = zk.parse(fold.query(typed).trim(), [], 0);
      if (query.total > PLAIN) return false;
      await source.prepare(query.units);
      return query.units.every(function (u) {
        return u.kind === "skip" || source.known(u.word) || (u.prefix && source.prefixed(u.word).length > 0);
      });
    }

    async function ranked(text, section) {
      const query = zk.parse(text, groups, source.synonyms, source.known);
      const result = query.units.length ? await zk.rank(query, source, section) : { list: [], counts: {} };
      result.query = query;
      return result;
    }

    /* Letters that are no word of the site, read as pinyin: the words they may stand for. */
    function readPinyin(run) {
      if (run.length < 2 || /[0-9]/.test(run)) return [];
      return sounds().resolve(run).slice(0, source.sharded ? 1 : 3);
    }

    async function search(typed, options) {
      const section = options && options.section;
      if (!more && await plain(typed)) {
        const early = await found(typed, section);
        if (early.list.length) return early;
      }
      await whole;
      return found(typed, section);
    }

    async function found(typed, section) {
      const text = fold.query(typed).trim();
      if (!text) return { list: [], counts: {}, query: zk.parse("", groups, 0), read: [] };
      const letters = text.replace(/[\s'’·]+/g, "");
      if (/^[a-z]+$/.test(letters)) {
        await source.prepare([{ word: letters, prefix: true }]);
        const alone = text.split(/\s+/).every(function (w) { return source.known(w); });
        if (!alone) {
          await reach([letters[0]]);
          const several = sounds().read(letters, false).length ? null : await severally(letters, new Set());
          if (several) return joined(several, text, section);
          const words = readPinyin(letters);
          if (words.length) return pinyin(words, text, section);
          if (/\s/.test(text)) return each(text, section);
        }
        return Object.assign(await ranked(text, section), { read: [] });
      }
      const read = [];
      let meant = "", last = 0;
      const runs = zk.runs(text);
      await source.prepare(zk.parse(text, [], 0).units);
      for (const run of runs) {
        meant += text.slice(last, run.start);
        last = run.start + run.text.length;
        meant += run.han ? await corrected(run.text, read) : await spelled(run.text, read);
      }
      meant += text.slice(last);
      const result = await ranked(meant, section);
      result.read = read;
      return result;
    }

    async function corrected(run, read) {
      if (run.length < 2) return run;
      let unknown = false;
      for (let i = 0; i + 1 < run.length; i++) if (!source.known(run.substr(i, 2))) unknown = true;
      if (!unknown) return run;
      await reach(initials(run));
      const meant = sounds().correct(run, source.known);
      if (!meant) return run;
      read.push({ kind: "typo", typed: run, word: meant });
      return meant;
    }

    async function spelled(run, read) {
      if (source.known(run) || source.prefixed(run).length) return run;
      await reach([run[0]]);
      const words = readPinyin(run).filter(function (w) { return w.whole || run.length >= SPELLED; });
      if (!words.length) return run;
      read.push({ kind: "pinyin", typed: run, word: words[0].word });
      return words[0].word;
    }

    /* Letters of several words one after another, each spelled out: the words, longest first, or null. `lost`: rests that are none. */
    async function severally(letters, lost) {
      for (let n = letters.length; n >= SPELLED; n--) {
        const rest = letters.slice(n), best = sounds().read(letters.slice(0, n), n < letters.length)[0];
        if (!best || (rest && (rest.length < SPELLED || lost.has(rest)))) continue;
        if (!rest) return [best.word];
        await reach([rest[0]]);
        const others = await severally(rest, lost);
        if (others) return [best.word].concat(others);
        lost.add(rest);
      }
      return null;
    }

    async function joined(words, typed, section) {
      const result = await ranked(words.join(" "), section);
      result.read = [{ kind: "pinyin", typed: typed, word: words.join(" ") }];
      return result;
    }

    /* Words of letters between blanks, each read by itself. */
    async function each(text, section) {
      const read = [], meant = [];
      for (const run of text.split(/\s+/)) meant.push(await spelled(run, read));
      return Object.assign(await ranked(meant.join(" "), section), { read: read });
    }

    async function pinyin(words, typed, section) {
      const merged = new Map(), counts = {};
      let first = null;
      for (let n = 0; n < words.length; n++) {
        const factor = [1, 0.55, 0.4][n] * (n && words[0].whole && !words[n].whole ? 0.5 : 1);
        const result = await ranked(words[n].word, section);
        if (!first) first = result;
        const top = result.list.length ? result.list[0].score : 1;
        result.list.forEach(function (e) {
          e.score = e.score * (n ? factor : 1) / (n ? Math.max(1, top / first.top) : 1);
          e.query = result.query;
          const old = merged.get(e.doc);
          if (!old || old.score < e.score) merged.set(e.doc, e);
        });
        if (!n) first.top = top;
        Object.keys(result.counts).forEach(function (s) { counts[s] = Math.max(counts[s] || 0, result.counts[s]); });
      }
      const list = Array.from(merged.values()).sort(function (a, b) { return b.score - a.score || a.doc - b.doc; });
      return { list: list, counts: counts, query: first.query, read: words.slice(0, 1).map(function (w) {
        return { kind: "pinyin", typed: typed, word: w.word };
      }) };
    }

    return {
      search: search, source: source, lexicon: lexicon, sounds: sounds, fold: fold, data: data, whole: whole,
      complete: function () { return more !== null; },
    };
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
