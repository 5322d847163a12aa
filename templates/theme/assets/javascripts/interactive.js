/* Charts on request: the interactive one instead of the drawing, and words to refer to it by. */
(() => {
  "use strict";
  const figures = document.querySelectorAll("[data-kv-figure]");
  if (!figures.length) return;

  const SWEDISH = {
    moduleType: "locale",
    name: "sv",
    dictionary: {
      "Autoscale": "Anpassa axlarna",
      "Compare data on hover": "Jämför värden vid pekaren",
      "Double-click on legend to isolate one trace": "Dubbelklicka i förklaringen för att bara visa en serie",
      "Double-click to zoom back out": "Dubbelklicka för att zooma ut igen",
      "Download plot": "Hämta som bild",
      "Download plot as a PNG": "Hämta som bild",
      "Image": "Bilden",
      "Image download succeeded": "Bilden är hämtad",
      "Pan": "Flytta",
      "Preparing image - this may take a few seconds": "Bilden förbereds, det kan ta några sekunder",
      "Reset": "Återställ",
      "Reset axes": "Återställ axlarna",
      "Show closest data on hover": "Visa närmaste värde vid pekaren",
      "Sorry, there was a problem downloading your image!": "Bilden kunde inte hämtas.",
      "Toggle Spike Lines": "Visa hjälplinjer",
      "Toggle show closest data on hover": "Visa närmaste värde vid pekaren",
      "Zoom": "Zooma",
      "Zoom in": "Zooma in",
      "Zoom out": "Zooma ut",
    },
    format: {
      days: ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
      shortDays: ["sön", "mån", "tis", "ons", "tors", "fre", "lör"],
      months: ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
      shortMonths: ["jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
      date: "%Y-%m-%d",
    },
  };

  /* ---- the interactive chart ---- */
  const run = (address) => new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  let library;
  const plotly = (address) => {
    library ??= run(address).then(() => { window.Plotly.register(SWEDISH); return window.Plotly; });
    library.catch(() => { library = undefined; });
    return library;
  };

  /* Colours are written var(--kv-…): what they are depends on the palette of the moment. */
  const coloured = (value, style) => {
    if (typeof value === "string") {
      const name = /^var\((--[\w-]+)\)$/.exec(value);
      return name ? style.getPropertyValue(name[1]).trim() : value;
    }
    if (Array.isArray(value)) return value.map((item) => coloured(item, style));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, coloured(item, style)]));
  };

  const plot = (loaded, figure, host) => {
    const style = getComputedStyle(figure);
    const written = JSON.parse(figure.querySelector("[data-kv-plot]").textContent);
    const { data, layout, config } = coloured(written, style);
    layout.font.family = style.fontFamily;
    return loaded.react(host, data, layout, config);
  };

  const prepareInteractive = (figure) => {
    const button = figure.querySelector("[data-kv-interactive]");
    const host = figure.querySelector(".kv-figure__interactive");
    const status = figure.querySelector(".kv-figure__status");
    const openWords = button.textContent;
    const isOpen = () => figure.dataset.shows === "interactive";

    let isBusy = false;
    const open = async () => {
      isBusy = true;
      status.textContent = "Det interaktiva diagrammet hämtas …";
      try {
        const loaded = await plotly(button.dataset.plotlySrc);
        figure.dataset.shows = "interactive";
        host.hidden = false;
        await plot(loaded, figure, host);
        button.textContent = "Vanligt diagram";
        status.textContent = "";
      } catch {
        close();
        status.textContent = "Det interaktiva diagrammet kunde inte hämtas. Tabellen säger detsamma.";
      }
      isBusy = false;
    };
    const close = () => {
      delete figure.dataset.shows;
      host.hidden = true;
      window.Plotly?.purge(host);
      button.textContent = openWords;
    };
    /* The button stays where it is and keeps the focus, whichever chart is shown. */
    button.addEventListener("click", () => { if (!isBusy) (isOpen() ? close : open)(); });
    new MutationObserver(() => { if (isOpen() && window.Plotly) plot(window.Plotly, figure, host); })
      .observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    button.hidden = false;
  };

  /* ---- where it stands, and how to refer to it ---- */
  const copy = async (written) => {
    try {
      await navigator.clipboard.writeText(written.textContent);
    } catch {
      /* Only a page that is fetched safely may reach the clipboard itself; the selection anybody may copy. */
      getSelection().selectAllChildren(written);
      if (!document.execCommand("copy")) throw new Error("nothing is copied");
    }
  };

  const prepareCitation = (figure) => {
    const origin = figure.querySelector("[data-kv-origin]");
    const button = origin.querySelector("[data-kv-copy]");
    const status = figure.querySelector(".kv-figure__status");
    /* A folder of files is nobody else's address. */
    if (location.protocol !== "file:") {
      const page = location.origin + location.pathname.replace(/index\.html$/, "");
      for (const address of origin.querySelectorAll("[data-kv-address]")) address.textContent = `${page}#${figure.id}`;
    }
    button.addEventListener("click", async () => {
      try {
        await copy(origin.querySelector("[data-kv-citation]"));
        status.textContent = "Hänvisningen är kopierad.";
      } catch {
        status.textContent = "Hänvisningen kunde inte kopieras. Markera texten och kopiera den själv.";
      }
    });
    button.hidden = false;
  };

  for (const figure of figures) {
    prepareInteractive(figure);
    prepareCitation(figure);
  }
})();
