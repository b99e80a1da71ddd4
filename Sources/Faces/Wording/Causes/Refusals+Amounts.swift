import Accounting

extension Sentences {
    func totalPartUnknown(_ code: String, _ title: String, _ amount: Money) -> CauseText {
        let (name, code, sum) = (plain(title.isEmpty ? code : title), plain(code), self.amount(amount))
        return CauseText(
            what: say(
                en: "The total of the order includes \(name) (\(code)): \(sum). Nobody has said yet what that is.",
                fr: """
                    Le total de la commande comprend \(name) (\(code)) : \(sum). Personne n’a encore dit de quoi il \
                    s’agit.
                    """,
                es: "El total del pedido incluye \(name) (\(code)): \(sum). Nadie ha dicho todavía qué es."),
            meaning: nothingPosted,
            remedy: say(
                en:
                    "Say in the store’s connection whether \(code) is a fee, a discount, a tip or a credit, then retry.",
                fr: """
                    Indiquez dans la connexion de la boutique si \(code) correspond à des frais, une remise, un pourboire ou un crédit, \
                    puis réessayez.
                    """,
                es: """
                    Indique en la conexión de la tienda si \(code) es un cargo, un descuento, una propina o un crédito, y \
                    reintente.
                    """),
            fixes: [.openSettings, .retry], actor: .administrator)
    }

    func totalsDiffer(_ order: Money, _ computed: Money) -> CauseText {
        CauseText(
            what: say(
                en: """
                    The order’s total is \(amount(order)), but its lines, discounts, charges and tax add up to \
                    \(amount(computed))\(gap(order, computed)).
                    """,
                fr: """
                    Le total de la commande est de \(amount(order)), mais ses lignes, remises, frais et taxes totalisent \
                    \(amount(computed))\(gap(order, computed)).
                    """,
                es: """
                    El total del pedido es \(amount(order)), pero sus líneas, descuentos, cargos e impuestos suman \
                    \(amount(computed))\(gap(order, computed)).
                    """),
            meaning: say(
                en: "Nothing was posted, so that no difference is hidden in the books.",
                fr: "Rien n’a été comptabilisé, afin qu’aucun écart ne se cache dans les livres.",
                es: "No se contabilizó nada, para que ninguna diferencia quede oculta en los libros."),
            remedy: say(
                en: "Correct the discounts and charges of the order in the store, then retry.",
                fr: "Corrigez les remises et les frais de la commande dans la boutique, puis réessayez.",
                es: "Corrija los descuentos y los cargos del pedido en la tienda y reintente."),
            fixes: [.openOrder, .retry, .ignore], actor: .merchant)
    }

    func taxDiffers(_ order: Money, _ computed: Money) -> CauseText {
        CauseText(
            what: say(
                en: """
                    The order’s tax is \(amount(order)), but the taxes of its lines and charges add up to \
                    \(amount(computed))\(gap(order, computed)).
                    """,
                fr: """
                    La taxe de la commande est de \(amount(order)), mais celles de ses lignes et de ses frais totalisent \
                    \(amount(computed))\(gap(order, computed)).
                    """,
                es: """
                    El impuesto del pedido es \(amount(order)), pero los de sus líneas y cargos suman \
                    \(amount(computed))\(gap(order, computed)).
                    """),
            meaning: say(
                en: "Nothing was posted: the tax in the books must be the tax that was charged.",
                fr: "Rien n’a été comptabilisé : la taxe dans les livres doit être celle qui a été facturée.",
                es: "No se contabilizó nada: el impuesto en los libros debe ser el que se cobró."),
            remedy: say(
                en: "Check the taxes of the order in the store, then retry.",
                fr: "Vérifiez les taxes de la commande dans la boutique, puis réessayez.",
                es: "Revise los impuestos del pedido en la tienda y reintente."),
            fixes: [.openOrder, .retry, .ignore], actor: .merchant)
    }

