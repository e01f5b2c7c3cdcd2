/* What a reader takes along. A button on every quotation that is there to be used: a script, a note, a letter. What must
   not be said has none, nor has what readers wrote. A button that copies how the page is cited; and for paper its address. */
(function () {
  "use strict";
  var LEAST = 12, SHOWN = 2000;
  var here = document.querySelector("[data-zk-here]"), byline = document.querySelector("[data-zk-cite]");

  /* The address that the settings know, or the one that this page was read at: not where it is searched, nor a file's. */
  function address() {
    var known = document.querySelector("link[rel=canonical]");
    if (known) return known.href;
    return /^https?:$/.test(location.protocol) ? location.origin + location.pathname : "";
  }

  function words(quote) {
    return Array.prototype.map.call(quote.children, function (part) {
      return part.classList.contains("zk-copy") ? "" : part.innerText.trim();
    }).filter(Boolean).join("\n");
  }

  /* navigator.clipboard is there on https and on this machine only; a bank's intranet is often neither. */
  function copy(text, done) {
    function old() {
      var area = document.createElement("textarea");
      area.value = text;
      area.setAttribute("readonly", "");
      area.className = "zk-offscreen";
      document.body.appendChild(area);
      area.select();
      var worked = false;
      try { worked = document.execCommand("copy"); } catch (e) { /* no such command */ }
      document.body.removeChild(area);
      done(worked);
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { done(true); }, old);
    } else old();
  }

  Array.prototype.forEach.call(document.querySelectorAll(".zk-body blockquote, .zk-leaf blockquote"), function (quote) {
    if (words(quote).length < LEAST || quote.querySelector("blockquote, mark.editorial") || quote.closest(".zk-dont")) return;
    if (/^网友[：:]/.test(words(quote))) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "zk-copy";
    button.textContent = "复制";
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      copy(words(quote), function (worked) {
        button.focus();
        button.textContent = worked ? "已复制" : "没能复制，请选中再复制";
        setTimeout(function () { button.textContent = "复制"; }, SHOWN);
      });
    });
    quote.appendChild(button);
    quote.classList.add("zk-copied");
  });

  function cited() {
    var text = [byline.getAttribute("data-zk-cite"), address()].filter(Boolean).join("，");
    var entry = document.createElement("li"), button = document.createElement("button"), said = document.createElement("span");
    var again = null;
    entry.className = "zk-cite";
    button.type = "button";
    button.textContent = "复制引用";
    said.setAttribute("role", "status");
    button.addEventListener("click", function () {
      clearTimeout(again);
      said.textContent = "";
      copy(text, function (worked) {
        button.focus();
        said.textContent = worked ? "引用已复制" : "没能复制，请选中再复制：" + text;
        if (worked) again = setTimeout(function () { said.textContent = ""; }, 2 * SHOWN);
      });
    });
    entry.appendChild(button);
    entry.appendChild(said);
    byline.appendChild(entry);
  }

  if (here && !here.textContent) here.textContent = address();
  if (byline) cited();
})();
