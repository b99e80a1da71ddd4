package import Accounting
package import Features
import LinkLedger
import Storage
import Sync

extension Sentences {
    /// A part of an order, as the table of both sides names it.
    package func name(of part: SideLine.Part) -> String {
        switch part {
        case .goods: say(en: "Goods", fr: "Marchandises", es: "Mercancía")
        case .discounts(let labels):
            ([say(en: "Discount", fr: "Remise", es: "Descuento")] + [
                labels.isEmpty ? nil : list(labels.map { plain($0) })
            ])
            .compactMap { $0 }.joined(separator: " ")
        case .charges: say(en: "Shipping and charges", fr: "Port et frais", es: "Envío y gastos")
        case .tax: heading(.tax)
        case .rounding: say(en: "Rounding", fr: "Arrondi", es: "Redondeo")
        case .total: heading(.total)
        case .giftCards:
            say(en: "Gift cards and credit", fr: "Cartes-cadeaux et avoirs", es: "Tarjetas de regalo y saldo")
        case .paid(let methods):
            methods.isEmpty
                ? say(en: "Paid", fr: "Payé", es: "Pagado")
                : labelled(say(en: "Paid", fr: "Payé", es: "Pagado"), list(methods.map { plain($0) }))
        case .refunded: say(en: "Refunded", fr: "Remboursé", es: "Devuelto")
        case .balance: heading(.balance)
        }
    }

    /// Where in the books a part stands.
    package func text(_ place: SideLine.Place) -> String {
        switch place {
        case .lines(let count, let kind, let number): "\(counted(count, .line)), \(named(kind, number))"
        case .item(let name): quoted(name)
        case .taxAmount: say(en: "sent as an amount", fr: "envoyée en montant", es: "enviado como importe")
        case .taxReckonedByBooks:
            say(
                en: "calculated by \(booksName), compared with the store’s",
                fr: "calculée par \(booksName), comparée à celle de la boutique",
                es: "calculado por \(booksName), comparado con el de la tienda")
        case .taxRates(let names): list(names.map { plain($0) })
        case .account(let name): plain(name)
        case .due(let day): say(en: "due \(date(day))", fr: "à échéance le \(date(day))", es: "vence el \(date(day))")
        case .document(let kind, let number): named(kind, number)
        }
    }

    /// `invoice EW1042`.
    package func named(_ kind: DocumentKind, _ number: String?) -> String {
        [name(of: kind), number.map { plain($0) }].compactMap { $0 }.joined(separator: " ")
    }

    /// What happened to an order, in a line.
    package func text(_ step: OrderStep) -> String {
        switch step.event {
        case .placed:
            return say(en: "Placed in the store.", fr: "Passée dans la boutique.", es: "Realizado en la tienda.")
        case .paid(let money, let method):
            let how = method.isEmpty ? "" : ", \(plain(method))"
            return say(
                en: "Paid in the store: \(amount(money))\(how).",
                fr: "Payée dans la boutique : \(amount(money))\(how).",
                es: "Pagado en la tienda: \(amount(money))\(how).")
        case .refunded(let money):
            return say(
                en: "Refunded in the store: \(amount(money)).", fr: "Remboursée dans la boutique : \(amount(money)).",
                es: "Devuelto en la tienda: \(amount(money)).")
        case .deleted: return OrderWord.deleted.text(self)
        case .sent(let writes):
            return say(
                en: "Sent to \(booksName): \(line(of: writes)).", fr: "Envoyé à \(booksName) : \(line(of: writes)).",
                es: "Enviado a \(booksName): \(line(of: writes)).")
        case .answered(let writes, let problem): return answered(writes, problem)
        case .deed(let entry):
            let line = (choices(of: entry) ?? line(of: entry)).map { labelled(capitalised(name(of: entry.action)), $0) }
            return line ?? capitalised(name(of: entry.action))
        }
    }

    private func answered(_ writes: [AnsweredWrite], _ problem: AnsweredProblem?) -> String {
        let told = writes.map { write in
            let kind = BooksRecordKind(rawValue: write.kind).map { name(of: $0) } ?? plain(write.kind)
            let subject = [kind, write.number.map { plain($0) }].compactMap { $0 }.joined(separator: " ")
            let total = write.total.flatMap { ExactDecimal($0) }.map { ", \(decimalPlaces($0))" } ?? ""
            return "\(subject)\(total) (\(name(ofAnswer: write.outcome)))"
        }
        let words = problem.map { [$0.code, $0.text].compactMap { $0 }.map { plain($0) }.joined(separator: " ") }
        let all = list(told + [words].compactMap { $0 }.filter { !$0.isEmpty })
        return say(
            en: "\(booksName) answered: \(all).", fr: "Réponse de \(booksName) : \(all).",
            es: "\(booksName) respondió: \(all).")
    }

    /// An amount as the books wrote it, with two decimals at least.
    private func decimalPlaces(_ value: ExactDecimal) -> String { decimal(value, places: 2) }

    /// A price of one, with the decimals of its currency at least: `85.00`, `0.0475`.
    package func unitPrice(_ price: ExactDecimal, _ currency: Currency) -> String {
        decimal(price, places: currency.minorUnitDigits)
    }

    private func decimal(_ value: ExactDecimal, places: Int) -> String {
        let missing = places - value.scale
        guard missing > 0 else { return decimal(value) }
        return decimal(value) + (value.scale == 0 ? numbers.decimal : "") + String(repeating: "0", count: missing)
    }

    /// Who did a step; empty for nobody that is named.
    package func by(_ actor: String?) -> String {
        guard let actor, !actor.isEmpty else { return "" }
        let name = self.name(ofActor: actor)
        return say(en: "by \(name)", fr: "par \(name)", es: "por \(name)")
    }

    /// What the button of a settlement says.
    package func settle(_ answer: SettlementAnswer, _ money: Money) -> String {
        switch answer {
        case .givenBack:
            say(
                en: "\(amount(money)) was given back", fr: "\(amount(money)) ont été rendus",
                es: "Se devolvieron \(amount(money))")
        case .collected:
            say(
                en: "\(amount(money)) was collected", fr: "\(amount(money)) ont été encaissés",
                es: "Se cobraron \(amount(money))")
        case .neverReceived:
            say(
                en: "\(amount(money)) never came", fr: "\(amount(money)) ne sont jamais arrivés",
                es: "Nunca llegaron \(amount(money))")
        }
    }

    /// The version of the settings that something was made with.
    package func settings(ofVersion version: Int) -> String {
        say(
            en: "settings of version \(version)", fr: "réglages de la version \(version)",
            es: "ajustes de la versión \(version)")
    }

    /// Above both sides.
    package func sidesIn(_ currency: Currency, rate: ExactDecimal?, isPlanned: Bool) -> String {
        let plan =
            isPlanned
            ? [say(en: "as it would be posted", fr: "tel qu’il serait comptabilisé", es: "tal como se contabilizaría")]
            : []
        let rates =
            rate.map { [say(en: "rate \(decimal($0))", fr: "taux \(decimal($0))", es: "tipo \(decimal($0))")] } ?? []
        return ([say(en: "in \(currency.code)", fr: "en \(currency.code)", es: "en \(currency.code)")] + plan + rates)
            .joined(separator: ", ")
    }

    /// The difference of both sides.
    package func difference(_ money: Money) -> String {
        say(en: "Difference \(number(money))", fr: "Écart \(number(money))", es: "Diferencia \(number(money))")
    }
}
