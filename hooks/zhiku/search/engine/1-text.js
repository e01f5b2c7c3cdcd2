/* Text in; folded text of the same length, its Han runs and Latin words out. Knows nothing of pages. */
(function (zk) {
  "use strict";

  zk.isHan = function (code) {
    return (code >= 0x3400 && code <= 0x9fff) || code === 0x3007 || (code >= 0x3040 && code <= 0x30ff) ||
      (code >= 0xf900 && code <= 0xfaff) || (code >= 0xd840 && code <= 0xdfff);
  };

  /* Whatever stands beyond the basic plane and isn't Han. */
  const PICTURE = /[\ud800-\ud83f\ud880-\udbff][\udc00-\udfff]/g;

  /* Folding is one character for one, so that offsets in folded text are offsets in the text itself. */
  zk.folder = function (table) {
    const map = new Map([["\u3000", "\u3000"]]); /* never empty */
    for (let i = 0; i < table.length; i += 2) map.set(table[i], table[i + 1]);
    const odd = /[^\u0000-\u007f\u3000-\u3002\u4e00-\u9fff]/;
    /* Only characters of the table call for work: a class of them all is many times faster than asking for each. */
    const listed = new RegExp("[" + Array.from(map.keys()).join("").replace(/[\\\]^-]/g, "\\$&") + "]", "g");
    const more = new Map();
    function one(c) { return map.get(c); }
    function fold(text) {
      let low = text.toLowerCase();
      if (low.length !== text.length) low = text.replace(/[A-Z]/g, function (c) { return c.toLowerCase(); });
      return low.replace(listed, one);
    }
    /* What a reader typed may hold characters that the site has not, so the table has not either; emoji only divide. */
    fold.query = function (text) {
      const known = fold(odd.test(text) && text.normalize ? text.normalize("NFKC") : text);
      return known.replace(/[\u200b-\u200d\ufe0e\ufe0f\u20e3\ufeff]/g, "").replace(PICTURE, " ").replace(/[^\u0000-\u007f]/g, function (c) { return more.get(c) || c; });
    };
    /* Pairs for characters that only readers type. */
    fold.learn = function (table) {
      for (let i = 0; i < table.length; i += 2) more.set(table[i], table[i + 1]);
    };
    return fold;
  };

  /* A word of pinyin with its tones written: as a keyboard without them has it. */
  zk.toneless = function (word) {
    return word.normalize("NFD").replace(/u\u0308/g, "v").replace(/[\u0300-\u036f]/g, "");
  };

  /* Runs of one script: {text, start, han}. Everything else divides. */
  zk.runs = function (text) {
    const out = [];
    const word = /[a-z0-9]/;
    for (let i = 0; i < text.length;) {
      const han = zk.isHan(text.charCodeAt(i));
      if (!han && !word.test(text[i])) { i++; continue; }
      let j = i + 1;
      while (j < text.length && (han ? zk.isHan(text.charCodeAt(j)) : word.test(text[j]))) j++;
      out.push({ text: text.slice(i, j), start: i, han: han });
      i = j;
    }
    return out;
  };

  /* Function characters: they carry grammar, hardly any subject. */
  const FUNCTION = "的了吗呢吧啊呀哦嘛么是在有和与或我你他她它们这那就也都还要会能可以被把给让跟对到去来说个着得地不没很又才但而且之其所等啥咋怎哪谁几多什如何为自里";
  const functional = new Set(FUNCTION);
  zk.isFunctional = function (c) { return functional.has(c); };

  /* What turns words into a question; dropped from runs of four and more, where something else is left. */
  zk.QUESTION = /怎么办|怎么整|咋个整|咋个办|咋个搞|啷个办|咋个|啷个|咋搞|啥意思|点算|点办|怎么样|怎么弄|怎么做|怎么搞|怎么回事|咋办|咋弄|咋整|咋样|是什么意思|什么意思|是什么|是啥|有哪些|有没有|能不能|可不可以|是不是|会不会|要不要|用不用|该不该|应不应该|行不行|好不好|多不多|怎么|怎样|如何|为什么|为啥|什么|请问|可以吗|行吗|好吗|吗|呢|吧|应该|需要|可以|哪些|哪一家|一下/g;

  /* What asks for the meaning of a word. */
  zk.MEANING = /^(?:什么是|什么叫|啥是|啥叫)|(?:是什么意思|什么意思|是啥意思|啥意思|是什么|是啥|的?含义|的?定义)$/;
})(self.zhikuSearch || (self.zhikuSearch = {}));
