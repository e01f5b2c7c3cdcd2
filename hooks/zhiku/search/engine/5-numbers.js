/* Numbers as readers write them (5万, 五万, 5w, 50000; 3个月, 三个月) in; the text with the form that the site has, and groups
   of forms that mean the same, out. */
(function (zk) {
  "use strict";

  const HAN = "一二两三四五六七八九十百千";
  const NUMBER = new RegExp("(^|[^a-z0-9." + HAN + "万亿])(?:(\\d{1,8})|([" + HAN + "]+))(w|万)?(?![a-z0-9." + HAN + "亿])", "g");
  const AFTER = /^[\u3400-\u9fff]{0,2}/;

  /* Ways to write a number, Chinese ones first. */
  function forms(n, tens) {
    const han = [zk.numeral.written(n)], unit = tens ? "万" : "";
    if (n === 2) han.push("两");
    const out = han.map(function (h) { return h + unit; });
    return out.concat(n + unit, tens ? n + "0000" : []);
  }

  zk.numbers = async function (text, source) {
    const found = [];
    NUMBER.lastIndex = 0;
    for (let m; (m = NUMBER.exec(text));) {
      const from = m.index + m[1].length, to = m.index + m[0].length, counted = AFTER.exec(text.slice(to))[0];
      let n = m[2] ? +m[2] : zk.numeral.value(m[3].replace(/两/g, "二")), tens = Boolean(m[4]);
      if (!tens && n >= 10000 && n % 10000 === 0) { n /= 10000; tens = true; }
      if (n && n < 10000 && (tens || counted)) found.push({ from: from, to: to, ways: forms(n, tens), tens: tens, counted: counted, tried: [] });
    }
    const asked = [], groups = [];
    found.forEach(function (f) {
      for (let size = f.counted.length; size >= (f.tens ? 0 : 1); size--) {
        const after = f.counted.slice(0, size);
        f.tried.push(f.ways.map(function (w) { return { word: w + after, way: w }; }));
      }
      asked.push.apply(asked, [].concat.apply([], f.tried));
    });
    if (asked.length) await source.prepare(asked);
    let out = "", last = 0;
    found.forEach(function (f) {
      const had = f.tried.map(function (ways) { return ways.filter(function (w) { return source.postings(w.word).docs.length; }); });
      const first = had.find(function (h) { return h.length; }), several = had.find(function (h) { return h.length > 1; });
      const typed = text.slice(f.from, f.to);
      if (!first) return;
      const keep = zk.isHan(typed.charCodeAt(0)) && first.some(function (w) { return w.way === typed; });
      out += text.slice(last, f.from) + (keep ? typed : first[0].way);
      last = f.to;
      if (several) groups.push({ words: several.map(function (w) { return w.word; }), weight: zk.NUMBERED, same: true });
    });
    return { text: out + text.slice(last), groups: groups };
  };
  zk.NUMBERED = 0.6; /* what another way to write the same number counts */
})(self.zhikuSearch || (self.zhikuSearch = {}));
