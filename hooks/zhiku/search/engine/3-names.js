/* The names a site uses (titles, aliases, tags, headings, terms), each with its weight; beginnings to suggestions. */
(function (zk) {
  "use strict";

  zk.lexicon = function (names, words, groups, fold) {
    const weights = new Map(), written = new Map();
    function add(surface, weight) {
      const name = fold(surface);
      if (name.length < 2) return;
      weights.set(name, Math.max(weight, weights.get(name) || 0));
      if (!written.has(name)) written.set(name, surface);
    }
    const divider = /[：，。？！、；:,?!;\s（）()“”]+/;
    names.forEach(function (entry) {
      add(entry[0], entry[1]);
      if (divider.test(entry[0])) entry[0].split(divider).forEach(function (part) { add(part, entry[1]); });
    });
    words.forEach(function (w) { add(w, 4.5); });
    groups.forEach(function (g) { g.forEach(function (w) { add(w, 3); }); });
    const entries = Array.from(weights.keys());

    function beginning(text) {
      let best = "", weight = -1;
      if (text.length < 1) return "";
      weights.forEach(function (w, name) {
        if (name.length > text.length && name.length <= 20 && name.startsWith(text)) {
          const score = w - name.length / 100;
          if (score > weight) { weight = score; best = name; }
        }
      });
      return written.get(best) || "";
    }

    return {
      entries: entries, weights: weights, written: written, beginning: beginning,
      joined: "\n" + entries.join("\n") + "\n",
    };
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
