import Accounting

extension Sentences {
    func amountOutOfRange(_ field: String, _ text: String) -> CauseText {
        CauseText(
            what: say(
                en: "An amount of the order is larger than any that can be posted.",
                fr: "Un montant de la commande dépasse tout ce qui peut être comptabilisé.",
                es: "Un importe del pedido supera todo lo que se puede contabilizar."),
            meaning: nothingPosted,
            remedy: say(
                en: "Correct the amount in the store, then retry.",
                fr: "Corrigez le montant dans la boutique, puis réessayez.",
                es: "Corrija el importe en la tienda y reintente."),
            fixes: [.openOrder, .retry, .ignore], actor: .merchant, details: details(field, text))
    }

    var nothingToPost: CauseText {
        CauseText(
            what: say(
                en: "The order holds no line, charge or payment.",
                fr: "La commande ne contient ni ligne, ni frais, ni paiement.",
                es: "El pedido no contiene líneas, cargos ni pagos."),
            meaning: say(
                en: "Nothing was posted: there is nothing that could be.",
                fr: "Rien n’a été comptabilisé : il n’y a rien à comptabiliser.",
                es: "No se contabilizó nada: no hay nada que contabilizar."),
            remedy: say(
                en: "Complete the order in the store, or ignore it.",
                fr: "Complétez la commande dans la boutique, ou ignorez-la.",
                es: "Complete el pedido en la tienda o ignórelo."),
            fixes: [.openOrder, .ignore], actor: .merchant)
    }

    func unreadable(_ field: String, _ text: String) -> CauseText {
        if field == "timeZone" { return timeZoneMissing(text) }
        let place = field.isEmpty ? "" : quoted(field)
        return CauseText(
            what: say(
                en: "A part of the order cannot be read\(place.isEmpty ? "" : ": \(place)").",
                fr: "Une partie de la commande est illisible\(place.isEmpty ? "" : "\u{A0}: \(place)").",
                es: "Una parte del pedido no se puede leer\(place.isEmpty ? "" : ": \(place)")."),
            meaning: say(
                en: "Nothing was posted. The order is kept as the store sent it, so that nothing is lost.",
                fr:
                    "Rien n’a été comptabilisé. La commande est gardée telle que la boutique l’a envoyée : rien n’est perdu.",
                es: "No se contabilizó nada. El pedido se guarda tal como lo envió la tienda: no se pierde nada."),
            remedy: say(
                en: "Look at the order in the store; if it is right there, report this to us.",
                fr: "Vérifiez la commande dans la boutique ; si elle y est correcte, signalez-le-nous.",
                es: "Revise el pedido en la tienda; si allí está bien, infórmenos."),
            fixes: [.openOrder, .report, .ignore], actor: .merchant, details: details(field, text))
    }

    func tooManyLines(_ count: Int, _ limit: Int) -> CauseText {
        CauseText(
            what: say(
                en: "The order has \(counted(count, .line)); at most \(self.count(limit)) go into one document.",
                fr: "La commande a \(counted(count, .line)) ; un document en contient au plus \(self.count(limit)).",
                es: "El pedido tiene \(counted(count, .line)); en un documento caben como máximo \(self.count(limit))."),
            meaning: say(
                en: "Nothing was posted: a part of the order was not left out.",
                fr: "Rien n’a été comptabilisé : aucune partie de la commande n’a été laissée de côté.",
                es: "No se contabilizó nada: no se dejó fuera ninguna parte del pedido."),
            remedy: say(
                en: "Split the order in the store, or enter it by hand and mark it as entered by hand.",
                fr:
                    "Divisez la commande dans la boutique, ou saisissez-la à la main et marquez-la comme saisie à la main.",
                es: "Divida el pedido en la tienda, o regístrelo a mano y márquelo como registrado a mano."),
            fixes: [.openOrder, .markEnteredByHand, .ignore], actor: .bookkeeper)
    }

    var changedAfterPosting: CauseText {
        CauseText(
            what: say(
                en: """
                    The order was changed in the store after it was posted. Money is posted on its documents, and no new document can record the change.
                    """,
                fr: """
                    La commande a été modifiée dans la boutique après sa comptabilisation. Des sommes sont comptabilisées sur ses documents, et aucun nouveau document ne peut traduire la modification.
                    """,
                es: """
                    El pedido se modificó en la tienda después de contabilizarse. Hay importes contabilizados en sus documentos y ningún documento nuevo puede reflejar la modificación.
                    """),
            meaning: say(
                en: "The books still show the order as it was; the change is not in them.",
                fr: "Les livres montrent encore la commande telle qu’elle était ; la modification n’y est pas.",
                es: "Los libros todavía muestran el pedido como estaba; la modificación no está en ellos."),
            remedy: say(
                en: "Correct the documents in \(booksName) yourself, then mark the change as entered by hand.",
                fr:
                    "Corrigez vous-même les documents dans \(booksName), puis marquez la modification comme saisie à la main.",
                es: "Corrija usted los documentos en \(booksName) y marque la modificación como registrada a mano."),
            fixes: [.openInBooks, .markEnteredByHand], actor: .bookkeeper)
    }

