/* Messages in and out, in a worker or in the page itself. Of queries that arrive while one runs, only the last is
   answered. Messages: {open: {data | bytes, base, script}}, {type: 2, data: query, section}; {type: 1} when ready,
   {type: 3, data: {items, suggest, zhiku}} for each query, {failed: true} when the data can't be read. */
(function (zk) {
  "use strict";

  const CLOSELY = 30; /* results shown with their sentence and sections; few read on */

  zk.FORMAT = 1;
  zk.answer = async function (engine, typed, section) {
    const result = await engine.search(typed, { section: section });
    const shown = result.list.slice(0, engine.source.most);
    await engine.source.load(shown.map(function (e) { return e.doc; }));
    const items = shown.map(function (e, n) {
      const page = engine.source.page(e.doc), query = e.query || result.query, score = shown.length - n;
      return n < CLOSELY ? zk.item(page, query, engine.fold, score) : zk.brief(page, query, score);
    });
    const last = typed.split(/[\s-]+/).pop();
    const suggestion = last && !result.read.length ? engine.lexicon().beginning(engine.fold.query(last)) : "";
    return {
      items: items, suggest: suggestion && suggestion.startsWith(last) ? [suggestion] : [],
      zhiku: {
        query: typed, read: result.read, counts: result.counts, names: engine.data.names,
        section: section === undefined ? null : section,
        nearest: items.length || !typed.trim() ? [] : engine.lexicon().nearest(engine.fold.query(typed), 5),
      },
    };
  };

  zk.serve = function (post) {
    let engine = null, waiting = null, busy = false;

    async function run() {
      if (busy || !engine) return;
      busy = true;
      while (waiting) {
        const message = waiting;
        waiting = null;
        try {
          const data = await zk.answer(engine, message.data, message.section);
          if (!waiting) post({ type: 3, data: data });
        } catch (error) {
          post({ failed: true, reason: String(error) });
        }
      }
      busy = false;
    }

    return async function (message) {
      if (message.open) {
        try {
          const data = message.open.bytes ? JSON.parse(new TextDecoder().decode(message.open.bytes)) : message.open.data;
          if (data.format !== zk.FORMAT) throw new Error("format " + data.format);
          engine = data.shards ? zk.open(data, zk.shardedSource(data, zk.folder(data.fold), loader(message.open))) : zk.open(data);
          post({ type: 1 });
        } catch (error) {
          post({ failed: true, reason: String(error) });
        }
      } else if (message.type === 2) {
        waiting = message;
      }
      await run();
    };
  };

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
  }
})(self.zhikuSearch || (self.zhikuSearch = {}));
