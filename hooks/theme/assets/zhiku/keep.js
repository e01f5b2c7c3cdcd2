/* A reader keeps the whole site on this device, to read and search it without a network, and can throw it away again.
   Nothing is kept unasked. What is kept is brought up to date once a day, file by file; a fresh page always comes first
   (keep-worker.js). Browsers offer this on https and on this machine only: elsewhere the box stays hidden. */
(function () {
  "use strict";
  var box = document.querySelector("[data-zk-keep]");
  if (!box || !window.isSecureContext || !("serviceWorker" in navigator) || !window.caches || !window.fetch) return;

  var root = new URL(box.getAttribute("data-zk-keep") || ".", location.href), name = "zhiku:" + root.pathname;
  var list = new URL("kept.json", root).href, MARK = "X-Zhiku-Digest", AT_ONCE = 6, DAY = 864e5, SLOW = 8000;
  var what = box.querySelector("[data-zk-keep-what]"), bar = box.querySelector("progress");
  var keepIt = box.querySelector("[data-zk-keep-it]"), dropIt = box.querySelector("[data-zk-drop-it]");
  var said = box.querySelector("[role=status]"), asked = false;

  /* Fails without a network, and with one that is too slow to tell. */
  function wanted() {
    var stop = new AbortController(), late = setTimeout(function () { stop.abort(); }, SLOW);
    return fetch(list, { cache: "no-store", signal: stop.signal }).then(function (answer) {
      if (!answer.ok) throw new Error("no list");
      return answer.json();
    }).then(function (found) { clearTimeout(late); return found; }, function (wrong) { clearTimeout(late); throw wrong; });
  }

  /* What was kept, and when: {files, day}. */
  function saved() {
    return caches.match(list, { cacheName: name }).then(function (found) { return found ? found.json() : null; });
  }

  function today() {
    var now = new Date(), two = function (n) { return (n < 10 ? "0" : "") + n; };
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function fetched(cache, address, digest) {
    return cache.match(address).then(function (copy) {
      if (copy && copy.headers.get(MARK) === digest) return null;
      // "no-store": what is fetched here must not come back from the browser's own cache as if it were fresh
      return fetch(address, { cache: "no-store" }).then(function (answer) {
        if (!answer.ok) throw new Error(address);
        return answer.arrayBuffer().then(function (bytes) {
          var headers = { "Content-Type": answer.headers.get("Content-Type") || "application/octet-stream" };
          headers[MARK] = digest;
          return cache.put(address, new Response(bytes, { headers: headers }));
        });
      });
    });
  }

  /* Fetches what is missing or has changed; what it had got stays when it stops halfway. Then what the site no longer has goes. */
  function keep(files, tell) {
    return caches.open(name).then(function (cache) {
      var next = 0, done = 0;
      function work() {
        if (next >= files.length) return null;
        var file = files[next++];
        return fetched(cache, new URL(file[0], root).href, file[1]).then(function () { tell(++done); return work(); });
      }
      var workers = [];
      for (var n = 0; n < AT_ONCE; n++) workers.push(Promise.resolve().then(work));
      return Promise.all(workers).then(function () { return cache.keys(); }).then(function (keys) {
        var there = {};
        files.forEach(function (file) { there[new URL(file[0], root).href] = true; });
        return Promise.all(keys.map(function (key) { return there[key.url] ? null : cache.delete(key); }));
      }).then(function () {
        return navigator.serviceWorker.register(new URL("keep-worker.js", root), { scope: root.pathname });
      }).then(function () {
        var note = JSON.stringify({ day: today(), files: files.length });
        return cache.put(list, new Response(note, { headers: { "Content-Type": "application/json" } }));
      });
    });
  }

  function drop() {
    return navigator.serviceWorker.getRegistration(root.href).then(function (found) {
      return found && new URL(found.scope).pathname === root.pathname ? found.unregister() : null;
    }).then(function () { return caches.delete(name); });
  }

  function show(state) {
    keepIt.hidden = !!state;
    dropIt.hidden = !state;
    bar.hidden = true;
    if (state) what.textContent = "已经存在这个浏览器里：" + state.day + " 的一份。没有网络也能看、能搜；连上网，看到的总是最新的，存着的这一份每天更新一次。";
  }

  /* Runs what a button does; `failed(why)` says what to do when it can't. Whoever works by keyboard is left on the other button. */
  function press(action, failed) {
    keepIt.disabled = dropIt.disabled = true;
    said.textContent = "";
    action().then(null, function (wrong) { said.textContent = failed(wrong); }).then(function () {
      keepIt.disabled = dropIt.disabled = false;
      bar.hidden = true;
      (keepIt.hidden ? dropIt : keepIt).focus();
    });
  }

  function notKept(wrong) {
    return wrong && wrong.name === "QuotaExceededError" ? "这个浏览器的空间不够，没有存完。腾出空间再按一次。" :
      "没有存完。连上网再按一次，从停下的地方接着存。";
  }

  function notDropped() {
    return "没有删掉。请在浏览器的设置里清除这个网站的数据。";
  }

  keepIt.addEventListener("click", function () {
    press(function () {
      return wanted().then(function (found) {
        bar.max = found.files.length;
        bar.value = 0;
        bar.hidden = false;
        if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
        return keep(found.files, function (done) { bar.value = done; });
      }).then(saved).then(function (state) {
        show(state);
        said.textContent = "存好了。";
      });
    }, notKept);
  });

  dropIt.addEventListener("click", function () {
    press(function () {
      return drop().then(function () {
        show(null);
        offer();
        said.textContent = "已经删掉，这台设备上没有留下这个网站的文章。";
      });
    }, notDropped);
  });

  /* How much it is, told before anything is fetched. */
  function offer() {
    what.textContent = "把全部文章存到这个浏览器里，没有网络也能看、能搜。用这台设备的人都看得到存了什么；不要了，随时可以删掉。";
    wanted().then(function (found) {
      var size = found.files.reduce(function (sum, file) { return sum + file[2]; }, 0);
      what.textContent += "存下来占 " + Math.max(1, Math.round(size / 1e6)) + " 兆，很久不打开，浏览器可能会自己清掉。";
    }, function () { what.textContent += "（现在连不上网，存不了。）"; });
  }

  function tellOffline(state) {
    var line = document.createElement("p"), content = document.querySelector(".md-content");
    line.className = "zk-offline";
    line.setAttribute("role", "status");
    content.insertBefore(line, content.firstChild);
    line.textContent = "没有连上网：这是 " + state.day + " 存在这台设备上的一份。法律和办法可能已经变了，连上网再核对一次。";
  }

  function update(state, found) {
    var thrifty = navigator.connection && navigator.connection.saveData;
    if (thrifty || state.day === today() || Date.now() - Date.parse(state.day) < DAY) return null;
    return keep(found.files, function () {}).then(saved).then(show);
  }

  box.hidden = false;
  saved().then(function (state) {
    show(state);
    if (!state) return;
    wanted().then(function (found) { return update(state, found); }, function () { tellOffline(state); }).then(null, function () {});
  });
  box.addEventListener("toggle", function () {
    if (box.open && !asked && !keepIt.hidden) { asked = true; offer(); }
  });
})();
