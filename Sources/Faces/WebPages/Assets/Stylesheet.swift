extension Assets {
    /// The one style sheet of all pages. Layers, weakest first: reset, tokens, base, layout, components, pages, help.
    static let stylesheet = #"""
        /*
          Bookbridge. One sheet for every page; no framework, no font files, nothing fetched from elsewhere.

          The look comes from a ledger: warm paper, blue-black ink, hairline rules, credits indented,
          a double rule under what adds up. Colour is kept for states; a state is never told by colour alone.

          Layers, weakest first: reset, tokens, base, layout, components, pages, help.
        */
        @layer reset, tokens, base, layout, components, pages, help;

        /* ------------------------------------------------------------------ reset */
        @layer reset {
          *, *::before, *::after { box-sizing: border-box; }
          * { margin: 0; }
          html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
          ul[role="list"], ol[role="list"] { list-style: none; padding: 0; }
          img, svg { display: block; max-width: 100%; }
          button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
          table { border-collapse: collapse; border-spacing: 0; }
          th { text-align: start; font-weight: inherit; }
          fieldset { border: 0; padding: 0; min-inline-size: 0; }
          legend { padding: 0; }
          summary { cursor: pointer; }
          dialog { border: 0; padding: 0; color: inherit; }
        }

        /* ----------------------------------------------------------------- tokens */
        @layer tokens {
          :root {
            color-scheme: light dark;

            /* paper and ink */
            --paper:      light-dark(#f6f4ee, #14161b);
            --sheet:      light-dark(#ffffff, #1c1f26);
            --sunk:       light-dark(#faf9f5, #181b21);
            --rule:       light-dark(#e5e0d5, #2d313b);
            --rule-firm:  light-dark(#cfc8b9, #434956);
            --edge:       light-dark(#8b8574, #737a8a);   /* 3:1, borders of controls */
            --ink:        light-dark(#1b1f2e, #eceae4);
            --ink-2:      light-dark(#4b5061, #b7bac4);
            --ink-3:      light-dark(#646979, #989dab);   /* 4.5:1 on paper, the faintest text */

            /* the house colour: blue-black ink, and brass for what is chosen */
            --blue:       light-dark(#2c3f8f, #a9b8f7);
            --blue-deep:  light-dark(#202a5c, #0e1016);
            --blue-wash:  light-dark(#eceefa, #252b44);
            --on-blue:    light-dark(#ffffff, #12162b);
            --brass:      light-dark(#b5832c, #d9ab55);

            /* states: text on wash, and a solid for marks and bars */
            --good:       light-dark(#17603f, #86d3aa);
            --good-wash:  light-dark(#e4f1e9, #183027);
            --good-solid: light-dark(#2c8a5e, #4cae80);
            --wait:       light-dark(#754c00, #e8c071);
            --wait-wash:  light-dark(#fbf0d6, #352b15);
            --wait-solid: light-dark(#c98a16, #d5a03c);
            --need:       light-dark(#9c2c15, #f7a58c);
            --need-wash:  light-dark(#fce9e3, #3d221b);
            --need-solid: light-dark(#cf4a2a, #e56a49);
            --idle:       light-dark(#4f5464, #b3b7c2);
            --idle-wash:  light-dark(#eeebe3, #282c35);
            --idle-solid: light-dark(#9b968a, #6c7280);

            /* bars of the two sides */
            --bar-store:  light-dark(#2c3f8f, #8b9ae4);
            --bar-books:  light-dark(#8f9bd1, #5a68ad);

            /* on the shelf, which is dark in both */
            --shelf:      light-dark(#202a5c, #0d0f14);
            --on-shelf:   #d8def9;
            --shelf-tile: light-dark(#33407d, #252a36);

            /* letters: whatever the system reads best */
            --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Inter, Ubuntu, sans-serif;
            --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace;
            --t-xs: 0.75rem;  --t-s: 0.8125rem;  --t-m: 0.875rem;  --t-l: 1rem;
            --t-xl: 1.1875rem;  --t-2xl: 1.5rem;  --t-3xl: 1.875rem;

            /* distances, in steps of four */
            --s1: 0.25rem; --s2: 0.5rem; --s3: 0.75rem; --s4: 1rem; --s5: 1.5rem; --s6: 2rem; --s7: 3rem;
            --r1: 4px; --r2: 7px; --r3: 11px; --pill: 99rem;
            --control: 2.25rem;                     /* height of a button or field */
            --hit: 2.75rem;                         /* the same under a finger */

            --lift: 0 1px 2px light-dark(rgb(50 42 20 / .07), rgb(0 0 0 / .4));
            --lift-2: 0 12px 40px light-dark(rgb(32 30 50 / .22), rgb(0 0 0 / .65)), 0 2px 6px light-dark(rgb(32 30 50 / .10), rgb(0 0 0 / .5));
            --ring: 0 0 0 2px var(--sheet), 0 0 0 4px var(--blue);
            --quick: 120ms ease-out;
          }
          :root[data-theme="light"] { color-scheme: light; }
          :root[data-theme="dark"]  { color-scheme: dark; }

          @media (prefers-contrast: more) {
            :root { --rule: var(--rule-firm); --ink-2: var(--ink); --ink-3: var(--ink); --edge: var(--ink); }
          }
        }

        /* ------------------------------------------------------------------- base */
        @layer base {
          body {
            background: var(--paper); color: var(--ink);
            font: 400 var(--t-m)/1.5 var(--sans);
            font-variant-numeric: lining-nums;
            -webkit-font-smoothing: antialiased;
            overflow-wrap: break-word;
          }
          h1 { font-size: var(--t-2xl); line-height: 1.2; font-weight: 650; letter-spacing: -0.018em; text-wrap: balance; }
          h2 { font-size: var(--t-l); line-height: 1.35; font-weight: 650; letter-spacing: -0.006em; }
          h3 { font-size: var(--t-m); line-height: 1.4; font-weight: 650; }
          p { text-wrap: pretty; max-inline-size: 68ch; }
          a { color: var(--blue); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em; text-decoration-color: color-mix(in oklab, currentColor 40%, transparent); }
          a:hover { text-decoration-color: currentColor; }
          b, strong { font-weight: 650; }
          small { font-size: var(--t-s); }
          hr { border: 0; border-block-start: 1px solid var(--rule); }
          code, kbd, samp { font-family: var(--mono); font-size: 0.93em; }
          kbd { border: 1px solid var(--rule-firm); border-block-end-width: 2px; border-radius: var(--r1); padding: 0 0.35em; font-size: var(--t-xs); background: var(--sheet); color: var(--ink-2); }
          :focus-visible { outline: 0; box-shadow: var(--ring); border-radius: var(--r1); }
          ::selection { background: color-mix(in oklab, var(--brass) 35%, transparent); }
          time { white-space: nowrap; }
          @media (prefers-reduced-motion: no-preference) {
            a, button, summary { transition: background-color var(--quick), border-color var(--quick), color var(--quick), box-shadow var(--quick); }
          }
        }

        /* ----------------------------------------------------------------- layout */
        @layer layout {
          .skip { position: absolute; inset-inline-start: var(--s3); inset-block-start: -4rem; z-index: 20; background: var(--sheet); padding: var(--s2) var(--s4); border-radius: var(--r2); }
          .skip:focus { inset-block-start: var(--s3); box-shadow: var(--lift-2), var(--ring); }

          .app--plain { grid-template-columns: 3.5rem minmax(0, 1fr) !important; } .app--plain .page { grid-column: 2; border: 0; }
          .app { display: grid; grid-template-columns: 3.5rem 13.25rem minmax(0, 1fr); min-block-size: 100dvh; align-items: start; }
          .page { grid-column: 3; min-inline-size: 0; align-self: stretch; padding: 0 var(--s6) var(--s7); border-inline-start: 1px solid var(--rule); }
          main { max-inline-size: 74rem; margin-inline: auto; display: grid; gap: var(--s5); grid-template-columns: minmax(0, 1fr); }
          main > * { min-inline-size: 0; }

          /* the shelf: every company of this person, a book each */
          .shelf { grid-column: 1; align-self: stretch; background: var(--shelf); color: var(--on-shelf); }
          .shelf__in { position: sticky; inset-block-start: 0; block-size: 100dvh; display: flex; flex-direction: column; align-items: center; gap: var(--s2); padding-block: var(--s3); }
          .shelf :focus-visible { box-shadow: 0 0 0 2px var(--shelf), 0 0 0 4px #fff; border-radius: 9px; }
          .shelf__mark { color: #fff; padding: 5px; margin-block-end: var(--s2); }
          .shelf__mark svg { inline-size: 28px; block-size: 28px; }
          .shelf ul { display: grid; gap: var(--s2); }
          .shelf__book { position: relative; display: grid; place-items: center; inline-size: 36px; block-size: 36px; border-radius: 9px; background: var(--shelf-tile); color: #fff; font-size: var(--t-xs); font-weight: 650; letter-spacing: 0.02em; text-decoration: none; }
          .shelf__book:hover { background: color-mix(in oklab, var(--shelf-tile) 80%, #fff); }
          .shelf__book[aria-current] { background: #fff; color: #202a5c; }
          .shelf__book[aria-current]::before { content: ""; position: absolute; inset-inline-start: -10px; inset-block: 6px; inline-size: 4px; border-radius: 0 3px 3px 0; background: var(--brass); }
          .shelf__book .dot { position: absolute; inset-inline-end: -3px; inset-block-end: -3px; box-shadow: 0 0 0 2px var(--shelf); }
          .shelf__more { background: none; border: 1px dashed #7683c4; color: var(--on-shelf); }
          .shelf__me { margin-block-start: auto; inline-size: 34px; block-size: 34px; border-radius: 50%; background: #e8c983; color: #2b2208; }
          .shelf__me:hover { background: #f3dca8; }

          /* the way around one company */
          .nav { grid-column: 2; position: sticky; inset-block-start: 0; block-size: 100dvh; overflow-y: auto; padding: var(--s4) var(--s3); display: flex; flex-direction: column; gap: var(--s4); }
          .nav__company { display: block; padding: 0 var(--s2); color: inherit; text-decoration: none; }
          .nav__company b { display: flex; align-items: center; gap: var(--s1); font-size: var(--t-m); line-height: 1.3; }
          .nav__company span { color: var(--ink-3); font-size: var(--t-xs); }
          .nav ul { display: grid; gap: 1px; }
          .nav h2 { font-size: var(--t-xs); font-weight: 600; color: var(--ink-3); padding: 0 var(--s2) var(--s1); letter-spacing: 0; }
          .nav li a { display: flex; align-items: center; gap: 0.6rem; padding: 0.375rem var(--s2); border-radius: var(--r2); color: var(--ink-2); text-decoration: none; line-height: 1.35; }
          .nav li a:hover { background: color-mix(in oklab, var(--ink) 6%, transparent); color: var(--ink); }
          .nav li a[aria-current] { background: var(--sheet); color: var(--ink); font-weight: 600; box-shadow: var(--lift), inset 0 0 0 1px var(--rule); }
          .nav li a[aria-current] .icon { color: var(--blue); }
          .nav .icon { color: var(--ink-3); }
          .nav .count { margin-inline-start: auto; }
          .nav__foot { margin-block-start: auto; }
          .nav__close, .nav__more { display: none; }

          /* the line above every page */
          .top { display: flex; align-items: center; gap: var(--s4); padding-block: var(--s3); max-inline-size: 74rem; margin-inline: auto; margin-block-end: var(--s3); }
          .top .search { flex: 1 1 12rem; max-inline-size: 27rem; }
          .top__sync { margin-inline-start: auto; display: flex; align-items: center; gap: var(--s3); color: var(--ink-2); font-size: var(--t-s); text-align: end; line-height: 1.35; } .top__sync > * { white-space: nowrap; }

          .bar, .tabbar { display: none; }

          .columns { display: grid; gap: var(--s5); grid-template-columns: minmax(0, 1fr); }
          @media (min-width: 68rem) {
            .columns--main-side { grid-template-columns: minmax(0, 1fr) 19.5rem; align-items: start; }
            .columns--halves { grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; }
            .columns--side-main { grid-template-columns: 10.5rem minmax(0, 1fr); align-items: start; }
          }
          .columns > *, .stack > * { min-inline-size: 0; }
          .stack { display: grid; gap: var(--s5); grid-template-columns: minmax(0, 1fr); align-content: start; }
          .stack--close { gap: var(--s3); }
          .stack--tight { gap: var(--s2); }
          .row { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); }
          .row--apart { justify-content: space-between; }
          .push { margin-inline-start: auto; }

          @media (max-width: 59.99rem) {
            .app { display: block; padding-block-end: 4.25rem; }
            .shelf { display: none; }
            .page { padding: 0 var(--s4) var(--s6); border: 0; }
            main { gap: var(--s5); }
            .top { display: none; }

            .bar { display: flex; align-items: center; gap: var(--s3); background: var(--shelf); color: #fff; padding: var(--s2) var(--s4); min-block-size: 3.25rem; margin-block-end: var(--s4); }
            .bar a { color: #fff; }
            .bar :focus-visible { box-shadow: 0 0 0 2px var(--shelf), 0 0 0 4px #fff; }
            .bar__mark svg { inline-size: 26px; block-size: 26px; }
            .bar__company { flex: 1; min-inline-size: 0; text-decoration: none; line-height: 1.25; }
            .bar__company b { display: flex; align-items: center; gap: var(--s1); font-size: var(--t-l); }
            .bar__company b > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
            .bar__company small { color: var(--on-shelf); font-size: var(--t-xs); }
            .bar__act { display: grid; place-items: center; inline-size: var(--hit); block-size: var(--hit); margin-inline-end: -0.6rem; }

            .tabbar { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(max-content, 1fr); position: fixed; z-index: 10; inset-inline: 0; inset-block-end: 0; background: var(--sheet); border-block-start: 1px solid var(--rule-firm); padding-block-end: env(safe-area-inset-bottom); }
            .tabbar a { position: relative; display: grid; justify-items: center; gap: 2px; padding: 0.5rem 3px 0.45rem; font-size: 0.6875rem; line-height: 1.2; color: var(--ink-2); text-decoration: none; text-align: center; min-block-size: 3.4rem; align-content: start; }
            .tabbar a[aria-current] { color: var(--blue); font-weight: 650; box-shadow: inset 0 2px 0 var(--blue); }
            .tabbar .count { position: absolute; inset-block-start: 3px; inset-inline-start: calc(50% + 4px); }
            @media (max-width: 22.5rem) { .tabbar { grid-auto-columns: minmax(min-content, 1fr); } .tabbar a { padding-inline: 1px; font-size: 0.625rem; } }

            /* the whole navigation is a sheet that opens by its address (#menu): no script needed */
            .nav { display: none; }
            .nav:target { display: flex; position: fixed; inset: 0; z-index: 30; block-size: auto; background: var(--paper); padding: var(--s4); border: 0; }
            .nav:target .nav__close { display: grid; place-items: center; position: absolute; inset-block-start: var(--s2); inset-inline-end: var(--s2); inline-size: var(--hit); block-size: var(--hit); color: var(--ink); }
            .nav__more { display: block; } .nav__more .dot { margin-inline: 4px; }
            .nav li a { padding-block: 0.65rem; font-size: var(--t-l); }
            .nav h2 { font-size: var(--t-s); }
          }

          /* signing in, first start */
          .gate { min-block-size: 100dvh; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.1fr); }
          .gate__form { display: grid; align-content: center; justify-content: center; padding: var(--s6) var(--s5); }
          .gate__form > * { inline-size: min(22rem, 100vw - 2 * var(--s5)); }
          .gate__side { position: relative; isolation: isolate; overflow: clip; background: var(--shelf); color: #fff; display: grid; align-content: center; padding: var(--s7) var(--s7) 40%; gap: var(--s5); }
          .gate__side p { color: var(--on-shelf); }
          @media (max-width: 59.99rem) {
            .gate { grid-template-columns: minmax(0, 1fr); grid-template-rows: 1fr auto; }
            .gate__form { align-content: start; padding-block-start: var(--s7); }
            .gate__side { padding: var(--s5) var(--s5) 48%; }
          }
        }

        /* ------------------------------------------------------------- components */
        @layer components {
          .icon { inline-size: 1.125rem; block-size: 1.125rem; flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
          .icon--s { inline-size: 0.9375rem; block-size: 0.9375rem; }
          .muted { color: var(--ink-2); }
          .faint { color: var(--ink-3); }
          .small { font-size: var(--t-s); }
          .nowrap { white-space: nowrap; }

          /* amounts: figures stand under figures */
          .amount, .figures, td.n, th.n { font-variant-numeric: tabular-nums lining-nums; }
          .amount { white-space: nowrap; }
          .amount--off { color: var(--need); font-weight: 600; }
          .amount--nil { color: var(--ink-3); }
          .currency { color: var(--ink-3); font-size: 0.86em; font-weight: 400; margin-inline-start: 0.3em; letter-spacing: 0.02em; }
          .code { font-variant-numeric: tabular-nums; letter-spacing: 0.01em; white-space: nowrap; }

          .dot { display: inline-block; inline-size: 10px; block-size: 10px; border-radius: 50%; flex: none; background: var(--idle-solid); }
          .dot--good { background: var(--good-solid); } .dot--wait { background: var(--wait-solid); } .dot--need { background: var(--need-solid); border-radius: 2px; rotate: 45deg; }

          .count { display: inline-grid; place-items: center; min-inline-size: 1.35rem; block-size: 1.25rem; padding-inline: 0.35rem; border-radius: var(--pill); background: var(--idle-wash); color: var(--idle); font-size: var(--t-xs); font-weight: 600; font-variant-numeric: tabular-nums; }
          .count--need { background: light-dark(#b93c1e, #e56a49); color: light-dark(#fff, #1d0c07); }

          /* state pill: a shape, a word, a colour */
          .pill { display: inline-flex; align-items: center; gap: 0.3rem; padding: 0.05rem 0.55rem 0.05rem 0.4rem; border-radius: var(--pill); font-size: var(--t-s); font-weight: 550; line-height: 1.45; white-space: nowrap; vertical-align: middle; background: var(--idle-wash); color: var(--idle); }
          .pill--text { white-space: normal; border-radius: var(--r2); } .pill--text .icon { flex: none; }
          .pill .icon { inline-size: 0.875rem; block-size: 0.875rem; stroke-width: 2; }
          .pill--good { background: var(--good-wash); color: var(--good); }
          .pill--wait { background: var(--wait-wash); color: var(--wait); }
          .pill--need { background: var(--need-wash); color: var(--need); }
          .pill--run  { background: var(--blue-wash); color: var(--blue); }

          .tag { display: inline-block; border: 1px solid var(--rule-firm); border-radius: var(--r1); padding: 0 0.375rem; font-size: var(--t-xs); line-height: 1.5; color: var(--ink-2); background: var(--sheet); white-space: nowrap; }
          .go { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); align-items: center; justify-content: space-between; }
          @media (max-width: 47.99rem) { .go, .go .row { flex-direction: column-reverse; align-items: stretch; flex-wrap: nowrap; } }
          .flush { margin-inline-start: -0.5rem; }
          .avatar { display: inline-grid; place-items: center; inline-size: 1.5rem; block-size: 1.5rem; border-radius: 50%; background: var(--blue-wash); color: var(--blue); font-size: 0.625rem; font-weight: 700; flex: none; }

          /* buttons */
          .button { display: inline-flex; align-items: center; justify-content: center; gap: 0.4rem; min-block-size: var(--control); padding: 0.3rem 0.85rem; border-radius: var(--r2); border: 1px solid var(--edge); background: var(--sheet); color: var(--ink); font-weight: 550; font-size: var(--t-m); line-height: 1.25; text-decoration: none; cursor: pointer; text-align: center; box-shadow: var(--lift); }
          .button:hover { background: var(--sunk); border-color: var(--ink-2); }
          .button:active { box-shadow: none; }
          .button:focus-visible { box-shadow: var(--ring); border-radius: var(--r2); }
          .button--primary { background: var(--blue); border-color: var(--blue); color: var(--on-blue); }
          .button--primary:hover { background: color-mix(in oklab, var(--blue) 86%, black); border-color: transparent; }
          .button--danger { border-color: var(--need); color: var(--need); }
          .button--danger:hover { background: var(--need-wash); border-color: var(--need); }
          .button--danger-firm { background: light-dark(#a8321a, #f08a6b); border-color: transparent; color: light-dark(#fff, #250d06); }
          .button--danger-firm:hover { background: light-dark(#8d2913, #f7a58c); border-color: transparent; }
          .button--quiet { border-color: transparent; background: none; box-shadow: none; color: var(--blue); padding-inline: 0.5rem; }
          .button--quiet:hover { background: var(--blue-wash); border-color: transparent; }
          .button--small { min-block-size: 1.875rem; padding: 0.15rem 0.65rem; font-size: var(--t-s); }
          .button--wide { inline-size: 100%; }
          .button[disabled], .button[aria-disabled="true"] { opacity: 0.55; cursor: not-allowed; box-shadow: none; }
          .button .icon { inline-size: 1rem; block-size: 1rem; }
          /* the QB button: a stamp with the state of this thing in the books */
          .qb { gap: 0.55rem; padding-inline-start: 0.4rem; }
          .qb__stamp { display: inline-grid; place-items: center; min-inline-size: 1.75rem; block-size: 1.4rem; padding-inline: 0.25rem; border-radius: var(--r1); background: var(--blue); color: var(--on-blue); font-weight: 750; font-size: var(--t-xs); letter-spacing: 0.04em; }
          .button--primary .qb__stamp { background: var(--on-blue); color: var(--blue); }

          /* head of a page */
          .head { display: flex; flex-wrap: wrap; align-items: flex-start; gap: var(--s3) var(--s5); justify-content: space-between; }
          .head__text { display: grid; gap: 0.3rem; flex: 1 1 20rem; }
          .head__acts { display: flex; flex-wrap: wrap; gap: var(--s2); }
          .crumbs { display: flex; flex-wrap: wrap; gap: 0 0.4rem; color: var(--ink-3); font-size: var(--t-s); padding: 0; list-style: none; }
          .crumbs li + li::before { content: "/"; margin-inline-end: 0.4rem; color: var(--rule-firm); }
          .crumbs a { color: var(--ink-2); }

          /* sheets of paper */
          .sheet { background: var(--sheet); border: 1px solid var(--rule); border-radius: var(--r3); box-shadow: var(--lift); display: flow-root; overflow: clip; }
          .sheet__head { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s1) var(--s3); padding: var(--s3) var(--s4); border-block-end: 1px solid var(--rule); min-block-size: 3rem; }
          .sheet__head p { color: var(--ink-2); font-size: var(--t-s); }
          .sheet__body { padding: var(--s4); }
          .sheet__body > * + * { margin-block-start: var(--s3); }
          .sheet__body.stack > * { margin-block-start: 0; }
          .sheet__body.stack { gap: 1.25rem; } .sheet__body.stack--close { gap: var(--s3); }
          .sheet__foot { padding: var(--s3) var(--s4); border-block-start: 1px solid var(--rule); background: var(--sunk); display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); }
          .sheet > .table:last-child tr:last-child > * { border-block-end: 0; }

          /* tabs are links */
          .tabs { display: flex; flex-wrap: wrap; gap: 0 var(--s4); border-block-end: 1px solid var(--rule-firm); padding: 0; list-style: none; }
          .tabs a { display: inline-flex; align-items: center; gap: 0.4rem; padding: 0.5rem 0.1rem 0.55rem; color: var(--ink-2); text-decoration: none; white-space: nowrap; }
          .tabs a:hover { color: var(--ink); box-shadow: inset 0 -2px 0 var(--rule-firm); }
          .tabs a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px 0 var(--blue); }
          .tabs :focus-visible { box-shadow: inset 0 0 0 2px var(--blue); }

          /* verdict: the one sentence a bookkeeper opens the page for */
          .verdict { display: grid; gap: var(--s4) var(--s6); grid-template-columns: minmax(0, 1fr); align-items: center; padding: var(--s5); position: relative; }
          .verdict::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: 5px; background: var(--good-solid); }
          .verdict--need::before { background: var(--need-solid); }
          .verdict--wait::before { background: var(--wait-solid); }
          .verdict__title, .verdict h1 { font-size: clamp(1.35rem, 1rem + 1.2vw, 1.6875rem); font-weight: 620; line-height: 1.2; letter-spacing: -0.018em; text-wrap: pretty; }
          .verdict__mark { color: var(--good); display: inline-flex; align-items: center; gap: 0.4rem; font-weight: 600; font-size: var(--t-s); }
          .verdict--need .verdict__mark { color: var(--need); }
          .verdict__text { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.4rem; }
          @media (min-width: 48rem) { .verdict { grid-template-columns: minmax(0, 1fr) auto; } }

          /* a sum: one figure under the other, a rule, the result, a double rule */
          .sum { inline-size: 100%; font-variant-numeric: tabular-nums; }
          .sum th, .sum td { padding: 0.125rem 0; line-height: 1.45; }
          .sum th { color: var(--ink-2); padding-inline-end: var(--s5); }
          .sum td { text-align: end; white-space: nowrap; }
          .sum tbody tr:last-child > * { padding-block-end: 0.3rem; }
          .sum tfoot > tr:first-child > * { padding-block-start: 0.3rem; font-weight: 650; color: var(--ink); }
          .sum tfoot > tr:first-child > td { border-block-start: 1px solid var(--ink-2); }
          .double { border-block-end: 3px double var(--ink-2); }
          @media (min-width: 48rem) { .verdict .sum { inline-size: auto; min-inline-size: 17rem; } }

          /* tally: where the orders of a period are */
          .tally { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); }
          .tally__tile { display: grid; gap: 0.1rem; padding: var(--s4); color: inherit; text-decoration: none; border-inline-start: 1px solid var(--rule); align-content: start; }
          .tally__tile:first-child { border-inline-start: 0; }
          .tally__tile:hover { background: var(--sunk); }
          .tally__tile:focus-visible { box-shadow: inset 0 0 0 2px var(--blue); }
          .tally__number { font-size: var(--t-3xl); line-height: 1.15; font-weight: 600; letter-spacing: -0.02em; }
          .tally__label { display: inline-flex; align-items: center; gap: 0.35rem; font-weight: 550; }
          .tally__label .icon { inline-size: 1rem; block-size: 1rem; stroke-width: 1.9; }
          .tally__note { color: var(--ink-2); font-size: var(--t-s); line-height: 1.4; }
          .tally__tile--good .tally__label { color: var(--good); } .tally__tile--wait .tally__label { color: var(--wait); }
          .tally__tile--need .tally__label { color: var(--need); } .tally__tile--idle .tally__label { color: var(--idle); }
          .meter { display: block; inline-size: 100%; block-size: 6px; }
          .meter .g { fill: var(--good-solid); } .meter .w { fill: var(--wait-solid); } .meter .n { fill: var(--need-solid); } .meter .i { fill: var(--idle-solid); }
          @media (max-width: 47.99rem) {
            .tally { grid-template-columns: repeat(2, minmax(0, 1fr)); }
            .tally__tile { padding: var(--s3) var(--s4); }
            .tally__tile:nth-child(odd) { border-inline-start: 0; }
            .tally__tile:nth-child(n + 3) { border-block-start: 1px solid var(--rule); }
          }
          @media (max-width: 22.5rem) { .tally__tile { padding-inline: var(--s2); } .tally__label { gap: 0.2rem; font-size: var(--t-s); } }

          /* tables */
          .table { inline-size: 100%; font-size: var(--t-m); line-height: 1.4; }
          .table th, .table td { padding: 0.5rem var(--s3); border-block-end: 1px solid var(--rule); vertical-align: top; }
          .table tr > :first-child { padding-inline-start: var(--s4); } .table tr > :last-child { padding-inline-end: var(--s4); }
          .table thead th, .table thead td { background: var(--sunk); color: var(--ink-2); font-size: var(--t-s); font-weight: 550; padding-block: 0.4rem; vertical-align: bottom; border-block-end-color: var(--rule-firm); }
          .table .n { text-align: end; white-space: nowrap; } .table thead .n { white-space: normal; }
          .table tbody tr:hover > * { background: color-mix(in oklab, var(--sunk) 70%, transparent); }
          .table tr.is-chosen > * { background: var(--blue-wash); }
          .table tfoot > tr > * { border-block-start: 1px solid var(--ink-2); border-block-end: 0; font-weight: 650; padding-block: 0.55rem; }
          .table tbody th { font-weight: 550; }
          .table .check { inline-size: 2.25rem; padding-inline-end: 0; }
          .table--sum tfoot td.n > span { border-block-end: 3px double var(--ink-2); }
          .sub { display: block; color: var(--ink-2); font-size: var(--t-s); }
          .scroll { overflow-x: auto; }
          .scroll:focus-visible { box-shadow: inset 0 0 0 2px var(--blue); }
          th[aria-sort] { color: var(--ink); }
          th a.sort { color: inherit; text-decoration: none; } th a.sort:hover { text-decoration: underline; }

          /* on a phone a row becomes a slip: name and state left, amount right, the rest below with its label */
          @media (max-width: 47.99rem) {
            .table--slips, .table--slips tbody, .table--slips tfoot { display: block; }
            .table--slips thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
            .table--slips tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.15rem var(--s3); padding: var(--s3) var(--s4); border-block-end: 1px solid var(--rule); align-items: baseline; }
            .table--slips tbody:last-child tr:last-child { border-block-end: 0; }
            .table--slips tr > *, .table--slips tr > :first-child, .table--slips tr > :last-child { display: block; padding: 0; border: 0; grid-column: 1 / -1; background: none; }
            .table--slips tr > .slip-start { grid-column: 1; grid-row: 1; } .table--slips tr > .slip-end { grid-column: -2 / -1; grid-row: 1; text-align: end; }
            .table--slips tr > .slip-drop { display: none; }
            .table--slips tr > [data-label] { display: flex; gap: var(--s3); justify-content: space-between; text-align: end; }
            .table--slips tr > [data-label]::before { content: attr(data-label); color: var(--ink-2); font-size: var(--t-s); flex: none; text-align: start; font-weight: 400; }
            .table--slips tr > .slip-full { display: block; text-align: start; }
            .table--slips tr > .slip-full::before { display: block; }
            .table--slips tr > .check { display: none; }
            .table--orders tr { position: relative; }
            .table--orders tr > .check { display: block; position: absolute; inset: var(--s3) auto auto 0; inline-size: auto; }
            .table--orders .check input { inline-size: 1.15rem; block-size: 1.15rem; }
            .table--orders tr > .check ~ .slip-start { padding-inline-start: 1.75rem; }
            .table--slips tr.is-chosen { background: var(--blue-wash); } .table--slips tr.is-chosen > * { background: none; }
            .sheet__body .table--slips tr { padding-inline: 0; }
            /* orders: number and total, customer and time, state and what became of it */
            .table--orders tr { grid-template-columns: auto minmax(0, 1fr) auto; }
            .table--orders tr > .slip-start, .table--orders tr > .slip-who { grid-column: 1 / 3; } .table--orders tr > .slip-who { grid-row: 2; }
            .table--orders tr > .slip-when { grid-column: 3; grid-row: 2; text-align: end; color: var(--ink-2); font-size: var(--t-s); }
            .table--orders tr > .slip-state { grid-column: 1; grid-row: 3; padding-block-start: 0.2rem; } .table--orders tr > .slip-act { grid-column: -2 / -1; grid-row: 4; text-align: end; } .table--orders tr > .slip-what { grid-column: 2 / 4; grid-row: 3; font-size: var(--t-s); padding-block-start: 0.2rem; align-self: center; }
            .pairs tr { padding-inline: var(--s4); } .pairs tr > :last-child { padding-block-start: 0.35rem; }
            .table--slips tfoot tr { border-block-start: 1px solid var(--ink-2); border-block-end: 0; }
          }

          /* facts: a name and its value */
          th .sub { font-weight: 400; }
          .facts { display: grid; gap: 0; font-size: var(--t-m); align-content: start; }
          .facts > div { display: grid; grid-template-columns: minmax(7rem, 0.8fr) minmax(0, 1fr); gap: var(--s3); padding-block: 0.375rem; border-block-end: 1px solid var(--rule); }
          .facts > div:last-child { border-block-end: 0; }
          .facts dt { color: var(--ink-2); } .facts dd { min-inline-size: 0; overflow-wrap: anywhere; }
          .facts--end dd { text-align: end; } .facts--end > div { grid-template-columns: minmax(5.5rem, 1fr) fit-content(62%); }

          /* ledger: one document with its debits and credits; credits are indented, as by hand */
          .ledger { border: 1px solid var(--rule); border-radius: var(--r2); background: var(--sheet); overflow: clip; }
          .ledger__head { display: flex; flex-wrap: wrap; gap: 0.1rem var(--s3); align-items: baseline; justify-content: space-between; padding: 0.55rem var(--s3); background: var(--sunk); border-block-end: 1px solid var(--rule-firm); }
          .ledger__head h3 { display: inline-flex; align-items: center; gap: 0.45rem; }
          .outside::after { content: " ↗" / ""; }
          .ledger__head .small { color: var(--ink-2); }
          .ledger__lines { inline-size: 100%; font-variant-numeric: tabular-nums; font-size: var(--t-m); line-height: 1.4; }
          .ledger__lines th, .ledger__lines td { padding: 0.3rem var(--s3); border-block-end: 1px solid var(--rule); vertical-align: baseline; }
          .ledger__lines thead th { color: var(--ink-3); font-size: var(--t-xs); padding-block: 0.25rem; }
          .ledger__lines .n { text-align: end; white-space: nowrap; inline-size: 6.25rem; }
          details.ledger__foot { display: block; }
          .ledger__foot > .ledger__lines { font-size: var(--t-s); } .ledger__foot > .ledger__lines .n { inline-size: auto; padding-inline: var(--s2); }
          .ledger__foot > .ledger__lines tr > :first-child { padding-inline-start: 0; } .ledger__foot > .ledger__lines tr > :last-child { padding-inline-end: 0; }
          .ledger__lines .n + .n { border-inline-start: 1px solid var(--rule); }
          .ledger__lines tr.credit > th { padding-inline-start: calc(var(--s3) + 1.5rem); }
          .ledger__lines tfoot > tr > * { border-block-end: 0; padding-block: 0.35rem 0.5rem; font-weight: 650; }
          .ledger__lines tfoot td.n > span { border-block-start: 1px solid var(--ink-2); border-block-end: 3px double var(--ink-2); padding-block: 0.1rem; }
          .ledger__foot { padding: 0.5rem var(--s3); border-block-start: 1px solid var(--rule); font-size: var(--t-s); color: var(--ink-2); display: flex; flex-wrap: wrap; gap: 0.15rem var(--s4); }
          .ledger__why { flex-basis: 100%; min-inline-size: 0; }
          @media (max-width: 47.99rem) {
            .ledger__lines .n { inline-size: 5rem; padding-inline-start: 0.25rem; }
            .ledger__lines tr.credit > th { padding-inline-start: calc(var(--s3) + 0.75rem); }
          }

          /* bridge: the store's figure, the sign between, the figure of the books */
          .bridge { inline-size: 100%; font-variant-numeric: tabular-nums; }
          .bridge th, .bridge td { padding: 0.38rem var(--s3); border-block-end: 1px solid var(--rule); line-height: 1.4; }
          .bridge thead > tr > * { color: var(--ink-2); font-size: var(--t-s); font-weight: 550; background: var(--sunk); border-block-end-color: var(--rule-firm); }
          .bridge tr > :first-child { padding-inline-start: var(--s4); } .bridge tr > :last-child { padding-inline-end: var(--s4); }
          .bridge .n { text-align: end; white-space: nowrap; } .bridge thead .n { white-space: normal; }
          .bridge .is { text-align: center; inline-size: 2.25rem; padding-inline: 0; color: var(--good); font-weight: 700; }
          .bridge .is--off { color: var(--need); } .bridge .is--moves { color: var(--wait); }
          .bridge tr.total > * { font-weight: 650; border-block-start: 1px solid var(--ink-2); }
          .bridge tr.total .n > span { border-block-end: 3px double var(--ink-2); }
          .bridge tr.off > * { background: var(--need-wash); }
          .bridge tr:last-child > * { border-block-end: 0; }
          @media (max-width: 47.99rem) { .bridge th, .bridge td { padding-inline: 0.3rem; } .bridge tr > :nth-child(4) { padding-inline-end: var(--s4); } .bridge .is { inline-size: 1.4rem; } .bridge .wide { display: none; } }

          /* cause: several orders, one reason, one way out */
          .cause { display: grid; gap: var(--s3); padding: var(--s4) var(--s5) var(--s4) var(--s4); grid-template-columns: auto minmax(0, 1fr); }
          .cause + .cause { border-block-start: 1px solid var(--rule); }
          .cause__badge { display: grid; place-items: center; inline-size: 2.25rem; block-size: 2.25rem; border-radius: var(--r2); background: var(--need-wash); color: var(--need); font-weight: 700; font-variant-numeric: tabular-nums; }
          .cause--wait .cause__badge { background: var(--wait-wash); color: var(--wait); }
          .cause__body { display: grid; gap: var(--s2); min-inline-size: 0; }
          .cause__body > p { max-inline-size: 76ch; }
          .cause__orders { display: flex; flex-wrap: wrap; gap: 0.15rem var(--s4); font-size: var(--t-s); color: var(--ink-2); padding: 0; list-style: none; font-variant-numeric: tabular-nums; }
          .cause__fix > .field, .cause__fix > .set { max-inline-size: 36rem; }
          .cause__head { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); align-items: baseline; justify-content: space-between; }
          .cause__head > h2 { flex: 1 1 20rem; }
          .cause__fix { background: var(--sunk); border: 1px solid var(--rule); border-radius: var(--r2); padding: var(--s3); display: grid; gap: var(--s3); }
          .cause__acts { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }
          @media (max-width: 47.99rem) {
            .cause { padding: var(--s4); grid-template-columns: minmax(0, 1fr); }
            .cause__badge { display: none; }
            .cause__acts .button--quiet { padding-inline: 0.25rem; } .cause__acts .push { margin-inline-start: 0; }
          }

          /* fields */
          .field { display: grid; gap: 0.25rem; min-inline-size: 0; }
          .field > label, .field > .label, .set > legend { font-weight: 600; }
          .field > .button { justify-self: start; }
          .field > label .faint, .set > legend .faint { font-weight: 400; }
          .hint { color: var(--ink-2); font-size: var(--t-s); line-height: 1.45; }
          .mistake { color: var(--need); font-size: var(--t-s); font-weight: 600; display: flex; gap: 0.35rem; align-items: baseline; }
          .mistake .icon { translate: 0 0.15rem; }
          .field--mistake { border-inline-start: 3px solid var(--need-solid); padding-inline-start: var(--s3); }
          .input, .select { inline-size: 100%; min-block-size: var(--control); padding: 0.35rem 0.6rem; border: 1px solid var(--edge); border-radius: var(--r2); background: var(--sheet); color: var(--ink); line-height: 1.4; }
          .input::placeholder { color: var(--ink-3); opacity: 1; } .input:placeholder-shown { text-overflow: ellipsis; }
          .input:hover, .select:hover { border-color: var(--ink-2); }
          .input:focus-visible, .select:focus-visible { border-radius: var(--r2); border-color: var(--blue); box-shadow: 0 0 0 1px var(--blue), 0 0 0 4px color-mix(in oklab, var(--blue) 25%, transparent); }
          .input[aria-invalid="true"], .select[aria-invalid="true"] { border-color: var(--need); box-shadow: 0 0 0 1px var(--need); }
          .select { appearance: none; padding-inline-end: 2rem; text-overflow: ellipsis; background-image: linear-gradient(45deg, transparent 50%, var(--ink-2) 50%), linear-gradient(-45deg, transparent 50%, var(--ink-2) 50%); background-size: 5px 5px; background-position: calc(100% - 15px) 55%, calc(100% - 10px) 55%; background-repeat: no-repeat; }
          .select option { background: var(--sheet); color: var(--ink); }
          .input--short { max-inline-size: 9rem; } .input--n { text-align: end; font-variant-numeric: tabular-nums; }
          .fields { display: grid; gap: var(--s4); grid-template-columns: minmax(0, 1fr); align-items: end; }
          .fields--2, .fields--3 { grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); }
          @media (min-width: 75rem) { .fields--5 { grid-template-columns: repeat(5, minmax(0, 1fr)); } }
          .search { position: relative; display: block; }
          .search .icon { position: absolute; inset-inline-start: 0.6rem; inset-block-start: 50%; translate: 0 -50%; color: var(--ink-3); pointer-events: none; }
          .search .input { padding-inline-start: 2.1rem; }
          .search kbd { position: absolute; inset-inline-end: 0.6rem; inset-block-start: 50%; translate: 0 -50%; }

          .choice { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.1rem 0.6rem; align-items: start; cursor: pointer; }
          .choice > input { inline-size: 1.1rem; block-size: 1.1rem; margin-block-start: 0.14rem; accent-color: var(--blue); }
          .choice > input:focus-visible { box-shadow: var(--ring); border-radius: var(--r1); }
          .choice b { font-weight: 550; }
          .choice .hint { display: block; }
          .set { display: grid; gap: var(--s2); }
          .set > legend { margin-block-end: var(--s1); }
          .set--line { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s5); }
          .set--line > legend { float: inline-start; inline-size: 100%; }

          /* type-ahead list under a field; the field itself works without it */
          .picker { position: relative; }
          .picker__list { border: 1px solid var(--rule-firm); border-radius: var(--r2); background: var(--sheet); box-shadow: var(--lift-2); margin-block-start: 0.25rem; padding: 0.25rem; display: grid; gap: 1px; list-style: none; }
          .picker__list li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--s3); padding: 0.4rem 0.55rem; border-radius: var(--r1); cursor: default; }
          .picker__list li[aria-selected="true"] { background: var(--blue-wash); box-shadow: inset 2px 0 0 var(--blue); }
          .picker__list mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; text-decoration-color: var(--brass); text-decoration-thickness: 2px; }
          .picker__list .sub { grid-column: 1 / -1; }

          /* mistakes of a form, told at its head */
          .mistakes { border: 2px solid var(--need-solid); border-radius: var(--r3); padding: var(--s4); background: var(--sheet); display: grid; gap: var(--s2); }
          .mistakes h2 { color: var(--need); } .mistakes a { color: var(--need); font-weight: 600; }

          /* notice: what just happened, or what will soon matter */
          .notice { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: var(--s1) var(--s3); align-items: center; padding: var(--s3) var(--s4); border-radius: var(--r3); background: var(--blue-wash); border: 1px solid color-mix(in oklab, var(--blue) 22%, transparent); }
          .notice > .icon { color: var(--blue); }
          .notice--good { background: var(--good-wash); border-color: color-mix(in oklab, var(--good-solid) 35%, transparent); } .notice--good > .icon { color: var(--good); }
          .notice--wait { background: var(--wait-wash); border-color: color-mix(in oklab, var(--wait-solid) 45%, transparent); } .notice--wait > .icon { color: var(--wait); }
          .notice--need { background: var(--need-wash); border-color: color-mix(in oklab, var(--need-solid) 40%, transparent); } .notice--need > .icon { color: var(--need); }
          .notice p { max-inline-size: none; }
          @media (max-width: 47.99rem) { .notice { grid-template-columns: auto minmax(0, 1fr); align-items: start; } .notice > .icon { margin-block-start: 0.1rem; } .notice__acts { grid-column: 2; } }

          /* timeline */
          .timeline { display: grid; padding: 0; list-style: none; }
          .timeline li { position: relative; display: grid; gap: 0.1rem; padding: 0 0 var(--s4) 1.6rem; }
          .timeline li::before { content: ""; position: absolute; inset-inline-start: 0.3rem; inset-block-start: 0.38rem; inline-size: 9px; block-size: 9px; border-radius: 50%; background: var(--sheet); border: 2px solid var(--idle-solid); }
          .timeline li::after { content: ""; position: absolute; inset-inline-start: calc(0.3rem + 4px); inset-block: 1.15rem -0.1rem; inline-size: 1px; background: var(--rule-firm); }
          .timeline li:last-child { padding-block-end: 0; } .timeline li:last-child::after { display: none; }
          .timeline .good::before { border-color: var(--good-solid); background: var(--good-solid); }
          .timeline .need::before { border-color: var(--need-solid); background: var(--need-solid); border-radius: 1px; rotate: 45deg; }
          .timeline time { color: var(--ink-3); font-size: var(--t-s); }

          /* fold: what only some want to read */
          .fold > summary { color: var(--blue); font-size: var(--t-s); width: fit-content; padding-block: 0.1rem; }
          .fold > summary:hover { text-decoration: underline; }
          .fold[open] > summary { margin-block-end: var(--s2); }
          .raw { background: var(--sunk); border: 1px solid var(--rule); border-radius: var(--r2); padding: var(--s3); font: 0.75rem/1.55 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; color: var(--ink-2); }

          /* filters */
          .filters { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; padding: var(--s3) var(--s4); border-block-end: 1px solid var(--rule); }
          .filters .search { flex: 1 1 15rem; } .filters:has(select ~ select) .search { flex-basis: 100%; }
          .filters .select, .filters .input { inline-size: auto; }
          .filters .search .input { inline-size: 100%; } .filters > .input[type="search"] { flex: 1 1 12rem; max-inline-size: 26rem; }
          .filters__day { display: inline-flex; align-items: center; gap: var(--s2); }
          @media (max-width: 47.99rem) { .filters .search { flex-basis: 100%; } .filters .select { flex: 1 1 6.5rem; min-inline-size: 0; padding-inline: 0.5rem 1.5rem; } .filters__day { flex: 1 1 100%; } .filters__day > :first-child { flex: 0 0 3.5rem; } .filters .filters__day .input { flex: 1 1 auto; } }
          .chips { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }
          .chip { display: inline-flex; align-items: center; gap: 0.35rem; padding: 0.1rem 0.3rem 0.1rem 0.65rem; border-radius: var(--pill); background: var(--blue-wash); color: var(--blue); font-size: var(--t-s); }
          .chip a { display: grid; place-items: center; inline-size: 1.35rem; block-size: 1.35rem; border-radius: 50%; color: inherit; }
          .chip a:hover { background: color-mix(in oklab, var(--blue) 18%, transparent); }
          .segments { display: inline-flex; justify-self: start; flex-wrap: wrap; gap: 2px; padding: 3px; background: var(--idle-wash); border-radius: var(--r2); list-style: none; max-inline-size: 100%; }
          .segments a { display: inline-flex; gap: 0.4rem; align-items: center; padding: 0.2rem 0.7rem; border-radius: 5px; color: var(--ink-2); text-decoration: none; white-space: nowrap; }
          .segments a:hover { color: var(--ink); } .segments a[aria-current] { background: var(--sheet); color: var(--ink); font-weight: 600; box-shadow: var(--lift); }
          .segments .figures { font-size: var(--t-s); color: var(--ink-2); font-weight: 400; }
          .pager { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; justify-content: space-between; padding: var(--s3) var(--s4); color: var(--ink-2); font-size: var(--t-s); background: var(--sunk); border-block-start: 1px solid var(--rule); }

          /* mirror: the store above the water line, the books below; equal days are symmetrical */
          .mirror { display: grid; }
          .mirror svg { inline-size: 100%; block-size: 5.75rem; }
          .mirror__days { display: flex; justify-content: space-between; border-block: 1px solid var(--rule-firm); padding: 0.1rem 0; font-size: var(--t-xs); color: var(--ink-2); font-variant-numeric: tabular-nums; }
          .mirror .store { fill: var(--bar-store); } .mirror .books { fill: var(--bar-books); }
          .mirror .off { fill: var(--need-solid); } .mirror .grid { stroke: var(--rule); stroke-width: 1; vector-effect: non-scaling-stroke; }
          @media (max-width: 47.99rem) { .mirror ~ .fold .table { font-size: var(--t-s); } .mirror ~ .fold .table :is(th, td) { padding-inline: 0.3rem; } }
          .legend { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); font-size: var(--t-s); color: var(--ink-2); padding: 0; list-style: none; }
          .legend li { display: inline-flex; align-items: center; gap: 0.4rem; }
          .swatch { inline-size: 0.7rem; block-size: 0.7rem; border-radius: 2px; background: var(--bar-store); } .swatch--books { background: var(--bar-books); } .swatch--off { background: var(--need-solid); }

          /* progress */
          progress { appearance: none; inline-size: 100%; block-size: 8px; border: 0; border-radius: 4px; background: var(--idle-wash); overflow: hidden; color: var(--blue); }
          progress::-webkit-progress-bar { background: var(--idle-wash); } progress::-webkit-progress-value { background: var(--blue); border-radius: 4px; }
          progress::-moz-progress-bar { background: var(--blue); border-radius: 4px; }
          .progress { display: grid; gap: 0.3rem; }
          .progress__line { display: flex; justify-content: space-between; gap: var(--s3); font-size: var(--t-s); }

          /* connection */
          .connection { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 var(--s3); align-items: center; padding: var(--s3) var(--s4); }
          .connection + .connection { border-block-start: 1px solid var(--rule); }
          .monogram { display: grid; place-items: center; inline-size: 2.25rem; block-size: 2.25rem; border-radius: var(--r2); border: 1px solid var(--rule-firm); background: var(--sunk); font-weight: 700; font-size: var(--t-s); letter-spacing: 0.01em; color: var(--ink-2); flex: none; }
          .monogram--books { background: var(--blue); border-color: var(--blue); color: var(--on-blue); }
          .cards { display: grid; gap: var(--s4); grid-template-columns: repeat(auto-fill, minmax(min(17.5rem, 100%), 1fr)); }
          .card { display: grid; grid-template-rows: auto 1fr auto; gap: var(--s3); padding: var(--s4); }
          .card__head { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--s3); align-items: center; } .card__head > .monogram { align-self: start; }
          .card__foot { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; justify-content: space-between; border-block-start: 1px solid var(--rule); padding-block-start: var(--s3); }

          /* secret, shown once */
          .secret { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: stretch; }
          .secret .input { flex: 1 1 9rem; min-inline-size: 0; font-family: var(--mono); font-size: 1rem; letter-spacing: 0.08em; background: var(--sunk); inline-size: auto; }

          /* steps */
          .steps { display: grid; padding: 0; list-style: none; counter-reset: step; }
          .steps li { counter-increment: step; position: relative; display: grid; grid-template-columns: 1.6rem minmax(0, 1fr); gap: 0 0.6rem; padding-block: 0.3rem; color: var(--ink-2); align-items: baseline; }
          .steps li::before { content: counter(step); display: grid; place-items: center; inline-size: 1.5rem; block-size: 1.5rem; border-radius: 50%; border: 1px solid var(--rule-firm); font-size: var(--t-xs); font-weight: 600; font-variant-numeric: tabular-nums; background: var(--sheet); }
          .steps .is-done::before { content: "✓"; background: var(--good-wash); border-color: transparent; color: var(--good); }
          .steps .is-here { color: var(--ink); font-weight: 650; } .steps .is-here::before { background: var(--blue); border-color: var(--blue); color: var(--on-blue); }
          .steps .is-held::before { content: "!"; background: var(--wait-wash); border-color: transparent; color: var(--wait); }
          .steps a { color: inherit; } .steps small { display: block; color: var(--ink-3); font-weight: 400; }

          .guide { counter-reset: guide; display: grid; gap: var(--s4); padding: 0; list-style: none; }
          .guide > li { counter-increment: guide; display: grid; grid-template-columns: 1.75rem minmax(0, 1fr); gap: 0 var(--s3); }
          .guide > li::before { content: counter(guide) "."; font-weight: 650; font-size: var(--t-l); color: light-dark(#855a10, #d9ab55); text-align: end; line-height: 1.35; }
          .guide > li > div { display: grid; gap: var(--s2); }

          /* difference: what stands, what would stand */
          .was, .becomes { font-variant-numeric: tabular-nums; }
          .was { color: var(--ink-2); text-decoration: line-through; text-decoration-color: var(--need-solid); text-decoration-thickness: 1.5px; }
          .becomes { font-weight: 600; text-decoration: underline; text-decoration-color: var(--good-solid); text-decoration-thickness: 2px; text-underline-offset: 0.2em; }
          .arrow { color: var(--ink-3); padding-inline: 0.15rem; }

          /* dialog; as a page of its own the same form stands without it */
          .veil { position: fixed; inset: 0; z-index: 40; background: light-dark(rgb(24 26 44 / .46), rgb(0 0 0 / .62)); padding: var(--s5); display: grid; align-items: center; justify-items: center; }
          .dialog { position: relative; inset: auto; margin: auto; background: var(--paper); border-radius: 14px; box-shadow: var(--lift-2); inline-size: min(72rem, 100%); max-inline-size: 100%; max-block-size: calc(100dvh - 2 * var(--s5)); display: grid; grid-template-rows: auto minmax(0, 1fr); overflow: clip; }
          .dialog > form { display: grid; grid-template-rows: minmax(0, 1fr) auto; min-block-size: 0; }
          .dialog .send { overflow-y: auto; overscroll-behavior: contain; }
          .dialog__head { display: flex; align-items: flex-start; gap: var(--s3); justify-content: space-between; padding: var(--s4) var(--s5) var(--s3); background: var(--sheet); border-block-end: 1px solid var(--rule); }
          .dialog__close { display: grid; place-items: center; inline-size: 2.25rem; block-size: 2.25rem; border-radius: var(--r2); color: var(--ink-2); margin: -0.25rem -0.5rem 0 0; flex: none; }
          .dialog__close:hover { background: var(--idle-wash); color: var(--ink); }
          .dialog__foot { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: center; justify-content: space-between; padding: var(--s3) var(--s5); background: var(--sheet); border-block-start: 1px solid var(--rule-firm); }
          @media (max-width: 47.99rem) {
            .veil { padding: 0; background: var(--paper); }
            .dialog { border-radius: 0; block-size: 100dvh; max-block-size: none; box-shadow: none; }
            .dialog__head, .dialog__foot { padding-inline: var(--s4); }
            .dialog__foot { padding-block-end: max(var(--s3), env(safe-area-inset-bottom)); }
            .dialog__foot > .row > * { flex: 1 1 auto; } .dialog__foot > .row { flex: 1 1 auto; }
          }
          .acts { position: sticky; inset-block-end: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); align-items: center; padding: var(--s3) var(--s4); background: var(--sheet); border: 1px solid var(--rule-firm); border-radius: var(--r3); box-shadow: var(--lift-2); }
          @media (max-width: 59.99rem) { .acts { inset-block-end: 4.1rem; } }
          main:not(:has(.check :checked)) .acts:has([form="chosen"]) { display: none; }

          .empty { display: grid; justify-items: center; gap: var(--s2); padding: var(--s7) var(--s5); text-align: center; color: var(--ink-2); }
          .empty .icon { inline-size: 2rem; block-size: 2rem; stroke-width: 1.3; } .empty--good .icon { color: var(--good); }
        }

        /* ------------------------------------------------------------------ pages */
        @layer pages {
          /* Send to QuickBooks */
          .send { display: grid; grid-template-columns: minmax(0, 1fr); }
          .send__form { padding: var(--s5); display: grid; gap: var(--s5); align-content: start; }
          .send__preview { padding: var(--s5); display: grid; gap: var(--s3); align-content: start; background: var(--sunk); border-block-start: 1px solid var(--rule); }
          .send__part { display: grid; gap: var(--s3); }
          .send__part + .send__part { border-block-start: 1px solid var(--rule); padding-block-start: var(--s5); }
          @media (min-width: 56rem) {
            .send { grid-template-columns: minmax(0, 0.8fr) minmax(0, 1.2fr); } .dialog .send { grid-template-columns: minmax(0, 1fr) minmax(0, 1.12fr); }
            .send__preview { border-block-start: 0; border-inline-start: 1px solid var(--rule); }
          }
          @media (max-width: 47.99rem) { .send__form, .send__preview { padding: var(--s4); } }
          .paper { background: var(--sheet); border: 1px solid var(--rule-firm); border-radius: var(--r2); overflow: clip; }
          .paper__lines { inline-size: 100%; font-variant-numeric: tabular-nums; font-size: var(--t-s); line-height: 1.4; }
          .paper__lines th, .paper__lines td { padding: 0.32rem var(--s2); border-block-end: 1px solid var(--rule); vertical-align: baseline; }
          .paper__lines tr > :first-child { padding-inline-start: var(--s3); } .paper__lines tr > :last-child { padding-inline-end: var(--s3); }
          .paper__lines thead th { color: var(--ink-3); font-size: var(--t-xs); } .paper__lines .n { text-align: end; white-space: nowrap; }
          .paper .sum { inline-size: auto; margin-inline-start: auto; padding: 0; }
          .paper__totals { padding: var(--s3); display: flex; justify-content: flex-end; }
          @media (max-width: 47.99rem) { .paper__lines .wide { display: none; } }

          .setting { display: grid; gap: var(--s2) var(--s5); padding: var(--s4); grid-template-columns: minmax(0, 1fr); }
          .setting + .setting { border-block-start: 1px solid var(--rule); }
          @media (min-width: 48rem) { .setting { grid-template-columns: minmax(0, 11.5rem) minmax(0, 1fr); } }
          .setting--changed { box-shadow: inset 4px 0 0 var(--brass); }
          .setting__name { font-weight: 600; }
          .setting__why { color: var(--ink-2); font-size: var(--t-s); font-weight: 400; }
          .setting__value { display: grid; gap: var(--s2) var(--s3); max-inline-size: 36rem; align-content: start; }
          .toc { position: sticky; inset-block-start: var(--s4); display: grid; gap: 1px; list-style: none; padding: 0; font-size: var(--t-m); border-inline-start: 1px solid var(--rule-firm); }
          .toc a { display: block; padding: 0.25rem var(--s3); color: var(--ink-2); text-decoration: none; margin-inline-start: -1px; border-inline-start: 2px solid transparent; }
          .toc a:hover { color: var(--ink); } .toc a[aria-current] { color: var(--ink); font-weight: 600; border-color: var(--blue); }
          @media (max-width: 67.99rem) { .toc { position: static; display: flex; overflow-x: auto; border: 0; gap: var(--s1); } .toc a { white-space: nowrap; border: 1px solid var(--rule-firm); border-radius: var(--pill); margin: 0; padding: 0.2rem 0.7rem; } .toc a[aria-current] { border-color: var(--blue); color: var(--blue); } .toc::-webkit-scrollbar { display: none; } .toc { scrollbar-width: none; } }

          .wizard { display: grid; gap: var(--s5); grid-template-columns: minmax(0, 1fr); max-inline-size: 66rem; margin-inline: auto; }
          @media (min-width: 60rem) { .wizard { grid-template-columns: 15.5rem minmax(0, 1fr); gap: var(--s6); } .wizard__steps { position: sticky; inset-block-start: var(--s4); align-self: start; } .wizard__brief { display: none; } }
          @media (max-width: 59.99rem) { .wizard__steps:not([open]) .steps { display: none; } .wizard__long { display: none; } }
          .wizard > main { inline-size: 100%; }
          .wizard__top { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s1) var(--s3); max-inline-size: 66rem; margin-inline: auto; padding-block: var(--s4); }
          .wizard__top svg { flex: none; inline-size: 28px; block-size: 28px; color: var(--blue); } .wizard__top > div { flex: 1 1 11rem; }
          .solo { padding: 0 var(--s5) var(--s7); }
          @media (max-width: 47.99rem) { .solo { padding-inline: var(--s4); } }

          .pairing { display: grid; gap: var(--s2) var(--s4); padding: var(--s4); align-items: start; grid-template-columns: minmax(0, 1fr); }
          .pairing + .pairing { border-block-start: 1px solid var(--rule); }
          .pairing__sign { display: none; }
          @media (min-width: 44rem) { .pairing { grid-template-columns: minmax(0, 1fr) 1.25rem minmax(0, 1.15fr); } .pairing__sign { display: grid; place-items: center; block-size: var(--control); color: var(--good); } .pairing__sign--open { color: var(--wait); } }

          @media (min-width: 48rem) { .table--results th[scope="row"] { min-inline-size: 9.5rem; } }
          .pairs th, .pairs td { vertical-align: middle; } .pairs td > * + * { margin-block-start: 0.3rem; }
          @media (min-width: 48rem) { .pairs tr > :last-child { inline-size: 58%; } } .pairs thead th { background: none; } .pairs tbody tr:hover > * { background: none; }
          .mark-line { display: flex; align-items: center; gap: 0.6rem; font-size: var(--t-xl); font-weight: 700; letter-spacing: -0.02em; }
          .mark-line svg { inline-size: 2rem; block-size: 2rem; }
          .feeds { overflow-x: auto; } .schedule:has(option[value="daily"]:not(:checked)) input { display: none; }
          .feeds .select { min-inline-size: 10.5rem; } .pairs-wide td, .feeds td { vertical-align: middle; }
          .tally + .table { border-block-start: 1px solid var(--rule); }
          .specimen { padding: var(--s4); display: grid; gap: var(--s3); }
          .specimen + .specimen { border-block-start: 1px solid var(--rule); }
        }

        /* ------------------------------------------------------------------- help */
        @layer help {
          .sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
          [hidden] { display: none; }
          .row > .select { inline-size: auto; }
          @media (max-width: 47.99rem) {
            .input, .select { font-size: 1rem; min-block-size: var(--hit); }   /* no zoom on focus, room for a finger */
            .button { min-block-size: var(--hit); }
            .button--small { min-block-size: var(--hit); }
            .only-wide { display: none !important; }
            .head__acts { inline-size: 100%; }
            .head__acts > .button { flex: 1 1 auto; }
          }
          @media (min-width: 48rem) { .only-narrow { display: none !important; } }
          @media (min-width: 60rem) { .only-bar { display: none !important; } }   /* what the line above every page shows there */
          @media print {
            :root { color-scheme: light !important; }   /* paper is white, also for who reads in the dark */
            .shelf, .nav, .top, .bar, .tabbar, .button, .acts, form.filters, .check { display: none !important; }
            .app { display: block; } body { background: #fff; color: #000; } .sheet { box-shadow: none; break-inside: avoid; }
          }
        }

        @layer pages {
          .gate__arches { position: absolute; z-index: -1; inset-inline: 0; inset-block-end: 0; } .gate__arches svg { inline-size: 100%; block-size: auto; max-inline-size: none; }
          .gate__arches .line { fill: none; stroke: #8794dd; stroke-width: 1.1; } .gate__arches .echo { fill: none; stroke: #8794dd; stroke-width: 1.1; opacity: .32; }
          .gate__line { text-wrap: balance; font-size: clamp(1.5rem, 1rem + 2vw, 2.25rem); line-height: 1.2; font-weight: 600; letter-spacing: -0.02em; color: #fff; }
          .gate__side .sum { max-inline-size: 20rem; color: #fff; } .gate__side .sum th { color: var(--on-shelf); }
          .gate__side .sum tfoot > tr > * { color: #fff; border-color: #aab6ef; } .gate__side .double { border-color: #aab6ef; }
        }
        """#
}
