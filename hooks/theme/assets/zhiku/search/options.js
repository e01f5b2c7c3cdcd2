/* The results, and where to start before there are any, as the list of a combobox: the focus stays in the box, which says
   which of them is meant (aria-activedescendant), so that whoever moves among them goes on typing. Material's bundle would
   move the focus; what it renders is dressed as it comes. Keys: ↑ ↓ move, Home and End do once something is meant, Enter
   opens it or the best, Esc shuts, Tab goes to the filter, from there to the results, from there on in the page. */
(function () {
  "use strict";

  const toggle = document.getElementById("__search"), dialog = document.querySelector("[data-md-component=search]");
  const box = dialog && dialog.querySelector("[data-md-component=search-query]");
  if (!toggle || !box) return;
  const list = dialog.querySelector(".md-search-result__list"), view = dialog.querySelector(".md-search__scrollwrap");
  let meant = null, number = 0;
  /* The pages whose further places the reader had come out of their line, for what is typed now. The bundle renders an
     answer anew when it comes again: with more of the index, under a filter. */
  const unfolded = new Set();

  function options() {
    return Array.from(dialog.querySelectorAll("[role=option]")).filter(function (o) { return o.getClientRects().length; });
  }

  function mean(option) {
    if (meant) meant.setAttribute("aria-selected", "false");
    meant = option || null;
    if (!meant) return box.removeAttribute("aria-activedescendant");
    meant.setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", meant.id);
    if (meant === options()[0]) view.scrollTop = 0;
    else meant.scrollIntoView({ block: "nearest" });
  }

  /* ---- what the bundle rendered ---- */

  function dress() {
    if (list.getAttribute("role") !== "listbox") list.setAttribute("role", "listbox");
    Array.from(list.querySelectorAll(".md-search-result__item:not([role])")).forEach(function (item) {
      item.setAttribute("role", "presentation");
      const more = item.querySelector("details");
      if (more) unfold(more);
      Array.from(item.querySelectorAll("a[href]")).forEach(option);
    });
    if (meant && !meant.isConnected) {
      const name = named(meant);
      mean(options().find(function (o) { return named(o) === name; }));
    }
    tellOpen();
  }

  function named(option) { return option.getAttribute("href") || "> " + option.dataset.page; }

  function option(element) {
    element.id = "zk-option-" + ++number;
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    element.setAttribute("tabindex", "-1");
  }

  /* A list has no folds: what opened one is an option that gives way to what it stood for. */
  function unfold(details) {
    const rest = document.createElement("div"), more = document.createElement("div");
    Array.from(details.querySelectorAll("a[href]")).forEach(function (link) { rest.appendChild(link); });
    more.dataset.page = rest.firstElementChild.pathname;
    if (unfolded.has(more.dataset.page)) return details.replaceWith(rest);
    rest.hidden = true;
    more.className = "zk-further";
    more.textContent = details.textContent.trim();
    option(more);
    more.addEventListener("click", function () {
      const here = meant === more;
      unfolded.add(more.dataset.page);
      rest.hidden = false;
      more.remove();
      if (here) mean(rest.firstElementChild);
      box.focus({ preventScroll: true });
    });
    details.replaceWith(more, rest);
  }

  function tellOpen() {
    const lists = options().map(function (o) { return o.closest("[role=listbox]").id; });
    box.setAttribute("aria-expanded", String(toggle.checked && lists.length > 0));
    box.setAttribute("aria-controls", Array.from(new Set(lists)).join(" ") || list.id);
  }

  /* ---- keys ---- */

  function moved(key) {
    const all = options(), at = all.indexOf(meant);
    if (key === "Home") return all[0];
    if (key === "End") return all[all.length - 1];
    /* Round by way of the box itself. */
    const next = at + (key === "ArrowDown" ? 1 : -1);
    return next < -1 ? all[all.length - 1] : all[next];
  }

  /* The section of the first result that is called what was typed: Enter leads there, not to the head of its page. */
  function called() {
    const plain = function (text) { return text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}]/gu, ""); };
    const first = list.querySelector(".md-search-result__item"), asked = plain(box.value);
    return first && dialog.querySelector(".zk-search__note").dataset.query === box.value &&
      Array.from(first.querySelectorAll("a[href*='#']")).find(function (link) {
        const heading = link.querySelector("h2");
        return heading && plain(heading.textContent) === asked;
      });
  }

  /* Buttons and links between the box and the list. */
  function between() {
    return Array.from(dialog.querySelectorAll(".zk-search__row .zk-chip, .zk-search__row a[href]"))
      .filter(function (e) { return e.getClientRects().length; });
  }

  function inBox(event) {
    const key = event.key, chips = between();
    if (key === "ArrowDown" || key === "ArrowUp" || meant && !event.shiftKey && (key === "Home" || key === "End")) {
      mean(moved(key));
    } else if (key === "Enter") {
      const chosen = meant || box.value.trim() && (called() || list.querySelector("a[href]"));
      if (chosen) chosen.click();
    } else if (key === "Tab" && !event.shiftKey && !meant && chips.length) {
      (chips.find(function (c) { return c.getAttribute("aria-checked") === "true"; }) || chips[0]).focus();
    } else return false;
    return true;
  }

  function onChip(event) {
    const key = event.key, chips = between(), at = chips.indexOf(document.activeElement), last = chips.length - 1;
    const to = { ArrowRight: at < last ? at + 1 : 0, ArrowLeft: at ? at - 1 : last, Home: 0, End: last }[key];
    if (at < 0) return false;
    if (to !== undefined) {
      chips[to].focus();
      if (chips[to].getAttribute("role") === "radio") chips[to].click();
    } else if (key === "Tab" || key === "ArrowDown" || key === "ArrowUp") {
      box.focus();
      if (key === "ArrowDown" || key === "Tab" && !event.shiftKey) mean(options()[0]);
    } else return false;
    return true;
  }

  window.addEventListener("keydown", function (event) {
    /* While an input method is at work, its keys are its own. */
    if (!toggle.checked || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    const focus = document.activeElement;
    if (focus === box ? inBox(event) : onChip(event)) event.preventDefault();
    else if (focus === box || !dialog.contains(focus) || event.key !== "Enter" && event.key !== " ") return;
    event.stopImmediatePropagation();
  }, true);

  function forget() {
    mean(null);
    unfolded.clear();
  }

  box.addEventListener("input", forget);
  toggle.addEventListener("change", function () {
    forget();
    dress();
  });
  new MutationObserver(dress).observe(list, { childList: true, attributes: true, attributeFilter: ["role", "hidden"] });
  /* Where to start comes and goes (start.js). */
  new MutationObserver(dress).observe(dialog.querySelector(".zk-start"), { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] });
  dress();
})();
