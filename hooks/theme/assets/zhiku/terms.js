/* Shows the definition of a term, the note of an editorial mark, the beginning of an article of law, or how far and when it
   was checked, beside it: on hover, keyboard focus and touch. The text comes from the element that `aria-describedby`
   names, for a law from the one that its anchor names and the title of its grade. Without this script a term is a plain link. */
(function () {
  "use strict";
  var SELECTOR = "a.term[aria-describedby], mark.editorial[aria-describedby], .law-grade[data-note], a.law[data-law]";
  var tip = null, open = null, timer = 0, touched = false, pointed = false;

  function anchorOf(node) {
    return node && node.closest ? node.closest(SELECTOR) : null;
  }

  /* A grade is no stop for Tab: the link before it is one; that shows it where it has nothing of its own to show. */
  function focused(node) {
    var next = node && node.matches && node.matches("a.law:not([data-law])") ? node.nextElementSibling : null;
    return next && next.matches(SELECTOR) ? next : anchorOf(node);
  }

  function noteOf(anchor) {
    if (anchor.dataset.law) return lawOf(anchor);
    if (!anchor.dataset.note) return document.getElementById(anchor.getAttribute("aria-describedby"));
    var note = document.createElement("div");
    note.appendChild(document.createElement("p")).textContent = anchor.dataset.note;
    return note;
  }

  function lawOf(link) {
    var note = document.getElementById(link.dataset.law).cloneNode(true), grade = link.nextElementSibling;
    if (grade && grade.matches(".law-grade[data-note]")) {
      var said = note.appendChild(document.createElement("p"));
      said.className = "zk-tip__grade";
      said.textContent = grade.dataset.note;
    }
    return note;
  }

  function build() {
    tip = document.createElement("div");
    tip.className = "zk-tip";
    tip.id = "zk-tip";
    tip.setAttribute("role", "tooltip");
    tip.hidden = true;
    tip.addEventListener("mouseenter", function () { clearTimeout(timer); });
    tip.addEventListener("mouseleave", later);
    (document.querySelector("main") || document.body).appendChild(tip);  // what is read belongs to a landmark
  }

  function show(anchor, x, y) {
    var note = noteOf(anchor);
    clearTimeout(timer);
    if (!note || anchor === open) return;
    hide();
    if (!tip) build();
    tip.textContent = "";
    Array.prototype.forEach.call(note.childNodes, function (child) { tip.appendChild(child.cloneNode(true)); });
    if (anchor.href) {
      var go = document.createElement("a");
      go.className = "zk-tip__go";
      go.href = anchor.href;
      go.tabIndex = -1;
      go.textContent = anchor.dataset.law ? "查看法条" : "查看词条";
      tip.appendChild(go);
    }
    tip.hidden = false;
    open = anchor;
    anchor.classList.add("zk-open");
    place(anchor, x, y);
  }

  /* A term may run over a line break: stand beside the part that was pointed at. */
  function place(anchor, x, y) {
    var boxes = anchor.getClientRects(), box = boxes[0];
    for (var i = 0; i < boxes.length; i++) {
      if (x >= boxes[i].left - 1 && x <= boxes[i].right + 1 && y >= boxes[i].top - 1 && y <= boxes[i].bottom + 1) box = boxes[i];
    }
    var width = document.documentElement.clientWidth, size = tip.getBoundingClientRect(), gap = 6;
    var left = Math.max(gap, Math.min(box.left, width - size.width - gap));
    var below = box.bottom + gap + size.height <= window.innerHeight || box.top < size.height + gap;
    tip.style.left = left + window.pageXOffset + "px";
    tip.style.top = (below ? box.bottom + gap : box.top - gap - size.height) + window.pageYOffset + "px";
  }

  function hide() {
    clearTimeout(timer);
    if (!open) return;
    open.classList.remove("zk-open");
    open = null;
    tip.hidden = true;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(hide, 250);
  }

  /* The browser's own note would stand beside ours. */
  function init() {
    Array.prototype.forEach.call(document.querySelectorAll("mark.editorial[title]"), function (mark) {
      mark.removeAttribute("title");
    });
    Array.prototype.forEach.call(document.querySelectorAll("a.law[href*='#']"), function (link) {
      var id = "law-" + link.hash.slice(1);
      if (document.getElementById(id)) link.dataset.law = id;
    });
    Array.prototype.forEach.call(document.querySelectorAll(".law-grade[title]"), function (grade) {
      grade.dataset.note = grade.title;
      grade.removeAttribute("title");
    });
  }

  document.addEventListener("mouseover", function (event) {
    var anchor = anchorOf(event.target);
    if (!anchor || touched) return;
    clearTimeout(timer);
    timer = setTimeout(function () { show(anchor, event.clientX, event.clientY); }, 120);
  });
  document.addEventListener("mouseout", function (event) {
    if (anchorOf(event.target) && !touched) later();
  });
  document.addEventListener("touchstart", function () { touched = true; pointed = true; }, { capture: true, passive: true });
  document.addEventListener("mousedown", function () { pointed = true; }, true);
  document.addEventListener("pointermove", function (event) { if (event.pointerType === "mouse") touched = false; }, { passive: true });
  document.addEventListener("keydown", function (event) {
    pointed = false;
    touched = false;
    if ((event.key === "Escape" || event.key === "Esc") && open) { hide(); event.stopPropagation(); }
  }, true);
  document.addEventListener("focusin", function (event) {
    var anchor = focused(event.target);
    if (anchor && !pointed) show(anchor, -1, -1);
  });
  document.addEventListener("focusout", function (event) {
    if (open && focused(event.target) === open && !touched) later();
  });
  document.addEventListener("click", function (event) {
    var anchor = anchorOf(event.target);
    if (!anchor) {
      if (open && !tip.contains(event.target)) hide();
      return;
    }
    if (touched && anchor !== open) {
      event.preventDefault();
      show(anchor, event.clientX, event.clientY);
    }
  });
  window.addEventListener("resize", hide);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", init); else init();
})();
