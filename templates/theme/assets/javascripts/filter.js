/* Filters and sorts the table of results, and keeps the choice in the address so that it can be sent
   to someone else. Without scripts the table stands whole, in its own order. */
(() => {
  "use strict";
  const plain = (text) => text.toLocaleLowerCase("sv");
  const order = new Intl.Collator("sv", { numeric: true });
  const ORDER = "ordna";

  const asked = new URLSearchParams(location.search);
  const remember = (name, value) => {
    if (value) asked.set(name, value);
    else asked.delete(name);
    const query = asked.toString();
    try {
      history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash);
    } catch {
      /* A page read straight from a file has an address that cannot be changed. */
    }
  };

  const filter = (form) => {
    const table = document.getElementById(form.dataset.kvFilter);
    if (!table) return;
    const rows = [...table.tBodies[0].rows];
    const status = form.querySelector("[role=status]");
    const texts = new Map(rows.map((row) => [row, plain(row.cells[0].textContent)]));
    const fields = [...form.elements].filter((field) => field.name);
    const value = (name) => form.elements[name]?.value ?? "";
    const apply = () => {
      const words = plain(value("sok")).split(/\s+/).filter(Boolean);
      const [owner, level] = [value("kommun"), value("niva")];
      for (const row of rows)
        row.hidden = Boolean(owner && row.dataset.kvOwner !== owner)
          || Boolean(level && row.dataset.kvLevel !== level)
          || !words.every((word) => texts.get(row).includes(word));
      const shown = rows.filter((row) => !row.hidden).length;
      status.textContent = shown === rows.length ? "" : shown ? `Visar ${shown} av ${rows.length}` : "Inget nyckeltal passar. Ändra filtret.";
      for (const field of fields) remember(field.name, field.value);
    };
    for (const field of fields) {
      const wanted = asked.get(field.name);
      const isOffered = !field.options || [...field.options].some((option) => option.value === wanted);
      if (wanted && isOffered) field.value = wanted;
    }
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
    const names = heads.map((head) => plain(head.textContent.trim()));
    const key = (row, column) => row.cells[column].dataset.kvSort ?? "";
    const compare = (a, b, column, direction) => {
      const [one, other] = [key(a, column), key(b, column)];
      /* What has no value comes last, whichever way the rest is sorted. */
      if (!one || !other) return Number(!one) - Number(!other);
      const difference = Number(one) - Number(other);
      return direction * (Number.isNaN(difference) ? order.compare(one, other) : difference);
    };
    const sort = (column, next) => {
      for (const other of heads) other.removeAttribute("aria-sort");
      if (next !== "none") heads[column].setAttribute("aria-sort", next);
      const direction = next === "descending" ? -1 : 1;
      const rows = next === "none" ? original : original.toSorted((a, b) => compare(a, b, column, direction));
      body.append(...rows);
      remember(ORDER, next === "none" ? "" : (direction < 0 ? "-" : "") + names[column]);
    };
    heads.forEach((head, column) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "kv-sort" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () =>
        sort(column, { none: "ascending", ascending: "descending", descending: "none" }[head.ariaSort ?? "none"]));
    });
    const wanted = asked.get(ORDER) ?? "";
    const column = names.indexOf(wanted.replace(/^-/, ""));
    if (column >= 0) sort(column, wanted.startsWith("-") ? "descending" : "ascending");
  };

  document.querySelectorAll("table[data-kv-sortable]").forEach(sorting);
  document.querySelectorAll("form[data-kv-filter]").forEach(filter);
})();
