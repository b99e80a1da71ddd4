import Accounting
package import Bookkeeping
import LinkLedger
package import Sync

extension Sentences {
    /// Orders of a dry run by what would become of them: `280 to post`.
    package func counted(_ count: Int, _ outcome: DryRunOrder.Outcome) -> String {
        let number = "\(self.count(count))\u{A0}"
        return switch outcome {
        case .create: number + say(en: "to post", fr: "à comptabiliser", es: "por contabilizar")
        case .change: number + say(en: "to change", fr: "à modifier", es: "por modificar")
        case .takeBack: number + say(en: "to take back", fr: "à retirer", es: "por retirar")
        case .leave:
            number
                + say(
                    en: form(count, "stays as it is", "stay as they are"),
                    fr: "\(form(count, "reste telle quelle", "restent telles quelles"))",
                    es: form(count, "queda igual", "quedan igual"))
        case .skip: counted(count, .skipped)
        case .wait: counted(count, .waiting)
        case .needsYou: counted(count, OrderState.needsYou)
        }
    }

    /// What many orders come to, a line each: orders, documents, sums.
    package func lines(of tally: DryRunTally) -> [String] {
        let parts = DryRunOrder.Outcome.allCases.compactMap { outcome in
            tally.outcomes[outcome].map { counted($0, outcome) }
        }
        var lines = [
            labelled(counted(tally.orders, .order), (parts.isEmpty ? ["–"] : parts).joined(separator: ", ")) + "."
        ]
        for write in DryRunTally.Write.allCases {
            guard let kinds = tally.documents[write], !kinds.isEmpty else { continue }
            lines.append(labelled(capitalised(name(of: write)), self.kinds(kinds)))
        }
        if !tally.newRecords.isEmpty { lines.append(labelled(capitalised(name(of: .create)), kinds(tally.newRecords))) }
        for sums in tally.totals.values.sorted(by: { $0.sales.currency.code < $1.sales.currency.code }) {
            lines.append(
                [
                    labelled(heading(.sales), amount(sums.sales)), labelled(heading(.tax), amount(sums.tax)),
                    labelled(heading(.payments), amount(sums.payments)),
                    labelled(heading(.refunds), amount(sums.refunds)),
                ].joined(separator: ", ") + ".")
        }
        if tally.guessedDays > 0 { lines.append(guessedDays(tally.guessedDays)) }
        return lines
    }

    /// That the days of some payments are not known, and which day is taken.
    func guessedDays(_ orders: Int) -> String {
        say(
            en:
                "\(counted(orders, .order)) paid outside the checkout: the store does not say the day. The day of the last change is taken; check orders that were shipped or edited long after they were paid.",
            fr:
                "\(counted(orders, .order)) \(form(orders, "payée", "payées")) hors du site : la boutique n’indique pas le jour. Le jour de la dernière modification est retenu ; vérifiez les commandes expédiées ou modifiées longtemps après le paiement.",
            es:
                "\(counted(orders, .order)) \(form(orders, "pagado", "pagados")) fuera de la tienda: no consta el día. Se toma el día de la última modificación; revise los pedidos enviados o editados mucho después del pago."
        )
    }

    /// Over the orders that would come out otherwise under other settings.
    package func differing(_ count: Int, of orders: Int) -> String {
        say(
            en:
                "With these settings \(self.count(count)) of \(counted(orders, .order)) would come out differently. Nothing was saved.",
            fr:
                "Avec ces réglages, \(self.count(count)) sur \(counted(orders, .order)) \(form(count, "donnerait", "donneraient")) un autre résultat. Rien n’a été enregistré.",
            es:
                "Con esta configuración, \(self.count(count)) de \(counted(orders, .order)) \(form(count, "daría", "darían")) otro resultado. No se guardó nada."
        )
    }

    /// Over the accounts of a what-if.
    package var ledgerDifference: String {
        say(
            en: "Difference in the accounts from the current settings",
            fr: "Écart dans les comptes par rapport aux réglages actuels",
            es: "Diferencia en las cuentas respecto a la configuración actual")
    }

