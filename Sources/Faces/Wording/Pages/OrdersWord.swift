/// Words of the list of orders.
package enum OrdersWord: String, PageWord {
    case title, lead, export, all, search, searchHint, store, allStores, days, anyDay, today, week, month, lastMonth
    case from, until, filter, filterLabel, clear, order, placed, customer, total, state, inBooks, choose, none, noneLead
    case newer, older, retry, ignore, cut, unknown, ignoreTitle, ignoreLead, reason, reasonHint, kind, kindIgnored
    case kindByHand, ignoreNow, leave

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Orders", fr: "Commandes", es: "Pedidos")
        case .lead:
            s.say(
                en: "Every order is in exactly one place: posted, skipped, waiting, or it needs you.",
                fr: "Chaque commande est à une seule place : comptabilisée, écartée, en attente ou à traiter.",
                es: "Cada pedido está en un solo lugar: contabilizado, omitido, en espera, o requiere su atención.")
        case .export: s.say(en: "Export these", fr: "Exporter cette liste", es: "Exportar la lista")
        case .all: s.say(en: "All", fr: "Toutes", es: "Todos")
        case .search: s.say(en: "Find orders", fr: "Chercher des commandes", es: "Buscar pedidos")
        case .searchHint:
            s.say(
                en: "Order, amount, customer, \(s.booksName) number",
                fr: "Commande, montant, client, numéro",
                es: "Pedido, importe, cliente, número")
        case .store: s.say(en: "Store", fr: "Boutique", es: "Tienda")
        case .allStores: s.say(en: "All stores", fr: "Toutes les boutiques", es: "Todas las tiendas")
        case .days: s.say(en: "Placed", fr: "Passées", es: "Realizados")
        case .anyDay: s.say(en: "On any day", fr: "N’importe quel jour", es: "Cualquier día")
        case .today: s.say(en: "Today", fr: "Aujourd’hui", es: "Hoy")
        case .week: s.say(en: "In the last 7 days", fr: "Ces 7 derniers jours", es: "En los últimos 7 días")
        case .month: s.say(en: "This month", fr: "Ce mois-ci", es: "Este mes")
        case .lastMonth: s.say(en: "Last month", fr: "Le mois dernier", es: "El mes pasado")
        case .from: s.say(en: "From", fr: "Du", es: "Desde")
        case .until: s.say(en: "To", fr: "Au", es: "Hasta")
        case .filter: s.say(en: "Filter", fr: "Filtrer", es: "Filtrar")
        case .filterLabel:
            s.say(en: "Filter the orders", fr: "Filtrer les commandes", es: "Filtrar los pedidos")
        case .clear: s.say(en: "Clear the filters", fr: "Effacer les filtres", es: "Quitar los filtros")
        case .order: s.heading(.order)
        case .placed: s.say(en: "Placed", fr: "Passée le", es: "Fecha")
        case .customer: s.heading(.customer)
        case .total: s.heading(.total)
        case .state: s.heading(.state)
        case .inBooks: s.say(en: "In the books", fr: "Dans les livres", es: "En los libros")
        case .choose: s.say(en: "Choose", fr: "Choisir", es: "Elegir")
        case .none: s.say(en: "No orders match.", fr: "Aucune commande ne correspond.", es: "Ningún pedido coincide.")
        case .noneLead:
            s.say(
                en: "Orders come with the next sync, or with other filters.",
                fr: "Il en viendra à la prochaine synchronisation, ou avec d’autres filtres.",
                es: "Llegarán con la próxima sincronización, o con otros filtros.")
        case .newer: s.say(en: "Newer", fr: "Plus récentes", es: "Más recientes")
        case .older: s.say(en: "Older", fr: "Plus anciennes", es: "Más antiguos")
        case .retry: s.label(of: .retry)
        case .ignore: s.say(en: "Ignore…", fr: "Ignorer…", es: "Ignorar…")
        case .cut:
            s.say(
                en: "So many orders match that not all of them are shown. Type more.",
                fr: "Trop de commandes correspondent pour être toutes montrées. Précisez la recherche.",
                es: "Coinciden tantos pedidos que no se muestran todos. Escriba algo más.")
        case .unknown: s.say(en: "not known yet", fr: "pas encore connu", es: "aún no se sabe")
        case .ignoreTitle:
            s.say(
                en: "Leave orders out of the books", fr: "Laisser des commandes hors des livres",
                es: "Dejar pedidos fuera de los libros")
        case .ignoreLead:
            s.say(
                en:
                    "They are not posted from now on, and stay listed as skipped with your reason. You can take them up again on their page.",
                fr:
                    "Elles ne seront plus comptabilisées et restent visibles parmi les écartées, avec votre motif. Leur page permet de les reprendre.",
                es:
                    "No se contabilizarán desde ahora y quedan a la vista entre los omitidos, con su motivo. En su página se pueden retomar."
            )
        case .reason: s.heading(.reason)
        case .reasonHint:
            s.say(
                en: "For the audit and for whoever asks later.",
                fr: "Pour la piste d’audit et pour qui posera la question plus tard.",
                es: "Para la auditoría y para quien pregunte después.")
        case .kind: s.say(en: "What they are", fr: "De quoi il s’agit", es: "Qué son")
        case .kindIgnored:
            s.say(
                en: "Not to be in the books", fr: "À ne pas comptabiliser", es: "No deben estar en los libros"
            )
        case .kindByHand:
            s.say(
                en: "Entered in \(s.booksName) by hand", fr: "Déjà saisi à la main dans \(s.booksName)",
                es: "Registrados a mano en \(s.booksName)")
        case .ignoreNow: s.say(en: "Leave them out", fr: "Les laisser de côté", es: "Dejarlos fuera")
        case .leave: s.say(en: "Leave all as it is", fr: "Tout laisser en l’état", es: "Dejar todo como está")
        }
    }
}

extension Sentences {
    /// `50 of 331 orders`; without the whole number where nobody has counted.
    package func shown(_ count: Int, of all: Int?) -> String {
        guard let all, all >= count else { return counted(count, .order) }
        return say(
            en: "\(self.count(count)) of \(counted(all, .order))",
            fr: "\(self.count(count)) sur \(counted(all, .order))",
            es: "\(self.count(count)) de \(counted(all, .order))")
    }

    /// The label of a box that chooses an order.
    package func choose(order number: String) -> String {
        say(
            en: "Choose order \(plain(number))", fr: "Choisir la commande \(plain(number))",
            es: "Elegir el pedido \(plain(number))")
    }

    /// The label of a cross that takes a filter away.
    package func withoutFilter(_ filter: String) -> String {
        say(
            en: "Remove the filter: \(filter)", fr: "Retirer le filtre : \(filter)", es: "Quitar el filtro: \(filter)")
    }

    /// A span of days, `1 Mar 2026 to 17 Mar 2026`.
    package func days(from first: String?, to last: String?) -> String {
        switch (first, last) {
        case (let first?, let last?):
            say(en: "\(first) to \(last)", fr: "du \(first) au \(last)", es: "del \(first) al \(last)")
        case (let first?, nil): say(en: "from \(first)", fr: "à partir du \(first)", es: "desde el \(first)")
        case (nil, let last?): say(en: "until \(last)", fr: "jusqu’au \(last)", es: "hasta el \(last)")
        case (nil, nil): OrdersWord.anyDay.text(self)
        }
    }
}
