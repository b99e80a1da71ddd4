package import Accounting
import Bookkeeping

/// Why a figure of a document is what it is: the rule that made it, and the setting that the rule goes by (X17).
package struct FigureReason: Hashable, Sendable {
    package var rule: String
    /// As settings files name it; empty where no setting has a say.
    package var setting: String
}

extension Sentences {
    /// Why a line of a sale is there.
    package func reason(for line: SalesLine) -> FigureReason {
        let item = quoted(line.item.name)
        return switch line.purpose {
        case .goods:
            FigureReason(
                rule: say(
                    en: "A line of the order, without its tax; the item \(item) stands for the product.",
                    fr: "Une ligne de la commande, hors taxe ; l’article \(item) représente le produit.",
                    es: "Una línea del pedido, sin su impuesto; el artículo \(item) representa el producto."),
                setting: "products.matching")
        case .discount:
            FigureReason(
                rule: itsOwnItem(say(en: "Discounts", fr: "Les remises", es: "Los descuentos"), item),
                setting: "serviceItems.discount")
        case .shipping:
            FigureReason(
                rule: itsOwnItem(say(en: "Shipping", fr: "Le port", es: "El envío"), item),
                setting: "serviceItems.shipping")
        case .handling:
            FigureReason(
                rule: itsOwnItem(say(en: "Handling", fr: "La manutention", es: "La manipulación"), item),
                setting: "serviceItems.handling")
        case .fee:
            FigureReason(
                rule: itsOwnItem(say(en: "Fees", fr: "Les frais", es: "Los cargos"), item), setting: "serviceItems.fee")
        case .tip:
            FigureReason(
                rule: itsOwnItem(say(en: "Tips", fr: "Les pourboires", es: "Las propinas"), item),
                setting: "serviceItems.tip")
        case .giftCard:
            FigureReason(
                rule: say(
                    en: "A gift card that was sold is owed to whoever holds it: no income.",
                    fr: "Une carte-cadeau vendue est due à son porteur : ce n’est pas un produit.",
                    es: "Una tarjeta de regalo vendida se debe a quien la tiene: no es un ingreso."),
                setting: "serviceItems.giftCard")
        case .salesTax:
            FigureReason(
                rule: say(
                    en: "The tax that the store charged, as a line of its own.",
                    fr: "La taxe facturée par la boutique, sur une ligne à part.",
                    es: "El impuesto que cobró la tienda, en una línea propia."),
                setting: "serviceItems.salesTax")
        case .rounding:
            FigureReason(
                rule: say(
                    en: "What the store’s total holds beyond its parts.",
                    fr: "Ce que le total de la boutique contient de plus que ses parties.",
                    es: "Lo que el total de la tienda tiene además de sus partes."),
                setting: "serviceItems.rounding")
        case .refund:
            FigureReason(
                rule: itsOwnItem(
                    say(
                        en: "Refunds without lines", fr: "Les remboursements sans détail",
                        es: "Los reembolsos sin detalle"), item), setting: "serviceItems.refund")
        }
    }

    private func itsOwnItem(_ subject: String, _ item: String) -> String {
        say(
            en: "\(subject) of the order on the item \(item).", fr: "\(subject) de la commande, sur l’article \(item).",
            es: "\(subject) del pedido, en el artículo \(item).")
    }

    /// Why the tax of a sale is so; `nil` where there is none.
    package func reason(for tax: DocumentTax) -> FigureReason? {
        switch tax {
        case .none: nil
        case .total:
            FigureReason(
                rule: say(
                    en: "The tax that the store charged, sent as one amount.",
                    fr: "La taxe facturée par la boutique, envoyée en un seul montant.",
                    es: "El impuesto que cobró la tienda, enviado como un solo importe."),
                setting: "tax.unitedStatesMode")
        case .computedByBooks:
            FigureReason(
                rule: say(
                    en: "\(booksName) calculates it; it must come to what the store charged.",
                    fr: "\(booksName) la calcule ; elle doit égaler celle de la boutique.",
                    es: "\(booksName) lo calcula; debe coincidir con lo que cobró la tienda."),
                setting: "tax.unitedStatesMode")
        case .perRate:
            FigureReason(
                rule: say(
                    en: "The tax that the store charged, rate by rate, as taxes and codes are paired.",
                    fr:
                        "La taxe facturée par la boutique, taux par taux, selon la correspondance entre taxes et codes.",
                    es:
                        "El impuesto que cobró la tienda, tasa por tasa, según la correspondencia entre impuestos y códigos."
                ),
                setting: "tax.pairs")
        }
    }

    /// Why money is where it is: of a payment, of a receipt, of a gift card used.
    package func reason(forMoneyOf document: Document) -> FigureReason? {
        switch document {
        case .payment(let payment):
            FigureReason(
                rule: say(
                    en: "What the buyer paid by this method goes to \(quoted(payment.depositAccount.name)).",
                    fr: "Ce que l’acheteur a payé par ce mode de paiement va à \(quoted(payment.depositAccount.name)).",
                    es: "Lo que se pagó con esta forma de pago va a \(quoted(payment.depositAccount.name))."),
                setting: "payments.rules")
        case .sale(let sale):
            FigureReason(
                rule: sale.kind.isOnAccount
                    ? say(
                        en: "What is owed stands on \(quoted(sale.settlementAccount.name)).",
                        fr: "Ce qui est dû figure sur \(quoted(sale.settlementAccount.name)).",
                        es: "Lo que se debe está en \(quoted(sale.settlementAccount.name)).")
                    : say(
                        en: "The money moves on \(quoted(sale.settlementAccount.name)).",
                        fr: "L’argent passe par \(quoted(sale.settlementAccount.name)).",
                        es: "El dinero pasa por \(quoted(sale.settlementAccount.name))."),
                setting: sale.kind.isOnAccount
                    ? "receivableAccount" : sale.kind.isReversal ? "refunds.clearingAccount" : "payments.rules")
        case .journalEntry:
            FigureReason(
                rule: say(
                    en: "A gift card pays: what was owed for it lowers what the buyer owes.",
                    fr: "Une carte-cadeau paie : ce qui était dû pour elle diminue la dette de l’acheteur.",
                    es: "Una tarjeta de regalo paga: lo que se debía por ella reduce lo que debe el comprador."),
                setting: "giftCardAccount")
        case .purchase: nil
        }
    }
}
