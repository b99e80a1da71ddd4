import Accounting
package import Bookkeeping
import Sync

extension Sentences {
    /// Why an order is not posted yet.
    package func explain(_ reason: WaitReason) -> Explanation { explanation(reason.code, story(reason)) }

    func story(_ reason: WaitReason) -> CauseText {
        switch reason {
        case .unfinished: unfinished
        case .notSent: notSent
        case .connection: waitsForConnection
        case .dependency(let key): waitsFor(key)
        case .names(let names): waitsForNames(names)
        case .invoice(let number): waitsForInvoice(number)
        case .inSummary(let number, let day): waitsInSummary(number, day)
        }
    }

    private var unfinished: CauseText {
        CauseText(
            what: say(
                en: "The buyer has not finished the checkout.", fr: "L’acheteur n’a pas terminé sa commande.",
                es: "El comprador no ha terminado la compra."),
            meaning: say(
                en: "Nothing was posted: it is not an order yet.",
                fr: "Rien n’a été comptabilisé : ce n’est pas encore une commande.",
                es: "No se contabilizó nada: todavía no es un pedido."),
            remedy: say(
                en: "Nothing to do: it is posted once the buyer has finished.",
                fr: "Rien à faire : elle sera comptabilisée quand l’acheteur aura terminé.",
                es: "No hay que hacer nada: se contabilizará cuando el comprador termine."),
            fixes: [], actor: .nobody)
    }

    private var notSent: CauseText {
        CauseText(
            what: say(
                en: "The order waits for somebody to send it: this store posts only when asked.",
                fr: "La commande attend qu’on l’envoie : cette boutique ne comptabilise que sur demande.",
                es: "El pedido espera a que alguien lo envíe: esta tienda contabiliza solo cuando se pide."),
            meaning: say(
                en: "Nothing was posted yet, and nothing is lost.",
                fr: "Rien n’a encore été comptabilisé, et rien n’est perdu.",
                es: "Todavía no se contabilizó nada, y no se pierde nada."),
            remedy: say(
                en: "Send it when it is finished.", fr: "Envoyez-la quand elle est terminée.",
                es: "Envíelo cuando esté terminado."),
            fixes: [.sendOrder], actor: .bookkeeper)
    }

    private var waitsForConnection: CauseText {
        CauseText(
            what: say(
                en: "The connection to \(booksName) or to the store is interrupted at the moment.",
                fr: "La connexion à \(booksName) ou à la boutique est interrompue en ce moment.",
                es: "La conexión con \(booksName) o con la tienda está interrumpida en este momento."),
            meaning: say(
                en: "Nothing was posted yet, and nothing is lost.",
                fr: "Rien n’a encore été comptabilisé, et rien n’est perdu.",
                es: "Todavía no se contabilizó nada, y no se pierde nada."),
            remedy: say(
                en: "Nothing to do for this order: it follows as soon as the connection is back.",
                fr: "Rien à faire pour cette commande : elle suivra dès le retour de la connexion.",
                es: "No hay que hacer nada con este pedido: seguirá en cuanto vuelva la conexión."),
            fixes: [], actor: .nobody)
    }

    private func waitsInSummary(_ number: String, _ day: BusinessDate) -> CauseText {
        let (summary, date) = (plain(number), date(day))
        return CauseText(
            what: say(
                en: "The order is in the daily summary \(summary) of \(date), which is not posted yet.",
                fr:
                    "La commande figure dans le récapitulatif \(summary) du \(date), qui n’est pas encore comptabilisé.",
                es: "El pedido está en el resumen diario \(summary) del \(date), que todavía no se ha contabilizado."),
            meaning: say(
                en: "Nothing was posted for it yet, and nothing is lost.",
                fr: "Rien n’a encore été comptabilisé pour elle, et rien n’est perdu.",
                es: "Todavía no se contabilizó nada de él, y no se pierde nada."),
            remedy: say(
                en: "Nothing to do: the summary is posted by itself after the end of its day.",
                fr: "Rien à faire : le récapitulatif sera comptabilisé de lui-même après la fin de la journée.",
                es: "No hay que hacer nada: el resumen se contabilizará por sí solo cuando termine el día."),
            fixes: [], actor: .nobody)
    }

    private func waitsFor(_ key: RecordKey) -> CauseText {
        let first = name(of: key.source)
        return CauseText(
            what: say(
                en: "\(capitalised(first)) must be in the books first.",
                fr: "\(capitalised(first)) doit d’abord être dans les livres.",
                es: "Primero debe estar en los libros \(first)."),
            meaning: say(
                en: "Nothing was posted yet, and nothing is lost.",
                fr: "Rien n’a encore été comptabilisé, et rien n’est perdu.",
                es: "Todavía no se contabilizó nada, y no se pierde nada."),
            remedy: say(
                en: "Nothing to do: the order follows right after.",
                fr: "Rien à faire : la commande suivra aussitôt après.",
                es: "No hay que hacer nada: el pedido seguirá justo después."),
            fixes: [], actor: .nobody, details: [detail(.field, key.description)].compactMap { $0 })
    }

    private func name(of source: RecordKey.Source) -> String {
        switch source {
        case .order:
            say(
                en: "another document of the order", fr: "un autre document de la commande",
                es: "otro documento del pedido")
        case .customer: say(en: "the customer", fr: "le client", es: "el cliente")
        case .product: say(en: "the item", fr: "l’article", es: "el artículo")
        case .supplier: say(en: "the vendor", fr: "le fournisseur", es: "el proveedor")
        case .service: say(en: "a service item", fr: "un article de service", es: "un artículo de servicio")
        }
    }
}
