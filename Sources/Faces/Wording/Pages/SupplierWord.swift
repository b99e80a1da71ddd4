import Accounting
package import Bookkeeping
import Commerce
import ConnectorKit
package import Features

/// Words of the electronic way to suppliers.
package enum SupplierWord: String, PageWord {
    case ordersToSuppliers, sendNow, promoStandardsLead, saveWay, forgetWay, kept, fetchNow, papers
    case waiting, waitingLead, orderOfInvoice, matchNow, reasonToLeaveOut, leaveOut
    case notReached

    package func text(_ s: Sentences) -> String {
        switch self {
        case .ordersToSuppliers: s.say(en: "Purchase orders", fr: "Bons de commande", es: "Órdenes de compra")
        case .sendNow:
            s.say(en: "Send to the supplier", fr: "Envoyer au fournisseur", es: "Enviar al proveedor")
        case .promoStandardsLead:
            s.say(
                en:
                    "How this supplier takes purchase orders, says how far they are and hands out invoices. The password is kept sealed.",
                fr:
                    "Comment ce fournisseur reçoit les bons de commande, dit où ils en sont et remet ses factures. Le mot de passe est conservé scellé.",
                es:
                    "Cómo recibe este proveedor las órdenes de compra, dice cómo van y entrega sus facturas. La contraseña se guarda sellada."
            )
        case .saveWay: s.say(en: "Save", fr: "Enregistrer", es: "Guardar")
        case .forgetWay: s.say(en: "Forget", fr: "Oublier", es: "Olvidar")
        case .kept:
            s.say(
                en: "Saved; leave it empty to keep it.", fr: "Conservé ; laissez vide pour le garder.",
                es: "Guardada; déjela vacía para conservarla.")
        case .fetchNow:
            s.say(
                en: "Fetch supplier invoices now", fr: "Relever les factures fournisseurs",
                es: "Obtener ahora las facturas de proveedor")
        case .papers:
            s.say(en: "Supplier invoices", fr: "Factures fournisseurs", es: "Facturas de proveedor")
        case .waiting:
            s.say(
                en: "Invoices that wait for their order", fr: "Factures qui attendent leur commande",
                es: "Facturas que esperan su pedido")
        case .waitingLead:
            s.say(
                en:
                    "They become bills once their order is known. They stay listed here until you say what to do with them.",
                fr:
                    "Elles deviennent des factures fournisseurs dès que leur commande est connue. Elles restent ici jusqu’à ce que vous disiez ce qu’elles deviennent.",
                es:
                    "Se registran como facturas de proveedor en cuanto se conoce su pedido. Quedan aquí hasta que usted diga qué se hace con ellas."
            )
        case .orderOfInvoice:
            s.say(en: "Number of the order", fr: "Numéro de la commande", es: "Número del pedido")
        case .matchNow:
            s.say(en: "It belongs to this order", fr: "Elle est de cette commande", es: "Es de este pedido")
        case .reasonToLeaveOut: s.say(en: "Reason", fr: "Motif", es: "Motivo")
        case .leaveOut: s.say(en: "Leave it out", fr: "L’écarter", es: "Dejarla fuera")
        case .notReached:
            s.say(
                en: "by e-mail or download", fr: "par courriel ou téléchargement", es: "por correo o descarga")
        }
    }
}

extension Sentences {
    package func text(_ state: SupplierSend.State) -> String {
        switch state {
        case .sending:
            say(
                en: "on its way, not confirmed: send again", fr: "en route, sans confirmation : renvoyez-le",
                es: "en camino, sin confirmar: envíela de nuevo")
        case .sent: say(en: "sent to the supplier", fr: "envoyé au fournisseur", es: "enviada al proveedor")
        case .refused:
            say(en: "refused by the supplier", fr: "refusé par le fournisseur", es: "rechazada por el proveedor")
        }
    }

    /// Where a purchase order is on its way to the supplier.
    package func text(_ send: SupplierSend?) -> String {
        guard let send else {
            return say(en: "not sent to the supplier", fr: "pas envoyé au fournisseur", es: "no enviada al proveedor")
        }
        let words = send.words.map { plain($0) }
        return ([text(send.state)] + words + (send.progress.map { text($0) } ?? [])).joined(separator: "; ")
    }

    /// The same with what was done to the order since.
    package func text(_ standing: SupplierOrders.Standing) -> String {
        let changed = say(
            en: "changed since then: tell the supplier", fr: "modifié depuis : prévenez le fournisseur",
            es: "modificada desde entonces: avise al proveedor")
        return text(standing.send) + (standing.isChanged ? "; \(changed)" : "")
    }

