import LinkLedger
package import Sync

extension Sentences {
    /// What was found, in one sentence: which document, of which order, and what was done to it.
    package func text(_ finding: Finding) -> String {
        let document = document(finding)
        switch finding.event {
        case .removed:
            return say(
                en: "Someone deleted \(document) in \(booksName).",
                fr: "Quelqu’un a supprimé \(document) dans \(booksName).",
                es: "Alguien eliminó \(document) en \(booksName).")
        case .voided:
            return say(
                en: "Someone voided \(document) in \(booksName).",
                fr: "Quelqu’un a annulé \(document) dans \(booksName).",
                es: "Alguien anuló \(document) en \(booksName).")
        case .changedByHand(let changes):
            let told = list(changes.map { text($0) })
            return say(
                en: "Someone changed \(document) in \(booksName): \(told).",
                fr: "Quelqu’un a modifié \(document) dans \(booksName) : \(told).",
                es: "Alguien modificó \(document) en \(booksName): \(told).")
        case .madeByHand:
            return say(
                en: "\(capitalised(document)) was created by hand in \(booksName).",
                fr: "Ce document a été créé à la main dans \(booksName) : \(document).",
                es: "Este documento se creó a mano en \(booksName): \(document).")
        case .duplicate(let original):
            return say(
                en: "\(capitalised(document)) is a copy of our document \(plain(original)).",
                fr: "Ce document est une copie de notre document \(plain(original)) : \(document).",
                es: "Este documento es una copia de nuestro documento \(plain(original)): \(document).")
        case .unlinked:
            return say(
                en: "\(capitalised(document)) carries our mark, but no known order has it.",
                fr: "Ce document porte notre marque, mais aucune commande connue : \(document).",
                es: "Este documento lleva nuestra marca, pero no tiene ningún pedido conocido: \(document).")
        case .unreadable:
            return say(
                en: "\(capitalised(document)) cannot be compared: what was posted can no longer be read here.",
                fr:
                    "Ce document ne peut pas être comparé, car ce qui a été comptabilisé n’est plus lisible ici : \(document).",
                es: "Este documento no se puede comparar: lo contabilizado ya no se puede leer aquí: \(document).")
        case .orderDeleted:
            return say(
                en: "The store deleted the order of \(document), which is in \(booksName).",
                fr: "La boutique a supprimé la commande de ce document, qui est dans \(booksName) : \(document).",
                es: "La tienda eliminó el pedido de este documento, que está en \(booksName): \(document).")
        }
    }

    /// `invoice EW1042 of 31 Jan 2026 for 59.97 USD (order EW1042)`.
    private func document(_ finding: Finding) -> String {
        let name = finding.number ?? finding.orderNumber ?? finding.party ?? finding.booksID
        let record = the(.init(finding.kind), name)
        let (day, sum) = (date(finding.date), amount(finding.amount))
        let whole = say(
            en: "\(record) of \(day) for \(sum)", fr: "\(record) du \(day) de \(sum)",
            es: "\(record) del \(day) de \(sum)")
        guard let order = finding.orderNumber, order != name else { return whole }
        return say(
            en: "\(whole), order \(plain(order))", fr: "\(whole), commande \(plain(order))",
            es: "\(whole), pedido \(plain(order))")
    }

    /// `total 59.97 USD → 69.97 USD`.
    package func text(_ change: HandEdit) -> String {
        let field = name(of: change.field)
        if change.field == .mark { return field }
        return "\(field) \(value(change.from)) → \(value(change.to))"
    }

    /// A field of a document, in the middle of a sentence.
    package func name(of field: HandEdit.Field) -> String {
        switch field {
        case .total: say(en: "total", fr: "total TTC", es: "importe total")
        case .tax: say(en: "tax", fr: "taxe", es: "impuesto")
        case .currency: say(en: "currency", fr: "devise", es: "moneda")
        case .date: say(en: "date", fr: "date du document", es: "fecha")
        case .number: say(en: "number", fr: "numéro", es: "número")
        case .party: say(en: "customer", fr: "client", es: "cliente")
        case .account: say(en: "account", fr: "compte", es: "cuenta")
        case .paymentMethod: say(en: "payment method", fr: "mode de paiement", es: "forma de pago")
        case .lines: say(en: "lines", fr: "lignes", es: "líneas")
        case .application: say(en: "settled documents", fr: "documents réglés", es: "documentos saldados")
        case .mark: say(en: "our mark removed", fr: "notre marque retirée", es: "nuestra marca quitada")
        }
    }

    private func value(_ value: HandEdit.Value) -> String {
        switch value {
        case .money(let money): amount(money)
        case .date(let day): date(day)
        case .text(let text): quoted(text)
        case .lines(let count, let sum): "\(counted(count, .line)) (\(amount(sum)))"
        case .nothing: say(en: "nothing", fr: "rien", es: "nada")
        }
    }

    /// What can be done about it, as a person types it.
    package func steps(for finding: Finding) -> [String] {
        switch finding.event {
        case .removed, .voided, .changedByHand: ["keep", "repost"]
        case .madeByHand, .unlinked: ["link", "keep"]
        case .duplicate, .orderDeleted, .unreadable: ["keep"]
        }
    }

    /// After an action on findings.
    package func done(_ action: String, _ finding: Finding) -> String {
        let name = "`\(plain(finding.id))`"
        switch action {
        case "keep":
            return say(
                en: "\(name) is kept as it is; you are told if it changes again.",
                fr: "\(name) est gardé tel quel ; il sera signalé s’il change encore.",
                es: "\(name) se conserva como está; se avisará si vuelve a cambiar.")
        case "repost":
            return say(
                en: "\(name) is posted again with the next sync.",
                fr: "\(name) sera comptabilisé de nouveau à la prochaine synchronisation.",
                es: "\(name) se contabilizará de nuevo en la próxima sincronización.")
        default:
            return say(
                en: "\(name) is linked to its order.", fr: "\(name) est associé à sa commande.",
                es: "\(name) queda vinculado con su pedido.")
        }
    }
}
