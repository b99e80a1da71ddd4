import Accounting
import Bookkeeping
import Commerce
package import ConnectorKit
package import Features

/// What programs sent and we did not take.
extension Sentences {
    func explain(_ problem: PushProblem) -> Explanation {
        switch problem {
        case .notTaken(let kind, let stream, let takes):
            explanation(
                "recordsNotTaken",
                sent(
                    say(
                        en: "A store of kind \(quoted(kind)) takes no \(name(of: stream)).",
                        fr: "Une boutique de type \(quoted(kind)) ne reçoit pas de \(name(of: stream)).",
                        es: "Una tienda de tipo \(quoted(kind)) no recibe \(name(of: stream))."),
                    takes.isEmpty
                        ? say(
                            en: "Connect a store that takes records, of kind `intake`.",
                            fr: "Connectez une boutique qui reçoit des enregistrements, de type `intake`.",
                            es: "Conecte una tienda que reciba registros, de tipo `intake`.")
                        : say(
                            en: "Send one of these: \(list(takes.map { name(of: $0) })).",
                            fr: "Envoyez l’un de ceux-ci : \(list(takes.map { name(of: $0) })).",
                            es: "Envíe uno de estos: \(list(takes.map { name(of: $0) }))."), .administrator))
        case .notJSON(let fault):
            explanation(
                "recordsNotJSON",
                sent(
                    say(
                        en: "What was sent is not JSON: line \(count(fault.line)), column \(count(fault.column)).",
                        fr:
                            "Ce qui a été envoyé n’est pas du JSON : ligne \(count(fault.line)), colonne \(count(fault.column)).",
                        es: "Lo enviado no es JSON: línea \(count(fault.line)), columna \(count(fault.column))."),
                    mendAndSend, .administrator))
        case .noRecords:
            explanation(
                "recordsMissing",
                sent(
                    say(
                        en: "What was sent holds no records.",
                        fr: "Ce qui a été envoyé ne contient pas d’enregistrements.",
                        es: "Lo enviado no contiene registros."),
                    say(
                        en: "Send a list of records, or an object with the list under `records`.",
                        fr: "Envoyez une liste d’enregistrements, ou un objet qui la contient sous `records`.",
                        es: "Envíe una lista de registros, o un objeto que la contenga en `records`."), .administrator))
        case .refused(let refusal):
            explanation(
                refusal.code, sent(sentence(refusal), mendAndSend, .administrator))
        case .tooMany(let number, let most):
            explanation(
                "recordsTooMany",
                sent(
                    say(
                        en: "\(count(number)) records were sent at once; \(count(most)) are the most.",
                        fr: "\(count(number)) enregistrements envoyés d’un coup ; le maximum est \(count(most)).",
                        es: "Se enviaron \(count(number)) registros a la vez; el máximo es \(count(most))."),
                    say(
                        en: "Send them in several batches.", fr: "Envoyez-les en plusieurs lots.",
                        es: "Envíelos en varios lotes."), .administrator))
        }
    }

    /// Why one record was not taken, in a sentence or two.
    package func sentence(_ refusal: PushRefusal) -> String {
        switch refusal {
        case .unfit(.shape(let fault)): sentence(fault)
        case .unfit(.unreadable(let fault)):
            say(
                en: "\(quoted(fault.field)) does not fit: \(quoted(fault.text)).",
                fr: "\(quoted(fault.field)) ne convient pas : \(quoted(fault.text)).",
                es: "\(quoted(fault.field)) no es válido: \(quoted(fault.text)).")
        case .older(0):
            say(
                en: "It is older than what is kept.", fr: "Il est plus ancien que ce qui est conservé.",
                es: "Es más antiguo que lo conservado.")
        case .older(let kept):
            say(
                en: "Version \(count(Int(kept))) is kept already, and this one is older or tells none.",
                fr:
                    "La version \(count(Int(kept))) est déjà conservée, et celle-ci est plus ancienne ou n’en indique pas.",
                es: "Ya se conserva la versión \(count(Int(kept))), y esta es más antigua o no indica ninguna.")
        case .contradicts(let version):
            say(
                en:
                    "Version \(count(Int(version))) is kept already with other content. Send a change under a higher version.",
                fr:
                    "La version \(count(Int(version))) est déjà conservée avec un autre contenu. Envoyez un changement sous une version supérieure.",
                es:
                    "La versión \(count(Int(version))) ya se conserva con otro contenido. Envíe un cambio con una versión superior."
            )
        case .sumsDiffer(let refusals): refusals.map { explain($0).what }.joined(separator: " ")
        case .contradictory(let found): sentence(found)
        case .otherRecord(let address, let body):
            say(
                en: "The address names \(quoted(address)), the record itself \(quoted(body)).",
                fr: "L’adresse indique \(quoted(address)), l’enregistrement lui-même \(quoted(body)).",
                es: "La dirección indica \(quoted(address)); el propio registro, \(quoted(body)).")
        }
    }

