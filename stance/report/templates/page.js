"use strict";
// The page is whole without this: here it opens an article beside the matrix, marks the words of a cell, and finds the way back.
(() => {
  const root = document.documentElement;
  const theme = {
    get() { try { return localStorage.getItem("stance-theme"); } catch { return null; } },
    set(value) { try { localStorage.setItem("stance-theme", value); } catch { /* kept for this page only */ } },
  };
  root.classList.add("js");
  if (["light", "dark"].includes(theme.get())) root.dataset.theme = theme.get();

  document.addEventListener("DOMContentLoaded", () => {
    const $ = (id) => document.getElementById(id);
    const panel = $("articles"), grid = $("grid"), where = $("where");
    const alone = root.classList.contains("alone");
    const narrow = matchMedia("(max-width: 47.99rem)");
    const rank = ["held", "open", "out"];
    let article = null, cell = null, back = null;

    const square = (key) => grid && [...grid.querySelectorAll("a[data-cell]")].find((a) => a.dataset.cell === key);

    // ---- the panel

    function open(reading, key, card, focus) {
      if (article && article !== reading) article.hidden = true;
      article = reading;
      article.hidden = false;
      root.classList.add("open");
      cover();
      choose(key);
      const section = key && sectionOf(key);
      const chosen = card ? [card] : cards(section ? [section] : []);
      mark(chosen, card);
      say(key, section);
      steps();
      if (focus) (card || $(reading.id + "-h")).focus({ preventScroll: true });
      if (card) card.scrollIntoView({ block: "nearest" });
      else if (!narrow.matches) article.querySelector(".found").scrollTop = 0;
      else if (!alone) panel.scrollTop = 0;
      else if (section) section.scrollIntoView({ block: "start" });
      const words = firstMark(chosen);
      if (words && !narrow.matches) center(words);
    }

    // A button that leads nowhere keeps no focus.
    function steps() {
      const active = document.activeElement, ends = [["before", -1], ["after", 1]];
      for (const [id, by] of ends) $(id).disabled = !neighbour(by);
      if (active && active.disabled) (ends.map(([id]) => $(id)).find((one) => !one.disabled) || $("close")).focus();
    }

    function shut() {
      root.classList.remove("open");
      article.hidden = true;
      article = cell = null;
      cover();
      current(null);
    }

    function close() {
      if (alone) { choose(null); mark([]); return; }
      const from = back && back.isConnected ? back : cell && square(cell);
      shut();
      const to = shown(from) ? from : stop;
      if (to) to.focus();
    }

    // Under a panel that covers everything nothing else can be reached.
    function cover() {
      const covered = root.classList.contains("open") && narrow.matches && !alone;
      for (const part of document.querySelectorAll("main, .top, .skip")) part.inert = covered;
    }

    const sections = () => [...article.querySelectorAll(".cell")];
    const cards = (parts) => parts.flatMap((part) => [...part.querySelectorAll(".card")]);
    const sectionOf = (key) => sections().find((part) => part.dataset.cell === key);

    function choose(key) {
      cell = key;
      const party = key && key.split("/")[1], own = key && sectionOf(key);
      let left = 0;
      for (const part of sections()) {
        part.hidden = Boolean(key) && (own ? part !== own : encode(part.dataset.party) !== party);
        left += part.hidden ? 1 : 0;
      }
      const all = article.querySelector(".all");
      if (all) all.hidden = !left;
      current(key);
    }

    const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());

    function current(key) {
      const was = grid && grid.querySelector("[aria-current]");
      if (was) was.removeAttribute("aria-current");
      const now = key && square(key);
      if (!now) return;
      now.setAttribute("aria-current", "true");
      const at = now.getBoundingClientRect();
      const seen = at.top > 100 && at.bottom < innerHeight - 40;
      now.scrollIntoView({ block: seen ? "nearest" : "center", inline: "nearest" });
    }

    // What an empty cell means, in words.
    function say(key, section) {
      const note = article.querySelector(".note"), at = key && square(key);
      note.hidden = !key || Boolean(section) || !at;
      const row = at && at.closest("tr"), body = at && at.closest("tbody");
      const party = row ? row.querySelector("th").textContent : "", issue = body ? body.dataset.issue || "" : "";
      if (!note.hidden) {
        const kind = ["missing", "absent", "silent", "unclear", "unread"].find((k) => at.classList.contains(k));
        note.textContent = (panel.dataset[kind] || "").split(/(\{party\}|\{issue\})/)
          .map((part) => part === "{party}" ? party : part === "{issue}" ? issue : part).join("");
      }
      const told = section ? section.querySelector("h3").textContent : [party, issue].filter(Boolean).join(" · ");
      where.textContent = told || article.querySelector(".outlet").textContent;
    }

    // ---- words in the text

    function mark(on, hot) {
      const standing = new Map(on.map((c) => [c.dataset.p, rank.find((r) => c.classList.contains(r))]));
      for (const words of article.querySelectorAll("mark")) {
        const best = words.dataset.p.split(" ").map((p) => standing.get(p)).filter(Boolean)
          .sort((a, b) => rank.indexOf(a) - rank.indexOf(b))[0];
        if (best) words.dataset.on = best; else delete words.dataset.on;
      }
      for (const was of article.querySelectorAll(".hot")) was.classList.remove("hot");
      if (hot) hot.classList.add("hot");
    }

    function firstMark(on) {
      const wanted = new Set(on.map((c) => c.dataset.p));
      return [...article.querySelectorAll("mark")].find((m) => m.dataset.p.split(" ").some((p) => wanted.has(p)));
    }

    function center(words) {
      const box = article.querySelector(".text");
      if (getComputedStyle(box).overflowY === "auto") {
        const top = words.getBoundingClientRect().top - box.getBoundingClientRect().top;
        box.scrollTop += top - box.clientHeight / 3;
      } else words.scrollIntoView({ block: "center" });
    }

    // ---- addresses

    function route(focus) {
      const at = location.hash.slice(1);
      $("nowhere").hidden = true;
      if (at.startsWith("cell=")) {
        const key = at.slice(5), reading = $("a" + key.split("/").pop());
        if (reading && reading.matches(".reading") && known(key)) return open(reading, key, null, focus);
      }
      const found = /^(a\d+)(?:-(.+))?$/.exec(at), reading = found && $(found[1]);
      if (reading && reading.matches(".reading")) {
        const target = found[2] && $(at);
        if (target && target.matches(".card")) return open(reading, target.closest(".cell").dataset.cell, target, focus);
        const keep = target && article === reading ? cell : null;
        open(reading, keep, null, focus && !target);
        if (found[2] && !target) {
          const note = article.querySelector(".note");
          note.textContent = $("nowhere").textContent;
          note.hidden = false;
        }
        if (target) {
          for (const was of article.querySelectorAll(".hot")) was.classList.remove("hot");
          const name = target.matches(".at") && found[2];
          const words = name ? [...article.querySelectorAll(".place")].filter((x) => x.dataset.d.split(" ").includes(name)) : [target];
          if (name) mark([]);
          for (const each of words) each.classList.add("hot");
          center(words[0] || target);
          target.tabIndex = -1;
          if (focus) target.focus({ preventScroll: true });
        }
        return undefined;
      }
      if (!at) { if (article) close(); return undefined; }
      const target = $(at);
      $("nowhere").hidden = Boolean(target);
      // what stands beside the panel, or under it where it covers everything
      if (article && !alone && (narrow.matches || !target)) shut();
      (target || $("nowhere")).scrollIntoView();
      if (target && focus) target.focus({ preventScroll: true });
      return undefined;
    }

    // Whether any article has the party and the issue of a cell.
    function known(key) {
      const row = (of) => of.replace(/[^/]*$/, "");
      return [...document.querySelectorAll("[data-cell]")].some((part) => row(part.dataset.cell) === row(key));
    }

    function go(hash, focus = true) {
      if (location.hash !== hash) history.pushState(null, "", hash || location.pathname + location.search);
      route(focus);
    }

    // The same party and issue in the article before or after, or that article.
    function neighbour(step) {
      const number = Number(article.dataset.n) + step;
      if (!$("a" + number)) return null;
      return cell ? "#cell=" + cell.replace(/[^/]*$/, String(number)) : "#a" + number;
    }

    // ---- what people do

    document.addEventListener("click", (event) => {
      if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const hit = event.target.closest("a, button, mark, summary, .card blockquote");
      if (!hit) return;
      if (hit.matches("blockquote")) {
        if (!String(getSelection())) go("#" + hit.closest(".card").id);
      } else if (hit.matches("mark")) {
        if (String(getSelection())) return;
        const first = hit.dataset.p.split(" ")[0];
        go("#" + hit.closest(".reading").id + "-p" + first);
      } else if (hit.matches("a")) {
        const hash = hit.dataset.cell ? "#cell=" + hit.dataset.cell : hit.getAttribute("href") || "";
        if (!/^#(cell=|a\d)/.test(hash)) return;
        event.preventDefault();
        if (!panel.contains(hit)) back = hit;
        go(hash);
      } else if (hit.id === "close") {
        go("");
      } else if (hit.matches(".step")) {
        const next = neighbour(hit.id === "after" ? 1 : -1);
        if (next) go(next, false);
      } else if (hit.matches(".all")) {
        go("#" + article.id);
      } else if (hit.matches(".pill")) {
        hit.setAttribute("aria-pressed", String(hit.getAttribute("aria-pressed") !== "true"));
        filter();
      } else if (hit.id === "theme") {
        const dark = hit.getAttribute("aria-pressed") !== "true";
        root.dataset.theme = dark ? "dark" : "light";
        hit.setAttribute("aria-pressed", String(dark));
        theme.set(root.dataset.theme);
      }
    });

    // One cell of the matrix is in the order of Tab; the arrows go on from it.
    const squares = grid ? grid.querySelectorAll("tbody a.sq") : [];
    let stop = squares[0];
    squares.forEach((a, i) => { if (i) a.tabIndex = -1; });

    function shown(square) {
      return square && !square.closest("[hidden]");
    }

    function hold(square) {
      if (!square) return;
      stop.tabIndex = -1;
      stop = square;
      stop.tabIndex = 0;
    }

    function filter() {
      const wanted = $("find").value.trim().toLowerCase();
      const off = new Set([...document.querySelectorAll(".pill[aria-pressed='false']")].map((p) => p.dataset.party));
      let any = false;
      for (const body of grid.tBodies) {
        let rows = 0;
        for (const row of body.rows) {
          if (row.classList.contains("issue")) continue;
          row.hidden = off.has(row.dataset.party);
          rows += row.hidden ? 0 : 1;
        }
        body.hidden = !rows || !(body.dataset.issue || "").toLowerCase().includes(wanted);
        any ||= !body.hidden;
      }
      $("no-rows").hidden = any;
      if (!shown(stop)) hold([...squares].find(shown));
    }
    if ($("find") && grid) $("find").addEventListener("input", filter);

    if (grid) {
      grid.addEventListener("focusin", (event) => {
        if (event.target.matches("a.sq")) hold(event.target);
      });
      const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -1e6], End: [0, 1e6] };
      grid.addEventListener("keydown", (event) => {
        const move = moves[event.key], td = event.target.closest("td");
        if (!move || !td || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const rows = [...grid.querySelectorAll("tbody:not([hidden]) > tr:not(.issue, [hidden])")];
        const row = rows[Math.min(Math.max(rows.indexOf(td.parentNode) + move[0], 0), rows.length - 1)];
        const column = Math.min(Math.max(td.cellIndex + move[1], 1), row.cells.length - 1);
        row.cells[column].querySelector("a").focus();
      });
    }

    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && article && !event.target.matches("input")) go("");
    });
    addEventListener("popstate", () => route(false));
    addEventListener("hashchange", () => route(false));
    narrow.addEventListener("change", cover);
    addEventListener("beforeprint", () => {
      for (const part of document.querySelectorAll("details:not([open])")) { part.open = true; part.dataset.shut = ""; }
    });
    addEventListener("afterprint", () => {
      for (const part of document.querySelectorAll("details[data-shut]")) { part.open = false; delete part.dataset.shut; }
    });

    // ---- the beginning

    for (const reading of panel.querySelectorAll(".reading")) reading.hidden = true;
    for (const part of document.querySelectorAll("#theme, #hint, .tools, .bar")) part.hidden = false;
    $("theme").setAttribute("aria-pressed", String(
      root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches));
    if (alone) {
      for (const id of ["close", "before", "after"]) $(id).hidden = true;
      open($("a1"), null, null, false);
    }
    if (location.hash) route(true);
  });
})();
