/* What pages can do beyond being read: copy an address or a citation, switch off the links in the text, preview what a
   reference leads to, filter and sort lists. Every page is whole without it. */
(() => {
  "use strict";

  const words = {
    copiedLink: "Link copied",
    copiedCitation: "Citation copied",
    linksOn: "Links in the text",
    shown: "%(shown)s of %(all)s shown",
    ...JSON.parse(document.getElementById("sr-words")?.textContent ?? "{}"),
  };
  const language = document.documentElement.lang;
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* not kept, then */ } };

  // --- Copying. Without a clipboard the link is followed: to the paragraph, or to its citation. ---

  // What is announced must change within an element that stands on the page already.
  const status = make("p", { class: "sr-status", role: "status" });
  document.body.append(status);
  let clearing;
  const say = (text) => {
    status.textContent = "";
    clearTimeout(clearing);
    setTimeout(() => { status.textContent = text; }, 50);
    clearing = setTimeout(() => { status.textContent = ""; }, 4000);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-sr-copy]");
    if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const citation = link.dataset.srCopy;
    navigator.clipboard.writeText(citation || link.href).then(
      () => say(citation ? words.copiedCitation : words.copiedLink),
      () => { location.href = link.href; },
    );
  });

  // --- The reader's switch for links in the text ---

  const linked = [...document.querySelectorAll(".sr-text a[href]")].filter((link) => !link.closest(".sr-mark"));
  const tools = document.querySelector(".sr-tools");
  if (tools && linked.length) {
    const button = make("button", { type: "button", class: "sr-switch" }, words.linksOn);
    const set = (on) => {
      button.setAttribute("aria-pressed", String(on));
      for (const link of linked) {
        if (on && link.dataset.srHref) link.setAttribute("href", link.dataset.srHref);
        if (!on) {
          link.dataset.srHref ??= link.getAttribute("href");
          link.removeAttribute("href");
        }
      }
    };
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      remember("sr-links", on ? "on" : "off");
      set(on);
    });
    set(remembered("sr-links") !== "off");
    tools.append(button);
  }

  // --- Previews of what a reference leads to, by pointer and by keyboard ---

  const PLACE = /^#(?:annex_.+__)?(?:para|note|block|item|meeting)_/;
  const pages = new Map();
  const pageAt = (url) => {
    if (url.pathname === location.pathname) return document;
    if (!pages.has(url.pathname)) {
      const page = fetch(url.pathname).then((answer) => (answer.ok ? answer.text() : ""));
      pages.set(url.pathname, page.then((text) => new DOMParser().parseFromString(text, "text/html")));
    }
    return pages.get(url.pathname);
  };
  const textAt = (page, url) => {
    if (!url.hash) return page.querySelector('meta[name="description"]')?.content ?? "";
    const target = page.getElementById(decodeURIComponent(url.hash.slice(1)));
    const whole = target?.querySelector(".sr-text, .sr-note-text") ?? target?.closest("li, tr") ?? target;
    const copy = whole?.cloneNode(true);
    copy?.querySelectorAll(".sr-mark").forEach((mark) => mark.remove());
    const parts = [...(copy?.cells ?? [copy])].slice(0, 2); // of a row what it is, not where it is dealt with
    return parts.map((part) => part?.textContent ?? "").join(" ").replace(/\s+/g, " ").trim();
  };
  const referenced = (link) => {
    const url = new URL(link.href, location.href);
    if (url.origin !== location.origin || link.closest(".sr-number, .sr-actions")) return null;
    return PLACE.test(url.hash) || (!url.hash && /\/documents\/[^/]+\/$/.test(url.pathname)) ? url : null;
  };
  const bubble = make("div", { id: "sr-preview", class: "sr-preview", role: "tooltip", hidden: "" });
  document.body.append(bubble);
  let wanted = null;
  let shown = null;
  let timer;
  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    wanted = shown = null;
    bubble.hidden = true;
  };
  const place = (link) => {
    const box = [...link.getClientRects()].pop();
    const height = bubble.offsetHeight + 8;
    const above = box.bottom + height > innerHeight && box.top > height;
    const room = document.documentElement.clientWidth - bubble.offsetWidth - 8;
    bubble.style.top = `${scrollY + (above ? box.top - height : box.bottom + 8)}px`;
    bubble.style.left = `${scrollX + Math.max(8, Math.min(box.left, room))}px`;
  };
  const show = async (link, url) => {
    const text = textAt(await pageAt(url), url);
    if (wanted !== link || !text) return;
    bubble.textContent = text.length > 320 ? `${text.slice(0, text.lastIndexOf(" ", 320))} …` : text;
    bubble.hidden = false;
    place(link);
    link.setAttribute("aria-describedby", bubble.id);
    shown = link;
  };
  const soon = (target) => {
    const link = target.closest?.(".md-content a[href]");
    const url = link && referenced(link);
    if (target.closest?.("#sr-preview") || (link && link === shown)) clearTimeout(timer);
    if (!url || link === shown) return;
    hide();
    wanted = link;
    timer = setTimeout(() => show(link, url).catch(hide), 300);
  };
  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (document.activeElement !== shown || !shown) hide(); }, 250);
  };
  document.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") soon(event.target); });
  document.addEventListener("pointerout", (event) => {
    if (event.target.closest?.(".md-content a, #sr-preview")) leave();
  });
  document.addEventListener("focusin", (event) => { if (event.target.matches?.(":focus-visible")) soon(event.target); });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  // --- Filters and sorting, kept in the page's address ---

  const state = new URLSearchParams(location.search);
  const keep = () => {
    const query = state.size ? `?${state}` : "";
    history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
  };
  for (const form of document.querySelectorAll("form.sr-filters")) {
    const list = form.parentElement;
    const marks = [...list.querySelectorAll(".sr-row")];
    const entries = marks.map((mark) => mark.closest("tr, .sr-entry, li"));
    const selects = [...form.querySelectorAll("select")];
    const count = make("p", { class: "sr-soft", role: "status" });
    const update = () => {
      let left = 0;
      marks.forEach((mark, index) => {
        const kept = selects.every(({ name, value }) => !value || (mark.dataset[name] ?? "").split(" ").includes(value));
        entries[index].hidden = !kept;
        left += kept;
      });
      for (const head of list.querySelectorAll("h3")) {
        let next = head.nextElementSibling;
        while (next?.hidden) next = next.nextElementSibling;
        head.hidden = !next?.matches(".sr-entry");
      }
      const told = words.shown.replace("%(shown)s", left).replace("%(all)s", marks.length);
      count.textContent = left < marks.length ? told : "";
    };
    for (const select of selects) {
      const chosen = state.get(select.name);
      if ([...select.options].some((option) => option.value === chosen)) select.value = chosen;
      select.addEventListener("change", () => {
        if (select.value) state.set(select.name, select.value);
        else state.delete(select.name);
        update();
        keep();
      });
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    form.append(count);
    form.hidden = false;
    update();
  }

  for (const table of document.querySelectorAll(".sr-sortable table")) {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const told = (row, column) => row.cells[column].textContent.trim();
    const sort = (column, down) => {
      const rows = [...body.rows];
      const numbers = rows.every((row) => /^\d*$/.test(told(row, column)));
      rows.sort((one, other) => (numbers
        ? told(one, column) - told(other, column)
        : told(one, column).localeCompare(told(other, column), language, { numeric: true })));
      if (down) rows.reverse();
      body.append(...rows);
      heads.forEach((head, index) => {
        if (index === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    };
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", class: "sr-sort" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const counts = [...body.rows].every((row) => /^\d*$/.test(told(row, column)));
        const before = head.getAttribute("aria-sort");
        const down = before ? before === "ascending" : counts; // of counts, the most come first
        state.set("sort", `${down ? "-" : ""}${column + 1}`);
        sort(column, down);
        keep();
      });
    });
    const kept = /^(-?)([1-9])$/.exec(state.get("sort") ?? "");
    if (kept && heads[kept[2] - 1]) sort(kept[2] - 1, Boolean(kept[1]));
  }

  // --- What is folded opens when an address leads into it, and for a printer ---

  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target?.closest?.("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
