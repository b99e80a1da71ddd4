// Ecwid
