/* Marks the words of `?h=` on the page that a search result led to. Material's own needs the old index for that. */
(function () {
  "use strict";

  const url = new URL(location.href);
  const words = (url.searchParams.get("h") || "").split(/\s+/).filter(Boolean)
    .map(function (w) { return w.toLowerCase(); }).sort(function (a, b) { return b.length - a.length; });
  if (!words.length) return;

  function mark(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent && parent.offsetHeight && !parent.closest("script, style, mark, .headerlink")) nodes.push(node);
    }
    nodes.forEach(function (node) {
      const text = node.textContent, low = text.toLowerCase();
      if (low.length !== text.length) return;
      const parts = document.createDocumentFragment();
      let last = 0;
      for (let i = 0; i < text.length;) {
        const hit = words.find(function (w) { return low.startsWith(w, i); });
        if (!hit) { i++; continue; }
        parts.appendChild(document.createTextNode(text.slice(last, i)));
        const m = document.createElement("mark");
        m.setAttribute("data-md-highlight", "");
        m.textContent = text.substr(i, hit.length);
        parts.appendChild(m);
        i += hit.length;
        last = i;
      }
      if (!last) return;
      parts.appendChild(document.createTextNode(text.slice(last)));
      node.parentNode.replaceChild(parts, node);
    });
  }

  Array.from(document.querySelectorAll("[data-md-component=content]")).forEach(mark);

  // What a reader copies or saves from here on is the page, not what they searched for.
  url.searchParams.delete("h");
  try { history.replaceState(history.state, "", url.href); } catch (error) { /* an old browser, a page opened as a file */ }
})();