    /// Which two figures of an order contradict each other, and what to look at.
    private func sentence(_ found: OrderContradiction) -> String {
        switch found {
        case .signs(_, let name, let quantity, let price, let total):
            say(
                en:
                    "The signs of line \(quoted(name)) contradict each other: quantity \(decimal(quantity)), price \(decimal(price)), amount \(amount(total)). For a sale, quantity and amount are positive; for a return, both are negative.",
                fr:
                    "Les signes de la ligne \(quoted(name)) se contredisent : quantité \(decimal(quantity)), prix \(decimal(price)), montant \(amount(total)). Pour une vente, la quantité et le montant sont positifs ; pour un retour, les deux sont négatifs.",
                es:
                    "Los signos de la línea \(quoted(name)) se contradicen: cantidad \(decimal(quantity)), precio \(decimal(price)), importe \(amount(total)). En una venta, la cantidad y el importe son positivos; en una devolución, ambos son negativos."
            )
        case .taxAgainst(_, let name, let tax, let net):
            say(
                en:
                    "Line \(quoted(name)) comes to \(amount(net)) after discounts, and its tax to \(amount(tax)): a tax has the sign of its line.",
                fr:
                    "La ligne \(quoted(name)) est de \(amount(net)) après remises, et sa taxe de \(amount(tax)) : une taxe porte le signe de sa ligne.",
                es:
                    "La línea \(quoted(name)) es de \(amount(net)) después de descuentos, y su impuesto de \(amount(tax)): un impuesto lleva el signo de su línea."
            )
        case .discountAbove(_, let name, let discount, let total):
            say(
                en:
                    "The discount of line \(quoted(name)) is \(amount(discount)), more than the line: \(amount(total)).",
                fr:
                    "La remise de la ligne \(quoted(name)) est de \(amount(discount)), plus que la ligne : \(amount(total)).",
                es:
                    "El descuento de la línea \(quoted(name)) es de \(amount(discount)), más que la línea: \(amount(total))."
            )
        case .day(let day, let isAhead):
            isAhead
                ? say(
                    en:
                        "The order is dated \(date(day)), which is still to come. Look at its date, and at the order of day and month.",
                    fr:
                        "La commande est datée du \(date(day)), qui est encore à venir. Vérifiez sa date, ainsi que l’ordre du jour et du mois.",
                    es:
                        "El pedido lleva la fecha \(date(day)), que aún no ha llegado. Compruebe su fecha y el orden de día y mes."
                )
                : say(
                    en: "The order is dated \(date(day)), which is before 1990. Look at its date.",
                    fr: "La commande est datée du \(date(day)), avant 1990. Vérifiez sa date.",
                    es: "El pedido lleva la fecha \(date(day)), anterior a 1990. Compruebe su fecha.")
        }
    }

    /// What is doubtful about a record that was taken.
    package func sentence(_ warning: PushWarning) -> String {
        switch warning {
        case .costsNotOrdered(let supplier, let cost): text(SendDialog.Warning.costNotOrdered(supplier: supplier, cost))
        case .supplierInvoiceDiffers(let supplier, let number, let ordered, let invoiced):
            supplierInvoiceDiffers(supplier, number, ordered, invoiced).what
        case .paymentsExceedTotal(let paid, let total):
            say(
                en:
                    "\(amount(paid)) was paid, and the order is for \(amount(total)): the rest is the customer’s credit.",
                fr:
                    "\(amount(paid)) ont été payés, et la commande est de \(amount(total)) : le reste est un avoir du client.",
                es: "Se pagaron \(amount(paid)) y el pedido es de \(amount(total)): el resto queda a favor del cliente."
            )
        }
    }

