/* 编辑此页、写一篇新文章、报告问题：按下时补上正在读的一节和今天的日期，先到说明页，再从说明页去代码托管的网站。没有脚本时，
   链接本身就能用。 */
(function () {
  "use strict"

  function today() {
    var now = new Date()
    return now.getFullYear() + "-" + ("0" + (now.getMonth() + 1)).slice(-2) + "-" + ("0" + now.getDate()).slice(-2)
  }

  /* The last heading that the reader has scrolled past, or the one the address names. */
  function section() {
    var found = ""
    var headings = document.querySelectorAll(".zk-body h2, .zk-body h3, .zk-leaf h2, .zk-leaf h3")
    for (var i = 0; i < headings.length; i++) {
      var heading = headings[i]
      if (heading.getBoundingClientRect().top > 160 && "#" + heading.id !== decodeURIComponent(location.hash)) continue
      var copy = heading.cloneNode(true)
      var links = copy.querySelectorAll(".headerlink")
      for (var j = 0; j < links.length; j++) links[j].remove()
      found = copy.textContent.trim()
    }
    return found
  }

  function filled(href, place) {
    return href.replace(/([?&])([^=&]+)=([^&]*)/g, function (whole, mark, name, value) {
      var text = decodeURIComponent(value)
      if (name === "section" && !text) text = place
      else if (name === "date" && !text) text = today()
      else text = text.replace(/^章节：$/m, "章节：" + place).replace(/^日期：$/m, "日期：" + today())
      return mark + name + "=" + encodeURIComponent(text)
    })
  }

  /* Only addresses below the configured repository, or to the configured mail box, are offered. */
  function ours(href, box) {
    var root = box.getAttribute("data-zk-root")
    var mail = box.getAttribute("data-zk-mail")
    return (root && href.indexOf(root + "/") === 0) || (mail && href.indexOf(mail + "?") === 0)
  }

  function press(event) {
    var link = event.target.closest && event.target.closest("a[data-zk-way]")
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return
    var href = filled(link.getAttribute("href"), section())
    var guide = link.getAttribute("data-zk-guide")
    if (!guide) {
      link.setAttribute("href", href)
      return
    }
    event.preventDefault()
    var parts = guide.split("#")
    var title = document.querySelector("h1")
    location.href = parts[0] + "?to=" + encodeURIComponent(href) + "&page=" +
      encodeURIComponent(title ? title.textContent.replace(/¶|#/g, "").trim() : "") + "#" + parts[1]
  }

  function offer() {
    var box = document.querySelector("[data-zk-forge]")
    var query = {}
    location.search.slice(1).split("&").forEach(function (pair) {
      var cut = pair.indexOf("=")
      if (cut > 0) {
        try { query[pair.slice(0, cut)] = decodeURIComponent(pair.slice(cut + 1)) } catch (_) { /* not ours */ }
      }
    })
    var heading = document.getElementById(location.hash.slice(1))
    if (!box || !query.to || !heading || !ours(query.to, box)) return
    var link = document.createElement("a")
    link.className = "md-button md-button--primary"
    link.href = query.to
    link.textContent = (query.to.indexOf("mailto:") === 0 ? "写邮件" : "明白了，去 " + box.getAttribute("data-zk-forge")) +
      (query.page ? "：" + query.page.slice(0, 60) : "")
    var line = document.createElement("p")
    line.className = "zk-go"
    line.appendChild(link)
    var after = heading
    while (after.nextElementSibling && !/^H[1-6]$/.test(after.nextElementSibling.tagName)) after = after.nextElementSibling
    after.parentNode.insertBefore(line, after.nextSibling)
  }

  document.addEventListener("click", press)
  offer()
})()
