/* Light or dark: the system's choice until the reader makes another. Runs before the page is drawn. */
(() => {
  "use strict";
  const key = "kv-palette";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const schemes = { light: "default", dark: "slate" };

  /* Storage can be forbidden; the palette then lasts for the page. */
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (value) => {
    try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* as above */ }
  };
  const wanted = () => (stored() in schemes ? stored() : system.matches ? "dark" : "light");

  const show = (palette) => {
    document.body.dataset.mdColorScheme = schemes[palette];
    for (const button of document.querySelectorAll("[data-kv-palette]"))
      button.ariaLabel = palette === "dark" ? "Byt till ljust utseende" : "Byt till mörkt utseende";
  };

  document.documentElement.classList.replace("no-js", "js");
  show(wanted());
  system.addEventListener("change", () => show(wanted()));
  document.addEventListener("DOMContentLoaded", () => {
    show(wanted());
    for (const button of document.querySelectorAll("[data-kv-palette]"))
      button.addEventListener("click", () => {
        const next = document.body.dataset.mdColorScheme === schemes.dark ? "light" : "dark";
        /* A choice that agrees with the system is no choice: the page follows the system again. */
        store((next === "dark") === system.matches ? null : next);
        show(next);
      });
  });
})();