    func taxUnshared(_ tax: Money) -> CauseText {
        CauseText(
            what: say(
                en: """
                    The store states \(amount(tax)) of tax for the order as a whole. It does not say which lines were taxed, and no combination of the store’s rates gives that amount.
                    """,
                fr: """
                    La boutique indique \(amount(tax)) de taxe pour l’ensemble de la commande. Elle ne dit pas sur quelles \
                    lignes, et aucune combinaison de ses taux ne donne ce montant.
                    """,
                es: """
                    La tienda indica \(amount(tax)) de impuesto para el pedido en su conjunto. No dice en qué líneas se \
                    cobró, y ninguna combinación de sus tasas da esa cifra.
                    """),
            meaning: say(
                en: "Nothing was posted: \(booksName) needs the tax code of each line, and none was guessed.",
                fr: """
                    Rien n’a été comptabilisé : \(booksName) exige le code de taxe de chaque ligne, et aucun n’a été deviné.
                    """,
                es: """
                    No se contabilizó nada: \(booksName) necesita el código de impuesto de cada línea, y no se supuso ninguno.
                    """),
            remedy: say(
                en: """
                    Send this order by itself with its tax as one line, or correct its taxes in the store and retry. The \
                    rates that the store has today need no change.
                    """,
                fr: """
                    Envoyez cette commande seule, avec sa taxe sur une ligne, ou corrigez ses taxes dans la boutique puis \
                    réessayez. Les taux actuels de la boutique n’ont pas à changer.
                    """,
                es: """
                    Envíe este pedido por separado con su impuesto en una línea, o corrija sus impuestos en la tienda y \
                    reintente. Las tasas actuales de la tienda no tienen que cambiar.
                    """),
            fixes: [.sendOrder, .openOrder, .retry, .ignore], actor: .bookkeeper)
    }

    func paymentsExceedTotal(_ paid: Money, _ total: Money) -> CauseText {
        CauseText(
            what: say(
                en: "\(amount(paid)) was paid for an order of \(amount(total))\(gap(paid, total)).",
                fr: "\(amount(paid)) ont été payés pour une commande de \(amount(total))\(gap(paid, total)).",
                es: "Se pagaron \(amount(paid)) por un pedido de \(amount(total))\(gap(paid, total))."),
            meaning: say(
                en: "Nothing was posted: the books would show a credit that nobody gave.",
                fr: "Rien n’a été comptabilisé : les livres montreraient un crédit que personne n’a accordé.",
                es: "No se contabilizó nada: los libros mostrarían un crédito que nadie concedió."),
            remedy: say(
                en: "Record in the store that the excess was refunded, or correct the payment; then retry.",
                fr:
                    "Enregistrez dans la boutique que le trop-perçu a été remboursé, ou corrigez le paiement ; puis réessayez.",
                es: "Registre en la tienda la devolución del excedente o corrija el pago; después reintente."),
            fixes: [.openOrder, .retry, .ignore], actor: .merchant)
    }

    func refundExceedsPayments(_ refunded: Money, _ paid: Money) -> CauseText {
        CauseText(
            what: say(
                en: "\(amount(refunded)) was refunded, but only \(amount(paid)) had been paid\(gap(refunded, paid)).",
                fr:
                    "\(amount(refunded)) ont été remboursés, mais seuls \(amount(paid)) avaient été payés\(gap(refunded, paid)).",
                es:
                    "Se reembolsaron \(amount(refunded)), pero solo se habían pagado \(amount(paid))\(gap(refunded, paid))."
            ),
            meaning: say(
                en: "Nothing was posted for this refund: no more is refunded than was received.",
                fr:
                    "Ce remboursement n’a pas été comptabilisé : on ne rembourse jamais plus que ce qui a été reçu.",
                es: "Este reembolso no se contabilizó: nunca se reembolsa más de lo recibido."),
            remedy: say(
                en: "Correct the refund or the payments of the order in the store, then retry.",
                fr: "Corrigez le remboursement ou les paiements de la commande dans la boutique, puis réessayez.",
                es: "Corrija el reembolso o los pagos del pedido en la tienda y reintente."),
            fixes: [.openOrder, .retry, .ignore], actor: .merchant)
    }

