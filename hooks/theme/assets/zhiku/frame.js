/* What opens the navigation and the search and what turns the colours, for the keyboard and for screen readers: Material
   has labels of hidden boxes there, which Tab doesn't reach and which may not be called buttons; buttons take their place.
   Without this script the labels work for a pointer, and the checkbox of the navigation itself takes the focus (look.css).
   Runs before Material's bundle. */
(function () {
  "use strict";
  var drawer = document.getElementById("__drawer"), search = document.getElementById("__search");
  var folded = window.matchMedia("(max-width: 76.234375em)"), phone = window.matchMedia("(max-width: 59.984375em)");
  var box = document.querySelector(".md-search__input"), side = document.querySelector(".md-sidebar--primary");
  var buttons = Array.prototype.map.call(document.querySelectorAll(
    ".md-header__button[for=__drawer], .md-header__button[for=__search], .md-sidebar--primary [for^=__nav], .md-sidebar--primary [for=__toc], .md-header [for^=__palette]"),
  function (label) {
    var button = document.createElement("div");
    Array.prototype.forEach.call(label.attributes, function (a) { button.setAttribute(a.name, a.value); });
    while (label.firstChild) button.appendChild(label.firstChild);
    button.addEventListener("click", function () { toggleOf(button).click(); });
    label.parentNode.replaceChild(button, label);
    return button;
  });
  var opener = document.querySelector(".md-header__button[for=__drawer]");
  var schemes = buttons.filter(function (b) { return b.getAttribute("for").indexOf("__palette") === 0; });
  var radios = schemes.map(toggleOf), store = window.__md_set, chosen = window.__md_get && window.__md_get("__palette");
  var following = false;

  /* The two radios are called by what the next press does: the button of that name says the same and is pressed. The bundle
     keeps the colours of a first visit as if somebody had chosen them; until somebody does, the system's stand, also
     when they change while the page is open. */
  radios.forEach(function (radio) {
    radio.tabIndex = -1;
    radio.setAttribute("aria-hidden", "true");
    radio.addEventListener("change", function () { chosen = chosen || !following; });
  });
  function follow() {
    var radio = radios.filter(function (r) { return window.matchMedia(r.getAttribute("data-md-color-media")).matches; })[0];
    if (chosen || !radio) return;
    following = true;
    radio.dispatchEvent(new Event("change"));
    following = false;
  }
  window.matchMedia("(prefers-color-scheme: dark)").addListener(follow);
  if (store) window.__md_set = function (key) {
    if (key !== "__palette" || chosen) return store.apply(this, arguments);
  };

  function toggleOf(button) { return document.getElementById(button.getAttribute("for")); }

  /* Beside the text the head of a group is no button; in the drawer it leads back. */
  function dress() {
    buttons.forEach(function (button) {
      var scheme = schemes.indexOf(button) >= 0;
      if (scheme || folded.matches || button.hasAttribute("data-zk-fold")) {
        button.setAttribute("role", "button");
        button.setAttribute("tabindex", "0");
        if (!scheme) button.setAttribute("aria-expanded", String(toggleOf(button).checked));
      } else {
        ["role", "tabindex", "aria-expanded"].forEach(function (name) { button.removeAttribute(name); });
      }
    });
    if (box) box.tabIndex = phone.matches && !search.checked ? -1 : 0;
  }

  function first() {
    return Array.prototype.find.call(side.querySelectorAll("a[href], [tabindex='0']"), function (e) {
      return e.getClientRects().length && getComputedStyle(e).visibility === "visible";
    });
  }

  document.addEventListener("change", function (event) {
    if (event.target.classList.contains("md-toggle")) dress();
  });
  window.addEventListener("keydown", function (event) {
    var button = document.activeElement;
    if (event.key === "Escape" && drawer.checked) {
      drawer.click();
      opener.focus();
    } else if ((event.key === "Enter" || event.key === " ") && buttons.indexOf(button) >= 0) {
      event.preventDefault();
      button.click();
      if (schemes.indexOf(button) >= 0) {
        event.stopPropagation(); /* the bundle would turn them back */
        schemes.filter(function (b) { return !b.hidden; })[0].focus();
      } else if (button === opener ? drawer.checked : side.contains(button)) first().focus();
    }
  }, true);
  /* Whoever goes on past the last entry, or back before the first, is on the page again. */
  document.addEventListener("focusin", function (event) {
    if (folded.matches && drawer.checked && !side.contains(event.target) && event.target !== opener) drawer.click();
  });
  [folded, phone].forEach(function (query) { query.addListener(dress); });  // addEventListener is younger than 2020
  dress();
})();
