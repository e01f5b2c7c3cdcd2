/* Material's search dialog on our engine. Runs before Material's bundle: where the bundle asks for its own worker it
   gets one that starts ours, when the reader goes to the search box and not before. */
(function () {
  "use strict";

  const config = JSON.parse(document.getElementById("__config").textContent);
  const base = new URL(config.base.replace(/\/?$/, "/"), location.href);
  const local = location.protocol === "file:";
  const Native = window.Worker, WORDS = "search/words.js";
  let input = null, dialog = null, current = null;

  /* What the bundle takes for a Worker. */
  function SearchWorker() {
    this.listeners = new Set();
    this.section = filterOfEntry();
    this.last = null;
    this.send = null;
    this.started = false;
    this.ahead = false; /* whether the query was sent before the bundle asked for it */
    current = this;
  }
  /* Back from a result (back.js) the filter is what it was. */
  function filterOfEntry() {
    const section = (history.state || {}).zkSection;
    return section ? Number(section) : null;
  }
  SearchWorker.prototype.addEventListener = function (type, listener) {
    if (type === "message") this.listeners.add(listener);
  };
  SearchWorker.prototype.removeEventListener = function (type, listener) { this.listeners.delete(listener); };
  SearchWorker.prototype.terminate = function () { this.listeners.clear(); };
  SearchWorker.prototype.postMessage = function (message) {
    if (message.type !== 2) return;
    if (this.last !== null && this.last !== message.data && !message.data) this.section = null;
    if (this.last === message.data && this.ahead) return;
    this.last = message.data;
    this.ahead = false;
    if (this.send) this.send({ type: 2, data: message.data, section: this.section });
  };
  /* What was typed while the index was on its way; the bundle asks when it hears that it is there, which is later. */
  SearchWorker.prototype.ask = function () {
    if (!input.value || this.last !== null) return;
    this.postMessage({ type: 2, data: input.value });
    this.ahead = true;
  };
  SearchWorker.prototype.filter = function (section) {
    this.section = section;
    if (this.send && this.last !== null) this.send({ type: 2, data: this.last, section: section });
  };
  SearchWorker.prototype.receive = function (message) {
    if (message.failed) {
      this.started = false;
      return fail();
    }
    /* A filter that no result is left under would hide what there is. */
    if (message.type === 3 && this.section !== null && !message.data.items.length && Object.keys(message.data.zhiku.counts).length) {
      return this.filter(null);
    }
    /* Before the list, which the bundle measures as soon as it has filled it: so the browser lays all out once. */
    if (message.type === 3) tell(message.data.zhiku);
    const event = { data: message, type: "message" };
    this.listeners.forEach(function (listener) { listener(event); });
    if (message.type === 1) this.complete();
  };

  SearchWorker.prototype.start = function () {
    if (this.started) return;
    this.started = true;
    const self = this;
    say("");
    state("正在准备搜索……");
    if (local) return inPage(this, dataScript("search/index"));
    /* Both at once; what a first short word can do without comes when they are there. */
    const index = bytes("search/index.json");
    let worker;
    try {
      worker = new Native(new URL("search/engine.js", base));
    } catch (error) {
      return inPage(this, index);
    }
    worker.addEventListener("message", function (event) { self.receive(event.data); });
    worker.addEventListener("error", function (event) { event.preventDefault(); self.receive({ failed: true }); });
    this.send = function (message, transfer) { worker.postMessage(message, transfer || []); };
    this.words = function () { return bytes(WORDS); };
    index.then(function (b) {
      self.send({ open: { bytes: b, base: base.href } }, [b]);
      self.ask();
    })
      .catch(function () { self.receive({ failed: true }); });
  };

  /* Where there can be no worker: pages opened as files, old browsers inside other programs. */
  function inPage(worker, data) {
    const kind = local ? "data" : "bytes";
    script("search/engine.js").then(function () { return data; }).then(function (value) {
      const handle = window.zhikuSearch.serve(function (message) { worker.receive(message); });
      worker.send = function (message) { setTimeout(handle, 0, message); };
      worker.words = function () { return script(WORDS); };
      worker.send({ open: { [kind]: value, base: base.href, script: local && script } });
      worker.ask();
    }).catch(function () { worker.receive({ failed: true }); });
  }

  /* The engine is ready: now for the words, without which it answers too, if it must. Fetched first, so that the worker
     isn't kept waiting for them. */
  SearchWorker.prototype.complete = function () {
    const self = this, url = new URL(WORDS, base).href;
    this.words().then(function () { self.send({ words: url }); }, function () { self.send({ words: null }); });
  };

  function bytes(path) {
    return fetch(new URL(path, base)).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.arrayBuffer();
    });
  }

  function dataScript(stem) {
    return script("search/engine.js").then(function () { return script(stem + ".js"); })
      .then(function () { return window.zhikuSearch.await(stem); });
  }

  const loaded = new Map();
  function script(path) {
    if (!loaded.has(path)) loaded.set(path, new Promise(function (resolve, reject) {
      const element = document.createElement("script");
      element.src = new URL(path, base).href;
      element.onload = resolve;
      element.onerror = reject;
      document.head.appendChild(element);
    }));
    return loaded.get(path);
  }

  function Wrapper(url, options) {
    return String(url) === String(config.search) ? new SearchWorker() : new Native(url, options);
  }
  if (Native) Wrapper.prototype = Native.prototype;
  window.Worker = Wrapper;

  /* ---- what the dialog says beyond its results ---- */

  function part(name) { return dialog.querySelector(".zk-search__" + name); }

  function element(tag, attributes, text) {
    const e = document.createElement(tag);
    Object.keys(attributes).forEach(function (key) { e.setAttribute(key, attributes[key]); });
    e.textContent = text;
    return e;
  }

  function fail() {
    if (!dialog) return;
    state("搜索数据没有取到");
    say("请检查网络，再点一次搜索框。");
  }

  /* The line in which the bundle counts results, as soon as there are any. */
  function state(text) { dialog.querySelector(".md-search-result__meta").textContent = text; }

  function say(text) {
    const note = part("note");
    if (note.textContent === text) return;
    note.textContent = text;
    note.hidden = !text;
  }

  function tell(about) {
    if (!dialog) return;
    say(about.read.map(function (r) { return "按“" + r.word + "”查找"; }).join("，"));
    filters(about);
    nothing(about);
    part("note").dataset.query = about.query;
  }

  function filters(about) {
    const row = part("filter");
    row.dataset.section = about.section === null ? "" : about.section;
    const present = about.names.map(function (name, n) { return [n, name[1], about.counts[n] || 0]; })
      .filter(function (f) { return f[2]; });
    const shown = JSON.stringify([present, about.section]);
    if (row.dataset.shown === shown) return;
    const focused = row.contains(document.activeElement);
    row.dataset.shown = shown;
    row.textContent = "";
    row.hidden = present.length < 2;
    if (row.hidden) return;
    [[null, "全部", 0]].concat(present).forEach(function (f) {
      const chosen = f[0] === about.section;
      const chip = element("button", { type: "button", role: "radio", class: "zk-chip", "aria-checked": String(chosen), tabindex: chosen ? "0" : "-1" },
        f[1] + (f[2] ? " " + f[2] : ""));
      chip.addEventListener("click", function () { current.filter(f[0]); });
      row.appendChild(chip);
      if (chosen && focused) chip.focus();
    });
  }

  function nothing(about) {
    const row = part("nothing"), near = part("near"), propose = part("propose");
    const empty = about.query.trim() && !Object.keys(about.counts).length;
    if (!empty && row.hidden) return;
    row.hidden = !empty;
    near.textContent = "";
    if (!empty) return;
    if (about.nearest.length) near.appendChild(element("span", {}, "相近的词："));
    about.nearest.forEach(function (word) {
      const chip = element("button", { type: "button", class: "zk-chip", tabindex: "-1" }, word);
      chip.addEventListener("click", function () {
        input.value = word;
        input.focus();
        typed();
      });
      near.appendChild(chip);
    });
    if (propose) propose.href = propose.getAttribute("data-href") + encodeURIComponent("希望有一篇：" + about.query.trim());
  }

  /* The bundle searches on keyup and completes on keydown; neither reaches beyond the box. */
  function typed() {
    input.dispatchEvent(new Event("keydown"));
    input.dispatchEvent(new Event("keyup"));
  }

  function wire() {
    dialog = document.querySelector("[data-md-component=search]");
    input = dialog && dialog.querySelector("[data-md-component=search-query]");
    if (!input) return;
    const begin = function () { if (current) current.start(); };
    input.addEventListener("focus", begin);
    input.addEventListener("pointerenter", begin);
    Array.from(document.querySelectorAll("[for=__search]")).forEach(function (label) {
      label.addEventListener("pointerenter", begin);
      label.addEventListener("touchstart", begin, { passive: true });
    });
    document.getElementById("__search").addEventListener("change", begin);
    /* Input methods: the bundle hears keyup alone, which doesn't come while composing, nor always on commit. */
    input.addEventListener("input", typed);
    input.addEventListener("compositionend", typed);
    if (new URL(location.href).searchParams.has("q") || document.activeElement === input) setTimeout(begin, 0);
  }

  wire();
})();