    var refundAmountUnknown: CauseText {
        CauseText(
            what: say(
                en: "A part of the order was refunded, but the store does not say how much.",
                fr: "Une partie de la commande a été remboursée, mais la boutique n’indique pas combien.",
                es: "Se reembolsó una parte del pedido, pero la tienda no indica cuánto."),
            meaning: say(
                en: "The refund is not in the books: no amount was guessed.",
                fr: "Le remboursement n’est pas dans les livres : aucun montant n’a été deviné.",
                es: "El reembolso no está en los libros: no se supuso ningún importe."),
            remedy: say(
                en: "Enter the amount refunded; the refund is then posted.",
                fr: "Saisissez le montant remboursé ; le remboursement sera alors comptabilisé.",
                es: "Indique el importe devuelto; el reembolso se contabilizará entonces."),
            fixes: [.enterRefund, .openOrder, .ignore], actor: .merchant)
    }

    func cancelledAfterSending(_ total: Money) -> CauseText {
        CauseText(
            what: say(
                en: "The order was cancelled after its invoice of \(amount(total)) had been sent.",
                fr: "La commande a été annulée après l’envoi de sa facture de \(amount(total)).",
                es: "El pedido se canceló después de enviar su factura de \(amount(total))."),
            meaning: say(
                en: """
                    The invoice, and what was bought for the order, are still in the books. Bills for invoices that suppliers sent stay whatever you choose, since they are owed; what was only ordered is taken out.
                    """,
                fr: """
                    La facture et les achats de la commande sont toujours dans les livres. Les factures reçues des \
                    fournisseurs y restent quel que soit votre choix, car elles sont dues ; ce qui était seulement commandé en est retiré.
                    """,
                es: """
                    La factura y lo que se compró para el pedido siguen en los libros. Las facturas recibidas de los \
                    proveedores se quedan, elija lo que elija, porque se deben; lo que solo se había pedido se retira.
                    """),
            remedy: say(
                en:
                    "Choose on the page of the order: void the invoice, or leave it and settle it by a credit memo, as a closed period demands.",
                fr:
                    "Choisissez sur la page de la commande : annuler la facture, ou la laisser et la solder par une note de crédit, comme l’exige une période clôturée.",
                es:
                    "Elija en la página del pedido: anular la factura, o dejarla y saldarla con una nota de crédito, como exige un período cerrado."
            ),
            fixes: [.openOrder], actor: .bookkeeper)
    }

    func cancelledAfterPayment(_ paid: Money) -> CauseText {
        CauseText(
            what: say(
                en: """
                    The order was cancelled after \(amount(paid)) had been paid, and the store does not say whether the \
                    money went back.
                    """,
                fr: """
                    La commande a été annulée alors que \(amount(paid)) avaient été payés, et la boutique ne dit pas si \
                    l’argent a été rendu.
                    """,
                es: """
                    El pedido se canceló cuando ya se habían pagado \(amount(paid)), y la tienda no indica si el dinero \
                    se devolvió.
                    """),
            meaning: say(
                en: "The books were not changed: the money may still be yours or the buyer’s.",
                fr: "Les livres n’ont pas été modifiés : l’argent peut encore être à vous ou à l’acheteur.",
                es: "Los libros no se modificaron: el dinero puede ser todavía suyo o del comprador."),
            remedy: say(
                en: """
                    If the money went back, record the refund in the store, or say so here; the sale then stands with its \
                    refund. If it did not, reopen the order; then retry.
                    """,
                fr: """
                    Si l’argent a été rendu, enregistrez le remboursement dans la boutique, ou indiquez-le ici ; la vente reste \
                    alors avec son remboursement. Sinon, rouvrez la commande ; puis réessayez.
                    """,
                es: """
                    Si el dinero se devolvió, registre el reembolso en la tienda o indíquelo aquí; la venta queda entonces con \
                    su reembolso. Si no, reabra el pedido; después reintente.
                    """),
            fixes: [.openOrder, .settleDifference, .retry, .ignore], actor: .merchant)
    }

