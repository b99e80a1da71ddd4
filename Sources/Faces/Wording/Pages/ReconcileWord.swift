package import Accounting
package import Sync

/// Words of the pages of a reconciliation.
package enum ReconcileWord: String, PageWord {
    case title, none, noneLead, compare, compareAgain, csv, from, until, show, store, books, difference, period
    case underWay, findings, findingsLead, keep, repost, repostMore, link, orderNumber, orderHint, order, handled
    case days, daysLead, day, allEqual, differing, storeSide, booksSide, bridge, taxes, tax, payments, method
    case equals, differs, orders, cause, timing, accepted, repostTitle, repostLead, repostNow, leave, thisMonth,
        lastMonth, agrees, looksOff

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Reconciliation", fr: "Rapprochement", es: "Conciliación")
        case .agrees: s.say(en: "Both sides agree", fr: "Les deux côtés concordent", es: "Los dos lados coinciden")
        case .looksOff:
            s.say(en: "Something does not agree", fr: "Quelque chose ne concorde pas", es: "Algo no coincide")
        case .none:
            s.say(
                en: "These days were not compared yet", fr: "Ces jours ne sont pas encore rapprochés",
                es: "Estos días todavía no se compararon")
        case .noneLead:
            s.say(
                en: "Comparing reads the store and \(s.booksName), and changes nothing.",
                fr: "Le rapprochement lit la boutique et \(s.booksName), sans rien modifier.",
                es: "La conciliación lee la tienda y \(s.booksName) y no cambia nada.")
        case .compare: s.say(en: "Compare", fr: "Rapprocher", es: "Comparar")
        case .compareAgain: s.say(en: "Compare again", fr: "Rapprocher de nouveau", es: "Comparar de nuevo")
        case .csv: s.say(en: "CSV", fr: "CSV", es: "CSV")
        case .from: s.say(en: "From", fr: "Du", es: "Desde")
        case .until: s.say(en: "Until", fr: "Au", es: "Hasta")
        case .show: s.say(en: "Show", fr: "Afficher", es: "Mostrar")
        case .store: s.heading(.store)
        case .books: s.heading(.books)
        case .difference: s.label(of: .difference)
        case .period: s.say(en: "Period", fr: "Période", es: "Período")
        case .underWay:
            s.say(
                en: "Both sides are being compared; the page follows.",
                fr: "Les deux côtés sont comparés ; la page suit.",
                es: "Se están comparando ambos lados; la página se actualiza.")
        case .findings: s.say(en: "Findings", fr: "Constats", es: "Discrepancias")
        case .findingsLead:
            s.say(
                en: "what is no longer as it was posted, and what you decide",
                fr: "ce qui ne correspond plus à ce qui a été comptabilisé, et votre décision",
                es: "lo que ya no coincide con lo contabilizado, y su decisión")
        case .keep: s.say(en: "Keep as it is", fr: "Garder tel quel", es: "Conservar así")
        case .repost: s.label(of: .postAgain)
        case .repostMore:
            s.say(en: "Post ours over it…", fr: "Rétablir notre version…", es: "Restablecer nuestra versión…")
        case .link: s.say(en: "Link to the order", fr: "Associer à la commande", es: "Vincular con el pedido")
        case .orderNumber: s.say(en: "Number of the order", fr: "Numéro de la commande", es: "Número del pedido")
        case .orderHint:
            s.say(
                en: "Kind, number and total must agree.", fr: "Type, numéro et total doivent concorder.",
                es: "Tipo, número y total deben coincidir.")
        case .order: s.heading(.order)
        case .handled:
            s.say(
                en: "Dealt with; compare again after the next run to see it.",
                fr: "Traité ; rapprochez de nouveau après la prochaine exécution.",
                es: "Resuelto; compare de nuevo después de la próxima ejecución.")
        case .days: s.say(en: "Day by day", fr: "Jour par jour", es: "Día a día")
        case .daysLead:
            s.say(
                en: "store above, books below: an equal day is symmetrical",
                fr: "boutique en haut, livres en bas : un jour égal est symétrique",
                es: "tienda arriba, libros abajo: un día igual es simétrico")
        case .day: s.say(en: "Day", fr: "Jour", es: "Día")
        case .allEqual:
            s.say(en: "Every day agrees.", fr: "Chaque jour concorde.", es: "Todos los días coinciden.")
        case .differing: s.say(en: "The days that differ", fr: "Les jours avec un écart", es: "Los días con diferencia")
        case .storeSide: s.say(en: "The store’s side", fr: "Le côté de la boutique", es: "El lado de la tienda")
        case .booksSide: s.say(en: "The books’ side", fr: "Le côté des livres", es: "El lado de los libros")
        case .bridge:
            s.say(
                en: "From the store to the books", fr: "De la boutique aux livres", es: "De la tienda a los libros")
        case .taxes: s.say(en: "Tax by rate", fr: "Taxe par taux", es: "Impuesto por tasa")
        case .tax: s.label(of: .tax)
        case .payments:
            s.say(en: "Payments by method", fr: "Paiements par mode de paiement", es: "Pagos por forma de pago")
        case .method: s.say(en: "Method and account", fr: "Mode de paiement et compte", es: "Forma de pago y cuenta")
        case .equals: s.say(en: "equals", fr: "égale", es: "igual a")
        case .differs: s.say(en: "differs from", fr: "diffère de", es: "distinto de")
        case .orders:
            s.say(
                en: "Orders that make the difference", fr: "Commandes à l’origine de l’écart",
                es: "Pedidos que causan la diferencia")
        case .cause: s.say(en: "Cause", fr: "Cause", es: "Causa")
        case .timing:
            s.say(en: "Timing, not a difference", fr: "Décalages, pas des écarts", es: "Desfases, no diferencias")
        case .accepted: s.say(en: "Accepted", fr: "Acceptés", es: "Aceptado")
        case .repostTitle:
            s.say(en: "Post ours over it?", fr: "Rétablir notre version ?", es: "¿Restablecer nuestra versión?")
        case .repostLead:
            s.say(
                en: "The next run writes what was posted over what was done by hand. The audit keeps both.",
                fr:
                    "La prochaine exécution écrira ce qui était comptabilisé par-dessus la modification. La piste d’audit garde les deux.",
                es: "La próxima ejecución escribirá lo contabilizado sobre lo hecho a mano. El registro guarda ambos.")
        case .repostNow: s.say(en: "Post ours over it", fr: "Rétablir notre version", es: "Restablecer nuestra versión")
        case .leave: s.say(en: "Leave it as it is", fr: "Laisser tel quel", es: "Dejarlo como está")
        case .thisMonth: s.say(en: "This month", fr: "Ce mois-ci", es: "Este mes")
        case .lastMonth: s.say(en: "Last month", fr: "Le mois dernier", es: "El mes pasado")
        }
    }
}

