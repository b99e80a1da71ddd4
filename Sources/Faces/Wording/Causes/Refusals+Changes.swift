import Accounting

/// What became of an order after it was paid or posted.
extension Sentences {
    func receivedDiffers(_ received: Money, _ total: Money) -> CauseText {
        CauseText(
            what: say(
                en: """
                    \(amount(received)) was received for the order, which was edited since and now asks for \
                    \(amount(total))\(gap(received, total)).
                    """,
                fr: """
                    \(amount(received)) ont été reçus pour la commande, qui a été modifiée depuis et demande maintenant \
                    \(amount(total))\(gap(received, total)).
                    """,
                es: """
                    Se recibieron \(amount(received)) por el pedido, que se modificó después y ahora pide \
                    \(amount(total))\(gap(received, total)).
                    """),
            meaning: say(
                en: "The books were not changed: an edit neither charges the buyer nor gives anything back.",
                fr: "Les livres n’ont pas été modifiés : une modification n’encaisse et ne rembourse rien.",
                es: "Los libros no se modificaron: un cambio del pedido ni cobra ni devuelve nada."),
            remedy: say(
                en: """
                    Record in the store what went back, or say here that the difference was given back or collected; the \
                    order is then posted.
                    """,
                fr: """
                    Enregistrez dans la boutique ce qui a été rendu, ou indiquez ici que l’écart a été rendu ou encaissé ; \
                    la commande sera alors comptabilisée.
                    """,
                es: """
                    Registre en la tienda lo devuelto, o indique aquí que la diferencia se devolvió o se cobró; el pedido \
                    se contabilizará entonces.
                    """),
            fixes: [.settleDifference, .openOrder, .ignore], actor: .merchant)
    }

    func paymentWithdrawn(_ received: Money) -> CauseText {
        CauseText(
            what: say(
                en: "The store first said that \(amount(received)) was paid, and now says that the order is unpaid.",
                fr:
                    "La boutique a d’abord indiqué que \(amount(received)) avaient été payés, et dit maintenant que la commande est impayée.",
                es:
                    "La tienda indicó primero que se habían pagado \(amount(received)) y dice ahora que el pedido no está pagado."
            ),
            meaning: say(
                en: "The books were not changed: money received does not disappear because a status changes.",
                fr: "Les livres n’ont pas été modifiés : l’argent reçu ne disparaît pas avec un statut.",
                es: "Los libros no se modificaron: el dinero recibido no desaparece por un cambio de estado."),
            remedy: say(
                en: "Set the order to paid again in the store, or say here that the money never came.",
                fr:
                    "Remettez la commande au statut « payée » dans la boutique, ou indiquez ici que l’argent n’est jamais arrivé.",
                es: "Vuelva a marcar el pedido como pagado en la tienda, o indique aquí que el dinero nunca llegó."),
            fixes: [.settleDifference, .openOrder, .ignore], actor: .merchant)
    }

    func correctedWithoutPayment(_ difference: Money) -> CauseText {
        let size = amount(difference.magnitude)
        return CauseText(
            what: say(
                en: """
                    The order was changed in the store after it was posted. A separate document records the difference of \
                    \(size); the payment is deposited, reconciled or in a closed period and stays as it was.
                    """,
                fr: """
                    La commande a été modifiée dans la boutique après sa comptabilisation. Un document à part indique \
                    l’écart de \(size) ; le paiement est déposé, rapproché ou dans une période clôturée et reste tel quel.
                    """,
                es: """
                    El pedido se modificó en la tienda después de contabilizarse. Un documento aparte indica la diferencia \
                    de \(size); el pago está depositado, conciliado o en un período cerrado y queda como estaba.
                    """),
            meaning: difference.isNegative
                ? say(
                    en: "The change is in the books: the buyer has a credit of \(size) that nothing uses yet.",
                    fr: "La modification est dans les livres : l’acheteur a un crédit de \(size), encore inutilisé.",
                    es: "El cambio está en los libros: el comprador tiene un crédito de \(size) todavía sin usar.")
                : say(
                    en: "The change is in the books: \(size) of it is not settled by a payment yet.",
                    fr: "La modification est dans les livres : \(size) n’y sont pas encore réglés par un paiement.",
                    es: "El cambio está en los libros: \(size) todavía no están saldados por ningún pago."),
            remedy: say(
                en: "Do not enter the change again: only match the payment with the document in \(booksName).",
                fr:
                    "Ne saisissez pas la modification une seconde fois : rapprochez seulement le paiement du document dans \(booksName).",
                es: "No registre el cambio otra vez: solo relacione el pago con el documento en \(booksName)."),
            fixes: [.openInBooks, .markEnteredByHand], actor: .bookkeeper)
    }

    func deletedAfterPosting(_ day: BusinessDate) -> CauseText {
        CauseText(
            what: say(
                en: "The order was deleted in the store on \(date(day)), and it is in the books.",
                fr: "La commande a été supprimée dans la boutique le \(date(day)), et elle est dans les livres.",
                es: "El pedido se eliminó en la tienda el \(date(day)), y está en los libros."),
            meaning: say(
                en: "Its documents stay as they are: a deleted order says nothing about the money.",
                fr: "Ses documents restent tels quels : une commande supprimée ne dit rien de l’argent.",
                es: "Sus documentos quedan como están: un pedido eliminado no dice nada del dinero."),
            remedy: say(
                en: "Take its documents back if there was no sale, or keep them if there was.",
                fr: "Retirez ses documents s’il n’y a pas eu de vente, ou gardez-les s’il y en a eu une.",
                es: "Retire sus documentos si no hubo venta, o consérvelos si la hubo."),
            fixes: [.takeBack, .keepPosted], actor: .bookkeeper)
    }

    var unfinishedAfterPosting: CauseText {
        CauseText(
            what: say(
                en: """
                    The store now calls this order void, or says that its checkout was never finished; it is in the \
                    books.
                    """,
                fr:
                    "Pour la boutique, cette commande est maintenant annulée, ou n’a jamais été validée ; elle est pourtant dans les livres.",
                es: "La tienda da ahora este pedido por anulado o por no terminado, y está en los libros."),
            meaning: say(
                en: "Its documents stay as they are: editing an order in the store can leave it that way by mistake.",
                fr:
                    "Ses documents restent tels quels : une modification dans la boutique peut produire ce statut par erreur.",
                es: "Sus documentos quedan como están: al editar un pedido, la tienda puede dejarlo así por error."),
            remedy: say(
                en: "Give the order its right status in the store, or take its documents back if there was no sale.",
                fr:
                    "Redonnez à la commande le bon statut dans la boutique, ou retirez ses documents s’il n’y a pas eu de vente.",
                es: "Devuelva al pedido su estado correcto en la tienda, o retire sus documentos si no hubo venta."),
            fixes: [.takeBack, .retry], actor: .bookkeeper)
    }
}
