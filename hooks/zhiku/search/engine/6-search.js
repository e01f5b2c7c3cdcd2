/* The search itself: pinyin and slips resolved, then ranked. `zhikuSearch.open(data, source, words)` gives {search}. */
(function (zk) {
  "use strict";

  zk.GLOSSARY = 0.42;
  zk.EVERYDAY = 0.37;
  const PLAIN = 4;
  zk.DEAF = { of: new Map(), read: function () { return []; }, resolve: function () { return []; }, correct: function () { return null; }, nearest: function () { return []; } };

  /* `words` promises what only some queries need (`search/words`): everyday words, how characters sound, Traditional forms.
     Until it is there, few characters that the site knows are answered without; null where it can't be had. */
  zk.open = function (data, source, words) {
    const fold = zk.folder(data.fold);
    source = source || zk.localSource(data, fold);
    const groups = data.groups.map(function (g) { return { words: g.map(fold), weight: zk.GLOSSARY }; });
    let more = null, names = null, heard = null;
    const whole = Promise.resolve(words).then(function (got) {
      more = got || { fold: "", pinyin: {}, common: "", everyday: [], usual: "" };
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
      if (!heard) heard = !zk.sounds ? zk.DEAF : zk.sounds(lexicon(), more, zk.common(more.common), !source.sharded);
      return heard;
    }

    /* Whether a query is short and every part of it stands in the site as it is. */
    async function plain(typed) {
      const query = zk.parse(fold.query(typed).trim(), [], 0);
      if (query.total > PLAIN || /\d/.test(query.text) || (zk.cited && zk.cited(query.text))) return false;
      await source.prepare(query.units);
      return query.units.every(function (u) {
        return u.kind === "skip" || source.known(u.word) || (u.prefix && source.prefixed(u.word).length > 0);
      });
    }

    async function ranked(text, section, besides) {
      const query = zk.parse(text, besides ? groups.concat(besides) : groups, source.synonyms, source.known);
      const result = query.units.length ? await zk.rank(query, source, section) : { list: [], counts: {} };
      result.query = query;
      return result;
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
      function rank(text) { return ranked(text, section); }
      const text = await heeded(await untoned(fold.query(typed).trim()));
      if (!text || (text.length === 1 && zk.isFunctional(text) && !called(text))) {
        return { list: [], counts: {}, query: zk.parse("", groups, 0), read: [] };
      }
      const letters = zk.letters ? zk.letters(source, sounds, reach, rank) : { search: plainly, spelled: String };
      async function plainly() { return Object.assign(await rank(text), { read: [] }); }
      if (/^[a-z]+$/.test(text.replace(/[\s'’·]+/g, ""))) return letters.search(text);
      const cited = zk.cited && zk.cited(text), articles = cited && await zk.byArticle(cited, source, rank);
      if (articles) return Object.assign(articles, { read: [] });
      const said = zk.numbers ? await zk.numbers(text, source) : { text: text, groups: [] };
      await source.prepare(zk.parse(said.text, [], 0).units);
      async function mended(bold) {
        const read = [];
        let meant = "", last = 0;
        for (const run of zk.runs(said.text)) {
          meant += said.text.slice(last, run.start);
          last = run.start + run.text.length;
          meant += run.han ? await corrected(run.text, read, bold) : await letters.spelled(run.text, read, run.start + run.text.length === said.text.length);
        }
        return Object.assign(await ranked(meant + said.text.slice(last), section, said.groups), { read: read });
      }
      const result = await mended(false);
      return result.list.length || !more ? result : mended(true);
    }

    /* A word that carries grammar is no question, unless a page is called so. */
    function called(text) { return source.lexicon().some(function (name) { return name[0] === text; }); }

    /* Pinyin typed with its tones, without them; words of other languages keep what stands above their letters. */
    async function untoned(text) {
      const toned = text.split(/[^a-z'’\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]+/).filter(function (w) { return zk.toneless(w) !== w; });
      for (const word of toned) {
        const parts = [word].concat(word.match(/[a-z]{3,}/g) || []);
        await source.prepare(parts.map(function (w) { return { word: w }; }));
        if (!parts.some(source.known)) text = text.replace(word, zk.toneless(word));
      }
      return text;
    }

    /* One rare character that stands nowhere in the site says nothing; what is asked are the others. */
    async function heeded(text) {
      if (!more || !sounds().of.size) return text;
      const rare = Array.from(text).filter(function (c) { return zk.isHan(c.charCodeAt(0)) && !sounds().of.has(c); });
      await source.prepare(rare.map(function (c) { return { word: c }; }));
      const unknown = rare.filter(function (c) { return !source.known(c); });
      const rest = unknown.length === 1 ? text.replace(unknown[0], " ").trim() : "";
      return zk.runs(rest).length ? rest : text;
    }

    async function corrected(run, read, bold) {
      if (run.length < 2) return run;
      let unknown = false;
      for (let i = 0; i + 1 < run.length; i++) if (!source.known(run.substr(i, 2))) unknown = true;
      if (!unknown) return run;
      await reach(initials(run));
      const meant = sounds().correct(run, source.known, bold);
      if (!meant) return run;
      read.push({ kind: "typo", typed: run, word: meant });
      return meant;
    }

    return {
      search: search, source: source, lexicon: lexicon, sounds: sounds, fold: fold, data: data, whole: whole,
      complete: function () { return more !== null; },
    };
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
