/* Filters the index of terms by what is typed (words, pinyin, initials) and by category. */
(function () {
  "use strict";
  var form = document.querySelector(".zk-filter");
  if (!form) return;
  var input = form.elements.words, category = form.elements.category, count = form.querySelector("output");
  var none = document.querySelector(".zk-none");
  var entries = Array.prototype.map.call(document.querySelectorAll(".zk-entry"), function (row) {
    var syllables = (row.dataset.reading || "").split(" ");
    return {
      row: row, words: row.dataset.words, category: row.dataset.category, alias: row.classList.contains("zk-entry--alias"),
      reading: syllables.join(""), initials: syllables.map(function (s) { return s.charAt(0); }).join("")
    };
  });
  var letters = Array.prototype.map.call(document.querySelectorAll(".zk-letter"), function (section) {
    var heading = section.querySelector("h2");
    return { section: section, link: document.querySelector('.zk-letters a[href="#' + heading.id + '"]') };
  });

  /* Pinyin matches from the start of the word, or of one of its syllables: `an` must not find every `tan`. */
  function read(entry, typed) {
    if (entry.reading.indexOf(typed) === 0 || entry.initials.indexOf(typed) >= 0) return true;
    var syllables = entry.row.dataset.reading.split(" ");
    for (var i = 1; i < syllables.length; i++) {
      if (syllables.slice(i).join("").indexOf(typed) === 0) return true;
    }
    return false;
  }

  function apply() {
    var typed = input.value.normalize("NFKC").toLowerCase().trim(), bare = typed.replace(/[\s'’]+/g, "").replace(/ü/g, "v"), shown = 0;
    entries.forEach(function (entry) {
      var hit = (!category.value || entry.category === category.value) &&
        (!bare || entry.words.indexOf(typed) >= 0 || (/^[a-z]+$/.test(bare) && read(entry, bare)));
      entry.row.hidden = !hit;
      if (hit && !entry.alias) shown++;
    });
    var any = false;
    letters.forEach(function (letter) {
      var empty = !letter.section.querySelector(".zk-entry:not([hidden])");
      letter.section.hidden = empty;
      any = any || !empty;
      if (empty) letter.link.setAttribute("aria-disabled", "true"); else letter.link.removeAttribute("aria-disabled");
    });
    none.hidden = any;
    count.textContent = bare || category.value ? shown + " 个词条" : "";
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  input.addEventListener("input", apply);
  category.addEventListener("change", apply);
  apply();
})();
