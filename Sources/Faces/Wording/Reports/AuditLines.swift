import Accounting
import Bookkeeping
import ConnectorKit
import Features
import LinkLedger
package import Storage
import Sync

extension Sentences {
    /// What a person said of one order, without its name: for the page of that order; `nil` for other entries.
    func choices(of entry: AuditEntry) -> String? {
        guard entry.action == .choice else { return nil }
        return told(OrderSaying.self, in: entry).map { list(words($0.said)) }
    }

    private func told<Facts: Decodable>(_ type: Facts.Type, in entry: AuditEntry) -> Facts? {
        try? RecordText.decode(Facts.self, from: entry.content)
    }

    /// What an entry tells, in one line; `nil` for one that this program cannot read.
    package func line(of entry: AuditEntry) -> String? {
        func read<Facts: Decodable>(_ type: Facts.Type) -> Facts? { told(type, in: entry) }
        return switch entry.action {
        case .request: read(RequestedWrites.self).map { line(of: $0.writes) }
        case .answer: read(BooksAnswer.self).map { line(of: $0) }
        case .company: read(CompanyFacts.self).map { line($0) }
        case .connection, .signIn, .uninstall: read(ConnectionFacts.self).map { line($0) }
        case .policy: read(StoreFacts.self).map { plain($0.store) }
        case .retry: read(StoreFacts.self).map { line($0) }
        case .link: read(FindingFacts.self).map { line($0) } ?? read(StandingFacts.self).map { line($0) }
        case .undo: read(UndoNote.self).map { line($0) }
        case .choice: read(OrderSaying.self).map { labelled(plain($0.order), list(words($0.said))) }
        case .backfill: read(BackfillFacts.self).map { line($0) }
        case .person: read(PersonNote.self).map { line($0) }
        case .activation: read(ActivationFacts.self).map { line($0) }
        case .stock: read(StockFacts.self).map { line($0) }
        case .verification: read(VerificationNote.self).map { line(of: $0.verdict) }
        }
    }

    private func line(_ facts: ActivationFacts) -> String {
        let kind = BooksRecordKind(rawValue: facts.kind).map { name(of: $0) } ?? heading(.account).lowercased()
        return "\(kind) \(quoted(facts.name))"
    }

    private func line(_ facts: CompanyFacts) -> String {
        let deed =
            switch facts.is {
            case "new": say(en: "created", fr: "créée", es: "creada")
            case "renamed": say(en: "renamed", fr: "renommée", es: "renombrada")
            case "removed": say(en: "removed", fr: "supprimée", es: "eliminada")
            default: plain(facts.is)
            }
        return "\(plain(facts.company)), \(quoted(facts.name)), \(deed)"
    }

    private func line(_ facts: ConnectionFacts) -> String {
        if let left = facts.left, let chosen = facts.for {
            return labelled(plain(facts.connection), "\(quoted(left)) → \(quoted(chosen))")
        }
        return ([plain(facts.connection)] + [facts.name.map { quoted($0) }].compactMap { $0 }).joined(separator: ", ")
    }

    private func line(_ facts: StoreFacts) -> String {
        let all = say(
            en: "all orders that needed you", fr: "toutes les commandes à traiter",
            es: "todos los pedidos que requerían su atención")
        return labelled(plain(facts.store), facts.orders.map { list($0.map { plain($0) }) } ?? all)
    }

    private func line(_ facts: FindingFacts) -> String {
        let deed =
            switch facts.action {
            case "keep": say(en: "kept", fr: "gardé", es: "conservado")
            case "repost":
                say(en: "to be posted again", fr: "à comptabiliser de nouveau", es: "por contabilizar de nuevo")
            case "link": say(en: "linked", fr: "associé", es: "vinculado")
            default: plain(facts.action)
            }
        let document = DocumentName(word: facts.finding).map { "\(name(of: $0.kind)) \(plain($0.id))" }
        return [document ?? plain(facts.finding), deed, facts.order.map { orderNamed($0) }]
            .compactMap { $0 }.joined(separator: ", ")
    }

    private func line(_ facts: StandingFacts) -> String {
        let kind = BooksRecordKind(rawValue: facts.kind).map { name(of: $0) } ?? plain(facts.kind)
        let record = "\(kind) \(facts.things.first.map { plain($0.record) } ?? "")"
        let things = list(facts.things.map { plain($0.thing) })
        if facts.action == "unlink" {
            return say(
                en: "no \(kind) stands for \(things) any more", fr: "plus aucun \(kind) ne correspond à \(things)",
                es: "ningún \(kind) corresponde ya a \(things)")
        }
        return say(
            en: "\(record) stands for \(things)", fr: "\(record) correspond à \(things)",
            es: "\(record) corresponde a \(things)")
    }

