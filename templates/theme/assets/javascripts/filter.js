/* Filters and sorts the table of results. Without scripts it stands whole, in its own order. */
(() => {
  "use strict";
  const plain = (text) => text.toLocaleLowerCase("sv");
  const order = new Intl.Collator("sv", { numeric: true });

  const filter = (form) => {
    const table = document.getElementById(form.dataset.kvFilter);
    if (!table) return;
    const rows = [...table.tBodies[0].rows];
    const status = form.querySelector("[role=status]");
    const texts = new Map(rows.map((row) => [row, plain(row.cells[0].textContent)]));
    const value = (name) => form.elements[name]?.value ?? "";
    const apply = () => {
      const words = plain(value("text")).split(/\s+/).filter(Boolean);
      const [owner, level] = [value("owner"), value("level")];
      for (const row of rows)
        row.hidden = Boolean(owner && row.dataset.kvOwner !== owner)
          || Boolean(level && row.dataset.kvLevel !== level)
          || !words.every((word) => texts.get(row).includes(word));
      const shown = rows.filter((row) => !row.hidden).length;
      status.textContent = shown === rows.length ? "" : shown ? `Visar ${shown} av ${rows.length}` : "Inget nyckeltal passar. Ändra filtret.";
    };
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    /* A browser that goes back fills the form in again. */
    addEventListener("pageshow", apply);
  };

  const sorting = (table) => {
    const body = table.tBodies[0];
    const original = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const key = (row, column) => row.cells[column].dataset.kvSort ?? "";
    const compare = (a, b, column, direction) => {
      const [one, other] = [key(a, column), key(b, column)];
      /* What has no value comes last, whichever way the rest is sorted. */
      if (!one || !other) return Number(!one) - Number(!other);
      const difference = Number(one) - Number(other);
      return direction * (Number.isNaN(difference) ? order.compare(one, other) : difference);
    };
    heads.forEach((head, column) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "kv-sort" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { none: "ascending", ascending: "descending", descending: "none" }[head.ariaSort ?? "none"];
        for (const other of heads) other.removeAttribute("aria-sort");
        if (next !== "none") head.setAttribute("aria-sort", next);
        const direction = next === "descending" ? -1 : 1;
        const rows = next === "none" ? original : original.toSorted((a, b) => compare(a, b, column, direction));
        body.append(...rows);
      });
    });
  };

  document.querySelectorAll("form[data-kv-filter]").forEach(filter);
  document.querySelectorAll("table[data-kv-sortable]").forEach(sorting);
})();