    func totalNegative(_ total: Money) -> CauseText {
        CauseText(
            what: say(
                en: "The order’s total is below zero: \(amount(total)).",
                fr: "Le total de la commande est négatif : \(amount(total)).",
                es: "El total del pedido es negativo: \(amount(total))."),
            meaning: say(
                en: "Nothing was posted: \(booksName) takes no sale below zero.",
                fr: "Rien n’a été comptabilisé : \(booksName) n’accepte aucune vente négative.",
                es: "No se contabilizó nada: \(booksName) no acepta ventas negativas."),
            remedy: say(
                en:
                    "Correct the discounts of the order, or enter a refund instead and mark the order as entered by hand.",
                fr:
                    "Corrigez les remises de la commande, ou saisissez plutôt un remboursement et marquez la commande comme saisie à la main.",
                es:
                    "Corrija los descuentos del pedido, o registre un reembolso y marque el pedido como registrado a mano."
            ),
            fixes: [.openOrder, .markEnteredByHand, .ignore], actor: .bookkeeper)
    }

    func moneyBelowZero(_ money: Money) -> CauseText {
        CauseText(
            what: say(
                en: "A payment, gift card or refund of the order is below zero: \(amount(money)).",
                fr:
                    "Un paiement, une carte-cadeau ou un remboursement de la commande est négatif : \(amount(money)).",
                es: "Un pago, una tarjeta de regalo o un reembolso del pedido es negativo: \(amount(money))."),
            meaning: say(
                en: "Nothing was posted: leaving it out would change what was paid.",
                fr: "Rien n’a été comptabilisé : l’omettre changerait ce qui est payé.",
                es: "No se contabilizó nada: omitirlo cambiaría lo que está pagado."),
            remedy: say(
                en: "Enter money that went back as a refund above zero, correct the payment, then retry.",
                fr: "Saisissez l’argent rendu comme un remboursement positif, corrigez le paiement, puis réessayez.",
                es: "Registre el dinero devuelto como un reembolso positivo, corrija el pago y reintente."),
            fixes: [.openOrder, .retry, .markEnteredByHand, .ignore], actor: .merchant)
    }

    func amountTooFine(_ money: Money) -> CauseText {
        CauseText(
            what: say(
                en: "The order includes the amount \(amount(money)), and \(booksName) keeps no more than two decimals.",
                fr:
                    "La commande comporte le montant \(amount(money)), et \(booksName) ne garde pas plus de deux décimales.",
                es: "El pedido incluye el importe \(amount(money)), y \(booksName) no guarda más de dos decimales."),
            meaning: say(
                en: "Nothing was posted: rounded, the books would not say what the store charged.",
                fr:
                    "Rien n’a été comptabilisé : avec un montant arrondi, les livres ne diraient pas ce que la boutique a facturé.",
                es: "No se contabilizó nada: con un importe redondeado, los libros no dirían lo que cobró la tienda."),
            remedy: say(
                en:
                    "Enter the order in \(booksName) as you want it rounded, and mark it as entered by hand; prices of two decimals post by themselves.",
                fr:
                    "Saisissez la commande dans \(booksName) avec l’arrondi que vous voulez et marquez-la comme saisie à la main ; des prix à deux décimales se comptabilisent d’eux-mêmes.",
                es:
                    "Registre el pedido en \(booksName) con el redondeo que quiera y márquelo como registrado a mano; los precios de dos decimales se contabilizan solos."
            ),
            fixes: [.markEnteredByHand, .retry, .ignore], actor: .bookkeeper)
    }

    /// `, a difference of 0.01 USD`, or nothing when the two cannot be compared.
    func gap(_ left: Money, _ right: Money) -> String {
        guard left.currency == right.currency else { return "" }
        let difference = amount((left - right).magnitude)
        return say(
            en: ", a difference of \(difference)", fr: ", soit un écart de \(difference)",
            es: ", una diferencia de \(difference)")
    }
}
