import Accounting
import LinkLedger
package import Sync

extension Sentences {
    /// What the books made of a document, when it is not what was meant.
    package func explain(_ difference: BooksDifference) -> Explanation {
        explanation(
            "booksDiffer",
            CauseText(
                what: what(difference), meaning: takenBack, remedy: remedy(difference), fixes: fixes(difference),
                actor: .bookkeeper))
    }

    func story(_ difference: BooksDifference, _ record: BooksRecordKind, _ number: String?) -> CauseText {
        let document = the(record, number)
        let intro = say(
            en: "\(booksName) made something else of \(document).",
            fr: "\(booksName) a enregistré autre chose que prévu pour \(document).",
            es: "\(booksName) registró algo distinto de lo previsto para \(document).")
        return CauseText(
            what: "\(intro) \(what(difference))", meaning: takenBack, remedy: remedy(difference),
            fixes: fixes(difference), actor: .bookkeeper)
    }

    private func what(_ difference: BooksDifference) -> String {
        switch difference {
        case .total(let intended, let books): amounts(totalWord, intended, books)
        case .tax(let intended, let books): amounts(taxWord, intended, books)
        case .number(let intended, let books):
            say(
                en: "Its number is \(number(books)) there instead of \(quoted(intended)).",
                fr: "Son numéro y est \(number(books)) au lieu de \(quoted(intended)).",
                es: "Su número allí es \(number(books)) en lugar de \(quoted(intended)).")
        case .date(let intended, let books):
            say(
                en: "Its date is \(date(books)) there instead of \(date(intended)).",
                fr: "Sa date y est le \(date(books)) au lieu du \(date(intended)).",
                es: "Su fecha allí es \(date(books)) en lugar de \(date(intended)).")
        case .currency(let intended, let books):
            say(
                en: "Its currency is \(books.code) there instead of \(intended.code).",
                fr: "Sa devise y est \(books.code) au lieu de \(intended.code).",
                es: "Su moneda allí es \(books.code) en lugar de \(intended.code).")
        case .exchangeRate(let intended, let books, let currency):
            say(
                en: "Its exchange rate for \(currency.code) is \(rate(books)) there instead of \(rate(intended)).",
                fr: "Son taux de change pour \(currency.code) y est \(rate(books)) au lieu de \(rate(intended)).",
                es: "Su tipo de cambio para \(currency.code) allí es \(rate(books)) en lugar de \(rate(intended)).")
        }
    }

    private func rate(_ rate: ExactDecimal) -> String { decimal(rate) }

    private func amounts(_ word: String, _ intended: Money, _ books: ExactDecimal) -> String {
        let (theirs, ours) = (amount(books, intended.currency), amount(intended))
        let gap = books.adding(-intended.decimal).map { amount($0.isNegative ? -$0 : $0, intended.currency) }
        return say(
            en:
                "\(booksName) computed a \(word) of \(theirs), the store charged \(ours)\(gap.map { ": a difference of \($0)" } ?? "").",
            fr: """
                \(booksName) a calculé \(word) de \(theirs), la boutique a facturé \(ours)\
                \(gap.map { ", soit un écart de \($0)" } ?? "").
                """,
            es: """
                \(booksName) calculó \(word) de \(theirs), la tienda cobró \(ours)\
                \(gap.map { ": una diferencia de \($0)" } ?? "").
                """)
    }

    private var totalWord: String { say(en: "total", fr: "un total", es: "un total") }
    private var taxWord: String { say(en: "tax", fr: "une taxe", es: "un impuesto") }

    private func number(_ number: String?) -> String {
        number.map(quoted) ?? say(en: "empty", fr: "vide", es: "vacío")
    }

    private var takenBack: String {
        say(
            en: "The document was taken back with all that belongs to it, so that the books hold nothing wrong.",
            fr: "Le document a été retiré avec tout ce qui en dépend, afin que rien de faux ne reste dans les livres.",
            es: "El documento se retiró con todo lo que depende de él, para que no quede nada incorrecto en los libros."
        )
    }

    private func remedy(_ difference: BooksDifference) -> String {
        switch difference {
        case .total, .tax:
            say(
                en: "Check the codes on the tax page, or send the tax as an amount; then retry.",
                fr: "Vérifiez les codes sur la page des taxes, ou envoyez la taxe comme montant ; puis réessayez.",
                es: "Revise los códigos en la página de impuestos o envíe el impuesto como importe; después reintente.")
        case .number:
            say(
                en: "Turn on custom transaction numbers in \(booksName), or let it number by itself; then retry.",
                fr:
                    "Activez les numéros de transaction personnalisés dans \(booksName), ou laissez-le numéroter ; puis réessayez.",
                es:
                    "Active los números de transacción personalizados en \(booksName) o deje que numere solo; después reintente."
            )
        case .date:
            say(
                en: "Check the time zone in the settings and the closing date in \(booksName), then retry.",
                fr:
                    "Vérifiez le fuseau horaire dans les réglages et la date de clôture dans \(booksName), puis réessayez.",
                es: "Revise la zona horaria en la configuración y la fecha de cierre en \(booksName) y reintente.")
        case .exchangeRate:
            say(
                en: "Check the currency settings of \(booksName), then retry.",
                fr: "Vérifiez les réglages des devises de \(booksName), puis réessayez.",
                es: "Revise la configuración de monedas de \(booksName) y reintente.")
        case .currency:
            say(
                en: "Choose a customer kept in the order’s currency, then retry.",
                fr: "Choisissez un client tenu dans la devise de la commande, puis réessayez.",
                es: "Elija un cliente en la moneda del pedido y reintente.")
        }
    }

    private func fixes(_ difference: BooksDifference) -> [Fix] {
        switch difference {
        case .total, .tax: [.pairTax, .openSettings, .retry]
        case .number, .date: [.openSettings, .openInBooks, .retry]
        case .currency: [.chooseCustomer, .retry]
        case .exchangeRate: [.openInBooks, .retry]
        }
    }
}