    /// How far the supplier is, whether something holds it, when it is shipped, and what they say beside.
    private func text(_ progress: SupplierProgress) -> [String] {
        var words = [text(progress.stage)]
        if let hold = progress.hold {
            words.append(labelled(say(en: "held up", fr: "en suspens", es: "detenida"), plain(hold)))
        }
        if let day = progress.shipsOn, !progress.stage.isOver {
            words.append(
                labelled(say(en: "ships on", fr: "expédition le", es: "se envía el"), date(day)))
        }
        return words + [progress.words.map { plain($0) }].compactMap { $0 }
    }

    private func text(_ stage: SupplierProgress.Stage) -> String {
        switch stage {
        case .received: say(en: "received", fr: "reçu", es: "recibida")
        case .confirmed: say(en: "confirmed", fr: "confirmé", es: "confirmada")
        case .preproduction: say(en: "being prepared", fr: "en préparation", es: "en preparación")
        case .inProduction: say(en: "in production", fr: "en production", es: "en producción")
        case .inStorage: say(en: "in storage", fr: "en stock", es: "en almacén")
        case .partiallyShipped:
            say(en: "shipped in part", fr: "expédié en partie", es: "enviada en parte")
        case .shipped: say(en: "shipped", fr: "expédié", es: "enviada")
        case .complete: say(en: "complete", fr: "terminé", es: "terminada")
        case .canceled:
            say(en: "cancelled by the supplier", fr: "annulé par le fournisseur", es: "anulada por el proveedor")
        }
    }

    /// An invoice of a supplier that no order took, and why.
    package func text(_ waiting: SupplierPapers.Waiting) -> String {
        let (name, total, day) = (plain(waiting.name), amount(waiting.total), date(waiting.date))
        let why =
            switch waiting.cause {
            case .noOrder:
                say(
                    en: "no order has the purchase order \(quoted(waiting.purchaseOrder))",
                    fr: "aucune commande n’a le bon de commande \(quoted(waiting.purchaseOrder))",
                    es: "ningún pedido tiene la orden de compra \(quoted(waiting.purchaseOrder))")
            case .currencyDiffers(let order):
                say(
                    en: "its order is in \(order.code)", fr: "sa commande est en \(order.code)",
                    es: "su pedido está en \(order.code)")
            case .refused(let refusal): sentence(refusal)
            }
        let waits = say(
            en: "Waits for its order: \(name), \(total), \(day)", fr: "Attend sa commande : \(name), \(total), \(day)",
            es: "Espera su pedido: \(name), \(total), \(day)")
        return "\(waits) (\(why))"
    }

    /// What a supplier did not tell, or not so that it can be taken.
    package func text(_ fault: SupplierPapers.Fault) -> String {
        let name = plain(fault.supplier)
        return switch fault.cause {
        case .unanswered(let problem): answer(problem, of: name)
        case .unfit(let problem):
            say(
                en: "An invoice of \(name) contradicts itself: \(quoted(problem.text ?? ""))",
                fr: "Une facture \(de(name)) se contredit : \(quoted(problem.text ?? ""))",
                es: "Una factura de \(name) se contradice: \(quoted(problem.text ?? ""))")
        case .notTakenBack(let number, let refusal):
            say(
                en: "\(name) took back \(quoted(number)), and its order keeps it: \(sentence(refusal))",
                fr: "\(name) a annulé \(quoted(number)), et sa commande la garde : \(sentence(refusal))",
                es: "\(name) anuló \(quoted(number)), y su pedido la conserva: \(sentence(refusal))")
        }
    }

    /// What a fetch of supplier invoices brought.
    package func text(_ fetched: SupplierPapers.Fetched) -> [String] {
        func line(_ names: [String], _ label: String) -> String? {
            names.isEmpty ? nil : labelled(label, list(names.map { plain($0) }))
        }
        let lines =
            [
                line(fetched.attached, say(en: "New", fr: "Nouvelles", es: "Nuevas")),
                line(
                    fetched.credits,
                    say(
                        en: "New vendor credits", fr: "Nouveaux avoirs fournisseurs",
                        es: "Nuevos créditos de proveedor")),
                line(
                    fetched.voided,
                    say(
                        en: "Taken back by their supplier", fr: "Annulées par leur fournisseur",
                        es: "Anuladas por su proveedor")),
                line(
                    fetched.progressed,
                    say(
                        en: "News of purchase orders", fr: "Nouvelles des bons de commande",
                        es: "Órdenes de compra con novedades"
                    )),
            ].compactMap { $0 } + fetched.waiting.map { text($0) } + fetched.faults.map { text($0) }
        return lines.isEmpty ? [say(en: "Nothing new.", fr: "Rien de nouveau.", es: "Nada nuevo.")] : lines
    }
}