    /// Between what would happen now and what with other settings.
    package var withTheseSettings: String {
        say(en: "With these settings", fr: "Avec ces réglages", es: "Con esta configuración")
    }

    /// What is done to a document.
    package func name(of write: DryRunTally.Write) -> String {
        switch write {
        case .create: say(en: "new", fr: "nouveau", es: "nuevo")
        case .update: say(en: "changed", fr: "modifié", es: "modificado")
        case .void: say(en: "voided", fr: "annulé", es: "anulado")
        case .delete: say(en: "deleted", fr: "supprimé", es: "eliminado")
        }
    }

    /// A field of a document, where it changes.
    package func name(of field: DocumentFieldChange.Field) -> String {
        switch field {
        case .kind: heading(.kind)
        case .number: heading(.number)
        case .date: heading(.date)
        case .dueDate: heading(.dueDate)
        case .party: heading(.customer)
        case .exchangeRate: say(en: "Exchange rate", fr: "Taux de change", es: "Tipo de cambio")
        case .tax: heading(.tax)
        case .total: heading(.total)
        case .account: heading(.account)
        case .method: say(en: "Payment method", fr: "Mode de paiement", es: "Forma de pago")
        case .reference: say(en: "Reference", fr: "Référence", es: "Referencia")
        case .line: say(en: "Line", fr: "Ligne", es: "Línea")
        case .message: say(en: "Customer message", fr: "Message au client", es: "Mensaje al cliente")
        case .note: say(en: "Private note", fr: "Note interne", es: "Nota interna")
        case .trackingClass: say(en: "Class", fr: "Classe", es: "Clase")
        case .location: say(en: "Location", fr: "Lieu", es: "Ubicación")
        case .terms: say(en: "Terms", fr: "Conditions", es: "Condiciones")
        case .details: heading(.details)
        }
    }

    /// What a field of a document says, in the reader's words and signs; `nil` when it says nothing.
    package func text(_ text: String, of field: DocumentFieldChange.Field) -> String? {
        guard !text.isEmpty else { return nil }
        switch field {
        case .kind: return DocumentKind(rawValue: text).map { name(of: $0) } ?? plain(text)
        case .date, .dueDate: return BusinessDate(text).map { date($0) } ?? plain(text)
        case .exchangeRate, .tax, .total: return number(plain: text)
        case .line: return line(text)
        case .details where text == "true": return say(en: "yes", fr: "oui", es: "sí")
        case .details where text == "false": return say(en: "no", fr: "non", es: "no")
        case .number, .party, .account, .method, .reference, .message, .note, .trackingClass, .location, .terms,
            .details:
            return plain(text)
        }
    }

    /// `2 × Mug, blue = 20,00 (TAX)`; of a payment, `invoice 20,00`.
    private func line(_ text: String) -> String {
        if let found = text.wholeMatch(of: /(?s)(?:(-?[0-9.]+) × )?(.*) = (-?[0-9.]+)(?: \((.*)\))?/) {
            let (_, quantity, item, amount, code) = found.output
            let count = quantity.map { "\(number(plain: String($0))) × " } ?? ""
            let suffix = code.map { " (\(plain(String($0))))" } ?? ""
            return "\(count)\(plain(String(item))) = \(number(plain: String(amount)))\(suffix)"
        }
        guard let found = text.wholeMatch(of: /(?s)(.*) (-?[0-9.]+)/) else { return plain(text) }
        let (_, whose, amount) = found.output
        let subject = DocumentKind(rawValue: String(whose)).map { name(of: $0) } ?? plain(String(whose))
        return "\(subject) \(number(plain: String(amount)))"
    }

    private func kinds(_ counts: [BooksRecordKind: Int]) -> String {
        BooksRecordKind.allCases.compactMap { kind in counts[kind].map { counted($0, kind) } }
            .joined(separator: ", ") + "."
    }
}
