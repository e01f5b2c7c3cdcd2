/* Back and the search: from a result it leads to the results, on a phone it shuts the search that fills the screen; and
   shutting it leads to where the reader was. What was searched stands in the address (`?q=`), where Material's bundle reads it. */
(function () {
  "use strict";

  const toggle = document.getElementById("__search"), dialog = document.querySelector("[data-md-component=search]");
  const box = dialog && dialog.querySelector("[data-md-component=search-query]");
  if (!toggle || !box) return;
  const phone = window.matchMedia("(max-width: 59.984375em)");
  let before = null; /* what had the focus before the box */
  let leaving = false;

  function own() { return (history.state || {}).zkSearch; }

  function write(state, words) {
    const url = new URL(location.href);
    if (words) url.searchParams.set("q", words); else url.searchParams.delete("q");
    try { history.replaceState(state, "", url); } catch (error) { /* a file's address may not be written everywhere */ }
  }

  function asked() { return new URL(location.href).searchParams.has("q"); }

  function open() {
    if (!toggle.checked) toggle.click();
    box.focus();
  }

  toggle.addEventListener("change", function () {
    if (toggle.checked) {
      leaving = false;
      if (phone.matches && !own()) history.pushState({ zkSearch: true }, "");
    } else if (!leaving) {
      const pushed = own();
      if (asked()) write(history.state, "");
      if (pushed) history.back();
      setTimeout(back, 0); /* the bundle blurs the box */
    }
  });

  window.addEventListener("popstate", function () {
    if (toggle.checked && !own()) toggle.click();
    else if (!toggle.checked && own()) open();
  });

  /* Caught on its way down, before the bundle shuts the dialog; written on its way up, after the bundle has. */
  function result(event) {
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && !event.button;
    return plain && event.target.closest && event.target.closest(".md-search-result__list a[href], .zk-start a[href]");
  }
  let pushed = false;
  window.addEventListener("click", function (event) {
    if (!result(event)) return; /* the bundle clicks the checkbox before this click is through */
    leaving = true;
    pushed = own();
  }, true);
  window.addEventListener("click", function (event) {
    if (!result(event)) return;
    const row = dialog.querySelector(".zk-search__filter");
    write({ zkSearch: pushed, zkSection: row.dataset.section }, box.value);
  });
  /* The browser kept the page as it was left: with the dialog shut. */
  window.addEventListener("pageshow", function (event) {
    leaving = false;
    if (event.persisted && asked()) open();
  });

  box.addEventListener("focus", function (event) {
    if (!event.relatedTarget || !dialog.contains(event.relatedTarget)) before = event.relatedTarget;
  });
  /* However the dialog was shut, unless the focus has gone on by itself (Tab). */
  function back() {
    const focus = document.activeElement;
    if (toggle.checked || focus !== document.body && !dialog.contains(focus)) return;
    if (before && before.getClientRects().length) before.focus({ preventScroll: true });
    else read();
  }

  /* Nothing had the focus: it goes to the text that is on the screen, so that Tab goes on from there. */
  function read() {
    const top = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const parts = document.querySelectorAll(".md-content :is(h1, h2, h3, p, li, tr, summary)");
    const place = Array.from(parts).find(function (part) { return part.getClientRects().length && part.getBoundingClientRect().top >= top; });
    if (!place) return;
    if (!place.hasAttribute("tabindex")) {
      place.setAttribute("tabindex", "-1");
      place.addEventListener("blur", function () { place.removeAttribute("tabindex"); }, { once: true });
    }
    place.focus({ preventScroll: true });
  }
})();
