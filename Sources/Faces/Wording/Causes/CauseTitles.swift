import Accounting
import Bookkeeping
import ConnectorKit
package import Sync

extension Sentences {
    /// The heading over all orders with such a reason: what they share, without a single order's figures.
    package func title(of reason: OrderReason) -> String {
        switch reason {
        case .refused(let refusals): refusals.first.map(title) ?? headline(story(reason).what)
        case .held(let parts): parts.first.map { title($0.refusal) } ?? headline(story(reason).what)
        case .problem(let problem, _, _): title(problem.cause)
        case .failsAlways: notTaken
        case .outcomeOpen:
            say(
                en: "It is not known whether \(booksName) holds a record",
                fr: "On ne sait pas si \(booksName) contient un élément",
                es: "No se sabe si \(booksName) tiene un registro")
        case .alwaysStale, .linkLost:
            say(
                en: "It is not certain which document of \(booksName) is meant",
                fr: "Le document \(de(booksName)) concerné n’est pas certain",
                es: "No es seguro a qué documento \(de(booksName)) se refiere")
        case .booksDiffer:
            say(
                en: "\(booksName) made something else of a document",
                fr: "\(booksName) a enregistré autre chose que prévu",
                es: "\(booksName) registró algo distinto de lo previsto")
        case .numberTaken: numberInUse
        case .stillStands:
            say(
                en: "Unlinked, and in the books still", fr: "Dissocié, mais toujours dans les livres",
                es: "Desvinculado, pero aún en los libros")
        case .numberOfOther:
            say(
                en: "The document of another order has this number",
                fr: "Le document d’une autre commande porte ce numéro",
                es: "El documento de otro pedido tiene este número")
        case .numberOfVoided:
            say(
                en: "The voided document has this number still", fr: "Le document mis à zéro porte encore ce numéro",
                es: "El documento anulado conserva este número")
        case .paidInBooks:
            say(
                en: "Paid by hand in \(booksName)", fr: "Payée à la main dans \(booksName)",
                es: "Cobrado a mano en \(booksName)")
        case .blocked:
            say(
                en: "Something that must come first was refused",
                fr: "Un élément qui doit venir avant a été refusé", es: "Se rechazó algo que debe ir antes")
        case .editedInBooks:
            say(
                en: "Changed in the store, and by hand in \(booksName)",
                fr: "Modifiée dans la boutique, et à la main dans \(booksName)",
                es: "Modificado en la tienda y a mano en \(booksName)")
        case .removedInBooks:
            say(
                en: "Removed by hand in \(booksName)", fr: "Supprimée à la main dans \(booksName)",
                es: "Eliminado a mano en \(booksName)")
        case .notTakenBack:
            say(
                en: "A document could not be taken back", fr: "Un document n’a pas pu être retiré",
                es: "No se pudo retirar un documento")
        case .stillInBooks(let rest) where rest.isUnlinked:
            say(en: "Unlinked by a person", fr: "Dissocié par une personne", es: "Desvinculado por una persona")
        case .stillInBooks:
            say(
                en: "Taken back only in part", fr: "Retirée en partie seulement", es: "Retirado solo en parte")
        case .postedTwice:
            say(en: "In the books twice", fr: "Deux fois dans les livres", es: "Dos veces en los libros")
        case .unreadable: unreadableTitle
        case .skipped, .waiting, .undone, .aliasOf, .withdrawn: headline(story(reason).what)
        }
    }

