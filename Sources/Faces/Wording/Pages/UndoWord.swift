import Accounting
package import LinkLedger
package import Sync

/// Words of the pages of an undo.
package enum UndoWord: String, PageWord {
    case title, goes, stays, effect, order, documents, customer, date, total, bookAccount, debit, credit
    case reason, reasonHint, leave, again, changed, nothing, nothingLead, undone, what, retryLead, refresh, more

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Undo", fr: "Retirer des livres", es: "Deshacer")
        case .goes: s.say(en: "What goes", fr: "Ce qui est retiré", es: "Se retira")
        case .stays: s.say(en: "What stays", fr: "Ce qui reste", es: "Se queda")
        case .effect: s.say(en: "Effect on the books", fr: "Effet sur les livres", es: "Efecto en los libros")
        case .order: s.heading(.order)
        case .documents: s.heading(.documents)
        case .customer: s.heading(.customer)
        case .date: s.heading(.date)
        case .total: s.heading(.total)
        case .bookAccount: s.heading(.account)
        case .debit: s.heading(.debit)
        case .credit: s.heading(.credit)
        case .reason: s.say(en: "Why", fr: "Pourquoi", es: "Motivo")
        case .reasonHint:
            s.say(
                en: "It is kept in the audit.", fr: "Figure dans la piste d’audit.",
                es: "Queda en el registro de auditoría.")
        case .leave: s.say(en: "Leave all as it is", fr: "Tout laisser tel quel", es: "Dejar todo como está")
        case .again:
            s.say(
                en: "With Retry, the next sync decides an order again.",
                fr: "Avec « Réessayer », la prochaine synchronisation réexamine une commande.",
                es: "Con «Reintentar», la próxima sincronización vuelve a evaluar un pedido.")
        case .changed:
            s.say(
                en: "Something changed since you looked. Nothing was taken back; this is how it would be now.",
                fr:
                    "Quelque chose a changé depuis votre lecture. Rien n’a été retiré ; voici ce que cela donnerait maintenant.",
                es: "Algo cambió desde que miró. No se retiró nada; así sería ahora.")
        case .nothing:
            s.say(en: "There is nothing to take back", fr: "Il n’y a rien à retirer", es: "No hay nada que retirar")
        case .nothingLead:
            s.say(
                en: "What was posted is gone already, or stays for the reasons below.",
                fr: "Ce qui était comptabilisé est déjà parti, ou reste pour les motifs ci-dessous.",
                es: "Lo contabilizado ya no está, o se queda por los motivos de abajo.")
        case .undone: s.say(en: "What came of it", fr: "Ce qu’il en est", es: "Qué resultó")
        case .what: s.say(en: "What became of it", fr: "Ce qu’elle est devenue", es: "Qué pasó")
        case .retryLead:
            s.say(
                en:
                    "Nothing of it comes back into the books by itself. With Retry, the next sync decides the orders again.",
                fr:
                    "Rien ne revient tout seul dans les livres. Avec « Réessayer », la prochaine synchronisation réexamine les commandes retirées.",
                es:
                    "Nada vuelve por sí solo a los libros. Con «Reintentar», la próxima sincronización vuelve a evaluar los pedidos retirados."
            )
        case .refresh:
            s.say(
                en: "It goes on; the page follows.", fr: "C’est en cours ; la page suit.",
                es: "Sigue en marcha; la página se actualiza.")
        case .more: s.say(en: "Next", fr: "Suite", es: "Siguiente")
        }
    }
}

extension Sentences {
    /// The heading over what an undo would take back.
    package var undoingRun: String {
        say(
            en: "Undo this run?", fr: "Retirer des livres ce que cette exécution a comptabilisé ?",
            es: "¿Deshacer esta ejecución?")
    }

    package func undoing(order: String) -> String {
        say(
            en: "Undo order \(plain(order))?", fr: "Retirer des livres la commande \(plain(order)) ?",
            es: "¿Deshacer el pedido \(plain(order))?")
    }

    package func undoing(_ kind: BooksRecordKind, _ name: String) -> String {
        let document = the(kind, name)
        return say(en: "Undo \(document)?", fr: "Retirer des livres \(document) ?", es: "¿Deshacer \(document)?")
    }

