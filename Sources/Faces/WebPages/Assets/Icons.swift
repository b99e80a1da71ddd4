extension Assets {
    /// Every icon, and the mark, as symbols of one file.
    static let icons = #"""
        <svg xmlns="http://www.w3.org/2000/svg">
        <symbol id="mark" viewBox="0 0 32 32"><path fill="none" stroke="currentColor" stroke-width="2.7" stroke-linecap="round" d="M3.6 9.3C7.400 5.700 12.600 6 16 9.600 19.400 6 24.600 5.700 28.400 9.300"/><path fill="currentColor" d="M2.250 14.200H29.750V26.800H26.600V24.100a4.150 4.150 0 0 0-8.300 0v2.700H13.700v-2.700a4.150 4.150 0 0 0-8.300 0v2.700H2.250Z"/></symbol>
        <symbol id="i-home" viewBox="0 0 20 20"><path d="M3 9.2 10 3.5l7 5.7M5 8v8.5h10V8M8.3 16.5v-4.3h3.4v4.3"/></symbol>
        <symbol id="i-orders" viewBox="0 0 20 20"><path d="M4.5 3h11v14l-1.9-1.3-1.8 1.3-1.8-1.3L8.2 17l-1.8-1.3L4.5 17zM7.3 7h5.4M7.3 10.3h5.4"/></symbol>
        <symbol id="i-needs" viewBox="0 0 20 20"><path d="M10 2.6 17.4 10 10 17.4 2.6 10zM10 6.8v3.9M10 13.1v.1"/></symbol>
        <symbol id="i-scale" viewBox="0 0 20 20"><path d="M10 3v14M6 17h8M4 5.5h12M4 5.5 1.9 11a2.2 2.2 0 0 0 4.2 0zM16 5.5 13.9 11a2.2 2.2 0 0 0 4.2 0z"/></symbol>
        <symbol id="i-runs" viewBox="0 0 20 20"><path d="M3.5 10a6.5 6.5 0 0 1 11.3-4.4L16.5 7M16.5 3.5V7H13M16.5 10a6.5 6.5 0 0 1-11.3 4.4L3.5 13M3.5 16.5V13H7"/></symbol>
        <symbol id="i-people" viewBox="0 0 20 20"><circle cx="8" cy="7" r="3"/><path d="M2.5 16.5c.4-3 2.7-4.7 5.5-4.7s5.1 1.700 5.500 4.700M13 4.400a3 3 0 0 1 0 5.300M15 12.300c1.500.7 2.400 2.200 2.600 4.200"/></symbol>
        <symbol id="i-box" viewBox="0 0 20 20"><path d="M10 2.800 16.500 6.200v7.600L10 17.200l-6.500-3.400V6.200zM3.500 6.200 10 9.700l6.500-3.500M10 9.700v7.500"/></symbol>
        <symbol id="i-plug" viewBox="0 0 20 20"><path d="M7 3v4M13 3v4M5 7h10v2.500a5 5 0 0 1-10 0zM10 14.500V17.500"/></symbol>
        <symbol id="i-sliders" viewBox="0 0 20 20"><path d="M3 6h8M15 6h2M3 14h2M9 14h8"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/></symbol>
        <symbol id="i-pairs" viewBox="0 0 20 20"><path d="M3 6h5M12 6h5M3 14h5M12 14h5M8 6c3 0 1 8 4 8M8 14c3 0 1-8 4-8"/></symbol>
        <symbol id="i-history" viewBox="0 0 20 20"><path d="M3.500 3.500v4h4M3.900 7.500A6.700 6.700 0 1 1 3.300 10.500M10 6.500v4l2.700 1.600"/></symbol>
        <symbol id="i-shield" viewBox="0 0 20 20"><path d="M10 2.500 16.500 5v5c0 4-2.700 6.400-6.500 7.500C6.200 16.400 3.500 14 3.500 10V5zM7.200 9.800l2 2 3.700-3.800"/></symbol>
        <symbol id="i-search" viewBox="0 0 20 20"><circle cx="9" cy="9" r="5.300"/><path d="m13 13 4 4"/></symbol>
        <symbol id="i-check" viewBox="0 0 20 20"><path d="m4.500 10.500 3.700 3.700 7.300-8"/></symbol>
        <symbol id="i-clock" viewBox="0 0 20 20"><circle cx="10" cy="10" r="6.800"/><path d="M10 6.200V10l2.600 1.700"/></symbol>
        <symbol id="i-alert" viewBox="0 0 20 20"><path d="M10 2.600 17.400 10 10 17.400 2.600 10zM10 6.800v3.900M10 13.100v.1"/></symbol>
        <symbol id="i-dash" viewBox="0 0 20 20"><path d="M5 10h10"/></symbol>
        <symbol id="i-turn" viewBox="0 0 20 20"><path d="M16 10a6 6 0 1 1-2-4.500M16.200 2.800v3.400h-3.400"/></symbol>
        <symbol id="i-out" viewBox="0 0 20 20"><path d="M8 4H4v12h12v-4M11.500 3.500h5v5M16.300 3.700 9.500 10.500"/></symbol>
        <symbol id="i-copy" viewBox="0 0 20 20"><rect x="7" y="7" width="9.500" height="9.500" rx="1.500"/><path d="M13 7V4.500A1 1 0 0 0 12 3.500H4.500a1 1 0 0 0-1 1V12a1 1 0 0 0 1 1H7"/></symbol>
        <symbol id="i-down" viewBox="0 0 20 20"><path d="M10 3v9.500M6 9l4 4 4-4M3.500 16.500h13"/></symbol>
        <symbol id="i-chevron" viewBox="0 0 20 20"><path d="m5.500 8 4.500 4.500L14.500 8"/></symbol>
        <symbol id="i-close" viewBox="0 0 20 20"><path d="m5 5 10 10M15 5 5 15"/></symbol>
        <symbol id="i-menu" viewBox="0 0 20 20"><path d="M3 5.500h14M3 10h14M3 14.500h14"/></symbol>
        <symbol id="i-undo" viewBox="0 0 20 20"><path d="M7.500 4 4 7.500 7.500 11M4 7.500h7.500a4.500 4.500 0 0 1 0 9H8"/></symbol>
        <symbol id="i-plus" viewBox="0 0 20 20"><path d="M10 4v12M4 10h12"/></symbol>
        <symbol id="i-info" viewBox="0 0 20 20"><circle cx="10" cy="10" r="7"/><path d="M10 9.200v4M10 6.500v.1"/></symbol>
        <symbol id="i-link" viewBox="0 0 20 20"><path d="M8.500 11.500a3.200 3.200 0 0 0 4.600 0l2.500-2.500a3.200 3.200 0 0 0-4.600-4.600L9.800 5.600M11.500 8.500a3.200 3.200 0 0 0-4.600 0L4.400 11a3.200 3.200 0 0 0 4.600 4.600l1.200-1.200"/></symbol>
        <symbol id="i-arrow" viewBox="0 0 20 20"><path d="M3.500 10h13M12 5.500l4.500 4.500-4.500 4.500"/></symbol>
        <symbol id="i-key" viewBox="0 0 20 20"><circle cx="7" cy="13" r="3.500"/><path d="m9.600 10.400 6.400-6.400M13 7l2.200 2.200M15.200 4.800l1.600 1.600"/></symbol>
        <symbol id="i-globe" viewBox="0 0 20 20"><circle cx="10" cy="10" r="7"/><path d="M3 10h14M10 3c2.500 2.200 2.500 11.800 0 14M10 3c-2.500 2.200-2.500 11.800 0 14"/></symbol>
        </svg>
        """#

    /// The mark in the browser's tab.
    static let mark = #"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#202a5c"/><g transform="translate(4 4) scale(.75)"><path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" d="M3.600 9.300C7.400 5.700 12.600 6 16 9.600 19.400 6 24.600 5.700 28.400 9.300"/><path fill="#fff" d="M2.250 14.200H29.750V26.800H26.600V24.100a4.150 4.150 0 0 0-8.300 0v2.700H13.700v-2.700a4.150 4.150 0 0 0-8.300 0v2.700H2.250Z"/></g></svg>
        """#
}
