import Commerce
import Foundation

/// A status of a document: the API tells it in English, an export in the language of the account.
struct DocumentStatus {
    /// As the list of statuses has it; one that nobody knows as it stands.
    let code: String
    let stage: OrderStatus.Stage
    let payment: OrderStatus.Payment

    init(_ text: String) {
        let word = Word(text)
        let known = Self.known.first {
            $0.words.contains(word.plain) || $0.beginnings.contains(where: word.begins(with:))
        }
        code = known?.code ?? text
        stage = known?.stage ?? .open
        payment = known?.payment ?? .awaiting
    }

    private struct Known {
        var code: String
        var stage: OrderStatus.Stage = .open
        var payment: OrderStatus.Payment = .awaiting
        var words: Set<String> = []
        var beginnings: [String] = []
    }

    /// What is given back of an invoice comes as credit memos of their own, whatever its status says: it counts as paid. The numbers are
    /// the states of Magento, out of whose modules the system grew (myfulfillment.md §3).
    private static let known = [
        Known(code: "cancelled", stage: .cancelled, words: ["3"], beginnings: ["cancel", "annul", "anul", "void"]),
        Known(code: "draft", stage: .unfinished, words: ["draft", "brouillon", "borrador"]),
        Known(
            code: "partially_paid", payment: .partiallyPaid,
            words: ["partial", "partiel", "parcial"],
            beginnings: [
                "partially paid", "partiellement pay", "partiellement regl", "payee en partie", "paye en partie",
                "paiement partiel", "parcialmente pagad", "pagada en parte", "pagado en parte", "pago parcial",
            ]),
        Known(
            code: "partially_refunded", payment: .paid,
            beginnings: ["partially refunded", "partiellement rembours", "parcialmente reembolsad"]),
        Known(code: "refunded", payment: .paid, beginnings: ["refunded", "rembourse", "reembolsad"]),
        Known(
            code: "paid", payment: .paid,
            words: ["paid", "2", "paye", "payee", "regle", "reglee", "acquittee", "pagada", "pagado"]),
        Known(code: "complete", payment: .paid, words: ["complete", "termine", "terminee", "completada"]),
        Known(code: "closed", payment: .paid, words: ["closed", "soldee", "cloturee", "cerrada"]),
        Known(
            code: "open",
            words: ["open", "1", "ouvert", "ouverte", "a payer", "impaye", "impayee", "abierta", "pendiente de pago"]),
    ]
}

/// What kind of product it is.
enum ProductType {
    case simple, kit, alias, virtual
    /// One that is made of others, or chosen from them: it lies in no warehouse itself.
    case other

    init(_ text: String?) {
        switch text.map({ Word($0).plain }) {
        case nil, "simple", "produit simple", "producto simple": self = .simple
        case "kit", "bundle", "lot": self = .kit
        case "alias": self = .alias
        case "virtual", "virtuel", "service", "servicio", "downloadable", "telechargeable": self = .virtual
        default: self = .other
        }
    }
}

/// A word of the system's lists, as it is compared: small letters, no accents, a blank for what stands between words.
struct Word {
    let plain: String

    init(_ text: String) {
        let small = text.lowercased().folding(options: .diacriticInsensitive, locale: nil)
        plain = small.split { $0 == "_" || $0 == "-" || $0.isWhitespace }.joined(separator: " ")
    }

    func begins(with beginning: String) -> Bool { plain.hasPrefix(beginning) }

    /// Of a product that is sold no more.
    var meansWithdrawn: Bool {
        ["disabled", "deleted", "inactiv", "inactif", "desactiv", "supprim", "eliminad"].contains(where: begins(with:))
    }
}
