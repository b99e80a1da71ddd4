import Accounting

extension Sentences {
    func itemNotBought(_ item: String) -> CauseText {
        CauseText(
            what: say(
                en: "The item “\(item)” has no cost account: \(booksName) sells it and does not buy it.",
                fr: "L’article « \(item) » n’a pas de compte de coût : \(booksName) le vend et ne l’achète pas.",
                es: "El artículo «\(item)» no tiene cuenta de costo: \(booksName) lo vende y no lo compra."),
            meaning: say(
                en: "A bill with it would book its cost on income.",
                fr: "Une facture fournisseur avec cet article porterait son coût en produits.",
                es: "Una factura de proveedor con él llevaría su costo a ingresos."),
            remedy: say(
                en: "Open the item in \(booksName), tick that you purchase it, choose its expense account, then retry.",
                fr:
                    "Ouvrez l’article dans \(booksName), cochez que vous l’achetez, choisissez son compte de charge, puis réessayez.",
                es:
                    "Abra el artículo en \(booksName), marque que lo compra, elija su cuenta de gasto y reintente."),
            fixes: [.openInBooks, .retry], actor: .bookkeeper)
    }

    func supplierInvoiceDiffers(
        _ supplier: String, _ number: String, _ ordered: Money, _ invoiced: Money
    ) -> CauseText {
        let (was, now, off) = (amount(ordered), amount(invoiced), amount((invoiced - ordered).magnitude))
        return CauseText(
            what: say(
                en: "Invoice \(number) of \(supplier) is for \(now), and \(was) was ordered: \(off) apart.",
                fr: "La facture \(number) de \(supplier) est de \(now), et \(was) ont été commandés : écart de \(off).",
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
                    "Si la facture est juste, envoyez la commande à nouveau : cela l’approuve. Sinon, voyez le fournisseur.",
                es: "Si la factura es correcta, envíe el pedido otra vez: eso la aprueba. Si no, consulte al proveedor."
            ),
            fixes: [.retry], actor: .bookkeeper)
    }
}
