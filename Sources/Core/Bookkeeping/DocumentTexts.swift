import Accounting
import Commerce

/// The language of what documents say of themselves: private notes, names of services that are proposed.
///
/// A setting of the company's books, not of who looks at a page: the texts stand in the books for good.
package enum DocumentLanguage: String, Hashable, Sendable, Codable, CaseIterable {
    case english = "en"
    case french = "fr"
    case spanish = "es"

    /// The language of business in a country, by its ISO 3166 code of two letters; English where several are or none of ours is.
    package init(country: String) {
        switch country {
        case "FR", "MC": self = .french
        case "ES", "MX", "AR", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "NI", "PA", "PE", "PY", "SV", "UY", "VE":
            self = .spanish
        default: self = .english
        }
    }
}

/// The fixed texts that end in the books, for people who look a document up there.
///
/// They are part of what is decided, so they live with the rules and not with the words of pages and commands (decision 14).
package struct DocumentTexts: Sendable {
    let language: DocumentLanguage

    package init(_ language: DocumentLanguage) { self.language = language }

    func order(_ number: String) -> String { say("Order \(number)", "Commande \(number)", "Pedido \(number)") }

    func refund(ofOrder number: String) -> String {
        say("Refund of order \(number)", "Remboursement de la commande \(number)", "Reembolso del pedido \(number)")
    }

    func creditApplied(toOrder number: String) -> String {
        say(
            "Credit applied to order \(number)", "Avoir affecté à la commande \(number)",
            "Abono aplicado al pedido \(number)")
    }

    func difference(to document: String) -> String {
        say("Difference to \(document)", "Différence sur \(document)", "Diferencia sobre \(document)")
    }

    func coupons(_ codes: [String]) -> String {
        let list = codes.joined(separator: ", ")
        return say("Coupon: \(list)", "Code promo : \(list)", "Cupón: \(list)")
    }

    /// The buyer's own order number.
    func customerPurchaseOrder(_ number: String) -> String {
        say("PO: \(number)", "Bon de commande : \(number)", "Orden de compra: \(number)")
    }

    /// Describes the line that bears the whole tax.
    var totalSalesTax: String { say("Total sales tax", "Total des taxes", "Total de impuestos") }

    /// Of a payment that did not hold.
    var moneyReturned: String { say("Payment returned", "Paiement retourné", "Pago devuelto") }

    /// Behind a vendor's name that a customer bears already.
    var vendor: String { say("Vendor", "Fournisseur", "Proveedor") }

    func emailAsWritten(_ email: String) -> String {
        say("E-mail as written: \(email)", "E-mail tel que saisi : \(email)", "Correo tal como se escribió: \(email)")
    }

    func product(_ id: String) -> String { say("Product \(id)", "Produit \(id)", "Producto \(id)") }

    func name(of kind: Tender.Kind) -> String {
        switch kind {
        case .giftCard: say("Gift card", "Carte cadeau", "Tarjeta de regalo")
        case .storeCredit: say("Store credit", "Avoir du magasin", "Crédito de tienda")
        case .loyaltyPoints: say("Loyalty points", "Points de fidélité", "Puntos de fidelidad")
        }
    }

    /// What a daily summary is of, its method, and how many orders it holds, from which to which.
    func summary(_ summary: SummaryName, orders: Int, from first: String?, to last: String?) -> [String] {
        let day = summary.day.description
        let title =
            summary.kind == .sales
            ? say(
                "Daily summary of sales of \(day)", "Récapitulatif des ventes du \(day)", "Resumen de ventas del \(day)"
            )
            : say(
                "Daily summary of refunds of \(day)", "Récapitulatif des remboursements du \(day)",
                "Resumen de reembolsos del \(day)")
        var parts = [title, summary.methodName, say("\(orders) orders", "\(orders) commandes", "\(orders) pedidos")]
        if let first, let last {
            parts.append(first == last ? first : say("\(first) to \(last)", "\(first) à \(last)", "\(first) a \(last)"))
        }
        return parts.filter { !$0.isEmpty }
    }

    /// Says that a document bears another date than what it records.
    func trueDate(_ date: BusinessDate) -> String { trueDateMark + date.description }

    /// Whether a note says, in any language, that its document was moved from that date; from any date when `nil`.
    static func saysMoved(_ note: String) -> Bool {
        DocumentLanguage.allCases.contains { note.contains(DocumentTexts($0).trueDateMark) }
    }

    private var trueDateMark: String { say("True date: ", "Date réelle : ", "Fecha real: ") }

    /// The name under which a service is proposed as an item.
    func name(of service: ProposedService) -> String {
        switch service {
        case .discount: say("Discount", "Remise", "Descuento")
        case .shipping: say("Shipping", "Livraison", "Envío")
        case .handling: say("Handling", "Manutention", "Manipulación")
        case .fee: say("Fee", "Frais", "Recargo")
        case .tip: say("Tip", "Pourboire", "Propina")
        case .giftCard: say("Gift card", "Carte cadeau", "Tarjeta de regalo")
        case .rounding: say("Rounding", "Arrondi", "Redondeo")
        case .salesTax: say("Total Sales Tax", "Total des taxes", "Total de impuestos")
        case .refund: say("Refund, not itemised", "Remboursement, sans détail", "Reembolso, sin detalle")
        }
    }

    /// What a credit memo adds or keeps back beside its lines.
    var adjustment: String { say("Refund adjustment", "Ajustement d’avoir", "Ajuste de abono") }

    /// Only the text of the one language is made.
    private func say(
        _ english: @autoclosure () -> String, _ french: @autoclosure () -> String, _ spanish: @autoclosure () -> String
    ) -> String {
        switch language {
        case .english: english()
        case .french: french()
        case .spanish: spanish()
        }
    }
}

/// The services that stand on lines of their own.
enum ProposedService: CaseIterable {
    case discount, shipping, handling, fee, tip, giftCard, rounding, salesTax, refund
}
