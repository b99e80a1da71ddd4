extension Assets {
    /// Helps, and nothing needs it: progress that moves without loading anew, a field that narrows long lists, buttons that copy,
    /// a menu that Escape closes.
    static let scriptText = #"""
        "use strict";

        // What must be corrected is read first, and aloud.
        document.querySelector(".mistakes")?.focus();

        // The menu of a narrow window covers the page, as a dialog does.
        addEventListener("keydown", event => {
          if (event.key === "Escape" && location.hash === "#menu") location.hash = "#content";
        });

        // What is shown to be taken elsewhere has a button for it, where the browser lets a page copy.
        const mayCopy = navigator.clipboard && document.body.dataset.copy;
        for (const field of mayCopy ? document.querySelectorAll("input[readonly], textarea[readonly]") : []) {
          const button = document.createElement("button");
          button.type = "button";
          button.className = "button button--small";
          button.textContent = document.body.dataset.copy;
          button.addEventListener("click", async () => {
            try {
              await navigator.clipboard.writeText(field.value);
              button.textContent = document.body.dataset.copied;
            } catch { field.select(); }
          });
          field.after(button);
        }

        // Progress, as the page would show it when it is loaded anew. Aloud at most every five seconds.
        for (const place of document.querySelectorAll("[data-live]")) {
          const [label, figures, bar, aloud] =
            ["label", ".figures", "progress", "[role=status]"].map(part => place.querySelector(part));
          const events = new EventSource(place.dataset.live);
          let toldAt = Date.now();
          events.addEventListener("progress", event => {
            const news = JSON.parse(event.data);
            if (label) label.textContent = news.label;
            if (figures) figures.textContent = news.figures ?? "";
            if (bar && news.of) { bar.max = news.of; bar.value = news.at; } else if (bar) bar.removeAttribute("value");
            if (aloud && Date.now() - toldAt >= 5000) { aloud.textContent = news.label; toldAt = Date.now(); }
          });
          events.addEventListener("end", () => { events.close(); location.reload(); });
          events.addEventListener("error", () => {
            if (events.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000);
          });
        }

        // Long lists: what is typed narrows them. The list itself stays what is sent.
        const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘ʼ]/g, "'").toLowerCase();
        for (const list of document.querySelectorAll("select")) {
          const all = [...list.options];
          if (all.length < 12 || list.querySelector("optgroup") || !document.body.dataset.narrow) continue;
          const field = document.createElement("input");
          field.type = "search";
          field.className = "input";
          field.placeholder = document.body.dataset.narrow;
          field.setAttribute("aria-label", [...list.labels].map(one => one.textContent).concat(field.placeholder).join(", "));
          const show = (options, rows) => {
            const chosen = list.value;
            list.replaceChildren(...options);
            list.value = chosen;
            list.size = rows;
          };
          field.addEventListener("input", () => {
            const words = plain(field.value).split(/\s+/).filter(Boolean);
            const fits = one => one.selected || words.every(word => plain(one.text).includes(word));
            const options = words.length ? all.filter(fits) : all;
            show(options, words.length ? Math.min(Math.max(options.length, 2), 8) : 0);
          });
          field.addEventListener("keydown", event => {
            if (event.key !== "ArrowDown" && event.key !== "Enter") return;
            event.preventDefault();
            list.focus();
          });
          const close = () => { field.value = ""; show(all, 0); };
          list.addEventListener("click", () => { if (list.size > 1) close(); });
          list.addEventListener("blur", () => { if (list.size > 1) close(); });
          list.addEventListener("keydown", event => {
            if (event.key !== "Enter" || list.size < 2) return;
            event.preventDefault();
            close();
          });
          list.before(field);
        }

        // A form whose outcome stands beside it: each choice asks for it anew, and the last answer counts.
        for (const form of document.querySelectorAll("form[data-preview]")) {
          let turn = 0;
          form.addEventListener("change", async () => {
            const mine = ++turn;
            const place = () => document.getElementById(form.dataset.preview);
            place().setAttribute("aria-busy", "true");
            const chosen = new URLSearchParams(new FormData(form));
            for (const name of ["token", "formKey", "plan"]) chosen.delete(name);
            try {
              const answer = await fetch(`${form.action}?${chosen}`);
              const page = new DOMParser().parseFromString(await answer.text(), "text/html");
              const fresh = page.getElementById(form.dataset.preview);
              // Without it the session is over: the sign-in leads back, with what was chosen.
              if (!fresh) location.assign(`${form.action}?${chosen}`);
              else if (mine === turn) place().replaceWith(fresh);
            } catch { if (mine === turn) place().removeAttribute("aria-busy"); }
          });
        }

        """#
}
