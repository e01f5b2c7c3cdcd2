/* 旧地址里 # 后面的部分，带到新地址去。 */
addEventListener("DOMContentLoaded", function () {
  var link = document.getElementById("moved")
  if (link && location.hash) location.replace(link.getAttribute("href") + location.hash)
})
