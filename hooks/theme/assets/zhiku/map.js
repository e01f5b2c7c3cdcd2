/* The map of articles and terms: neighbours light up on hover and focus, sections can be shown alone.
   Without this script the picture is complete and every name in it is a link. */
(function () {
  "use strict";
  var svg = document.querySelector(".zhiku-map");
  if (!svg) return;
  var nodes = Array.prototype.slice.call(svg.querySelectorAll(".map-node"));
  var edges = Array.prototype.slice.call(svg.querySelectorAll(".map-edge"));
  var byName = {};
  nodes.forEach(function (node) { byName[node.getAttribute("data-node")] = node; });

  function clear() {
    svg.classList.remove("is-focused");
    svg.querySelectorAll(".is-near").forEach(function (near) { near.classList.remove("is-near"); });
  }

  function light(node) {
    clear();
    var name = node.getAttribute("data-node");
    svg.classList.add("is-focused");
    node.classList.add("is-near");
    edges.forEach(function (edge) {
      var from = edge.getAttribute("data-from"), to = edge.getAttribute("data-to");
      if (from !== name && to !== name) return;
      edge.classList.add("is-near");
      byName[from].classList.add("is-near");
      byName[to].classList.add("is-near");
    });
  }

  nodes.forEach(function (node) {
    node.addEventListener("mouseenter", function () { light(node); });
    node.addEventListener("focus", function () { light(node); });
    node.addEventListener("mouseleave", clear);
    node.addEventListener("blur", clear);
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") clear(); });

  var tools = document.querySelector(".zhiku-map-tools");
  var headings = Array.prototype.slice.call(svg.querySelectorAll(".map-section"));
  if (!tools || headings.length < 2) return;
  var buttons = [];

  function show(section) {
    clear();
    nodes.concat(headings).forEach(function (part) {
      var mine = part.getAttribute("data-section").split(" ");
      part.classList.toggle("is-off", section !== "" && mine.indexOf(section) < 0);
    });
    edges.forEach(function (edge) {
      var off = section !== "" && edge.getAttribute("data-section") !== section;
      edge.classList.toggle("is-off", off || byName[edge.getAttribute("data-to")].classList.contains("is-off"));
    });
    buttons.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-section") === section));
    });
  }

  function add(section, label) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.setAttribute("data-section", section);
    button.setAttribute("aria-pressed", String(section === ""));
    button.addEventListener("click", function () { show(section); });
    buttons.push(button);
    tools.appendChild(button);
  }

  add("", "全部");
  headings.forEach(function (heading) { add(heading.getAttribute("data-section"), heading.textContent); });
  tools.hidden = false;
})();
