/* The button that prints a handout; without this script the browser's own menu does. */
(function () {
  "use strict";
  var button = document.querySelector(".zk-print");
  if (!button || !window.print) return;
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
})();
