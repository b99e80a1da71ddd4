import Accounting
import Bookkeeping
import Sync

/// What is told of documents that a store has made itself.
extension Sentences {
    func creditWithoutInvoice(_ invoice: String) -> CauseText {
        let named = invoice.isEmpty ? "" : " " + plain(invoice)
        return CauseText(
            what: say(
                en: "The credit memo takes back the invoice\(named), which was never exported.",
                fr: "La note de crédit porte sur la facture\(named), qui n’a jamais été exportée.",
                es: "La nota de crédito corresponde a la factura\(named), que nunca se exportó."),
            meaning: nothingPosted,
            remedy: say(
                en: """
                    Export the invoice first, then retry; or send this credit memo by itself, if the invoice is in the books by \
                    another way; or ignore it.
                    """,
                fr: """
                    Exportez d’abord la facture, puis réessayez ; ou envoyez cette note de crédit seule, si la facture est dans les livres par \
                    une autre voie ; ou ignorez-la.
                    """,
                es: """
                    Exporte primero la factura y reintente; o envíe sola esta nota de crédito, si la factura está en los libros por otra \
                    vía; o ignórela.
                    """),
            fixes: [.retry, .sendOrder, .ignore], actor: .bookkeeper)
    }

    func documentCancelledAfterPayment(_ paid: Money) -> CauseText {
        CauseText(
            what: say(
                en: "The invoice was cancelled in the store after \(amount(paid)) had been paid on it.",
                fr: "La facture a été annulée dans la boutique alors que \(amount(paid)) avaient été payés.",
                es: "La factura se anuló en la tienda cuando ya se habían pagado \(amount(paid))."),
            meaning: say(
                en: "The books were not changed: it is not clear whether the invoice still counts.",
                fr: "Les livres n’ont pas été modifiés : on ne sait pas si la facture compte encore.",
                es: "Los libros no se modificaron: no está claro si la factura sigue contando."),
            remedy: say(
                en: """
                    If the sale stands, set the invoice back to paid in the store, then retry; what was given back comes as a \
                    credit memo of its own. If the invoice does not count, ignore it.
                    """,
                fr: """
                    Si la vente est maintenue, rétablissez la facture comme payée dans la boutique, puis réessayez ; ce qui a été \
                    remboursé arrive par une note de crédit. Si la facture ne compte pas, ignorez-la.
                    """,
                es: """
                    Si la venta se mantiene, vuelva a poner la factura como pagada en la tienda y reintente; lo que se devolvió \
                    llega con una nota de crédito. Si la factura no cuenta, ignórela.
                    """),
            fixes: [.openOrder, .retry, .ignore], actor: .bookkeeper)
    }

    func waitsForNames(_ names: [AwaitedName]) -> CauseText {
        let skus = names.compactMap { if case .product(let sku) = $0 { plain(sku) } else { nil } }
        let customers = names.compactMap { if case .customer(let name) = $0 { plain(name) } else { nil } }
        let parts = [
            skus.isEmpty ? nil : "SKU \(list(skus))",
            customers.isEmpty
                ? nil
                : say(
                    en: "the customer \(list(customers))", fr: "le client \(list(customers))",
                    es: "el cliente \(list(customers))"),
        ].compactMap { $0 }
        let told = parts.joined(separator: say(en: "; ", fr: "\u{A0}; ", es: "; "))
        return CauseText(
            what: say(
                en: "Waits for \(told).", fr: "En attente de : \(told).", es: "A la espera de: \(told)."),
            meaning: say(
                en: "Nothing was posted yet, and nothing is lost.",
                fr: "Rien n’a encore été comptabilisé, et rien n’est perdu.",
                es: "Todavía no se contabilizó nada, y no se pierde nada."),
            remedy: say(
                en: "It follows by itself once the product and customer feeds have brought them into \(booksName).",
                fr:
                    "Le document suivra de lui-même dès que les flux des produits et des clients les auront créés dans \(booksName).",
                es:
                    "Seguirá por sí solo cuando los flujos de productos y de clientes los hayan creado en \(booksName)."
            ),
            fixes: [], actor: .nobody)
    }

    func waitsForInvoice(_ number: String) -> CauseText {
        CauseText(
            what: say(
                en: "The credit memo waits for its invoice \(plain(number)).",
                fr: "La note de crédit est en attente de sa facture \(plain(number)).",
                es: "La nota de crédito está a la espera de su factura \(plain(number))."),
            meaning: say(
                en: "Nothing was posted yet, and nothing is lost.",
                fr: "Rien n’a encore été comptabilisé, et rien n’est perdu.",
                es: "Todavía no se contabilizó nada, y no se pierde nada."),
            remedy: say(
                en: "It follows by itself once the invoice is in the books.",
                fr: "Elle suivra d’elle-même dès que la facture sera dans les livres.",
                es: "Seguirá por sí solo cuando la factura esté en los libros."),
            fixes: [], actor: .nobody)
    }

    func aliasOf(_ sku: String) -> CauseText {
        CauseText(
            what: say(
                en: "Linked to the item of \(plain(sku)).", fr: "Associé à l’article de \(plain(sku)).",
                es: "Vinculado al artículo de \(plain(sku))."),
            meaning: say(
                en: "One item of the books stands for both.", fr: "Un même article des livres vaut pour les deux.",
                es: "Un mismo artículo de los libros vale para los dos."),
            remedy: say(en: "Nothing to do.", fr: "Rien à faire.", es: "No hay que hacer nada."), fixes: [],
            actor: .nobody)
    }

    func aliasLoop(_ codes: [String]) -> CauseText {
        let all = list(codes.map { plain($0) })
        let what =
            codes.count == 1
            ? say(
                en: "In the store \(all) is an alias of itself: it names no product.",
                fr: "Dans la boutique, \(all) est un alias de lui-même : il ne désigne aucun produit.",
                es: "En la tienda, \(all) es un alias de sí mismo: no designa ningún producto.")
            : say(
                en: "In the store \(all) are aliases of each other: they name no product.",
                fr: "Dans la boutique, \(all) sont des alias les uns des autres : ils ne désignent aucun produit.",
                es: "En la tienda, \(all) son alias entre sí: no designan ningún producto.")
        return CauseText(
            what: what,
            meaning: say(
                en: "There is no item for it, and documents that name it wait.",
                fr: "Il n’a pas d’article, et les documents qui le nomment attendent.",
                es: "No tiene artículo, y los documentos que lo nombran esperan."),
            remedy: say(
                en: "In the store, make it an alias of the product that is sold, then retry.",
                fr: "Dans la boutique, faites-en un alias du produit vendu, puis réessayez.",
                es: "En la tienda, conviértalo en alias del producto que se vende y reintente."),
            fixes: [.retry], actor: .merchant)
    }

    var withdrawnProduct: CauseText {
        CauseText(
            what: say(
                en: "Deleted or disabled in the store.", fr: "Supprimé ou désactivé dans la boutique.",
                es: "Eliminado o desactivado en la tienda."),
            meaning: say(
                en: "No item is made of it; one that it has is made inactive.",
                fr: "Aucun article n’en est créé ; celui qu’il a est rendu inactif.",
                es: "No se crea ningún artículo; el que tiene se desactiva."),
            remedy: say(en: "Nothing to do.", fr: "Rien à faire.", es: "No hay que hacer nada."), fixes: [],
            actor: .nobody)
    }
}