    /// What follows from it, above the lists.
    package func undoLead(documents: Int, orders: Int) -> String {
        let (papers, sales) = (counted(documents, .document), counted(orders, .order))
        return say(
            en: """
                \(papers) of \(sales) \(form(documents, "is", "are")) taken out of \(booksName), as if never posted. The \
                \(form(orders, "order becomes", "orders become")) “skipped”, and \(form(orders, "does", "do")) not come \
                back \(form(orders, "by itself", "by themselves")).
                """,
            fr: """
                \(papers) de \(sales) \(form(documents, "est retiré", "sont retirés")) \(de(booksName)), comme si rien n’y \
                avait été saisi. \(form(orders, "La commande devient", "Les commandes deviennent")) \
                \(form(orders, "« écartée » et ne revient pas d’elle-même", "« écartées » et ne reviennent pas d’elles-mêmes")).
                """,
            es: """
                \(papers) de \(sales) \(form(documents, "se retira", "se retiran")) \(de(booksName)), como si nunca se \
                \(form(documents, "hubiera contabilizado", "hubieran contabilizado")). \
                \(form(orders, "El pedido queda «omitido» y no vuelve por sí solo", "Los pedidos quedan «omitidos» y no vuelven por sí solos")).
                """)
    }

    /// What is to be known where bills go: a debt does not end with its bill.
    package func undoOfBills(_ bills: Int) -> String {
        let papers = counted(bills, .bill)
        return say(
            en: "With \(papers), what you owe leaves the books; what a supplier invoiced is to be paid all the same.",
            fr: "Avec \(papers), ce que vous devez quitte les livres ; ce qu’un fournisseur a facturé reste dû.",
            es: "Con \(papers), lo que usted debe sale de los libros; lo que facturó un proveedor se debe igual.")
    }

    /// The button that does it.
    package func undo(_ documents: Int) -> String {
        say(
            en: "Undo \(counted(documents, .document))", fr: "Retirer \(counted(documents, .document))",
            es: "Deshacer \(counted(documents, .document))")
    }

    /// When the documents were read.
    package func readJustNow(_ documents: Int) -> String {
        say(
            en: "read in \(booksName) just now",
            fr: "\(form(documents, "lu", "lus")) dans \(booksName) à l’instant",
            es: "\(form(documents, "leído", "leídos")) en \(booksName) ahora mismo")
    }

    /// The books are reached by their visits only, and are not here.
    package func readAsPosted(_ documents: Int) -> String {
        say(
            en: "as posted: the next visit of the Web Connector looks first whether anything was changed",
            fr:
                "\(form(documents, "tel que comptabilisé", "tels que comptabilisés")) : la prochaine visite du Web Connector vérifiera d’abord si quelque chose a changé",
            es:
                "tal como se \(form(documents, "contabilizó", "contabilizaron")): la próxima visita del Web Connector comprobará antes si algo cambió"
        )
    }

    /// The sum of the documents that go.
    package func sumOf(_ documents: Int) -> String {
        say(
            en: "sum of \(counted(documents, .document))", fr: "somme de \(counted(documents, .document))",
            es: "suma de \(counted(documents, .document))")
    }

    /// What left the books: `6 invoices and 4 payments were taken back.`
    package func tookBack(_ counts: [BooksRecordKind: Int]) -> String {
        let parts = BooksRecordKind.allCases.compactMap { kind in counts[kind].map { counted($0, kind) } }
        if parts.isEmpty {
            return say(en: "Nothing was taken back.", fr: "Rien n’a été retiré.", es: "No se retiró nada.")
        }
        return say(
            en: "Taken back: \(list(parts)).", fr: "Retiré : \(list(parts)).", es: "Retirado: \(list(parts)).")
    }

    /// Orders that can be posted anew.
    package func stillUndone(_ orders: Int) -> String {
        say(
            en: "\(counted(orders, .order)) \(form(orders, "is", "are")) taken back.",
            fr: "\(counted(orders, .order)) \(form(orders, "est retirée", "sont retirées")).",
            es: "\(counted(orders, .order)) \(form(orders, "está retirado", "están retirados")).")
    }

    /// What became of an order, as a run keeps it.
    package func name(ofOutcome word: String, of line: OrderReason?) -> String {
        if case .undone? = line { return say(en: "taken back", fr: "retirée", es: "retirado") }
        return OrderState(rawValue: word).map { name(of: $0) } ?? plain(word)
    }
}
