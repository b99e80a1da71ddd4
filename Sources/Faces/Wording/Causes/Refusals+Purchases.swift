import Accounting

extension Sentences {
    func itemNotBought(_ item: String) -> CauseText {
        CauseText(
            what: say(
                en: "The item “\(item)” has no expense account: \(booksName) sells it and does not buy it.",
                fr: "L’article « \(item) » n’a pas de compte de charges : \(booksName) le vend et ne l’achète pas.",
                es: "El artículo «\(item)» no tiene cuenta de gastos: \(booksName) lo vende y no lo compra."),
            meaning: say(
                en: "A bill with it would book its cost to income.",
                fr: "Une facture fournisseur avec cet article porterait son coût en produits.",
                es: "Una factura de proveedor con él llevaría su costo a ingresos."),
            remedy: say(
                en: "Open the item in \(booksName), tick that you purchase it, choose its expense account, then retry.",
                fr:
                    "Ouvrez l’article dans \(booksName), cochez que vous l’achetez, choisissez son compte de charges, puis réessayez.",
                es:
                    "Abra el artículo en \(booksName), marque que lo compra, elija su cuenta de gastos y reintente."),
            fixes: [.openInBooks, .retry], actor: .bookkeeper)
    }

    func supplierInvoiceDiffers(
        _ supplier: String, _ number: String, _ ordered: Money, _ invoiced: Money
    ) -> CauseText {
        let (was, now, off) = (amount(ordered), amount(invoiced), amount((invoiced - ordered).magnitude))
        return CauseText(
            what: say(
                en: "Invoice \(number) of \(supplier) is for \(now), and \(was) was ordered: \(off) apart.",
                fr:
                    "La facture \(number) \(de(supplier)) est de \(now), et \(was) ont été commandés : écart de \(off).",
                es: "La factura \(number) de \(supplier) es de \(now) y se pidieron \(was): difieren en \(off)."),
            meaning: say(
                en: "The bill waits until somebody has looked at the difference. The rest of the order is posted.",
                fr:
                    "La facture fournisseur attend que quelqu’un ait examiné l’écart. Le reste de la commande est comptabilisé.",
                es:
                    "La factura del proveedor espera a que alguien revise la diferencia. El resto del pedido se contabiliza."
            ),
            remedy: say(
                en: "If the invoice is right, send the order again: that approves it. Otherwise ask the supplier.",
                fr:
                    "Si la facture est juste, envoyez la commande à nouveau : cela l’approuve. Sinon, contactez le fournisseur.",
                es: "Si la factura es correcta, envíe el pedido otra vez: eso la aprueba. Si no, consulte al proveedor."
            ),
            fixes: [.sendOrder], actor: .bookkeeper)
    }

    func supplierNotSent(_ supplier: String, _ cost: Money) -> CauseText {
        let name = plain(supplier)
        return CauseText(
            what: say(
                en: "The order now includes a purchase from \(name) for \(amount(cost)); when it was sent, it did not.",
                fr:
                    "La commande comporte maintenant un achat chez \(name), de \(amount(cost)) ; ce n’était pas le cas à l’envoi.",
                es: "El pedido incluye ahora una compra a \(name), por \(amount(cost)); cuando se envió, no la incluía."
            ),
            meaning: say(
                en: "No bill and no purchase order was created for this supplier. The rest of the order is posted.",
                fr:
                    "Ni facture fournisseur ni bon de commande n’a été créé pour ce fournisseur. Le reste de la commande est comptabilisé.",
                es:
                    "No se creó factura de proveedor ni orden de compra para este proveedor. El resto del pedido se contabiliza."
            ),
            remedy: say(
                en: "Send the order again, and choose what to create for this supplier, or nothing.",
                fr: "Renvoyez la commande en choisissant ce qui est à créer pour ce fournisseur, ou rien.",
                es: "Envíe el pedido otra vez y elija qué se crea para este proveedor, o nada."),
            fixes: [.sendOrder], actor: .bookkeeper)
    }

    func supplierInvoiceLeft(_ supplier: String, _ number: String, _ total: Money) -> CauseText {
        let (name, paper) = (plain(supplier), [plain(number), amount(total)].filter { !$0.isEmpty })
        let told = paper.joined(separator: ", ")
        return CauseText(
            what: say(
                en: "The order buys nothing from \(name) any more, and its document (\(told)) is in \(booksName).",
                fr:
                    "La commande n’achète plus rien chez \(name), et son document (\(told)) est dans \(booksName).",
                es: "El pedido ya no compra nada a \(name), y su documento (\(told)) está en \(booksName)."),
            meaning: say(
                en: "It stays there: what a supplier invoiced is owed. The rest of the order is posted.",
                fr: "Il y reste : ce qu’un fournisseur a facturé est dû. Le reste de la commande est comptabilisé.",
                es: "Allí se queda: lo que un proveedor facturó se debe. El resto del pedido se contabiliza."),
            remedy: say(
                en: "If it is right, send the order again: it stays. If the supplier took it back, undo that document.",
                fr:
                    "S’il est juste, renvoyez la commande : il reste. Si le fournisseur l’a annulé, retirez ce document.",
                es:
                    "Si es correcto, envíe el pedido otra vez: se queda. Si el proveedor lo anuló, retire ese documento."
            ),
            fixes: [.sendOrder], actor: .bookkeeper)
    }

    func vendorInactive(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "The vendor \(quoted(name)) was made inactive in \(booksName).",
                fr: "Le fournisseur \(quoted(name)) a été rendu inactif dans \(booksName).",
                es: "El proveedor \(quoted(name)) se desactivó en \(booksName)."),
            meaning: restOfPurchase,
            remedy: say(
                en: "Reactivate the vendor in \(booksName) and retry, or send the order again with another one.",
                fr: "Réactivez ce fournisseur dans \(booksName) et réessayez, ou renvoyez la commande avec un autre.",
                es: "Reactive el proveedor en \(booksName) y reintente, o envíe el pedido otra vez con otro."),
            fixes: [.openInBooks, .retry], actor: .bookkeeper)
    }

    func vendorCurrencyDiffers(_ name: String, _ vendor: Currency, _ order: Currency) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The vendor \(quoted(name)) is kept in \(vendor.code) in \(booksName), and the order is in \(order.code).",
                fr:
                    "Le fournisseur \(quoted(name)) est tenu en \(vendor.code) dans \(booksName), et la commande est en \(order.code).",
                es:
                    "El proveedor \(quoted(name)) se lleva en \(vendor.code) en \(booksName), y el pedido está en \(order.code)."
            ),
            meaning: restOfPurchase,
            remedy: say(
                en: "Send the order again with a vendor kept in \(order.code), or let one be created.",
                fr: "Renvoyez la commande avec un fournisseur tenu en \(order.code), ou laissez-en créer un.",
                es: "Envíe el pedido otra vez con un proveedor en \(order.code), o permita crear uno."),
            fixes: [.retry], actor: .bookkeeper)
    }

    private var restOfPurchase: String {
        say(
            en: "Nothing was posted for this supplier. The rest of the order is posted.",
            fr: "Rien n’a été comptabilisé pour ce fournisseur. Le reste de la commande est comptabilisé.",
            es: "No se contabilizó nada para este proveedor. El resto del pedido se contabiliza.")
    }
}
