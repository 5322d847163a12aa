/* Lists the editions beside this one and keeps the reader on the same page when she changes edition. */
(() => {
  "use strict";
  const hosts = document.querySelectorAll("[data-kv-editions]");
  if (!hosts.length) return;
  const root = new URL(hosts[0].dataset.kvEditions, location.href);
  const shelf = new URL("../", root);
  const here = decodeURIComponent(location.pathname.slice(root.pathname.length));
  const folder = decodeURIComponent(root.pathname.split("/").at(-2) ?? "");

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const follow = async (event, edition) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const same = new URL(here.split("/").map(encodeURIComponent).join("/"), edition);
    same.hash = location.hash;
    const found = await fetch(same, { method: "HEAD" }).then((answer) => answer.ok, () => false);
    location.assign(found ? same : edition);
  };

  const item = ({ version, title, aliases }) => {
    const edition = new URL(`${encodeURIComponent(version)}/`, shelf);
    const link = make("a", { href: edition, textContent: title });
    if (version === folder || aliases?.includes(folder)) link.ariaCurrent = "true";
    link.addEventListener("click", (event) => follow(event, edition));
    return make("li", {}, link);
  };

  const show = (content) => hosts.forEach((host, index) => {
    const panel = make("div", { id: `kv-editions-${index}`, className: "kv-editions__panel", hidden: true }, content());
    const button = make("button", { type: "button", className: "kv-editions__button" });
    button.append(make("span", { textContent: `Utgåva ${host.dataset.kvEdition}` }));
    button.setAttribute("aria-controls", panel.id);
    const open = (wanted) => { panel.hidden = !wanted; button.ariaExpanded = String(wanted); };
    open(false);
    button.addEventListener("click", () => open(panel.hidden));
    host.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      /* Esc closes the list first, and the menu that holds it only the next time. */
      event.preventDefault();
      event.stopPropagation();
      open(false);
      button.focus();
    });
    document.addEventListener("click", (event) => { if (!host.contains(event.target)) open(false); });
    host.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !host.contains(event.relatedTarget)) open(false);
    });
    host.replaceChildren(button, panel);
    host.hidden = false;
  });
  const say = (message) => show(() => make("p", { textContent: message }));

  const start = async () => {
    if (location.protocol === "file:")
      return say("Andra utgåvor kan inte visas när sidan öppnas från en filmapp.");
    let editions;
    try {
      editions = await (await fetch(new URL("versions.json", shelf), { cache: "no-cache" })).json();
    } catch {
      return say("Listan över utgåvor kunde inte läsas.");
    }
    if (editions.length > 1) show(() => make("ul", {}, ...editions.map(item)));
  };
  start();
})();
