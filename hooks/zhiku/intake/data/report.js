/* Decisions by pressing: every proposal gets two buttons, every edit beside the text can be pressed, and the bar below
   shows the command that settles them all. Nothing is changed here; without this script the numbers do. */
(function () {
  "use strict";
  var bar = document.getElementById("decide"), command = bar.querySelector("code"), count = bar.querySelector("span");
  var said = {}, buttons = {}, edits = {}, NEXT = {proposed: {"": "accept", accept: "reject", reject: ""}, auto: {"": "reject", reject: ""}};
  var WORDS = {accept: "采纳", reject: "不采纳"};
  var kept = "zhiku " + location.pathname + " " + document.querySelector(".cards").textContent.replace(/\s+/g, " ");
  var source = bar.getAttribute("data-source"), tool = "zhiku", out = "目录";
  if (location.protocol === "file:") {
    out = decodeURIComponent(location.pathname).replace(/^\/([A-Za-z]:)/, "$1").replace(/\/[^/]*$/, "");
    var name = out.replace(/^.*\//, ""), usual = bar.getAttribute("data-drafts") + "/" + name;
    if (out.slice(-usual.length - 1) === "/" + usual) { /* as CONTRIBUTING.md has it: drafts of sources/002/ lie in docs/_drafts/002/ */
      out = usual;
      source = "sources/" + name + "/" + source;
      tool = bar.getAttribute("data-tool"); /* as it is called in the knowledge base's folder */
      if (/^\/?[A-Za-z]:/.test(location.pathname)) {
        tool = tool.replace(/\.venv\/bin\//, ".venv/Scripts/").replace(/\//g, "\\");
        tool = /\s/.test(tool) ? '"' + tool + '"' : tool;
      } else tool = quoted(tool);
    }
  }

  function quoted(text) { return /^[\w./:@%+=-]+$/.test(text) ? text : '"' + text.replace(/(["$`\\])/g, "\\$1") + '"'; }

  function chosen(what) { return Object.keys(said).filter(function (id) { return said[id] === what; }); }

  function show() {
    var yes = chosen("accept"), no = chosen("reject");
    bar.hidden = !yes.length && !no.length;
    document.body.classList.toggle("deciding", !bar.hidden);
    count.textContent = "采纳 " + yes.length + "，不采纳 " + no.length;
    document.documentElement.style.setProperty("--bar", bar.offsetHeight + "px");
    try { sessionStorage.setItem(kept, JSON.stringify(said)); } catch (e) { /* not allowed for files */ }
    command.textContent = tool + " import " + quoted(source) + " --out " + quoted(out) +
      (yes.length ? " --accept " + yes.join(" ") : "") + (no.length ? " --reject " + no.join(" ") : "");
  }

  function decide(id, what) {
    if (what) said[id] = what; else delete said[id];
    (buttons[id] || []).forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.value === what));
    });
    (edits[id] || []).forEach(function (edit) {
      edit.classList.remove("accept", "reject");
      if (what) edit.classList.add(what);
      edit.setAttribute("data-tip", edit.getAttribute("data-reason") + (what ? "——" + WORDS[what] : ""));
      edit.setAttribute("aria-label", edit.textContent + "，" + edit.getAttribute("data-tip"));
      edit.setAttribute("aria-pressed", String(Boolean(what)));
    });
    show();
  }

  Array.prototype.forEach.call(document.querySelectorAll("li[data-id]"), function (item) {
    var id = item.getAttribute("data-id"), pair = item.appendChild(document.createElement("span"));
    pair.className = "decision";
    ["accept", "reject"].forEach(function (what) {
      var button = document.createElement("button");
      button.type = "button";
      button.value = what;
      button.textContent = WORDS[what];
      button.setAttribute("aria-label", WORDS[what] + " " + id);
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", function () { decide(id, said[id] === what ? "" : what); });
      pair.appendChild(button);
      (buttons[id] = buttons[id] || []).push(button);
    });
  });
  Array.prototype.forEach.call(document.querySelectorAll("ins.auto[id], ins.proposed[id]"), function (edit) {
    var id = edit.id.slice(1), next = NEXT[edit.classList.contains("auto") ? "auto" : "proposed"];
    if (edit.classList.contains("proposed") && !buttons[id]) return;
    edit.setAttribute("data-reason", edit.getAttribute("data-tip"));
    edit.setAttribute("role", "button");
    edit.setAttribute("aria-pressed", "false");
    edit.setAttribute("aria-label", edit.textContent + "，" + edit.getAttribute("data-tip"));
    (edits[id] = edits[id] || []).push(edit);
    function turn() { decide(id, next[said[id] || ""]); }
    /* A finger has no other way to see why: its first touch shows that, the second decides. */
    var first = false;
    edit.addEventListener("touchstart", function () { first = document.activeElement !== edit; }, {passive: true});
    edit.addEventListener("click", function () {
      if (!first) turn();
      first = false;
      edit.focus();
    });
    edit.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      turn();
    });
  });
  bar.querySelector(".copy").addEventListener("click", function () {
    var range = document.createRange();
    range.selectNodeContents(command);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    var worked = false;
    try { worked = document.execCommand("copy"); } catch (e) { /* no such command */ }
    this.textContent = worked ? "已复制" : "已选中，请复制";
    setTimeout(function (button) { button.textContent = "复制命令"; }, 2000, this);
  });
  bar.querySelector(".clear").addEventListener("click", function () {
    Object.keys(said).forEach(function (id) { decide(id, ""); });
  });
  document.getElementById("how").hidden = false;
  var before = {};
  try { before = JSON.parse(sessionStorage.getItem(kept)) || {}; } catch (e) { /* nothing was kept */ }
  Object.keys(before).forEach(function (id) { if (buttons[id] || edits[id]) decide(id, before[id]); });
  show();
})();