    private func title(_ refusal: Refusal) -> String {
        switch refusal {
        case .taxUnpaired, .taxCodeMissing, .taxCodeNotChosen, .productUnknown, .productAmbiguous, .productInactive,
            .customerAmbiguous, .customerCurrencyDiffers, .currencyNotEnabled, .currencyRateMissing, .accountMissing,
            .accountTypeUnfit, .accountDetailUnfit, .paymentMethodUnmapped, .nothingToPost, .customerUnknown,
            .customerInactive,
            .serviceItemUnfit, .serviceItemElsewhere, .vendorInactive, .vendorCurrencyDiffers:
            headline(story(refusal).what)
        case .totalsDiffer:
            say(
                en: "The figures of the order do not add up", fr: "Les chiffres de la commande ne concordent pas",
                es: "Las cifras del pedido no cuadran")
        case .totalPartUnknown:
            say(
                en: "The total holds a part that nobody has explained",
                fr: "Le total comprend une part que personne n’a expliquée",
                es: "El total incluye una parte que nadie ha explicado")
        case .taxDiffers:
            say(
                en: "The tax of the lines is not the tax of the order",
                fr: "La taxe des lignes n’est pas celle de la commande",
                es: "El impuesto de las líneas no es el del pedido")
        case .taxUnshared:
            say(
                en: "It is not known what the tax was charged on", fr: "On ignore sur quoi porte la taxe",
                es: "No se sabe sobre qué se cobró el impuesto")
        case .creditGivenUnclear:
            say(
                en: "Credit was given for a return: money or store credit?",
                fr: "Avoir accordé pour un retour : argent ou crédit en boutique ?",
                es: "Se dio crédito por una devolución: ¿dinero o saldo en la tienda?")
        case .taxOffRates:
            say(
                en: "The tax does not follow from its own rates", fr: "La taxe ne découle pas de ses propres taux",
                es: "El impuesto no corresponde a sus propios tipos")
        case .paymentsExceedTotal:
            say(
                en: "More was paid than the order comes to", fr: "Le paiement dépasse le total de la commande",
                es: "Se pagó más de lo que suma el pedido")
        case .refundExceedsPayments:
            say(
                en: "More was given back than was paid", fr: "Le remboursement dépasse le paiement",
                es: "Se devolvió más de lo pagado")
        case .refundAmountUnknown, .refundSumDiffers, .refundAnswerDiffers:
            say(
                en: "It is not clear how much was given back", fr: "Le montant remboursé n’est pas certain",
                es: "No está claro cuánto se devolvió")
        case .refundWithoutSale:
            say(
                en: "Given back after the start date, for an order of before it",
                fr: "Remboursement après la date de début d’une commande d’avant",
                es: "Devuelto después de la fecha de inicio, de un pedido anterior")
        case .cancelledAfterPayment:
            say(
                en: "Cancelled after it was paid, without a refund", fr: "Annulée après paiement, sans remboursement",
                es: "Cancelado después de pagarse, sin reembolso")
        case .documentCancelledAfterPayment:
            say(
                en: "An invoice was cancelled after it was paid", fr: "Facture annulée après paiement",
                es: "Factura anulada después de pagarse")
        case .stockUntold:
            say(
                en: "The store does not tell what is in stock", fr: "La boutique n’indique pas le stock",
                es: "La tienda no indica las existencias")
        case .stockInOtherCurrency:
            say(
                en: "Stock is valued in another currency", fr: "Stock valorisé dans une autre devise",
                es: "Existencias valoradas en otra moneda")
        case .currencyRateTurned:
            say(
                en: "The exchange rate is the wrong way round", fr: "Le taux de change est inversé",
                es: "El tipo de cambio está invertido")
        case .aliasLoop:
            say(
                en: "Aliases of each other, without a product", fr: "Alias en boucle, sans produit",
                es: "Alias entre sí, sin producto")
        case .cancelledAfterSending:
            say(
                en: "Cancelled after it was sent", fr: "Annulée après l’envoi", es: "Cancelado después de enviarse")
        case .creditWithoutInvoice:
            say(
                en: "A credit memo without its invoice", fr: "Un avoir sans sa facture",
                es: "Una nota de crédito sin su factura")
        case .receivedDiffers:
            say(
                en: "Changed after it was paid", fr: "Modifiée après le paiement",
                es: "Modificado después de pagarse")
        case .paymentWithdrawn:
            say(
                en: "The store takes back that it was paid", fr: "La boutique revient sur un paiement annoncé",
                es: "La tienda se retracta de un pago anunciado")
        case .soldBeforeStock: soldTooEarly
        case .itemNotBought:
            say(
                en: "An item is sold and not bought", fr: "Un article est vendu mais pas acheté",
                es: "Un artículo se vende y no se compra")
        case .supplierInvoiceDiffers:
            say(
                en: "A supplier invoiced something else than was ordered",
                fr: "Un fournisseur a facturé autre chose que la commande",
                es: "Un proveedor facturó otra cosa que lo pedido")
        case .supplierNotSent:
            say(
                en: "A supplier was added after the order was sent",
                fr: "Un fournisseur a été ajouté après l’envoi de la commande",
                es: "Se añadió un proveedor después de enviar el pedido")
        case .supplierInvoiceLeft:
            say(
                en: "A supplier left the order after invoicing it",
                fr: "Un fournisseur a quitté la commande après l’avoir facturée",
                es: "Un proveedor salió del pedido después de facturarlo")
        case .periodClosed: closedDays
        case .totalNegative:
            say(en: "The total is below zero", fr: "Le total est négatif", es: "El total es negativo")
        case .moneyBelowZero:
            say(
                en: "A payment or refund is below zero", fr: "Un paiement ou un remboursement est négatif",
                es: "Un pago o un reembolso es negativo")
        case .amountTooFine:
            say(
                en: "An amount has more decimals than \(booksName) keeps",
                fr: "Un montant a plus de décimales que \(booksName) n’en garde",
                es: "Un importe tiene más decimales de los que guarda \(booksName)")
        case .amountOutOfRange, .unreadable: unreadableTitle
        case .tooManyLines:
            say(
                en: "The order has too many lines", fr: "La commande a trop de lignes",
                es: "El pedido tiene demasiadas líneas")
        case .changedInClosedPeriod:
            say(
                en: "Changed in the store after its days were closed",
                fr: "Modifiée alors que ses jours étaient clôturés",
                es: "Modificado cuando sus días ya estaban cerrados")
        case .changedAfterPosting, .correctedWithoutPayment:
            say(
                en: "Changed in the store after its documents were settled",
                fr: "Modifiée alors que ses documents étaient réglés",
                es: "Modificado cuando sus documentos ya estaban saldados")
        case .unfinishedAfterPosting:
            say(
                en: "Void or unfinished in the store, and still in the books",
                fr: "Annulée ou inachevée dans la boutique, et encore dans les livres",
                es: "Anulado o sin terminar en la tienda, y todavía en los libros")
        case .deletedAfterPosting:
            say(
                en: "Deleted in the store, and still in the books",
                fr: "Supprimée dans la boutique, et encore dans les livres",
                es: "Eliminado en la tienda, y todavía en los libros")
        }
    }

