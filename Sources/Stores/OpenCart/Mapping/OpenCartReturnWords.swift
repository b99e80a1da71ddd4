import Foundation

/// What actions and statuses of returns are called: the names of a new shop, and what shops usually make of them in other languages.
///
/// Whole names, since `Refund declined` gives nothing back and `Incomplete` is not complete. Written without accents. Source: opencart.md §3.5.
enum OpenCartReturnWords {
    static let moneyBack: Set<String> = [
        "refunded", "refund", "refund issued", "refund sent", "money refunded", "money back",
        "rembourse", "remboursee", "remboursement", "remboursement effectue",
        "reembolsado", "reembolsada", "reembolso", "reembolso emitido", "reembolso realizado",
        "erstattet", "ruckerstattet", "zuruckerstattet", "erstattung", "ruckerstattung", "geld zuruck",
        "rimborsato", "rimborsata", "rimborso", "terugbetaald", "terugbetaling", "aterbetald", "aterbetalning",
        "refunderet", "refundert", "pieniadze zwrocone", "zwrot pieniedzy",
    ]

    static let credit: Set<String> = [
        "credit issued", "credit", "store credit", "credit note", "credit emis", "avoir", "avoir emis",
        "credit accorde",
        "credito emitido", "credito", "credito concedido", "gutschrift", "gutschrift erstellt",
        "gutschrift ausgestellt",
        "gutgeschrieben", "credito emesso", "accredito", "tegoed", "krediet uitgegeven", "tegoed verstrekt",
    ]

    static let complete: Set<String> = [
        "complete", "completed", "complet", "terminee", "termine", "termines", "completo", "completa",
        "completado", "completada", "terminado", "terminada", "abgeschlossen", "erledigt", "komplett", "completato",
        "completata", "concluso", "conclusa", "concluido", "concluida", "afgerond", "voltooid", "compleet", "slutford",
        "zakonczone", "zakonczony",
    ]

    /// Whatever the names say for sure: money, credit, or neither.
    static let actions: Set<String> = moneyBack.union(credit).union([
        "replacement sent", "replacement", "replaced", "waiting for return", "awaiting return",
        "remplacement envoye", "produit de remplacement envoye", "remplacement", "remplace", "en attente de retour",
        "en attente du retour", "reemplazo enviado", "sustitucion enviada", "reemplazo", "esperando devolucion",
        "en espera de devolucion", "ersatz versendet", "ersatz gesendet", "ersatz verschickt", "ersatzlieferung",
        "warten auf rucksendung", "sostituzione inviata", "sostituito", "vervanging verzonden", "vervangen",
        "substituicao enviada",
    ])

    /// Whatever the names say for sure: at an end, or not yet.
    static let statuses: Set<String> = complete.union([
        "pending", "awaiting products", "awaiting product", "in progress", "processing",
        "en attente", "en attente des produits", "en attente de produits", "en attente du produit", "en cours",
        "pendiente", "esperando productos", "en espera de productos", "en espera de los productos", "en proceso",
        "ausstehend", "offen", "in bearbeitung", "warten auf produkte", "warte auf produkte", "wartet auf produkte",
        "in attesa", "in attesa dei prodotti", "in attesa di prodotti", "pendente", "aguardando produtos",
        "in afwachting", "wachten op producten", "in behandeling", "vantar", "oczekujace",
    ])
}

extension String {
    /// For comparing: lower case, without accents and margins.
    var asWord: String {
        withoutMargins.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}
