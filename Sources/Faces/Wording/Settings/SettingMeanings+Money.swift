extension Sentences {
    /// What settings of this part are, with the reason of their usual value; `nil` for the others.
    func meaningOfMoney(_ path: String) -> String? {
        switch path {
        case "tax":
            say(
                en: "How taxes of the store become codes of the books.",
                fr: "Comment les taxes de la boutique deviennent des codes des livres.",
                es: "Cómo los impuestos de la tienda se convierten en códigos de los libros.")
        case "tax.pairs":
            say(
                en: "Taxes that stand on one line together, with the code that stands for them.",
                fr: "Les taxes qui figurent ensemble sur une ligne, avec le code qui leur correspond.",
                es: "Los impuestos que están juntos en una línea, con el código que les corresponde.")
        case "tax.pairs[].taxes":
            say(
                en: "One tax or several; the same name with another rate is another tax.",
                fr: "Une ou plusieurs taxes ; le même nom avec un autre taux est une autre taxe.",
                es: "Uno o varios impuestos; el mismo nombre con otra tasa es otro impuesto.")
        case "tax.pairs[].taxes[].id":
            say(
                en: "The identifier of the tax in the store, where orders carry it.",
                fr: "L’identifiant de la taxe dans la boutique, si les commandes le portent.",
                es: "El identificador del impuesto en la tienda, si los pedidos lo llevan.")
        case "tax.pairs[].taxes[].name":
            say(en: "Its name in the store.", fr: "Son nom dans la boutique.", es: "Su nombre en la tienda.")
        case "tax.pairs[].taxes[].rate":
            say(
                en: "Its rate; `null` for a tax of a fixed amount.",
                fr: "Son taux ; `null` pour une taxe d’un montant fixe.",
                es: "Su tasa; `null` para un impuesto de importe fijo.")
        case "tax.pairs[].code":
            say(
                en: "The tax code of the books.",
                fr: "Le code de taxe des livres.",
                es: "El código de impuesto de los libros.")
        case "tax.pairsByRate":
            say(
                en:
                    "Taxes without a pair take the code that has the same rates, unless names say that it is for another tax.",
                fr:
                    "Les taxes sans correspondance prennent le code qui a les mêmes taux, sauf si les noms indiquent une autre taxe.",
                es:
                    "Los impuestos sin código asignado toman el código que tiene las mismas tasas, salvo que los nombres indiquen otro impuesto."
            )
        case "tax.codeWithoutTax":
            say(
                en: "The code of lines without tax; without it the exempt or zero code of the books.",
                fr: "Le code des lignes sans taxe ; sans lui, le code exonéré ou à taux zéro des livres.",
                es: "El código de las líneas sin impuesto; sin él, el exento o de tasa cero de los libros.")
        case "tax.codeOutOfScope":
            say(
                en:
                    "The code of what is outside the scope of tax, so that the return does not count it: gift cards sold and used, tips and rounding without tax; without it the code of lines without tax.",
                fr:
                    "Le code de ce qui est hors du champ de la taxe, pour que la déclaration ne le compte pas : cartes-cadeaux vendues et utilisées, pourboires et arrondis sans taxe ; sans lui, le code des lignes sans taxe.",
                es:
                    "El código de lo que queda fuera del ámbito del impuesto, para que la declaración no lo cuente: tarjetas de regalo vendidas y usadas, propinas y redondeo sin impuesto; sin él, el código de las líneas sin impuesto."
            )
        case "tax.unitedStatesMode":
            say(
                en:
                    "How tax reaches the documents of a company in the United States: as the total of the store, as a line of its own, or calculated by the books, where another result stops the order.",
                fr:
                    "Comment la taxe arrive sur les documents d’une société aux États-Unis : comme total de la boutique, comme ligne à part, ou calculée par les livres, où un autre résultat arrête la commande.",
                es:
                    "Cómo llega el impuesto a los documentos de una empresa de Estados Unidos: como total de la tienda, como línea aparte o calculado por los libros, donde otro resultado detiene el pedido."
            )
        case "tax.unitedStatesCode":
            say(
                en: "The rate under which a company that keeps rates by hand books the total of the store.",
                fr:
                    "Le taux sous lequel une société qui tient ses taux à la main comptabilise le total de la boutique.",
                es: "La tasa con que una empresa que lleva sus tasas a mano contabiliza el total de la tienda.")
        case "tax.linesHoldTax":
            say(
                en: "Documents outside the United States show prices with tax inside.",
                fr: "Hors des États-Unis, les documents affichent les prix taxe comprise.",
                es: "Fuera de Estados Unidos los documentos muestran precios con impuesto incluido.")
        case "tax.payableAccount":
            say(
                en:
                    "The liability of sales tax in the United States, as the journal shows it; the tax authority decides which.",
                fr:
                    "La dette de taxe de vente aux États-Unis, telle que le journal la montre ; elle dépend de l’autorité fiscale.",
                es:
                    "El pasivo del impuesto sobre ventas en Estados Unidos, como lo muestra el asiento; depende de la autoridad fiscal."
            )
        case "tax.checksTaxAgainstRates":
            say(
                en:
                    "Stops orders whose tax does not follow from its own rates: they were edited after their tax was calculated.",
                fr:
                    "Arrête les commandes dont la taxe ne découle pas de ses propres taux : elles ont été modifiées après son calcul.",
                es:
                    "Detiene los pedidos cuyo impuesto no resulta de sus propias tasas: se editaron después de calcularlo."
            )
        case "payments":
            say(en: "Where money arrives.", fr: "Où l’argent arrive.", es: "Dónde llega el dinero.")
        case "payments.isEnabled":
            say(
                en: "Payments are posted; off, invoices stay open.",
                fr: "Les paiements sont comptabilisés ; sinon, les factures restent ouvertes.",
                es: "Los pagos se contabilizan; si no, las facturas quedan abiertas.")
        case "payments.rules":
            say(
                en:
                    "An account for each payment method of the store; the first rule that fits counts, of those whose account takes the currency of the order.",
                fr:
                    "Un compte pour chaque mode de paiement de la boutique ; compte la première règle qui convient et dont le compte admet la devise de la commande.",
                es:
                    "Una cuenta para cada forma de pago de la tienda; cuenta la primera regla que corresponde y cuya cuenta admite la moneda del pedido."
            )
        case "payments.rules[].method":
            say(
                en: "The method, as the store calls it; an empty text fits anything.",
                fr: "Le mode, tel que la boutique le nomme ; un texte vide convient à tous.",
                es: "La forma de pago, como la llama la tienda; un texto vacío sirve para todas.")
        case "payments.rules[].method.code":
            say(en: "The code of the processor.", fr: "Le code du prestataire.", es: "El código del procesador.")
        case "payments.rules[].method.title":
            say(
                en: "The title that buyers see.",
                fr: "Le nom que voient les acheteurs.",
                es: "El título que ven los compradores.")
        case "payments.rules[].account":
            say(
                en:
                    "The account in which the money arrives; best a clearing account that the statement of the processor empties.",
                fr:
                    "Le compte où l’argent arrive ; de préférence un compte de compensation que le relevé du prestataire vide.",
                es: "La cuenta en que llega el dinero; mejor una cuenta puente que vacía el extracto del procesador.")
        case "payments.rules[].booksMethod":
            say(
                en: "The payment method that the document names.",
                fr: "Le mode de paiement que le document indique.",
                es: "La forma de pago que indica el documento.")
        case "payments.defaultAccount":
            say(
                en:
                    "Takes payments by methods without a rule. `null` has an unknown method stop the order instead. Suggested settings take Undeposited Funds, where the books themselves keep money that is not in the bank yet.",
                fr:
                    "Reçoit les paiements des modes sans règle. Avec `null`, un mode inconnu arrête la commande. Les réglages proposés prennent les fonds non déposés, où les livres gardent eux-mêmes l’argent qui n’est pas encore en banque.",
                es:
                    "Recibe los pagos de formas sin regla. Con `null`, una forma desconocida detiene el pedido. La configuración propuesta toma los fondos no depositados, donde los propios libros guardan el dinero que aún no está en el banco."
            )
        case "refunds":
            say(
                en: "What refunds become.",
                fr: "Ce que deviennent les remboursements.",
                es: "En qué se convierten los reembolsos.")
        case "refunds.isEnabled":
            say(
                en: "Refunds are posted.",
                fr: "Les remboursements sont comptabilisés.",
                es: "Los reembolsos se contabilizan.")
        case "refunds.form":
            say(
                en:
                    "A refund receipt, a credit memo, or by the state of payment: a refund receipt for money given back, a credit memo while the invoice is open.",
                fr:
                    "Un reçu de remboursement, une note de crédit, ou selon l’état du paiement : un reçu pour l’argent rendu, une note tant que la facture est ouverte.",
                es:
                    "Un recibo de reembolso, una nota de crédito, o según el estado del pago: un recibo por el dinero devuelto, una nota mientras la factura está abierta."
            )
        case "refunds.clearingAccount":
            say(
                en: "The account that the money leaves; without it the one that the payment went to.",
                fr: "Le compte que l’argent quitte ; sans lui, celui où le paiement est arrivé.",
                es: "La cuenta de la que sale el dinero; sin ella, aquella a la que fue el pago.")
        case "refunds.creditGiven":
            say(
                en:
                    "Some stores say of a return only that credit was given. `storeCredit` adds it to the gift cards outstanding, `money` gives it back by the way it came; with `null` each one waits for you.",
                fr:
                    "Certaines boutiques disent seulement d’un retour qu’un avoir a été accordé. `storeCredit` l’ajoute aux cartes-cadeaux en circulation, `money` le rend par la voie du paiement ; avec `null`, chacun vous attend.",
                es:
                    "Algunas tiendas solo dicen de una devolución que se dio crédito. `storeCredit` lo suma a las tarjetas de regalo pendientes, `money` lo devuelve por donde vino; con `null`, cada uno le espera."
            )
        case "receivableAccount":
            say(en: "What customers owe.", fr: "Ce que doivent les clients.", es: "Lo que deben los clientes.")
        case "giftCardAccount":
            say(
                en: "Gift cards that were sold and not used yet.",
                fr: "Les cartes-cadeaux vendues et pas encore utilisées.",
                es: "Las tarjetas de regalo vendidas y aún no usadas.")
        default: nil
        }
    }
}
