/* Messages in and out, in a worker or in the page itself. Of queries that arrive while one runs, only the last is
   answered. Messages: {open: {data | bytes, base, script}}, {words: url | null}, {type: 2, data: query, section};
   {type: 1} when ready, {type: 3, data: {items, suggest, zhiku}} for each query, {failed: true} when the data can't be read. */
(function (zk) {
  "use strict";

  /* Results shown with their sentence; and of those the first with more than the best of their sections. Few read on,
     and what the browser draws for each key is most of what a reader waits for. */
  const CLOSELY = 30, OPENED = 5, SECTIONS = 4;

  zk.FORMAT = 2;
  zk.answer = async function (engine, typed, section) {
    const result = await engine.search(typed, { section: section });
    const shown = result.list.slice(0, engine.source.most);
    await engine.source.load(shown.map(function (e) { return e.doc; }));
    const items = shown.map(function (e, n) {
      const page = engine.source.page(e.doc), query = e.query || result.query, score = shown.length - n;
      const item = n < CLOSELY ? zk.item(page, query, engine.fold, score, n < OPENED ? SECTIONS : 1) : zk.brief(page, query, score);
      return zk.placed(item, (engine.data.names[page.section] || [])[1]);
    });
    if (!items.length) await engine.whole;
    const last = typed.split(/[\s-]+/).pop();
    const suggestion = last && !result.read.length ? engine.lexicon().beginning(engine.fold.query(last)) : "";
    return {
      items: items, suggest: suggestion && suggestion.startsWith(last) ? [suggestion] : [],
      zhiku: {
        query: typed, read: result.read, counts: result.counts, names: engine.data.names,
        section: section === undefined ? null : section,
        nearest: items.length || !typed.trim() ? [] : engine.sounds().nearest(engine.fold.query(typed), 5),
      },
    };
  };

  zk.serve = function (post) {
    let engine = null, waiting = null, busy = false, early = null, arrive = null;

    async function run() {
      if (busy || !engine) return;
      busy = true;
      while (waiting) {
        const message = waiting;
        waiting = null;
        try {
          const complete = engine.complete(), data = await zk.answer(engine, message.data, message.section);
          if (!waiting && !(message.shown && message.shown === JSON.stringify(data))) post({ type: 3, data: data });
          early = complete ? null : Object.assign({}, message, { shown: JSON.stringify(data) });
          if (engine.complete()) again();
        } catch (error) {
          post({ failed: true, reason: String(error) });
        }
      }
      busy = false;
    }

    /* What was answered without the words is asked again with them; the dialog hears of it where that differs. */
    function again() {
      if (!waiting) waiting = early;
      early = null;
    }

    function open(message) {
      const data = message.bytes ? decoded(message.bytes) : message.data;
      if (data.format !== zk.FORMAT) throw new Error("format " + data.format);
      const words = new Promise(function (resolve) { arrive = resolve; });
      const source = data.shards ? zk.shardedSource(data, zk.folder(data.fold), loader(message)) : zk.localSource(data, zk.folder(data.fold));
      engine = zk.open(data, source, words);
      engine.whole.then(again).then(run);
      post({ type: 1 });
    }

    return async function (message) {
      if (message.open) {
        try {
          open(message.open);
        } catch (error) {
          post({ failed: true, reason: String(error) });
        }
      } else if (message.words !== undefined) {
        arrive(message.words && wordsOf(message.words));
      } else if (message.type === 2) {
        waiting = message;
        early = null;
      }
      await run();
    };
  };

  /* A script in either case: a worker reads it, a page has done so. */
  function wordsOf(url) {
    try {
      if (typeof importScripts === "function") importScripts(url);
      return zk.await("search/words");
    } catch (error) { return null; }
  }

  function decoded(bytes) { return JSON.parse(new TextDecoder().decode(bytes)); }

  /* Further files of a large index: fetched, or as scripts where pages are opened as files. */
  function loader(open) {
    if (open.script) return function (stem) { return open.script(stem + ".js").then(function () { return zk.await(stem); }, function () { return null; }); };
    return function (stem) {
      return fetch(open.base + stem + ".json").then(function (answer) { return answer.ok ? answer.json() : null; });
    };
  }

  /* As a script: data files call this, loaders wait for it. */
  const arrived = new Map(), awaited = new Map();
  zk.data = function (name, value) {
    arrived.set(name, value);
    if (awaited.has(name)) awaited.get(name)(value);
  };
  zk.await = function (name) {
    if (arrived.has(name)) return Promise.resolve(arrived.get(name));
    return new Promise(function (resolve) { awaited.set(name, resolve); });
  };

  if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
    const handle = zk.serve(function (message) { self.postMessage(message); });
    self.addEventListener("message", function (event) { handle(event.data); });
    /* The index is still on its way: a page of a few words makes the browser compile what the first query needs. */
    setTimeout(function () {
      const row = ["a", "词句", ["字词"], ["词"], 0, 1, "", [0, "词句。字词句。", 1, "句。"]];
      zk.answer(zk.open({ names: [["a", "词"]], groups: [["词句", "字词"]], words: [], fold: "Ａa", heads: [["", ""], ["b", "句"]], pages: [row] }), "词句");
    }, 0);
  }
})(self.zhikuSearch || (self.zhikuSearch = {}));
