package import Accounting
import Bookkeeping
import LinkLedger
package import Sync

extension Sentences {
    /// The verdict in one line: `312 orders, 312 in the books, difference 0.00 USD.`, or with the reason why it is not so.
    ///
    /// Source: what-users-expect.md §7 (headline).
    package func headline(_ report: Reconciliation) -> String {
        let verdict = verdict(orders: report.due, inBooks: report.inBooks, difference: difference(of: report))
        guard !report.isClean else { return verdict }
        var reasons: [String] = []
        if !report.findings.isEmpty { reasons.append(counted(report.findings.count, .finding)) }
        for state in [OrderState.needsYou, .waiting] where report.counts[state, default: 0] > 0 {
            reasons.append(counted(report.counts[state, default: 0], state))
        }
        return reasons.isEmpty ? verdict : "\(verdict) \(capitalised(list(reasons)))."
    }

    private func difference(of report: Reconciliation) -> Money {
        report.bridges.first?.difference ?? .zero(.usd)
    }

    /// `Reconciliation of 1 June 2026 to 30 June 2026`.
    package func title(of report: Reconciliation) -> String {
        let (first, last) = (date(report.days.lowerBound), date(report.days.upperBound))
        return say(
            en: "Reconciliation of \(plain(report.store)), \(first) to \(last)",
            fr: "Rapprochement de \(plain(report.store)), du \(first) au \(last)",
            es: "Conciliación de \(plain(report.store)), del \(first) al \(last)")
    }

    /// A line of the report by the word that programs know it by.
    package func label(of line: ReconciliationLine) -> String {
        switch line {
        case .gross: say(en: "Gross sales", fr: "Ventes brutes", es: "Ventas brutas")
        case .discounts: say(en: "Discounts", fr: "Remises", es: "Descuentos")
        case .charges: say(en: "Shipping and charges", fr: "Livraison et frais", es: "Envío y cargos")
        case .tax: say(en: "Tax", fr: "Taxe", es: "Impuesto")
        case .rounding: say(en: "Rounding", fr: "Arrondis", es: "Redondeo")
        case .refunds:
            say(
                en: "Refunds with their tax", fr: "Remboursements, taxe comprise", es: "Reembolsos, impuesto incluido")
        case .storeTotal: say(en: "Total of the store", fr: "Total de la boutique", es: "Total de la tienda")
        case .booksIncome: say(en: "Income in the books", fr: "Produits dans les livres", es: "Ingresos en los libros")
        case .booksTax: say(en: "Tax in the books", fr: "Taxe dans les livres", es: "Impuesto en los libros")
        case .booksLiabilities:
            say(
                en: "Gift cards and other liabilities in the books",
                fr: "Cartes-cadeaux et autres dettes dans les livres",
                es: "Tarjetas de regalo y otros pasivos en los libros")
        case .booksTotal: say(en: "Total of the books", fr: "Total des livres", es: "Total de los libros")
        case .difference: say(en: "Difference", fr: "Écart", es: "Diferencia")
        case .booksRounding:
            say(
                en: "Rounding lines in the books", fr: "Lignes d’arrondi dans les livres",
                es: "Líneas de redondeo en los libros")
        case .giftCards:
            say(
                en: "Growth of the gift card liability", fr: "Variation de la dette de cartes-cadeaux",
                es: "Variación del pasivo por tarjetas de regalo")
        }
    }

    /// `Tax 20% VAT`, or all tax where documents bear one tax.
    package func label(of tax: TaxCompared) -> String {
        let rate = tax.name.map { plain($0) } ?? tax.percent.map { percent($0) }
        return rate.map { "\(label(of: .tax)) \($0)" } ?? label(of: .tax)
    }

    /// A method of payment, with the accounts that the books put it into.
    package func label(of payments: PaymentsCompared) -> String {
        let method =
            payments.method.isEmpty
            ? say(en: "Payments", fr: "Paiements", es: "Pagos") : plain(payments.method)
        return payments.accounts.isEmpty
            ? method : "\(method) → \(payments.accounts.map { plain($0) }.joined(separator: ", "))"
    }

