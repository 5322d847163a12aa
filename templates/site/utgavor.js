/* Today's list of editions, and what the reader of an older one should know. It lies above the
   editions and serves them all. What it asks of an edition, however old: that its pages load this
   script, that an element with data-kv-editions has the way to the edition's root there and what the
   edition is called in data-kv-edition, and that the text is #kv-content. */
(() => {
  "use strict";
  const hosts = document.querySelectorAll("[data-kv-editions]");
  const text = document.getElementById("kv-content");
  if (!hosts.length) return;
  const shelf = new URL("./", document.currentScript.src);
  const root = new URL(hosts[0].dataset.kvEditions, location.href);
  const here = decodeURIComponent(location.pathname.slice(root.pathname.length)).replace(/(^|\/)index\.html$/, "$1");
  const folder = decodeURIComponent(root.pathname.split("/").at(-2) ?? "");
  const longest = 8;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const read = async (path) => (await fetch(new URL(path, shelf), { cache: "no-cache" })).json();
  const address = (edition) => new URL(`${encodeURIComponent(edition.version)}/`, shelf);
  const first = (edition) => edition.properties?.corrects ?? edition.version;
  const isFrozen = (edition) => edition.properties?.frozen === true;
  const called = (edition) => isFrozen(edition) ? `utgåva ${edition.title}` : "den pågående utgåvan";
  const day = (date) => new Date(date).toLocaleDateString("sv-SE", { dateStyle: "long", timeZone: "UTC" });

  /* ---- from edition to edition, on the same page where there is one ---- */
  const follow = async (event, edition) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const start = address(edition);
    const same = new URL(here.split("/").map(encodeURIComponent).join("/"), start);
    same.hash = location.hash;
    const found = await fetch(same, { method: "HEAD" }).then((answer) => answer.ok, () => false);
    location.assign(found ? same : start);
  };
  const link = (edition, words) => {
    const made = make("a", { href: address(edition), textContent: words });
    made.addEventListener("click", (event) => follow(event, edition));
    return made;
  };

  /* ---- the list ---- */
  const item = (edition, position, editions) => {
    const made = link(edition, edition.title);
    if (edition.version === folder) made.ariaCurrent = "true";
    const corrected = editions.slice(0, position).some((one) => one.properties?.corrects === first(edition));
    const state = corrected ? "rättad, se rättelsen" : isFrozen(edition) ? "ändras inte längre" : "ändras fortfarande";
    const date = isFrozen(edition) && edition.properties.date;
    const words = [state, date && `byggd ${day(date)}`].filter(Boolean).join(" · ");
    return make("li", {}, made, make("span", { className: "kv-editions__note", textContent: words }));
  };

  const show = (content) => hosts.forEach((host, index) => {
    const panel = make("div", { id: `kv-editions-${index}`, className: "kv-editions__panel", hidden: true }, content());
    const button = make("button", { type: "button", className: "kv-editions__button" });
    button.append(make("span", { textContent: host.dataset.kvEdition }));
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

  /* ---- what has come after, and what was wrong ---- */
  const changes = (older, newer) => `andringar/${encodeURIComponent(older.version)}/${encodeURIComponent(newer.version)}/`;
  const toChanges = (older, newer, words) =>
    make("a", { href: new URL(`${changes(older, newer)}index.html`, shelf), textContent: words });

  /* What differs on this very page, in words. */
  const concerned = (told) => {
    const isHere = (one) => [one.page_before, one.page_after].some((page) => page?.split("#")[0] === here);
    const values = [told.figures, told.risks, told.actions].flat().filter(isHere);  // a figure says its level
    const words = values.map((one) => `${one.what}: ${one.before ?? "fanns inte"} → ${one.after ?? "borttagen"}`);
    if (!words.length && told.documents.some(isHere)) return ["Texten på den här sidan är ändrad."];
    const more = words.length - longest;
    return more > 0 ? [...words.slice(0, longest), `och ${more} till`] : words;
  };

  const note = (kind, words, ...children) => {
    const box = make("aside", { className: `kv-edition-note kv-edition-note--${kind}` }, make("p", {}, make("strong", { textContent: words }), ...children));
    box.ariaLabel = words;
    text?.parentElement.prepend(box);
    return box;
  };

  const tell = async (box, older, newer) => {
    const told = await read(`${changes(older, newer)}andringar.json`).catch(() => null);
    if (!told) return;
    const words = concerned(told);
    if (words.length) box.append(make("p", { textContent: "På den här sidan:" }), make("ul", {}, ...words.map((one) => make("li", { textContent: one }))));
    box.append(make("p", {}, toChanges(older, newer, "Allt som är ändrat i rättelsen")));
  };

  const reasons = (corrections) => corrections.map((one) => ` ${one.properties.reason}`).join("");

  const inform = (editions) => {
    const position = editions.findIndex((edition) => edition.version === folder);
    if (position < 0) return;
    const mine = editions[position];
    const newer = editions.slice(0, position);
    const corrections = newer.filter((one) => one.properties?.corrects === first(mine));
    if (corrections.length) {
      const box = note("wrong", "Den här utgåvan är rättad.", reasons(corrections), " ", link(corrections[0], "Läs sidan i rättelsen"));
      tell(box, mine, corrections[0]);
    } else if (newer.length) {
      const decided = newer.find(isFrozen);
      const words = decided ? "Det finns en nyare utgåva." : "Den här utgåvan ändras inte längre.";
      const to = decided ?? newer[0];
      note("older", words, " ", link(to, `Läs sidan i ${called(to)}`));
    }
    const original = editions.find((one) => mine.properties?.corrects === one.version);
    if (original) tell(note("wrong", "Den här utgåvan är en rättelse.", ` ${mine.properties.reason} `, link(original, "Läs sidan som den var")), original, mine);
    const before = editions.slice(position + 1).find((one) => first(one) !== first(mine));
    if (here !== "") return;
    if (before) summarise(before, mine, editions);
    const { decision, register_number: number } = mine.properties ?? {};
    const facts = [decision && `Beslut: ${decision}`, number && `Diarienummer: ${number}`].filter(Boolean);
    if (facts.length) under(facts.join(" · "));
  };

  const under = (...children) => text?.querySelector("h1")?.after(make("p", { className: "kv-edition-changes" }, ...children));

  /* An edition says itself what was new when it was made, and has a place for the link to all of it. */
  const summarise = async (before, mine, editions) => {
    const place = text?.querySelector("[data-kv-since]");
    if (place) {
      const since = editions.find((one) => one.version === place.dataset.kvSince);
      if (since) place.replaceWith(toChanges(since, mine, "Vad har ändrats"));
      return;
    }
    const told = await read(`${changes(before, mine)}andringar.json`).catch(() => null);
    if (!told) return;
    const words = told.summary.slice(0, 4).join(" · ") || "ingenting har ändrats";
    under(`Sedan ${called(before)}: ${words}. `, toChanges(before, mine, "Vad har ändrats"));
  };

  const start = async () => {
    if (location.protocol === "file:")
      return say("Andra utgåvor kan inte visas när sidan öppnas från en filmapp. Varje utgåva är en mapp bredvid den här: öppna index.html i den.");
    let editions;
    try {
      editions = await read("versions.json");
    } catch {
      return say("Listan över utgåvor kunde inte läsas.");
    }
    if (editions.length < 2) return;
    document.head.append(make("link", { rel: "stylesheet", href: new URL("utgavor.css", shelf) }));
    show(() => make("ul", {}, ...editions.map(item)));
    inform(editions);
  };
  start();
})();
