/* The button that stands for the search box on phones. Focus is what opens Material's dialog. */
(function () {
  "use strict";
  var button = document.querySelector(".zk-hero__open"), box = document.querySelector("[data-md-component=search-query]");
  if (button && box) button.addEventListener("click", function () { box.focus(); });
})();
