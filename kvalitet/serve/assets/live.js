/* Keeps a page of the preview up to date, and tells what is wrong with the content. */
(() => {
  "use strict";
  const { kvBoot: boot, kvDrawn: drawn } = document.currentScript.dataset;
  const folder = new URL("./", document.currentScript.src);
  const LONG_SILENCE = 1500;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const remember = (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* storage is forbidden */ } };
  const recall = (key) => { try { return sessionStorage.getItem(key); } catch { return null; } };

  /* ---- the panel, whose looks are its own ---- */
  const host = make("kv-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const button = make("button", { type: "button", id: "button" });
  button.setAttribute("aria-controls", "list");
  const summary = make("p", { id: "summary" });
  summary.setAttribute("role", "status");
  const list = make("div", { id: "list", tabIndex: 0 });
  list.setAttribute("role", "region");
  list.setAttribute("aria-label", "Vad som ska rättas");
  const panel = make("section", { hidden: true }, make("div", { id: "bar" }, summary, button), list);
  panel.setAttribute("aria-label", "Förhandsvisning");
  shadow.append(make("link", { rel: "stylesheet", href: new URL("live.css", folder) }), panel);
  document.body.append(host);

  /* What the panel covers can be scrolled up from under it. */
  new ResizeObserver(() => {
    const height = `${panel.offsetHeight}px`;
    document.body.style.paddingBottom = document.documentElement.style.scrollPaddingBottom = height;
  }).observe(panel);

  const item = ({ place, kind, code, message, remedy }) => make("li", { className: kind === "fel" ? "error" : "warning" },
    make("p", { className: "place", textContent: place }),
    make("p", {}, make("strong", { textContent: `${kind} ${code}` }), ` ${message}`),
    make("p", { className: "remedy", textContent: remedy }));

  const open = (wanted) => {
    list.hidden = !wanted;
    button.ariaExpanded = String(wanted);
    button.textContent = wanted ? "Dölj" : "Visa";
  };
  button.addEventListener("click", () => {
    open(list.hidden);
    remember("kv-preview-open", button.ariaExpanded);
  });

  let state = null;
  let stopped = false;
  let shown = "";
  const show = () => {
    const { errors = 0, summary: told = "", problems = [], left = 0, trouble = "" } = state ?? {};
    const said = [];
    if (stopped) said.push("Förhandsvisningen är avstängd. Starta den igen med build.py serve.");
    if (trouble) said.push("Sidornas form kan inte användas.");
    if (told) said.push(`${told}.`);
    if (stopped || trouble || errors) said.push("Sidan visar det senaste som gick att rita.");
    panel.hidden = !said.length;
    panel.className = stopped || trouble || errors ? "serious" : "";
    if (summary.textContent !== said.join(" ")) summary.textContent = said.join(" ");
    const now = JSON.stringify([problems, left, trouble]);
    if (now === shown) return;
    shown = now;
    button.hidden = !problems.length && !trouble;
    list.replaceChildren(
      ...trouble ? [make("pre", { textContent: trouble })] : [],
      make("ol", { hidden: !problems.length }, ...problems.map(item)),
      ...left ? [make("p", { textContent: `… och ${left} till.` })] : []);
    open(!button.hidden && (errors > 0 || Boolean(trouble) || recall("kv-preview-open") === "true"));
  };

  /* ---- the search, which may know older pages than these ---- */
  const note = make("p", { className: "kv-search__status", hidden: true });
  document.querySelector("#kv-search .kv-search__status")?.after(note);
  let searchedOld = false;
  const tellSearch = ({ at, old, working }) => {
    searchedOld ||= old;
    const said = old ? `Sökningen visar sidorna som de var kl. ${at}.`
      : working ? "Sökregistret görs. Det kan ta en stund."
        : searchedOld ? "Ett nytt sökregister är klart. Ladda om sidan för att söka i det." : "";
    note.textContent = said;
    note.hidden = !said;
  };

  /* ---- a new page in the place of the old one ---- */
  const scrolled = "kv-preview-scrolled";
  const reload = () => {
    const busy = document.querySelector("dialog[open]");
    if (busy) return busy.addEventListener("close", reload, { once: true });
    remember(scrolled, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  };
  const [path, x, y] = JSON.parse(recall(scrolled) ?? "[]");
  if (path === location.pathname) addEventListener("load", () => scrollTo({ left: x, top: y, behavior: "instant" }));
  remember(scrolled, "[]");

  /* ---- listening, for as long as somebody looks: a browser has few connections to give ---- */
  let source = null;
  let silence = 0;
  const heard = () => { clearTimeout(silence); silence = 0; };
  const listen = () => {
    source?.close();
    source = new EventSource(new URL("laget", folder));
    source.addEventListener("message", ({ data }) => {
      heard();
      stopped = false;
      state = JSON.parse(data);
      if (state.boot !== boot || String(state.drawn) !== drawn) return reload();
      show();
      tellSearch(state.search);
    });
    source.addEventListener("error", () => {
      silence ||= setTimeout(() => {
        silence = 0;
        stopped = true;
        show();
        if (source.readyState === EventSource.CLOSED) listen();
      }, LONG_SILENCE);
    });
  };
  const leave = () => { heard(); source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => { if (persisted) listen(); });
  if (!document.hidden) listen();
})();
