/* The button that prints a handout (without this script the browser's own menu does), and where it comes from, for paper. */
(function () {
  "use strict";
  var here = document.querySelector("[data-zk-here]");
  if (here && !here.textContent && /^https?:$/.test(location.protocol)) here.textContent = location.href.split("#")[0];
  var button = document.querySelector(".zk-print");
  if (!button || !window.print) return;
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
})();