    private func title(_ cause: ConnectorProblem.Cause) -> String {
        switch cause {
        case .duplicateName:
            say(
                en: "A name is in use in \(booksName) already", fr: "Un nom est déjà pris dans \(booksName)",
                es: "Un nombre ya está en uso en \(booksName)")
        case .duplicateNumber: numberInUse
        case .periodClosed: closedDays
        case .beforeStock: soldTooEarly
        case .referenceInactive:
            say(
                en: "Something that the order needs is inactive in \(booksName)",
                fr: "Un élément nécessaire est inactif dans \(booksName)",
                es: "Algo que el pedido necesita está inactivo en \(booksName)")
        case .transactionDeposited:
            say(
                en: "A payment is part of a bank deposit", fr: "Un paiement fait partie d’un dépôt bancaire",
                es: "Un pago forma parte de un depósito bancario")
        case .unreachable, .outcomeUnknown, .throttled, .serverFault, .signInNeeded, .clientRefused, .notPermitted,
            .subscriptionEnded, .notFound, .stale, .invalid, .unreadable, .extensionMissing, .blocked, .clockWrong,
            .notSecure:
            notTaken
        }
    }

    private var notTaken: String {
        say(
            en: "\(booksName) did not take a record", fr: "\(booksName) n’a pas accepté un élément",
            es: "\(booksName) no aceptó un registro")
    }

    private var numberInUse: String {
        say(
            en: "The number is taken by another document", fr: "Le numéro est pris par un autre document",
            es: "El número ya lo tiene otro documento")
    }

    private var closedDays: String {
        say(
            en: "The books are closed for these days", fr: "Les livres sont clos pour ces jours",
            es: "Los libros están cerrados para esos días")
    }

    private var soldTooEarly: String {
        say(
            en: "Sold before the stock of an item begins", fr: "Vente antérieure au début du stock d’un article",
            es: "Venta anterior al inicio de las existencias de un artículo")
    }

    private var unreadableTitle: String {
        say(
            en: "The order cannot be read", fr: "La commande est illisible", es: "No se puede leer el pedido")
    }

    /// A sentence as a heading: without its point.
    private func headline(_ sentence: String) -> String {
        sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    }
}