    /// What is wrong with one place of a record.
    package func sentence(_ fault: ShapeFault) -> String {
        let place = quoted(fault.path.isEmpty ? "/" : fault.path)
        return switch fault.cause {
        case .missing: say(en: "\(place) is missing.", fr: "\(place) manque.", es: "Falta \(place).")
        case .empty: say(en: "\(place) is empty.", fr: "\(place) est vide.", es: "\(place) está vacío.")
        case .unknown:
            say(
                en: "There is no field \(place).", fr: "Il n’existe pas de champ \(place).",
                es: "No existe el campo \(place).")
        case .twice:
            say(en: "\(place) stands there twice.", fr: "\(place) figure deux fois.", es: "\(place) aparece dos veces.")
        case .notText:
            say(en: "\(place) must be text.", fr: "\(place) doit être un texte.", es: "\(place) debe ser un texto.")
        case .notFlag:
            say(
                en: "\(place) must be true or false.", fr: "\(place) doit être vrai ou faux (true, false).",
                es: "\(place) debe ser verdadero o falso (true, false).")
        case .notObject:
            say(
                en: "\(place) must be an object.", fr: "\(place) doit être un objet.",
                es: "\(place) debe ser un objeto.")
        case .notList:
            say(en: "\(place) must be a list.", fr: "\(place) doit être une liste.", es: "\(place) debe ser una lista.")
        case .tooLong(let most):
            say(
                en: "\(place) has more than \(count(most)) characters.",
                fr: "\(place) dépasse \(count(most)) caractères.",
                es: "\(place) tiene más de \(count(most)) caracteres.")
        case .tooMany(let most):
            say(
                en: "\(place) has more than \(count(most)) entries.", fr: "\(place) dépasse \(count(most)) entrées.",
                es: "\(place) tiene más de \(count(most)) entradas.")
        case .notIdentifier(let text):
            say(
                en:
                    "\(place) is \(quoted(text)); an identifier has letters, digits, points, underlines, colons and hyphens, 64 at most.",
                fr:
                    "\(place) vaut \(quoted(text)) ; un identifiant a des lettres, chiffres, points, soulignés, deux-points et traits d’union, 64 au plus.",
                es:
                    "\(place) es \(quoted(text)); un identificador tiene letras, cifras, puntos, guiones bajos, dos puntos y guiones, 64 como máximo."
            )
        case .notChoice(let text, let known):
            say(
                en: "\(place) is \(quoted(text)); it can be \(known.joined(separator: ", ")).",
                fr: "\(place) vaut \(quoted(text)) ; valeurs possibles : \(known.joined(separator: ", ")).",
                es: "\(place) es \(quoted(text)); puede ser \(known.joined(separator: ", ")).")
        case .notAmount(let text), .notDecimal(let text):
            say(
                en: "\(place) is \(quoted(text)), not a decimal number in text such as \(quoted("1234.50")).",
                fr: "\(place) vaut \(quoted(text)) ; il faut un nombre décimal en texte, comme \(quoted("1234.50")).",
                es: "\(place) es \(quoted(text)); debe ser un número decimal en texto, como \(quoted("1234.50")).")
        case .notInstant(let text):
            say(
                en: "\(place) is \(quoted(text)), not a time with its zone such as 2026-01-31T14:05:00Z.",
                fr: "\(place) vaut \(quoted(text)) ; il faut une heure avec son fuseau, comme 2026-01-31T14:05:00Z.",
                es: "\(place) es \(quoted(text)); debe ser una hora con su zona, como 2026-01-31T14:05:00Z.")
        case .notCurrency(let text):
            say(
                en: "\(place) is \(quoted(text)), not a currency code such as USD.",
                fr: "\(place) vaut \(quoted(text)) ; il faut un code de devise, comme USD.",
                es: "\(place) es \(quoted(text)); debe ser un código de moneda, como USD.")
        case .notLike(let text, let example):
            say(
                en: "\(place) is \(quoted(text)); it is written like \(example).",
                fr: "\(place) vaut \(quoted(text)) ; cela s’écrit comme \(example).",
                es: "\(place) es \(quoted(text)); se escribe como \(example).")
        case .notWhole(let text, let least, let most):
            say(
                en: "\(place) is \(quoted(text)), not a whole number from \(count(Int(least))) to \(count(Int(most))).",
                fr:
                    "\(place) vaut \(quoted(text)) ; il faut un nombre entier de \(count(Int(least))) à \(count(Int(most))).",
                es:
                    "\(place) es \(quoted(text)); debe ser un número entero de \(count(Int(least))) a \(count(Int(most)))."
            )
        }
    }

    private func sent(_ what: String, _ remedy: String, _ actor: Explanation.Actor) -> CauseText {
        CauseText(
            what: what,
            meaning: say(en: "Nothing was taken.", fr: "Rien n’a été pris.", es: "No se tomó nada."), remedy: remedy,
            fixes: [.sendAgain], actor: actor)
    }

    private var mendAndSend: String {
        say(
            en: "Mend it there, and send it again.", fr: "Corrigez-le là, puis renvoyez-le.",
            es: "Corríjalo ahí y envíelo de nuevo.")
    }
}

extension Sentences {
    /// How many records were taken, changed nothing, or were refused.
    package func pushed(_ results: [PushResult]) -> String {
        pushed(
            new: results.count { $0.outcome == .new }, changed: results.count { $0.outcome == .changed },
            unchanged: results.count { $0.outcome == .unchanged }, refused: results.count { $0.refusal != nil })
    }

    package func pushed(new: Int, changed: Int, unchanged: Int, refused: Int) -> String {
        say(
            en:
                "New: \(count(new)). Changed: \(count(changed)). Known already: \(count(unchanged)). Refused: \(count(refused)).",
            fr:
                "Nouveaux : \(count(new)). Modifiés : \(count(changed)). Déjà connus : \(count(unchanged)). Refusés : \(count(refused)).",
            es:
                "Nuevos: \(count(new)). Cambiados: \(count(changed)). Ya conocidos: \(count(unchanged)). Rechazados: \(count(refused))."
        )
    }
}
