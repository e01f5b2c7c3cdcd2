/* Answers for the pages of this site, once a reader has kept them on the device (assets/zhiku/keep.js): with a network they
   come from it as they are now; without one, or where it is too slow, as they were kept. */
(function () {
  "use strict";
  var WAIT = 6000;  // ms: longer than a slow page takes, shorter than a reader waits
  var root = new URL(self.registration.scope), name = "zhiku:" + root.pathname;
  var list = new URL("kept.json", root).href;

  function kept(address) {
    return caches.match(address, { cacheName: name });
  }

  function answer(request, address) {
    return kept(address).then(function (copy) {
      if (!copy) {
        return fetch(request).catch(function (gone) {
          if (request.mode !== "navigate") throw gone;
          return kept(new URL("404.html", root).href).then(function (page) { if (!page) throw gone; return page; });
        });
      }
      return new Promise(function (resolve) {
        var late = setTimeout(function () { resolve(copy); }, WAIT);
        fetch(request, request.mode === "navigate" ? { cache: "no-cache" } : {}).then(function (fresh) {
          clearTimeout(late);
          resolve(fresh.status >= 500 ? copy : fresh);
        }, function () {
          clearTimeout(late);
          resolve(copy);
        });
      });
    });
  }

  self.addEventListener("install", function () { self.skipWaiting(); });
  self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
  self.addEventListener("fetch", function (event) {
    var url = new URL(event.request.url);
    if (event.request.method !== "GET" || url.origin !== root.origin || url.pathname.indexOf(root.pathname) !== 0) return;
    if (url.href === list) return;  // asked whether there is a network at all
    event.respondWith(answer(event.request, url.origin + url.pathname.replace(/(^|\/)index\.html$/, "$1")));
  });
})();
