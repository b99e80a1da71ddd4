import LinkLedger
package import Sync

extension Sentences {
    /// What became of one order: `1042  taken back  invoice EW1042, payment`.
    package func line(of order: UndoneDocuments) -> String {
        let documents = order.documents.map { document in
            [name(of: document.kind), document.number.map { plain($0) } ?? "(\(plain(document.booksID)))"]
                .joined(separator: " ")
        }
        return [plain(order.number), name(of: order.outcome), documents.joined(separator: ", ")]
            .joined(separator: "  ")
    }

    /// The whole of an undo, in one or two sentences.
    package func summary(_ report: UndoReport) -> String {
        let counts = Dictionary(grouping: report.orders, by: \.outcome)
        let parts = [UndoneDocuments.Outcome.toBeTakenBack, .takenBack, .kept, .unfinished].compactMap { outcome in
            counts[outcome].map { "\(counted($0.count, .order)) \(name(of: outcome, $0.count))" }
        }
        let nothing = say(
            en: "There is nothing to take back.", fr: "Il n’y a rien à retirer.", es: "No hay nada que retirar.")
        let told = parts.isEmpty ? nothing : "\(parts.joined(separator: ", "))."
        let bills = report.orders.filter { $0.outcome == .toBeTakenBack || $0.outcome == .takenBack }
            .flatMap(\.documents).count { $0.kind == .bill }
        let owed = bills > 0 ? [undoOfBills(bills)] : []
        return ([told] + owed + [stayingRecords(report)].compactMap { $0 }).joined(separator: " ")
    }

    /// The list records that stay; `nil` when there are none.
    package func stayingRecords(_ report: UndoReport) -> String? {
        let lists = BooksRecordKind.allCases.compactMap { kind in
            report.staying[kind.rawValue].map { counted($0, kind) }
        }
        if lists.isEmpty { return nil }
        let (names, total) = (list(lists), report.staying.values.reduce(0, +))
        return say(
            en: """
                \(names) that the run made \(form(total, "stays", "stay")) in \(booksName), which cannot delete \
                \(form(total, "it", "them")).
                """,
            fr: """
                \(names) \(form(total, "créé par l’exécution reste", "créés par l’exécution restent")) dans \(booksName), \
                qui ne peut pas \(form(total, "le", "les")) supprimer.
                """,
            es: """
                \(names) que creó la ejecución \(form(total, "permanece", "permanecen")) en \(booksName), que no puede \
                \(form(total, "eliminarlo", "eliminarlos")).
                """)
    }

    /// What becomes of orders that were taken back and are asked for again.
    package func toBePostedAnew(_ count: Int) -> String {
        guard count > 0 else {
            return say(
                en: "No order of this run is taken back.", fr: "Aucune commande de cette exécution n’est retirée.",
                es: "Ningún pedido de esta ejecución está retirado.")
        }
        let orders = counted(count, .order)
        return say(
            en: """
                \(orders) that \(form(count, "was", "were")) taken back: the next sync decides on \
                \(form(count, "it", "them")) again.
                """,
            fr: """
                \(orders) dont le retrait est levé : la prochaine synchronisation \(form(count, "la", "les")) réexamine.
                """,
            es: """
                \(orders) antes \(form(count, "retirado", "retirados")): la próxima sincronización \
                \(form(count, "lo", "los")) vuelve a evaluar.
                """)
    }

    /// What became of so many orders; in French and Spanish it agrees with them.
    private func name(of outcome: UndoneDocuments.Outcome, _ count: Int = 1) -> String {
        switch outcome {
        case .toBeTakenBack: say(en: "to be taken back", fr: "à retirer", es: "por retirar")
        case .takenBack:
            say(
                en: "taken back", fr: "\(form(count, "retirée", "retirées"))", es: form(count, "retirado", "retirados"))
        case .kept:
            say(
                en: "kept as before", fr: "\(form(count, "gardée telle quelle", "gardées telles quelles"))",
                es: form(count, "se conserva como estaba", "se conservan como estaban"))
        case .unfinished:
            say(en: "not finished", fr: "\(form(count, "inachevée", "inachevées"))", es: "sin terminar")
        }
    }
}
