/* The search dialog. Pagefind's index is fetched in pieces, and only when somebody searches. */
(() => {
  "use strict";
  const dialog = document.getElementById("kv-search");
  if (!dialog) return;
  const root = new URL(dialog.dataset.kvRoot, location.href);
  const form = dialog.querySelector("form");
  const input = form.elements.query;
  const filters = dialog.querySelector(".kv-search__filters");
  const status = dialog.querySelector(".kv-search__status");
  const list = dialog.querySelector(".kv-search__results");
  const more = dialog.querySelector(".kv-search__more");
  const shortcut = dialog.querySelector("[name=shortcut]");
  const step = 10;

  const say = (message) => { status.textContent = message; };
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* ---- the index ---- */
  let loading;
  const load = () => (loading ??= (async () => {
    const [pagefind, facets] = await Promise.all([
      import(new URL("pagefind/pagefind.js", root)),
      fetch(new URL("pagefind/facets.json", root)).then((answer) => answer.json()),
    ]);
    await pagefind.options({
      baseUrl: "/",
      excerptLength: 24,
      noWorker: true,
      /* Whoever writes an id or a short name wants its own page, not those that mention it. */
      ranking: { metaWeights: { Namn: 8 } },
    });
    await pagefind.init();
    addFilters(facets);
    return pagefind;
  })());

  /* Each filter is a facet ("Kommun"), and each of its choices knows the pages that pass it. */
  const addFilters = (facets) => {
    for (const name of ["Typ", "Kommun", "År"]) {
      const words = Object.keys(facets[name]).sort((a, b) => a.localeCompare(b, "sv"));
      if (words.length < 2) continue;
      if (name === "År") words.reverse();
      const options = words.map((word) => make("option", { value: word, textContent: word }));
      options.forEach((option) => { option.pages = new Set(facets[name][option.value]); });
      const select = make("select", { name }, make("option", { value: "", textContent: "Alla" }), ...options);
      select.addEventListener("change", () => search());
      filters.append(make("label", {}, make("span", { textContent: name }), select));
    }
    filters.hidden = !filters.children.length;
  };
  const passes = (result) => [...filters.querySelectorAll("select")].every((select) =>
    !select.value || select.selectedOptions[0].pages.has(result.id));

  /* ---- the results ---- */
  let results = [];
  let shown = 0;
  let latest = 0;

  /* Only text and <mark> are taken over from the excerpt, whatever else it may hold. */
  const excerpt = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    return make("span", { className: "kv-search__excerpt" }, ...[...parsed.childNodes].map((node) =>
      node.nodeName === "MARK" ? make("mark", { textContent: node.textContent }) : node.textContent));
  };

  const entry = (page) => make("li", {}, make("a", { href: new URL((page.raw_url ?? page.url).replace(/^\/+/, ""), root) },
    make("span", { className: "kv-search__title", textContent: page.meta.title }),
    make("span", { className: "kv-search__facts",
      textContent: [page.meta.Typ, page.meta.Namn, page.meta.Kommun, page.meta.År].filter(Boolean).join(" · ") }),
    excerpt(page.excerpt)));

  const showMore = async (turn) => {
    const pages = await Promise.all(results.slice(shown, shown + step).map((result) => result.data()));
    if (turn !== latest) return;
    if (!shown) list.replaceChildren();
    list.append(...pages.map(entry));
    shown += pages.length;
    list.hidden = !shown;
    more.hidden = shown >= results.length;
  };

  const clear = (message) => {
    list.hidden = more.hidden = true;
    list.replaceChildren();
    say(message);
  };

  const search = async () => {
    const turn = ++latest;
    const words = input.value.trim();
    if (location.protocol === "file:")
      return clear("Sökningen fungerar inte när sidan öppnas från en filmapp. Den behöver en webbserver. Leta i menyn i stället, eller öppna webbplatsen på intranätet.");
    try {
      const pagefind = await load();
      if (turn !== latest) return;
      if (!words) return clear("");
      const found = await pagefind.search(words);
      if (turn !== latest) return;
      [results, shown] = [found.results.filter(passes), 0];
      if (!results.length) return clear(`Inga träffar på ”${words}”.`);
      await showMore(turn);
      if (turn === latest) say(results.length === 1 ? "1 träff" : `${results.length} träffar`);
    } catch {
      loading = undefined;
      filters.replaceChildren();
      clear("Sökningen fungerar inte: sökregistret kunde inte läsas.");
    }
  };

  /* ---- the reader's hands ---- */
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, input.value ? 120 : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  more.addEventListener("click", async () => {
    const next = shown;
    await showMore(latest);
    list.children[next]?.querySelector("a").focus();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      /* A search field would otherwise take the key to empty itself. */
      event.preventDefault();
      dialog.close();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.matches("select")) return;
    const stops = [input, ...list.querySelectorAll("a")];
    const place = stops.indexOf(event.target);
    if (place < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(place + step, 0), stops.length - 1)].focus();
  });
  for (const opener of document.querySelectorAll("[data-kv-opens=kv-search]"))
    opener.addEventListener("click", () => { input.select(); search(); });

  /* A shortcut of a single character must be possible to turn off (WCAG 2.1.4). */
  const key = "kv-search-shortcut";
  try { shortcut.checked = localStorage.getItem(key) !== "off"; } catch { /* storage is forbidden */ }
  shortcut.addEventListener("change", () => {
    try { localStorage.setItem(key, shortcut.checked ? "on" : "off"); } catch { /* lasts for the page */ }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !shortcut.checked) return;
    if (document.querySelector("dialog[open]") || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    document.querySelector("[data-kv-opens=kv-search]").click();
  });
})();
