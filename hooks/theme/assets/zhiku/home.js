/* The search box of the home page: says what can be asked, and on phones opens from the button that stands for it
   (focus is what opens Material's dialog). */
(function () {
  "use strict";
  var button = document.querySelector(".zk-hero__open"), box = document.querySelector("[data-md-component=search-query]");
  if (!button || !box) return;
  box.placeholder = button.textContent.trim();
  button.addEventListener("click", function () { box.focus(); });
})();