    /// What stands on one side only until the other follows.
    package func text(_ timing: TimingLine) -> String {
        let sum = amount(timing.amount)
        switch timing.kind {
        case .datedElsewhere:
            return say(
                en: "Sales of the period that the books date on another day: \(count(timing.count)) (\(sum)).",
                fr: "Ventes de la période datées d’un autre jour dans les livres : \(count(timing.count)) (\(sum)).",
                es: "Ventas del período que los libros fechan otro día: \(count(timing.count)) (\(sum)).")
        case .openInvoices:
            return say(
                en: "Invoices of the period still to be paid: \(count(timing.count)) (\(sum)).",
                fr: "Factures de la période encore à payer : \(count(timing.count)) (\(sum)).",
                es: "Facturas del período aún por cobrar: \(count(timing.count)) (\(sum)).")
        case .paymentsOfOtherPeriods:
            return say(
                en: "Payments of the period for earlier or later sales: \(count(timing.count)) (\(sum)).",
                fr: "Paiements de la période pour d’autres ventes : \(count(timing.count)) (\(sum)).",
                es: "Pagos del período de otras ventas: \(count(timing.count)) (\(sum)).")
        }
    }

    /// An order that makes a part of the difference.
    package func text(_ difference: OrderDifference) -> String {
        let (store, books, cause) = (amount(difference.store), amount(difference.books), name(of: difference.cause))
        let sums = say(
            en: "\(amount(difference.amount)) (store \(store), books \(books); \(cause))",
            fr: "\(amount(difference.amount)) (boutique \(store), livres \(books) ; \(cause))",
            es: "\(amount(difference.amount)) (tienda \(store), libros \(books); \(cause))")
        return labelled(plain(difference.number), sums)
    }

    /// Why an order makes a difference.
    package func name(of cause: OrderDifference.Cause) -> String {
        switch cause {
        case .waiting: say(en: "on its way", fr: "en route", es: "en camino")
        case .needsYou: name(of: OrderState.needsYou)
        case .byHand:
            say(en: "changed by hand", fr: "modifiée à la main", es: "cambiado a mano")
        case .accepted: say(en: "accepted", fr: "acceptée", es: "aceptado")
        case .correctedElsewhere:
            say(
                en: "corrected in another period", fr: "corrigée dans une autre période",
                es: "corregido en otro período")
        case .unknown: say(en: "unexplained", fr: "inexpliquée", es: "sin explicación")
        }
    }

    /// How old the oldest thing is that nobody explained.
    package func age(days: Int) -> String {
        say(
            en: "The oldest open point is \(counted(days, .day)) old.",
            fr: "Le point ouvert le plus ancien a \(counted(days, .day)).",
            es: "El punto abierto más antiguo tiene \(counted(days, .day)).")
    }

    /// `Accepted by Ana: …`.
    package func text(_ accepted: AcceptedFinding) -> String {
        let person = quoted(accepted.by)
        let label = say(
            en: "Accepted by \(person)", fr: "Accepté par \(person)", es: "Aceptado por \(person)")
        return labelled(label, text(accepted.finding))
    }
}

/// A line of the money bridge, in the order in which it is read.
package enum ReconciliationLine: String, Hashable, Sendable, CaseIterable {
    case gross, discounts, charges, tax, rounding, refunds, storeTotal
    case booksIncome, booksTax, booksLiabilities, booksTotal, difference
    case booksRounding, giftCards

    /// The amount that stands on it; what is taken off is negative.
    package func amount(in bridge: MoneyBridge) -> Money {
        switch self {
        case .gross: bridge.gross
        case .discounts: -bridge.discounts
        case .charges: bridge.charges
        case .tax: bridge.tax
        case .rounding: bridge.rounding
        case .refunds: -bridge.refunds
        case .storeTotal: bridge.storeTotal
        case .booksIncome: bridge.booksIncome
        case .booksTax: bridge.booksTax
        case .booksLiabilities: bridge.booksLiabilities
        case .booksTotal: bridge.booksTotal
        case .difference: bridge.difference
        case .booksRounding: bridge.booksRounding
        case .giftCards: bridge.giftCardsInBooks
        }
    }
}
