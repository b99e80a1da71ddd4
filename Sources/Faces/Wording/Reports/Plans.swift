package import Accounting

extension Sentences {
    /// Above a document of a plan: `Invoice EW1234 of 31 Jan 2026, Ana Ruiz`.
    package func title(of document: Document) -> String {
        let kind = capitalised(name(of: document.kind))
        let number = document.number.map { " " + plain($0) } ?? ""
        let party = document.partyName.map { ", " + plain($0) } ?? ""
        let date = date(document.date)
        return say(
            en: "\(kind)\(number) of \(date)\(party)", fr: "\(kind)\(number) du \(date)\(party)",
            es: "\(kind)\(number) del \(date)\(party)")
    }

    /// Stands for the number of a document that the books will number.
    package var numberedByBooks: String {
        say(en: "numbered by \(booksName)", fr: "numéro donné par \(booksName)", es: "número dado por \(booksName)")
    }

    /// Above the debits and credits of a document.
    package var journalTitle: String {
        say(en: "Debits and credits", fr: "Débits et crédits", es: "Debe y haber")
    }

    /// What a plan would do with an order.
    package func planned(documents: Int) -> String {
        say(
            en: "\(counted(documents, .document)) would be posted.",
            fr: "\(counted(documents, .document)) \(form(documents, "serait comptabilisé", "seraient comptabilisés")).",
            es: "\(form(documents, "Se contabilizaría", "Se contabilizarían")) \(counted(documents, .document)).")
    }

    /// Behind what a plan would post, when something of the order is not in it.
    package var partIsHeld: String {
        say(
            en: "A part of the order needs you.", fr: "Une partie de la commande est à traiter.",
            es: "Una parte del pedido requiere su atención.")
    }

    package var willBeSkipped: String {
        say(en: "The order would be skipped.", fr: "La commande serait écartée.", es: "El pedido se omitiría.")
    }

    package var willBeRefused: String {
        say(
            en: "The order would not be posted.", fr: "La commande ne serait pas comptabilisée.",
            es: "El pedido no se contabilizaría.")
    }

    package var wouldWait: String {
        say(en: "The order would wait.", fr: "La commande attendrait.", es: "El pedido esperaría.")
    }

    /// A record that the plan creates before its documents.
    package func creates(_ body: RecordBody) -> String? {
        switch body {
        case .customer(let party):
            say(
                en: "New customer: \(plain(party.displayName))", fr: "Nouveau client : \(plain(party.displayName))",
                es: "Cliente nuevo: \(plain(party.displayName))")
        case .vendor(let party):
            say(
                en: "New vendor: \(plain(party.displayName))", fr: "Nouveau fournisseur : \(plain(party.displayName))",
                es: "Proveedor nuevo: \(plain(party.displayName))")
        case .item(let item):
            say(
                en: "New item: \(plain(item.name)) (\(name(of: item.kind)))",
                fr: "Nouvel article : \(plain(item.name)) (\(name(of: item.kind)))",
                es: "Artículo nuevo: \(plain(item.name)) (\(name(of: item.kind)))")
        case .document: nil
        }
    }
}
