/* Opens and closes the dialogs (menu and search), and makes links work when read from a folder of files. */
(() => {
  "use strict";
  for (const opener of document.querySelectorAll("[data-kv-opens]"))
    opener.addEventListener("click", () => document.getElementById(opener.dataset.kvOpens).showModal());

  for (const dialog of document.querySelectorAll("dialog")) {
    for (const closer of dialog.querySelectorAll("[data-kv-closes]"))
      closer.addEventListener("click", () => dialog.close());
    /* A click on the dialog itself, not on anything in it, is a click on what lies behind. */
    dialog.addEventListener("click", (event) => {
      const box = dialog.getBoundingClientRect();
      const outside = event.clientX < box.left || event.clientX > box.right
        || event.clientY < box.top || event.clientY > box.bottom;
      if (event.target === dialog && outside) dialog.close();
    });
  }

  /* No server adds index.html to a folder's address under file://. */
  if (location.protocol === "file:")
    for (const link of document.querySelectorAll("a[href]"))
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
})();