    func changedInClosedPeriod(_ date: BusinessDate, _ closing: BusinessDate) -> CauseText {
        let (day, end) = (self.date(date), self.date(closing))
        return CauseText(
            what: say(
                en: """
                    The order was changed in the store after it was posted. Its document is dated \(day), and the books are \
                    closed to \(end).
                    """,
                fr: """
                    La commande a été modifiée dans la boutique après sa comptabilisation. Son document est daté du \
                    \(day), et les livres sont clôturés jusqu’au \(end).
                    """,
                es: """
                    El pedido se modificó en la tienda después de contabilizarse. Su documento tiene fecha \(day), y los \
                    libros están cerrados hasta el \(end).
                    """),
            meaning: changedAfterPosting.meaning,
            remedy: say(
                en: """
                    If it was cancelled before it was paid, let a credit memo on the first open day take it back. Otherwise \
                    correct the documents in \(booksName) yourself, then mark the change as entered by hand.
                    """,
                fr: """
                    Si elle a été annulée avant d’être payée, laissez une note de crédit du premier jour ouvert l’annuler. \
                    Sinon, corrigez vous-même les documents dans \(booksName), puis marquez la modification comme saisie à \
                    la main.
                    """,
                es: """
                    Si se canceló antes de pagarse, deje que una nota de crédito del primer día abierto lo anule. Si no, \
                    corrija usted los documentos en \(booksName) y marque la modificación como registrada a mano.
                    """),
            fixes: [.postOnFirstOpenDay, .openInBooks, .markEnteredByHand], actor: .bookkeeper)
    }

    func details(_ field: String, _ text: String) -> [Explanation.Detail] {
        [detail(.field, field), detail(.value, text)].compactMap { $0 }
    }
}

/// Settings that name a record of the books without an account or item behind it, by the end of their path.
private enum NamingSetting: String { case trackingClass, location, terms, booksMethod }

extension Sentences {
    private func timeZoneMissing(_ zone: String) -> CauseText {
        CauseText(
            what: say(
                en: "The settings name the time zone \(quoted(zone)), which does not exist.",
                fr: "Les réglages indiquent le fuseau horaire \(quoted(zone)), qui n’existe pas.",
                es: "La configuración indica la zona horaria \(quoted(zone)), que no existe."),
            meaning: nothingPosted,
            remedy: say(
                en: "Choose another one in the settings, then retry.",
                fr:
                    "Faites un autre choix dans les réglages, puis réessayez.",
                es: "Elija otro valor en la configuración y reintente."),
            fixes: [.openSettings, .retry], actor: .bookkeeper)
    }

    func settingMissing(_ setting: String, _ name: String) -> CauseText {
        let what =
            switch setting.split(separator: ".").last.flatMap({ NamingSetting(rawValue: String($0)) }) {
            case .trackingClass:
                say(
                    en: "The settings name the class \(quoted(name)), which \(booksName) does not use.",
                    fr: "Les réglages indiquent la classe \(quoted(name)), que \(booksName) n’utilise pas.",
                    es: "La configuración indica la clase \(quoted(name)), que \(booksName) no usa.")
            case .location:
                say(
                    en: "The settings name the location \(quoted(name)), which \(booksName) does not use.",
                    fr: "Les réglages indiquent le lieu \(quoted(name)), que \(booksName) n’utilise pas.",
                    es: "La configuración indica la ubicación \(quoted(name)), que \(booksName) no usa.")
            case .terms:
                say(
                    en: "The settings name the payment terms \(quoted(name)), which \(booksName) does not use.",
                    fr:
                        "Les réglages indiquent les conditions de paiement \(quoted(name)), que \(booksName) n’utilise pas.",
                    es: "La configuración indica las condiciones de pago \(quoted(name)), que \(booksName) no usa.")
            case .booksMethod, nil:
                say(
                    en: "The settings name the payment method \(quoted(name)), which \(booksName) does not use.",
                    fr: "Les réglages indiquent le mode de paiement \(quoted(name)), que \(booksName) n’utilise pas.",
                    es: "La configuración indica la forma de pago \(quoted(name)), que \(booksName) no usa.")
            }
        return CauseText(
            what: what, meaning: nothingPosted,
            remedy: say(
                en: "Choose another one in the settings, or make it active again in \(booksName); then retry.",
                fr:
                    "Faites un autre choix dans les réglages, ou réactivez l’élément dans \(booksName) ; puis réessayez.",
                es:
                    "Elija otro valor en la configuración o vuelva a activar el elemento en \(booksName); después reintente."
            ),
            fixes: [.openSettings, .openInBooks, .retry], actor: .bookkeeper)
    }
}
