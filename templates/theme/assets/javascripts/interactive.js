/* Charts on request: the interactive one instead of the drawing, and the drawing as a picture. */
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

  /* ---- the drawing as a file of its own ---- */
  const LOOKS = ["fill", "stroke", "stroke-width", "fill-opacity", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "paint-order", "opacity", "font-family", "font-size", "font-style", "font-weight", "text-anchor"];
  const SVG = "http://www.w3.org/2000/svg";

  const make = (name, attributes, text = "") => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };

  const wrapped = (text, most) => text.split(" ").reduce((lines, word) => {
    const longer = `${lines.at(-1)} ${word}`.trim();
    return longer.length > most ? [...lines, word] : [...lines.slice(0, -1), longer];
  }, [""]);

  const standalone = (drawing, title) => {
    const copy = drawing.cloneNode(true);
    const originals = drawing.querySelectorAll("*");
    copy.querySelectorAll("*").forEach((element, index) => {
      if (/^(title|desc|defs|pattern)$/.test(element.tagName)) return;
      const style = getComputedStyle(originals[index]);
      for (const look of LOOKS) element.style.setProperty(look, style.getPropertyValue(look));
    });
    const { width, height } = drawing.viewBox.baseVal;
    const lines = wrapped(title, Math.floor(width / 8.5));
    const head = 24 * lines.length + 16;
    const margin = 20;
    const box = [-margin, -head - margin, width + 2 * margin, height + head + 2 * margin];
    const style = getComputedStyle(drawing);
    const look = `font: 600 17px ${style.fontFamily}; fill: ${style.color}`;
    const ground = style.getPropertyValue("--kv-ground").trim();
    copy.prepend(
      make("rect", { x: box[0], y: box[1], width: box[2], height: box[3], style: `fill: ${ground}` }),
      ...lines.map((line, index) => make("text", { x: 0, y: 24 * index + 17 - head, style: look }, line)),
    );
    copy.setAttribute("viewBox", box.join(" "));
    copy.setAttribute("width", box[2]);
    copy.setAttribute("height", box[3]);
    copy.removeAttribute("class");
    return new XMLSerializer().serializeToString(copy);
  };

  const preparePicture = (figure) => {
    const button = figure.querySelector("[data-kv-picture]");
    button.addEventListener("click", () => {
      const title = figure.querySelector("figcaption").textContent;
      const picture = standalone(figure.querySelector(".kv-drawing"), title);
      const address = URL.createObjectURL(new Blob([picture], { type: "image/svg+xml" }));
      Object.assign(document.createElement("a"), { href: address, download: `${figure.id}.svg` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    });
    button.hidden = false;
  };

  for (const figure of figures) {
    prepareInteractive(figure);
    preparePicture(figure);
  }
})();
