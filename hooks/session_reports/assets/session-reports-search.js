/* The search: its field in the header, and its page. Pagefind's index tells which pages have the words and where in
   their texts; here that becomes paragraphs, each with its number and its sentence. Nothing is loaded before it is
   asked for. */
(() => {
  "use strict";

  const root = new URL("..", document.currentScript.src);
  const words = JSON.parse(document.getElementById("sr-words").textContent).search;
  const language = document.documentElement.lang;
  const fill = (message, values) => Object.entries(values).reduce((text, [key, value]) => text.replace(`%(${key})s`, value), message);
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // --- Words: without accents and capitals, and parted as in the index ---

  const MARK = "\u2060"; // what the index puts before a space that the text has not
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const parted = (text) => fold(text).match(/[\p{L}\p{N}_]+/gu) ?? [];
  // Endings differ: "summarized" is found by "summarizes". The index decides; this only tells which word it meant.
  const alike = (one, other) => {
    const least = Math.min(one.length, Math.max(3, one.length - 3));
    let same = 0;
    while (same < one.length && one[same] === other[same]) same += 1;
    return same >= least;
  };

  // --- What is asked ---

  let loading;
  const load = () => {
    loading ??= location.protocol === "file:"
      ? Promise.reject(new Error("server"))
      : import(new URL("pagefind/pagefind.js", root)).then(async ({ createInstance }) => {
        const index = createInstance({ noWorker: true, basePath: new URL("pagefind/", root).href });
        await index.init();
        return index;
      }).catch(() => { throw new Error("missing"); });
    return loading;
  };

  // First the pages that have the words as a phrase, then those that have them all, then those that have some.
  // Where nothing has them, an article may have lost its apostrophe: "cote divoire".
  const ask = async (typed, filters = {}) => {
    const terms = parted(typed);
    const apart = terms.map((term) => term.replace(/^[dl](?=[aeiouh].)/u, "$& "));
    const answer = await asked(typed, terms, filters);
    const again = !answer.results.length && apart.some((term) => term.includes(" "));
    return again ? asked(typed, apart.join(" ").split(" "), filters) : answer;
  };

  const asked = async (typed, terms, filters) => {
    const index = await load();
    if (!terms.length && !Object.keys(filters).length) return { results: [], terms, filters: await index.filters() };
    const phrase = /^\s*["“«].+["”»]\s*$/u.test(typed);
    if (!terms.length) {
      const all = await index.search(null, { filters, sort: { date: "desc" } });
      return { ...all, terms };
    }
    const whole = terms.length > 1 && (await index.search(`"${terms.join(" ")}"`, { filters }));
    if (phrase && whole) return { ...whole, terms };
    const all = await index.search(terms.join(" "), { filters });
    const first = new Set((whole?.results ?? []).map((result) => result.id));
    return { ...all, terms, results: [...(whole?.results ?? []), ...all.results.filter((result) => !first.has(result.id))] };
  };

  // --- From a page to the places in it ---

  const PLACE = /^(?:annex_([^_]+)__)?(para|note|block)_[^_]+$|^nameless$/;

  // "para_4:0=1,2" says who spoke in paragraph 4; see render/facets.py.
  const spoken = (page) => {
    const said = page.anchors.find(({ id }) => id.startsWith("said|"))?.id.slice(5);
    if (!said) return null;
    const { capacity = [], delegation = [] } = page.filters;
    return new Map(said.split("|").map((part) => {
      const [anchor, codes] = part.split(":");
      const pairs = codes.split(";").flatMap((code) => {
        const [role, who] = code.split("=");
        return who.split(",").map((place) => [capacity[role], delegation[place]]);
      });
      return [anchor, pairs];
    }));
  };

  // The text between two places, and where in it the words stand that were found.
  const stretch = (pieces, from, to, found) => {
    let text = "";
    const marks = [];
    for (let at = from; at < to; at += 1) {
      const joined = pieces[at].endsWith(MARK);
      const piece = joined ? pieces[at].slice(0, -1) : pieces[at];
      if (found.has(at)) {
        const core = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u.exec(piece);
        if (core) marks.push({ start: text.length + core.index, end: text.length + core.index + core[0].length, word: fold(core[0]) });
      }
      text += joined ? piece : `${piece} `;
    }
    return { text, marks };
  };

  const label = ({ id, element, text }, body) => {
    if (/^h\d$/.test(element)) return text;
    const [, annex, kind] = PLACE.exec(id);
    const number = /^(\S+?)\.?\s/.exec(body)?.[1];
    const what = kind === "para" ? fill(words.paragraph, { number }) : kind === "note" ? fill(words.note, { number }) : words.unnumbered;
    return annex ? fill(words.annex, { annex: annex.toUpperCase(), what }) : what;
  };

  // Every part of a page that begins with a heading or is a paragraph, with the words found in it.
  const places = (page, terms) => {
    const pieces = page.raw_content.replace(/&lt;/g, "<").replace(/&gt;/g, ">").split(/[\r\n ]+/);
    const found = new Set(page.locations);
    const starts = page.anchors
      .filter(({ id, element, text }) => PLACE.test(id) || (/^h[1-6]$/.test(element) && text))
      .sort((one, other) => one.location - other.location);
    const said = spoken(page);
    let anchor = "";
    return [{ id: "", element: "", location: 0 }, ...starts].map((start, at) => {
      const { text, marks } = stretch(pieces, start.location, starts[at]?.location ?? pieces.length, found);
      if (start.id && start.id !== "nameless") anchor = start.element === "h1" ? "" : start.id;
      const paragraph = PLACE.test(start.id);
      const name = start.id ? label(start, text) : "";
      const numbered = paragraph && /(?:para|note)_/.test(start.id);
      const skip = numbered ? /^\S+\s/.exec(text)?.[0].length ?? 0 : /^h\d$/.test(start.element) ? start.text.length : 0;
      const seen = marks.filter(({ start: begin }) => begin >= skip || !paragraph);
      return {
        anchor,
        name,
        number: numbered ? /^(\S+?)\.?\s/.exec(text)?.[1] : "",
        paragraph,
        text,
        skip,
        marks: seen,
        cover: terms.filter((term) => seen.some(({ word }) => word.startsWith(term) || alike(term, word))).length,
        pairs: said?.get(start.id) ?? [],
      };
    });
  };

  // Of a report's paragraphs those that have the words and, where a capacity or a delegation is chosen, in which such
  // a one spoke. A delegation's name among the words is whom the capacity is asked of.
  const chosen = (page, terms, typed, filters) => {
    const all = places(page, terms);
    const isReport = all.some(({ paragraph }) => paragraph);
    const named = (page.filters.delegation ?? []).find((name) => parted(name).join(" ") === terms.join(" "));
    const who = filters.delegation ?? (filters.capacity && named);
    const speaking = ({ pairs }) => pairs.some(([role, name]) => (!filters.capacity || role === filters.capacity) && (!who || name === who));
    if (isReport && (filters.delegation || filters.capacity)) {
      return all.filter((place) => place.paragraph && speaking(place) && (!terms.length || place.cover));
    }
    if (!terms.length) return all.slice(0, 1);
    const having = all.filter(({ cover }) => cover);
    const most = Math.max(0, ...having.map(({ cover }) => cover));
    const best = having.filter(({ cover }) => cover === most);
    // What stands at the head of a report only repeats what its paragraphs say.
    const inside = isReport ? best.filter(({ anchor }) => anchor) : [];
    return inside.length ? inside : [...best, ...all].slice(0, 1);
  };

  // The sentence with the most of the words, or a part of it that is not too long to be read in a list.
  const LONGEST = 300;
  const SHORTEST = 40;
  const sentence = ({ text, marks, skip }) => {
    const cuts = typeof Intl.Segmenter === "function"
      ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text.slice(skip))].map(({ index }) => index + skip)
      : [skip];
    const spans = cuts.map((start, at) => ({ start, end: cuts[at + 1] ?? text.length }));
    const inside = ({ start, end }) => marks.filter((mark) => mark.start >= start && mark.end <= end);
    const kinds = (span) => new Set(inside(span).map(({ word }) => word)).size;
    const best = spans.reduce((one, other) => (kinds(other) > kinds(one) ? other : one), spans[0] ?? { start: skip, end: text.length });
    let { start, end } = best;
    // A cell of a table says little without its neighbours.
    for (const span of spans) if (end - start < SHORTEST && span.start === end) end = best.end = span.end;
    if (end - start > LONGEST) {
      const first = inside(best)[0]?.start ?? start;
      if (first - start > LONGEST / 3) start = text.indexOf(" ", first - LONGEST / 3) + 1;
      if (end - start > LONGEST) end = Math.max(text.lastIndexOf(" ", start + LONGEST), first + 1);
    }
    const shown = [start > best.start ? "… " : ""];
    let from = start;
    for (const mark of inside({ start, end })) {
      shown.push(text.slice(from, mark.start), make("mark", {}, text.slice(mark.start, mark.end)));
      from = mark.end;
    }
    shown.push(text.slice(from, end).trimEnd(), end < best.end ? " …" : "");
    return shown;
  };

  // Pages whose title is what was typed come first, then those that have all the words in one place.
  const look = async (results, asked, typed, filters) => {
    const pages = await Promise.all(results.map((result) => result.data()));
    const said = asked.terms.join(" ");
    return pages
      .map((page) => ({ page, found: chosen(page, asked.terms, typed, filters), title: parted(page.meta.title).join(" ") }))
      .filter(({ found }) => found.length)
      .map((entry, order) => {
        const inTitle = said && ` ${entry.title} `.includes(` ${said} `);
        const rank = entry.title === said ? 3 : entry.found[0].cover < asked.terms.length ? 0 : inTitle ? 2 : 1;
        return { ...entry, order, rank, exact: rank === 3, length: inTitle ? entry.title.length : 0 };
      })
      .sort((one, other) => other.rank - one.rank || (one.rank === 2 ? one.length - other.length : 0) || one.order - other.order);
  };

  const address = (page, anchor, typed) => {
    const url = new URL(page.raw_url.replace(/^\//, ""), root);
    if (typed.trim()) url.searchParams.set("h", typed.trim());
    url.hash = anchor;
    return url.href;
  };
  const facts = ({ filters: { kind = [], session = [], body = [], year = [], capacity = [] } }) => {
    const where = session.length ? session : body;
    return [...kind, ...where, ...(year.length === 1 ? year : []), ...(where.length ? [] : capacity)].join(" · ");
  };
  const failure = ({ message }) => words[message] ?? words.missing;

  // --- The field in the header ---

  const box = document.querySelector("[data-sr-search]");
  const open = document.getElementById("__search");
  const field = box.querySelector("input");
  const told = box.querySelector("[role=status]");
  const list = box.querySelector("ol");
  const links = () => [...list.querySelectorAll("a")];

  const text = (place) => make("span", { class: "sr-found-text" }, ...sentence(place));
  // A paragraph's link says its number and its sentence.
  const row = (page, place, typed, ...kinds) => make(
    "a",
    { class: ["sr-found-place", ...kinds].join(" "), href: address(page, place.anchor, typed) },
    make("span", { class: "sr-found-name" }, place.name), " ", text(place),
  );
  const title = (name, ...kinds) => make("span", { class: ["sr-found-title", ...kinds].join(" ") }, name);
  const item = (...children) => make("li", { class: "md-search-result__item" }, ...children);
  const suggestion = ({ page, found, exact }, typed) => {
    const rows = found.filter(({ paragraph }) => paragraph).slice(0, 3).map((place) => row(page, place, typed, "md-search-result__link"));
    if (rows.length) return item(title(page.meta.title, "sr-found-report"), ...rows);
    const parts = [title(page.meta.title), " ", title(facts(page), "sr-found-report"), ...(exact ? [] : [" ", text(found[0])])];
    return item(make("a", { class: "md-search-result__link", href: address(page, found[0].anchor, typed) }, ...parts));
  };

  let latest = 0;
  const suggest = async () => {
    const typed = field.value;
    const turn = latest += 1;
    if (!parted(typed).length) {
      list.replaceChildren();
      told.textContent = words.begin;
      return;
    }
    try {
      if (!list.children.length) told.textContent = words.searching;
      const asked = await ask(typed);
      const entries = await look(asked.results.slice(0, 6), asked, typed, {});
      if (turn !== latest) return;
      const items = entries.map((entry) => suggestion(entry, typed));
      const everything = `${new URL("search/", root).href}?q=${encodeURIComponent(typed)}`;
      if (asked.results.length) items.push(item(make("a", { class: "md-search-result__link", href: everything }, title(words.all))));
      list.replaceChildren(...items);
      told.textContent = asked.results.length ? fill(words.found, { count: asked.results.length }) : words.none;
    } catch (error) {
      list.replaceChildren();
      told.textContent = failure(error);
    }
  };
  let typing;
  field.addEventListener("input", () => {
    open.checked = true;
    clearTimeout(typing);
    typing = setTimeout(suggest, 120);
  });
  field.addEventListener("focus", () => {
    open.checked = true;
    load().catch(() => {});
  });
  box.querySelector("form").addEventListener("reset", () => {
    field.value = "";
    suggest();
    field.focus();
  });
  open.addEventListener("change", () => { if (open.checked) field.focus(); });
  box.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !box.contains(relatedTarget)) open.checked = false; });
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (box.contains(target)) {
      const all = [field, ...links()];
      const at = all.indexOf(target);
      if (key === "Escape") {
        open.checked = false;
        target.blur();
      } else if ((key === "ArrowDown" || key === "ArrowUp") && at >= 0) {
        event.preventDefault();
        all[(at + (key === "ArrowDown" ? 1 : all.length - 1)) % all.length].focus();
      }
    } else if (["/", "f", "s"].includes(key) && !target.closest("input, textarea, select, [contenteditable]")) {
      event.preventDefault();
      field.focus();
    }
  });

  // --- The page ---

  const STEP = 10;
  const form = document.querySelector("form.sr-search");
  if (form) {
    const input = form.querySelector("input");
    const selects = [...form.querySelectorAll("select")];
    const count = make("p", { class: "sr-soft", role: "status" });
    const results = make("ol", { class: "sr-found" });
    const more = make("button", { type: "button", class: "sr-found-more", hidden: "" }, words.more);
    form.after(count, results, more);
    form.hidden = false;
    document.querySelector(".sr-search-without").hidden = true;

    const entry = ({ page, found, exact }, typed) => {
      const isReport = found[0].paragraph || found[0].pairs.length;
      const rows = found.filter(({ paragraph }) => paragraph).map((place) => make("li", {}, row(page, place, typed)));
      const heading = make("h2", {}, make("a", { href: address(page, isReport ? "" : found[0].anchor, typed) }, page.meta.title));
      const parts = [make("p", { class: "sr-over" }, facts(page)), heading];
      if (!isReport && !exact) parts.push(make("p", {}, text(found[0])));
      if (rows.length) parts.push(make("ul", {}, ...rows.slice(0, 5)));
      if (rows.length > 5) parts.push(make("details", {}, make("summary", {}, fill(words.rest, { count: rows.length - 5 })), make("ul", {}, ...rows.slice(5))));
      return make("li", {}, ...parts);
    };
    const offer = (asked, filters) => {
      for (const select of selects) {
        const counts = (filters[select.name] ? asked.totalFilters : asked.filters)?.[select.name] ?? {};
        const values = Object.keys(counts).filter((value) => counts[value] || value === filters[select.name]);
        if (filters[select.name] && !values.includes(filters[select.name])) values.push(filters[select.name]);
        values.sort((one, other) => one.localeCompare(other, language, { numeric: true }));
        if (select.name === "year") values.reverse();
        const shown = (value) => (filters[select.name] ? value : fill(words.counted, { value, count: counts[value] }));
        select.replaceChildren(select.options[0], ...values.map((value) => make("option", { value }, shown(value))));
        select.value = filters[select.name] ?? "";
      }
    };

    let run = 0;
    const search = async () => {
      const turn = run += 1;
      const typed = input.value;
      const filters = Object.fromEntries(selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));
      const state = new URLSearchParams({ ...(typed.trim() && { q: typed.trim() }), ...filters });
      history.replaceState(null, "", `${location.pathname}${state.size ? `?${state}` : ""}`);
      count.textContent = words.searching;
      try {
        await (await load()).filters(); // or what it finds would not be counted by them
        const asked = await ask(typed, filters);
        if (turn !== run) return;
        offer(asked, filters);
        results.replaceChildren();
        let next = 0;
        const show = async () => {
          const before = results.children.length;
          while (results.children.length < before + STEP && next < asked.results.length) {
            const batch = asked.results.slice(next, next += STEP);
            const entries = await look(batch, asked, typed, filters); // eslint-disable-line no-await-in-loop
            if (turn !== run) return;
            results.append(...entries.map((found) => entry(found, typed)));
          }
          more.hidden = next >= asked.results.length;
          const exact = more.hidden ? results.children.length : asked.results.length;
          const asking = asked.terms.length || Object.keys(filters).length;
          count.textContent = !asking ? words.begin : exact ? fill(words.found, { count: exact }) : words.none;
          return results.children[before];
        };
        more.onclick = async () => (await show())?.querySelector("a").focus();
        await show();
      } catch (error) {
        if (turn === run) count.textContent = failure(error);
      }
    };
    const state = new URLSearchParams(location.search);
    input.value = state.get("q") ?? "";
    for (const select of selects) {
      const value = state.get(select.name);
      if (value) select.append(make("option", { value, selected: "" }, value));
      select.addEventListener("change", search);
    }
    let waiting;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 250);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      search();
    });
    search();
  }

  // --- Words that were searched for are marked where they lead, without a change to the page ---

  const sought = parted(new URLSearchParams(location.search).get("h") ?? "");
  const article = document.querySelector("article");
  if (sought.length && article && globalThis.Highlight && CSS.highlights) {
    const ranges = [];
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)) {
        if (!sought.includes(fold(word))) continue;
        const range = new Range();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        ranges.push(range);
      }
    }
    CSS.highlights.set("sr-sought", new Highlight(...ranges));
  }
})();
