// Tables that can be sorted, filtered and turned by pages. Without it the page has every row, in the order of the plan.
(function () {
  "use strict";

  const rowsOfPage = 100;
  // Fewer rows are taken in at a glance.
  const leastSortable = 8;
  const factors = { ns: 1e-9, "\u00b5s": 1e-6, "\u03bcs": 1e-6, ms: 1e-3, s: 1, k: 1e3, M: 1e6, G: 1e9 };
  // A figure as the report writes it: 1.92× [1.88, 1.96], 6.97 ms, 16.1 MB, 1.2 k/s, 95.1 %, 2 × 10.
  const figure =
    /^(-?[\d,]+(?:\.\d+)?)\s?(ns|\u00b5s|\u03bcs|ms|s|k|M|G)?(?:B|\/s|\u00d7|%)?(?:\s\u00d7\s(\d+))?(?:\s\[[^\]]*\])?$/;
  const collator = new Intl.Collator(undefined, { numeric: true });
  const tables = [];

  function valueOf(text) {
    const match = figure.exec(text);
    if (!match) return null;
    const value = Number(match[1].replaceAll(",", "")) * (factors[match[2]] ?? 1);
    return match[3] ? value + Number(match[3]) / 1e6 : value;
  }

  const isUnknown = (text) => text === "\u2013" || text === "";

  class ReportTable {
    constructor(table) {
      this.body = table.tBodies[0];
      this.rows = Array.from(this.body.rows);
      this.shown = this.rows;
      this.page = 0;
      this.headings = Array.from(table.tHead.rows[0].cells);
      this.headings.forEach((heading, column) => this.makeSortable(heading, column));
      if (table.closest("section.long")) this.addTools(table.closest(".scroll"));
      this.show();
    }

    makeSortable(heading, column) {
      if (this.rows.length < leastSortable) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => this.sort(column, heading.getAttribute("aria-sort") === "ascending"));
    }

    addTools(before) {
      const tools = document.createElement("div");
      tools.className = "tools";
      const label = document.createElement("label");
      label.textContent = "Only rows with ";
      this.filter = document.createElement("input");
      this.filter.type = "search";
      this.filter.placeholder = "words, such as: threads 3.13t";
      label.append(this.filter);
      this.status = document.createElement("span");
      this.status.setAttribute("role", "status");
      this.previous = this.pager("Previous", -1);
      this.next = this.pager("Next", 1);
      tools.append(label, this.status, this.previous, this.next);
      before.before(tools);
      this.filter.addEventListener("input", () => this.search());
    }

    pager(name, by) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => {
        this.page += by;
        this.show();
      });
      return button;
    }

    search() {
      const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      this.shown = this.rows.filter((row) => {
        row.words ??= Array.from(row.cells, (cell) => cell.textContent).join(" ").toLowerCase();
        return words.every((word) => row.words.includes(word));
      });
      this.page = 0;
      this.show();
    }

    sort(column, descending) {
      const texts = new Map(this.rows.map((row) => [row, row.cells[column].textContent]));
      const values = new Map(this.rows.map((row) => [row, valueOf(texts.get(row))]));
      const isNumeric = this.rows.every((row) => isUnknown(texts.get(row)) || values.get(row) !== null);
      const sign = descending ? -1 : 1;
      this.rows.sort((one, other) => {
        const [a, b] = [texts.get(one), texts.get(other)];
        // What is not known is last, whichever way it is sorted.
        if (isUnknown(a) || isUnknown(b)) return Number(isUnknown(a)) - Number(isUnknown(b));
        return sign * (isNumeric ? values.get(one) - values.get(other) : collator.compare(a, b));
      });
      this.headings.forEach((heading, place) => {
        if (place === column) heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
        else heading.removeAttribute("aria-sort");
      });
      this.body.append(...this.rows);
      if (this.filter) this.search();
    }

    show() {
      if (!this.status) return;
      const first = this.page * rowsOfPage;
      const visible = new Set(this.shown.slice(first, first + rowsOfPage));
      this.rows.forEach((row) => (row.hidden = !visible.has(row)));
      const [count, all] = [this.shown.length, this.rows.length];
      this.status.textContent = count === 0
        ? `None of ${all}`
        : `${first + 1}\u2013${first + visible.size} of ${count}${count === all ? "" : ` (${all} in all)`}`;
      this.previous.disabled = first === 0;
      this.next.disabled = first + rowsOfPage >= count;
      this.previous.hidden = this.next.hidden = count <= rowsOfPage;
    }

    // On paper every row that was asked for.
    showAll() {
      this.shown.forEach((row) => (row.hidden = false));
    }

    reveal(row) {
      if (!this.status) return;
      if (!this.shown.includes(row)) {
        this.filter.value = "";
        this.search();
      }
      this.page = Math.floor(this.shown.indexOf(row) / rowsOfPage);
      this.show();
    }
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    const table = tables.find((one) => one.rows.includes(target));
    if (table) table.reveal(target);
    target.scrollIntoView();
  }

  document.querySelectorAll("section table").forEach((table) => {
    if (table.tHead) tables.push(new ReportTable(table));
  });
  // What is folded on the screen cannot be opened on paper.
  let opened = [];
  addEventListener("beforeprint", () => {
    tables.forEach((table) => table.showAll());
    opened = Array.from(document.querySelectorAll("details:not([open], .on-screen)"));
    opened.forEach((part) => (part.open = true));
  });
  addEventListener("afterprint", () => {
    tables.forEach((table) => table.show());
    opened.forEach((part) => (part.open = false));
  });
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