extension Sentences {
    /// When both sides were held against each other.
    package func compared(at moment: String, by person: String) -> String {
        let name = plain(person)
        return say(
            en: "Compared with \(booksName) on \(moment), for \(name). It reads, and changes nothing.",
            fr: "Rapproché de \(booksName) le \(moment), pour \(name). Le rapprochement lit, sans rien modifier.",
            es: "Comparado con \(booksName) el \(moment), para \(name). La conciliación lee y no cambia nada.")
    }

    /// How many of the days differ.
    package func differingDays(_ count: Int, of days: Int) -> String {
        say(
            en: "\(self.count(count)) of \(counted(days, .day)) \(form(count, "differs", "differ")).",
            fr: "\(counted(count, .day)) sur \(self.count(days)) \(form(count, "diffère", "diffèrent")).",
            es: "\(self.count(count)) de \(counted(days, .day)) \(form(count, "difiere", "difieren")).")
    }

    /// Between the two sides; a period without any money has no currency.
    package func difference(of bridge: MoneyBridge?) -> String {
        bridge.map { amount($0.difference) } ?? say(en: "none", fr: "aucun", es: "ninguna")
    }

    /// How much of the difference has a cause.
    package func explained(_ part: Money, of whole: Money) -> String {
        say(
            en: "Explained \(amount(part)) of \(amount(whole)).",
            fr: "Expliqué : \(amount(part)) sur \(amount(whole)).",
            es: "Explicado: \(amount(part)) de \(amount(whole)).")
    }

    /// Days that are none, or in the wrong order.
    package var daysUnfit: String {
        say(
            en: "Choose a first and a last day, in this order.",
            fr: "Choisissez un premier et un dernier jour, dans cet ordre.",
            es: "Elija un primer y un último día, en este orden.")
    }
}
