import Accounting

extension Sentences {
    func creditGivenUnclear(_ amount: Money) -> CauseText {
        CauseText(
            what: say(
                en: """
                    The store gave credit of \(self.amount(amount)) for a return. It does not say whether the buyer got money \
                    back or store credit to spend later.
                    """,
                fr: """
                    La boutique a accordé un avoir de \(self.amount(amount)) pour un retour. Elle ne dit pas si l’acheteur a \
                    été remboursé ou s’il dispose d’un crédit à dépenser plus tard.
                    """,
                es: """
                    La tienda dio un crédito de \(self.amount(amount)) por una devolución. No indica si el comprador recibió \
                    dinero o un saldo para gastar más adelante.
                    """),
            meaning: say(
                en: "The refund is not in the books: nothing was guessed.",
                fr: "Le remboursement n’est pas dans les livres : rien n’a été deviné.",
                es: "El reembolso no está en los libros: no se supuso nada."),
            remedy: say(
                en: "Choose in the settings what credit given for returns is; then retry.",
                fr: "Choisissez dans les réglages ce qu’est un avoir accordé pour un retour ; puis réessayez.",
                es: "Elija en la configuración qué es el crédito dado por devoluciones; después reintente."),
            fixes: [.openSettings, .retry, .ignore], actor: .bookkeeper)
    }

    func refundWithoutSale(_ refunded: Money?, _ day: BusinessDate, _ placedOn: BusinessDate) -> CauseText {
        let (on, placed) = (date(day), date(placedOn))
        let sum = refunded.map { amount($0) }
        let what = sum.map { sum in
            say(
                en: "\(sum) was refunded on \(on) for this order of \(placed), which is from before the start date.",
                fr: "\(sum) ont été rendus le \(on) pour cette commande du \(placed), antérieure à la date de début.",
                es: "Se devolvieron \(sum) el \(on) de este pedido del \(placed), anterior a la fecha de inicio.")
        }
        return CauseText(
            what: what
                ?? say(
                    en:
                        "Money was refunded on \(on) for this order of \(placed), which is from before the start date.",
                    fr:
                        "De l’argent a été rendu le \(on) pour cette commande du \(placed), antérieure à la date de début.",
                    es: "Se devolvió dinero el \(on) de este pedido del \(placed), anterior a la fecha de inicio."),
            meaning: say(
                en: "This refund is not posted, because the sale that it belongs to is not.",
                fr: "Ce remboursement n’est pas comptabilisé, car la vente à laquelle il se rapporte ne l’est pas.",
                es: "Este reembolso no se contabiliza, porque la venta a la que pertenece tampoco lo está."),
            remedy: say(
                en: """
                    If the sale is in the books by another way, enter the refund by hand in \(booksName) and mark the order as entered by hand. Otherwise send the order, and its sale and refund are posted.
                    """,
                fr: """
                    Si la vente est dans les livres par une autre voie, saisissez le remboursement à la main dans \(booksName) \
                    et marquez la commande comme saisie à la main. Sinon, envoyez la commande : sa vente et son remboursement seront comptabilisés.
                    """,
                es: """
                    Si la venta está en los libros por otra vía, registre el reembolso a mano en \(booksName) y marque el pedido como registrado a mano. \
                    Si no, envíe el pedido, y se contabilizarán su venta y su reembolso.
                    """),
            fixes: [.markEnteredByHand, .sendOrder, .ignore], actor: .bookkeeper)
    }

    func refundSumDiffers(_ listed: Money, _ stated: Money) -> CauseText {
        CauseText(
            what: say(
                en: """
                    The store’s list of refunds adds up to \(amount(listed)), but the store states \(amount(stated)) as refunded\(gap(listed, stated)).
                    """,
                fr: """
                    La liste des remboursements de la boutique totalise \(amount(listed)), mais la boutique indique \
                    \(amount(stated)) remboursés\(gap(listed, stated)).
                    """,
                es: """
                    La lista de reembolsos de la tienda suma \(amount(listed)), pero la tienda indica \(amount(stated)) \
                    devueltos\(gap(listed, stated)).
                    """),
            meaning: refundInDoubt,
            remedy: say(
                en:
                    "Enter what went back beyond the refunds that are posted, 0.00 if nothing did, or correct the refund in the store.",
                fr:
                    "Saisissez ce qui a été rendu en plus des remboursements comptabilisés, 0,00 si rien ne l’a été, ou corrigez le remboursement dans la boutique.",
                es:
                    "Indique lo devuelto además de los reembolsos contabilizados, 0,00 si no hubo más, o corrija el reembolso en la tienda."
            ),
            fixes: [.enterRefund, .openOrder, .ignore], actor: .merchant)
    }

    func refundAnswerDiffers(_ said: Money, _ listed: Money) -> CauseText {
        CauseText(
            what: say(
                en: """
                    You entered \(amount(said)) as refunded, and the store now says \
                    \(amount(listed))\(gap(said, listed)).
                    """,
                fr: """
                    Vous avez saisi un remboursement de \(amount(said)), et la boutique indique maintenant \
                    \(amount(listed))\(gap(said, listed)).
                    """,
                es: """
                    Usted indicó un reembolso de \(amount(said)), y la tienda indica ahora \
                    \(amount(listed))\(gap(said, listed)).
                    """),
            meaning: refundInDoubt,
            remedy: say(
                en: "Enter the store’s amount if it is the right one, or correct the refund in the store.",
                fr:
                    "Saisissez le montant de la boutique s’il est le bon, ou corrigez le remboursement dans la boutique.",
                es: "Indique el importe de la tienda si es el correcto, o corrija el reembolso en la tienda."),
            fixes: [.enterRefund, .openOrder, .ignore], actor: .merchant)
    }

    private var refundInDoubt: String {
        say(
            en: "Neither amount was chosen for you.", fr: "Aucun des deux montants n’a été choisi pour vous.",
            es: "No se eligió ninguno de los dos importes por usted.")
    }
}
