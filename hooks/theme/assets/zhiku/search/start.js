/* What the dialog shows while nothing is typed: what this reader searched last, and the entrances that the page brings
   along. A search is kept when a result of it is opened, the last five, in this browser's storage and nowhere else; without
   storage, or without any, there is only the rest. */
(function () {
  "use strict";

  const MOST = 5, LONGEST = 100;
  const toggle = document.getElementById("__search"), dialog = document.querySelector("[data-md-component=search]");
  const box = dialog && dialog.querySelector("[data-md-component=search-query]");
  if (!toggle || !box) return;
  const start = dialog.querySelector(".zk-start"), part = start.querySelector(".zk-start__recent");
  const rows = part.querySelector("[role=listbox]"), said = start.querySelector("[role=status]");
  const base = JSON.parse(document.getElementById("__config").textContent).base.replace(/\/?$/, "/");
  /* Two sites of one host share its storage. */
  const KEY = "zk-searched:" + new URL(base, location.href).pathname;

  function kept() {
    try {
      const words = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(words) ? words.filter(function (w) { return typeof w === "string" && w; }).slice(0, MOST) : [];
    } catch (error) { return []; }
  }

  function keep(words) {
    words = words.trim().replace(/\s+/g, " ");
    if (!words || words.length > LONGEST) return;
    const others = kept().filter(function (w) { return w !== words; });
    try { localStorage.setItem(KEY, JSON.stringify([words].concat(others).slice(0, MOST))); } catch (error) { /* none */ }
  }

  function clear() {
    try { localStorage.removeItem(KEY); } catch (error) { /* none */ }
    box.focus();
    show();
    said.textContent = "最近的搜索已清除";
  }

  function show() {
    start.hidden = Boolean(box.value.trim());
    if (start.hidden || !toggle.checked) said.textContent = "";
    if (start.hidden) return;
    const words = kept();
    if (rows.dataset.shown === JSON.stringify(words)) return;
    rows.dataset.shown = JSON.stringify(words);
    rows.textContent = "";
    part.hidden = !words.length;
    words.forEach(function (w, n) {
      const row = document.createElement("div");
      row.id = "zk-recent-" + n;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.textContent = w;
      row.addEventListener("click", function () {
        box.value = w;
        box.focus();
        box.dispatchEvent(new Event("input", { bubbles: true }));
      });
      rows.appendChild(row);
    });
  }

  dialog.addEventListener("click", function (event) {
    if (event.target.closest(".md-search-result__list a[href]")) keep(box.value);
  }, true);
  part.querySelector("button").addEventListener("click", clear);
  ["input", "keyup", "focus"].forEach(function (type) { box.addEventListener(type, show); });
  /* The bundle asks before the box is empty, and would leave the results there. */
  box.form.addEventListener("reset", function () {
    setTimeout(function () { box.dispatchEvent(new Event("input", { bubbles: true })); }, 0);
  });
  toggle.addEventListener("change", show);
  window.addEventListener("pageshow", show);
  show();
})();
