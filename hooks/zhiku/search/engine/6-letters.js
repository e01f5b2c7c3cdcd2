/* Letters in, read as pinyin; the words that they stand for, or the pages that these find, out. */
(function (zk) {
  "use strict";

  const SPELLED = 4; /* letters of the shortest word that is read without being a whole name */
  const OFTEN = { least: 60, share: 0.05 }; /* what a word scores, and for each name of the site, whose initials are read among others */

  /* `sounds`: gives the readings; `reach`: fetches names by their first letter; `ranked`: searches. */
  zk.letters = function (source, sounds, reach, ranked) {
    /* Letters that are no word of the site, read as pinyin: the words they may stand for. */
    function read(run) {
      if (run.length < 2 || /[0-9]/.test(run)) return [];
      return sounds().resolve(run).slice(0, source.sharded ? 1 : 3);
    }

    /* Where nothing is spelled so: what sounds nearly like it, best first. */
    async function nearly(run) {
      if (run.length < SPELLED || /[0-9]/.test(run)) return [];
      await reach(/^[ln]/.test(run) ? ["l", "n"] : [run[0]]);
      return sounds().read(run, true, true).filter(function (w) { return w.whole || w.word.length > 2; });
    }

    /* What many names begin with or hold is meant by its initials too (xyk). */
    function often(w, run) { return w.word.length === run.length && w.score >= Math.max(OFTEN.least, OFTEN.share * sounds().size); }

    /* `last`: whether it may go on; a word that another follows is spelled out, or a whole name. */
    async function spelled(run, said, last) {
      if (source.known(run) || source.prefixed(run).length) return run;
      await reach([run[0]]);
      let words = read(run).filter(function (w) { return w.whole || often(w, run) || (last && run.length >= SPELLED); });
      if (!words.length && !last && run.length >= SPELLED) words = sounds().read(run, true);
      if (!words.length) words = await nearly(run);
      if (!words.length) return run;
      said.push({ kind: "pinyin", typed: run, word: words[0].word });
      return words[0].word;
    }

    /* Letters of several words one after another, each spelled out: the words, longest first, or null. `lost`: rests that
       are none; `near`: spelled as they nearly sound. */
    async function severally(letters, lost, near) {
      for (let n = letters.length; n >= SPELLED; n--) {
        const rest = letters.slice(n), best = sounds().read(letters.slice(0, n), near || n < letters.length, near)[0];
        if (!best || (rest && (rest.length < SPELLED || lost.has(rest)))) continue;
        if (!rest) return [best.word];
        await reach([rest[0]]);
        const others = await severally(rest, lost, near);
        if (others) return [best.word].concat(others);
        lost.add(rest);
      }
      return null;
    }

    async function joined(words, typed) {
      const result = await ranked(words.join(" "));
      result.read = [{ kind: "pinyin", typed: typed, word: words.join(" ") }];
      return result;
    }

    /* Words of letters between blanks, each read by itself. */
    async function each(text) {
      const said = [], meant = [];
      const runs = text.split(/\s+/);
      for (let n = 0; n < runs.length; n++) meant.push(await spelled(runs[n], said, n + 1 === runs.length));
      return Object.assign(await ranked(meant.join(" ")), { read: said });
    }

    async function merged(words, typed) {
      const found = new Map(), counts = {};
      let first = null;
      for (let n = 0; n < words.length; n++) {
        const factor = [1, 0.55, 0.4][n] * (n && words[0].whole && !words[n].whole ? 0.5 : 1);
        const result = await ranked(words[n].word);
        if (!first) first = result;
        const top = result.list.length ? result.list[0].score : 1;
        result.list.forEach(function (e) {
          e.score = e.score * (n ? factor : 1) / (n ? Math.max(1, top / first.top) : 1);
          e.query = result.query;
          const old = found.get(e.doc);
          if (!old || old.score < e.score) found.set(e.doc, e);
        });
        if (!n) first.top = top;
        Object.keys(result.counts).forEach(function (s) { counts[s] = Math.max(counts[s] || 0, result.counts[s]); });
      }
      const list = Array.from(found.values()).sort(function (a, b) { return b.score - a.score || a.doc - b.doc; });
      return { list: list, counts: counts, query: first.query, read: words.slice(0, 1).map(function (w) {
        return { kind: "pinyin", typed: typed, word: w.word };
      }) };
    }

    /* A query of nothing but letters. */
    async function search(text) {
      const letters = text.replace(/[\s'’·]+/g, "");
      await source.prepare([{ word: letters, prefix: true }]);
      if (!text.split(/\s+/).every(function (w) { return source.known(w); })) {
        await reach([letters[0]]);
        const several = sounds().read(letters, false).length ? null : await severally(letters, new Set());
        if (several) return joined(several, text);
        const words = read(letters), near = words.length && words[0].whole ? [] : await nearly(letters);
        /* A whole name as it nearly sounds, rather than it with one letter more: zhengxing is 征信, not 征信管. */
        if (words.length && near.length && near[0].whole && words[0].word.startsWith(near[0].word)) return merged(near.slice(0, 1), text);
        if (words.length) return merged(words, text);
        if (near.length) return merged(near.slice(0, 1), text);
        if (/\s/.test(text)) return each(text);
        const roughly = await severally(letters, new Set(), true);
        if (roughly) return joined(roughly, text);
      }
      return Object.assign(await ranked(text), { read: [] });
    }

    return { search: search, spelled: spelled };
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
