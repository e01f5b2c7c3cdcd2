/* How the 3,755 common characters of GB 2312's first level sound. That standard lists them by sound and every browser can
   decode it, so a site only says how long the runs are: "a2 ai13 …" in; {syllable: characters} out. */
(function (zk) {
  "use strict";

  function characters() {
    const bytes = new Uint8Array(3755 * 2);
    for (let n = 0; n < 3755; n++) {
      bytes[2 * n] = 0xb0 + Math.floor(n / 94);
      bytes[2 * n + 1] = 0xa1 + n % 94;
    }
    return new TextDecoder("gb2312").decode(bytes);
  }

  /* Empty where a browser can't decode it, which none is known for. */
  zk.common = function (runs) {
    const table = {};
    let text = "", at = 0;
    try { text = characters(); } catch (error) { return table; }
    if (text.length !== 3755) return table;
    runs.replace(/([a-z]+)(\d+)/g, function (_, syllable, n) {
      table[syllable] = text.substr(at, +n);
      at += +n;
      return "";
    });
    return table;
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
