/* Filters and sorts the board's table, and keeps the choice in the address so that it can be sent to
   someone else. Without scripts the table stands whole, by municipality and area. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-kv-filter]");
  const table = form && document.getElementById(form.dataset.kvFilter);
  if (!table) return;
  const plain = (text) => text.toLocaleLowerCase("sv");
  const order = new Intl.Collator("sv", { numeric: true });
  const ORDER = "ordna";
  const LEVELS = ["röd", "gul", "grön"];

  /* ---- the address ---- */
  let asked = new URLSearchParams(location.search);
  const remember = (name, value, isStep) => {
    if (value) asked.set(name, value);
    else asked.delete(name);
    const query = asked.toString();
    const address = location.pathname + (query && `?${query}`) + location.hash;
    try {
      history[isStep ? "pushState" : "replaceState"](history.state, "", address);
    } catch {
      /* A page read straight from a file has an address that cannot be changed. */
    }
  };

  /* ---- the rows, each with the part of the table it belongs to ---- */
  const bodies = [...table.tBodies];
  const groups = bodies.filter((body) => body.dataset.kvName).map((body) => ({
    body,
    owners: body.dataset.kvOwner.split(" "),
    area: body.dataset.kvArea,
    rows: [...body.querySelectorAll("[data-kv-level]")],
  }));
  const rows = groups.flatMap((group) => group.rows.map((row) => ({
    row,
    group,
    name: row.cells[0].textContent,
    text: plain(`${row.cells[0].textContent} ${group.body.dataset.kvName}`),
    levels: row.dataset.kvLevel.split(" "),
  })));
  const flat = document.createElement("tbody");
  flat.setAttribute("role", "rowgroup");

  /* ---- filter ---- */
  const fields = [...form.elements].filter((field) => field.name);
  const status = form.querySelector("[role=status]");
  const value = (name) => form.elements[name]?.value ?? "";
  const hide = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };
  const filter = () => {
    const words = plain(value("sok")).split(/\s+/).filter(Boolean);
    const [owner, area, level] = ["kommun", "omrade", "niva"].map(value);
    const left = new Set();
    let shown = 0;
    for (const { row, group, text, levels } of rows) {
      const passes = (!owner || group.owners.includes(owner))
        && (!area || group.area === area)
        && (!level || levels.includes(level))
        && words.every((word) => text.includes(word));
      hide(row, !passes);
      if (passes) shown += 1;
      if (passes) left.add(group.body).add(group.body.dataset.kvOwner);
    }
    for (const body of bodies) hide(body, flat.isConnected || !left.has(body.dataset.kvName ? body : body.dataset.kvOwner));
    status.textContent = shown === rows.length ? "" : shown ? `Visar ${shown} av ${rows.length}` : "Inget nyckeltal passar. Ändra filtret.";
  };

  /* ---- sort ---- */
  const heads = [...table.tHead.rows[0].cells].filter((head) => head.dataset.kvKey);
  const names = heads.map((head) => plain(head.textContent.trim()));
  const number = (text) => text && Number.parseFloat(text.replaceAll(/\s/g, "").replace("−", "-").replace(",", "."));
  const keys = {
    namn: ({ name }) => name,
    nu: ({ row }) => number(row.cells[1].querySelector("b")?.textContent),
    niva: ({ levels }) => LEVELS.includes(levels[0]) ? LEVELS.indexOf(levels[0]) : undefined,
    andring: ({ row }) => row.dataset.kvMoved && Number(row.dataset.kvMoved),
  };
  /* Out of its group a row has to say itself whose it is. */
  const sayOwner = ({ row, group }) => {
    const said = Object.assign(document.createElement("span"), { className: "kv-board__owner", textContent: group.body.dataset.kvName });
    row.cells[0].append(said);
  };
  const sort = (column, direction) => {
    for (const head of heads) head.removeAttribute("aria-sort");
    if (!direction) {
      if (!flat.isConnected) return;
      table.classList.remove("kv-board--flat");
      for (const { body, rows: own } of groups) body.append(...own);
      flat.remove();
      return;
    }
    heads[column].setAttribute("aria-sort", direction);
    const sign = direction === "descending" ? -1 : 1;
    const key = keys[heads[column].dataset.kvKey];
    /* What has no value comes last, whichever way the rest is sorted. */
    const compare = ([one], [other]) => one === undefined || other === undefined
      ? Number(one === undefined) - Number(other === undefined)
      : sign * (typeof one === "string" ? order.compare(one, other) : one - other);
    if (!table.querySelector(".kv-board__owner")) rows.forEach(sayOwner);
    flat.append(...rows.map((one) => [key(one), one.row]).sort(compare).map(([, row]) => row));
    table.append(flat);
    table.classList.add("kv-board--flat");
  };
  heads.forEach((head, column) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "kv-sort" });
    button.append(...head.childNodes);
    head.append(button);
    const turns = head.dataset.kvKey === "andring" ? [null, "descending", "ascending"] : [null, "ascending", "descending"];
    button.addEventListener("click", () => {
      const next = turns[(turns.indexOf(head.getAttribute("aria-sort")) + 1) % turns.length];
      sort(column, next);
      filter();
      remember(ORDER, next && (next === "descending" ? "-" : "") + names[column], true);
    });
  });

  /* ---- what the address asks for ---- */
  const read = () => {
    for (const field of fields) {
      const wanted = asked.get(field.name) ?? "";
      const isOffered = !field.options || [...field.options].some((option) => option.value === wanted);
      field.value = isOffered ? wanted : "";
    }
    const wanted = asked.get(ORDER) ?? "";
    const column = names.indexOf(wanted.replace(/^-/, ""));
    sort(column, column < 0 ? null : wanted.startsWith("-") ? "descending" : "ascending");
    filter();
  };
  const readAnew = () => {
    asked = new URLSearchParams(location.search);
    read();
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    filter();
    /* A choice is a step that one can go back from; a letter is not. */
    remember(target.name, target.value, Boolean(target.options));
  });
  addEventListener("popstate", readAnew);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='?']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    try {
      history.pushState(null, "", link.href);
    } catch {
      return; /* The page is opened anew, which does as well. */
    }
    event.preventDefault();
    readAnew();
    document.querySelector(link.hash)?.scrollIntoView();
  });
  read();
})();