    private func line(_ undo: UndoNote) -> String {
        let (documents, kept) = (undo.orders.flatMap(\.documents), undo.orders.count { $0.kept != nil })
        let names = documents.map { document in
            let parts = document.split(separator: "/", maxSplits: 1).map(String.init)
            let kind = parts.first.flatMap { BooksRecordKind(rawValue: $0) }.map { name(of: $0) }
            return [kind ?? plain(parts.first ?? ""), plain(parts.last ?? "")].joined(separator: " ")
        }
        let left = say(
            en: "left as they are: \(counted(kept, .order))",
            fr: "\(form(kept, "laissée telle quelle", "laissées telles quelles")) : \(counted(kept, .order))",
            es: "sin tocar: \(counted(kept, .order))")
        let told = (names.isEmpty ? [] : [list(names)]) + (kept > 0 ? [left] : [])
        let line = told.isEmpty ? "–" : told.joined(separator: "; ")
        return undo.because.map { "\(line) (\(plain($0)))" } ?? line
    }

    private func line(_ facts: BackfillFacts) -> String {
        let state =
            BackfillRow.State(rawValue: facts.state).map { name(of: $0, isWorkedOn: true) } ?? plain(facts.state)
        return labelled(
            plain(facts.store),
            "\(date(facts.from)) – \(date(facts.to)), \(counted(facts.orders, .order)), \(state)")
    }

    private func line(_ facts: StockFacts) -> String {
        let changes = facts.changes.map { one in
            let change =
                "\(plain(one.change.name)) \(count(Int(one.change.inStore))) → \(count(Int(one.change.target)))"
            return one.outcome.map { "\(change) (\(name(ofOutcome: $0)))" } ?? change
        }
        return labelled(plain(facts.store), list(changes))
    }

    /// All that holds of an order by a person's word.
    private func words(_ said: OrderChoices) -> [String] {
        var words = said.refundAmounts.sorted { $0.key < $1.key }.map { refund, given in
            say(
                en: "refund \(plain(refund)) gave back \(amount(given))",
                fr: "le remboursement \(plain(refund)) a rendu \(amount(given))",
                es: "el reembolso \(plain(refund)) devolvió \(amount(given))")
        }
        if !said.numberSuffix.isEmpty {
            let suffix = quoted(said.numberSuffix)
            words.append(say(en: "suffix \(suffix)", fr: "suffixe \(suffix)", es: "sufijo \(suffix)"))
        }
        words += said.settlements.map { one in
            switch one.kind {
            case .collected:
                say(
                    en: "\(amount(one.amount)) collected", fr: "\(amount(one.amount)) encaissés",
                    es: "\(amount(one.amount)) cobrados")
            case .givenBack:
                say(
                    en: "\(amount(one.amount)) given back", fr: "\(amount(one.amount)) rendus",
                    es: "\(amount(one.amount)) devueltos")
            }
        }
        if said.isPaymentDisowned {
            words.append(
                say(en: "the payment never came", fr: "le paiement n’est jamais arrivé", es: "el pago nunca llegó"))
        }
        if said.isKeptAfterDeletion {
            words.append(
                say(en: "kept after deletion", fr: "gardée après suppression", es: "conservado tras la eliminación"))
        }
        if let exemption = said.exemption {
            let kind =
                switch exemption.kind {
                case .enteredByHand: say(en: "entered by hand", fr: "saisie à la main", es: "registrado a mano")
                case .ignored: say(en: "left out", fr: "laissée de côté", es: "dejado fuera")
                }
            words.append("\(kind) (\(plain(exemption.reason)))")
        }
        if said.isSentSingly == true {
            words.append(say(en: "sent singly", fr: "envoyée seule", es: "enviado por separado"))
        }
        if let sending = said.sending {
            words.append(contentsOf: sending.kinds.sorted { $0.rawValue < $1.rawValue }.map { name(of: $0) })
        }
        for (number, send) in (said.supplierSends ?? [:]).sorted(by: { $0.key < $1.key }) {
            words.append(labelled(named(.purchaseOrder, number), text(send.state)))
        }
        return words.isEmpty ? [say(en: "nothing any more", fr: "plus rien", es: "ya nada")] : words
    }

    private func orderNamed(_ number: String) -> String {
        say(en: "order \(plain(number))", fr: "commande \(plain(number))", es: "pedido \(plain(number))")
    }
}

// What the features write down, as it is read here.

private struct CompanyFacts: Decodable {
    var company: String
    var name: String
    var `is`: String
}

private struct ConnectionFacts: Decodable {
    var connection: String
    var name: String?
    /// The company of the books that was left, and the one for which.
    var left: String?
    var `for`: String?
}

private struct ActivationFacts: Decodable {
    var kind: String
    var name: String
}

private struct StoreFacts: Decodable {
    var store: String
    /// `nil` for all that need a person.
    var orders: [String]?
}

private struct FindingFacts: Decodable {
    var action: String
    var finding: String
    var order: String?
}

/// A list record that stands for things of a store.
private struct StandingFacts: Decodable {
    struct Thing: Decodable {
        var thing: String
        var record: String
    }

    var action: String?
    var kind: String
    var things: [Thing]
}

private struct BackfillFacts: Decodable {
    var store: String
    var from: BusinessDate
    var to: BusinessDate
    var orders: Int
    var state: String
}

private struct StockFacts: Decodable {
    struct Change: Decodable {
        var change: StockPlan.Difference
        var outcome: String?
    }

    var store: String
    var changes: [Change]
}
