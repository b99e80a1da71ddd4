import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
package import Sync

extension Sentences {
    /// Why an order is where it is, with the commands that answer it where commands are given.
    package func explain(_ reason: OrderReason) -> Explanation {
        switch audience {
        case .terminal: explanation(reason.code, withCommands(story(reason), isInBooks: reason.isInBooks))
        case .pages: tell(reason)
        }
    }

    /// The same where steps are buttons: no command is named.
    package func tell(_ reason: OrderReason) -> Explanation { explanation(reason.code, story(reason)) }

    func story(_ reason: OrderReason) -> CauseText {
        switch reason {
        case .skipped(let rule): story(rule)
        case .waiting(let reason): story(reason)
        case .refused(let refusals): story(refusals)
        case .held(let parts): story(parts)
        case .problem(let problem, let record, let name): recordRefused(problem, record, name)
        case .failsAlways(let problem, let record, let name): failsAlways(problem, the(record, name))
        case .outcomeOpen(let problem, let record, let name): outcomeOpen(problem, the(record, name))
        case .alwaysStale(let record, let number): alwaysStale(the(record, number))
        case .linkLost(let record, let number): linkLost(the(record, number))
        case .booksDiffer(let difference, let record, let number): story(difference, record, number)
        case .numberTaken(let number, let existing): numberTaken(number, existing)
        case .numberOfOther(let number, let order, let id): numberOfOther(number, order, id)
        case .numberOfVoided(let number, let record, let existing): numberOfVoided(the(record, number), existing)
        case .stillStands(let record, let number, let existing): stillStands(record, number, existing)
        case .paidInBooks(let payments): paidInBooks(payments)
        case .aliasOf(let sku): aliasOf(sku)
        case .withdrawn: withdrawnProduct
        case .blocked(let first): blocked(first)
        case .editedInBooks(let record, let number): editedInBooks(record, number)
        case .removedInBooks(let record, let number): removedInBooks(record, number)
        case .undone(let actor, let at, let isChanged): undone(by: actor, at: at, isChanged: isChanged)
        case .notTakenBack(let obstacle): story(obstacle)
        case .stillInBooks(let rest): story(rest)
        case .postedTwice: postedTwice
        case .unreadable(let part, let fault): unreadable(part, fault)
        }
    }

    /// Several refusals as one: every sentence once, the first refusal's step first.
    func story(_ refusals: [Refusal]) -> CauseText {
        let stories = refusals.map(story)
        guard var all = stories.first else { return refusedWithoutReason }
        for story in stories.dropFirst() {
            if !all.what.contains(story.what) { all.what += " " + story.what }
            if !all.remedy.contains(story.remedy) { all.remedy += " " + story.remedy }
            all.fixes += story.fixes.filter { !all.fixes.contains($0) }
            all.details += story.details
        }
        if Set(stories.map(\.meaning)).count > 1 { all.meaning = nothingPosted }
        return all
    }

    private var refusedWithoutReason: CauseText {
        CauseText(
            what: say(
                en: "The order could not be posted, and no reason was kept.",
                fr: "La commande n’a pas pu être comptabilisée, et aucun motif n’a été conservé.",
                es: "El pedido no se pudo contabilizar y no se guardó ningún motivo."),
            meaning: nothingPosted,
            remedy: say(
                en: "Retry; if it keeps happening, report it to us.",
                fr: "Réessayez ; si cela persiste, signalez-le-nous.",
                es: "Reintente; si continúa, infórmenos."),
            fixes: [.retry, .report], actor: .administrator)
    }

    private func recordRefused(_ problem: ConnectorProblem, _ record: BooksRecordKind, _ name: String) -> CauseText {
        var story = story(problem, from: .books)
        if case .duplicateName(let existing) = problem.cause, record == .item {
            let details = story.details
            story = duplicateItemName(existing)
            story.details = details
        }
        let subject = the(record, name)
        let intro = say(
            en: "\(booksName) did not take \(subject).", fr: "\(booksName) n’a pas accepté \(subject).",
            es: "\(booksName) no aceptó \(subject).")
        story.what = "\(intro) \(story.what)"
        return story
    }

    private func numberTaken(_ number: String, _ existing: String) -> CauseText {
        CauseText(
            what: say(
                en:
                    "\(booksName) already has a document with the number \(plain(number)) that is not ours.",
                fr:
                    "\(booksName) contient déjà un document numéro \(plain(number)) qui ne vient pas de nous.",
                es:
                    "\(booksName) ya tiene un documento con el número \(plain(number)) que no es nuestro."
            ),
            meaning: say(
                en: "Nothing was added, and that document was not touched.",
                fr: "Rien n’a été ajouté, et ce document n’a pas été modifié.",
                es: "No se añadió nada, y ese documento no se tocó."),
            remedy: say(
                en: "Link the order to it if it is the same sale, or post it with a suffix.",
                fr: "Associez-y la commande s’il s’agit de la même vente, ou ajoutez un suffixe au numéro.",
                es: "Vincule el pedido con él si es la misma venta, o añada un sufijo al número."),
            fixes: [.linkExisting, .addSuffix, .ignore], actor: .bookkeeper,
            details: [detail(.theirRecord, existing)].compactMap { $0 })
    }

    private func stillStands(_ record: BooksRecordKind, _ number: String?, _ existing: String) -> CauseText {
        let document = the(record, number)
        return CauseText(
            what: say(
                en: "What was posted for this before and then unlinked still stands in \(booksName): \(document).",
                fr:
                    "Ce qui a été comptabilisé auparavant, puis dissocié, est toujours dans \(booksName) : \(document).",
                es: "Lo que se contabilizó antes y luego se desvinculó sigue en \(booksName): \(document)."),
            meaning: say(
                en: "Nothing was added, so that the sale does not count twice.",
                fr: "Rien n’a été ajouté, pour que la vente ne compte pas deux fois.",
                es: "No se añadió nada, para que la venta no cuente dos veces."),
            remedy: say(
                en: "Link to that document again; or delete it in \(booksName), then retry.",
                fr: "Associez de nouveau ce document ; ou supprimez-le dans \(booksName), puis réessayez.",
                es: "Vuelva a vincular ese documento; o elimínelo en \(booksName) y reintente."),
            fixes: [.linkExisting, .openInBooks, .retry], actor: .bookkeeper,
            details: [detail(.theirRecord, existing)].compactMap { $0 })
    }

    private func numberOfVoided(_ document: String, _ existing: String) -> CauseText {
        CauseText(
            what: say(
                en: """
                    What was posted for this order before and then voided still has the number in \(booksName): \
                    \(document).
                    """,
                fr: """
                    Ce qui a été comptabilisé pour cette commande, puis annulé, porte encore ce numéro dans \
                    \(booksName) : \(document).
                    """,
                es: """
                    Lo que se contabilizó antes para este pedido y luego se anuló conserva el número en \(booksName): \
                    \(document).
                    """),
            meaning: say(
                en: "Nothing was added: \(booksName) takes no second document with that number.",
                fr: "Rien n’a été ajouté : \(booksName) n’accepte pas de second document avec ce numéro.",
                es: "No se añadió nada: \(booksName) no acepta otro documento con ese número."),
            remedy: say(
                en: "Post it with a suffix; or delete the voided document in \(booksName), then retry.",
                fr:
                    "Ajoutez un suffixe au numéro ; ou supprimez dans \(booksName) le document annulé, puis réessayez.",
                es: "Añada un sufijo al número; o elimine en \(booksName) el documento anulado y reintente."),
            fixes: [.addSuffix, .openInBooks, .retry], actor: .bookkeeper,
            details: [detail(.theirRecord, existing)].compactMap { $0 })
    }

    private func numberOfOther(_ number: String, _ order: String, _ id: String) -> CauseText {
        CauseText(
            what: say(
                en: """
                    Our own document \(plain(number)) of another order of the store, \(plain(order)) with the identifier \
                    \(plain(id)), already has this number in \(booksName).
                    """,
                fr: """
                    Dans \(booksName), ce numéro est déjà celui de notre propre document \(plain(number)) d’une autre commande \
                    de la boutique, \(plain(order)) d’identifiant \(plain(id)).
                    """,
                es: """
                    En \(booksName), ya tiene este número nuestro propio documento \(plain(number)) de otro pedido de la \
                    tienda, \(plain(order)) con el identificador \(plain(id)).
                    """),
            meaning: say(
                en: "Nothing was added, and the document of the other order was not touched.",
                fr: "Rien n’a été ajouté, et le document de l’autre commande n’a pas été modifié.",
                es: "No se añadió nada, y el documento del otro pedido no se tocó."),
            remedy: say(
                en: "Post this order with a suffix behind its number, or ignore it if it is the same sale.",
                fr: "Ajoutez un suffixe au numéro de cette commande, ou ignorez-la si c’est la même vente.",
                es: "Añada un sufijo al número de este pedido, o ignórelo si es la misma venta."),
            fixes: [.addSuffix, .ignore], actor: .bookkeeper)
    }

    private func paidInBooks(_ payments: [PaymentInBooks]) -> CauseText {
        let told = list(
            payments.map { payment in
                let (sum, day, name) = (amount(payment.amount), date(payment.date), plain(payment.id))
                return say(
                    en: "\(sum) of \(day) (payment \(name))", fr: "\(sum) du \(day) (paiement \(name))",
                    es: "\(sum) del \(day) (pago \(name))")
            })
        return CauseText(
            what: say(
                en: "Someone entered in \(booksName) what was received for the invoice: \(told).",
                fr: "Quelqu’un a saisi dans \(booksName) ce qui a été reçu pour la facture : \(told).",
                es: "Alguien registró en \(booksName) lo recibido por la factura: \(told)."),
            meaning: say(
                en: "It counts as the order’s payment: it was not posted again, only what is beyond it.",
                fr: "Cela compte comme paiement de la commande : seul ce qui le dépasse a été comptabilisé.",
                es: "Cuenta como pago del pedido: no se contabilizó de nuevo, solo lo que lo supera."),
            remedy: say(
                en: "Nothing needs to be done. If it has been removed from \(booksName) since, retry the order.",
                fr: "Rien à faire. Si ce paiement a été retiré \(de(booksName)) depuis, réessayez la commande.",
                es: "No hay que hacer nada. Si después se quitó \(de(booksName)), reintente el pedido."),
            fixes: [], actor: .nobody)
    }

    private func blocked(_ first: String) -> CauseText {
        let name = first.isEmpty ? "" : " (\(plain(first)))"
        return CauseText(
            what: say(
                en: "Something that must be in the books before this order was refused\(name).",
                fr: "Un élément qui doit être dans les livres avant cette commande a été refusé\(name).",
                es: "Se rechazó algo que debe estar en los libros antes que este pedido\(name)."),
            meaning: say(
                en: "The documents that depend on it were not posted.",
                fr: "Les documents qui en dépendent n’ont pas été comptabilisés.",
                es: "Los documentos que dependen de ello no se contabilizaron."),
            remedy: say(
                en: "First settle what was refused; this order then follows.",
                fr: "Réglez d’abord ce qui a été refusé ; cette commande suivra.",
                es: "Resuelva primero lo rechazado; después seguirá este pedido."),
            fixes: [.openOrder, .retry], actor: .bookkeeper)
    }

    private func editedInBooks(_ record: BooksRecordKind, _ number: String?) -> CauseText {
        let document = the(record, number)
        return CauseText(
            what: say(
                en: "Someone edited \(document) in \(booksName), and the order has changed since.",
                fr: "Quelqu’un a modifié \(document) dans \(booksName), et la commande a changé depuis.",
                es: "Alguien modificó \(document) en \(booksName), y el pedido cambió desde entonces."),
            meaning: say(
                en: "The version made by hand is kept; ours was not written.",
                fr: "La version faite à la main est conservée ; la nôtre n’a pas été écrite.",
                es: "Se conserva la versión hecha a mano; la nuestra no se escribió."),
            remedy: say(
                en: "Compare both, then keep the one in the books or apply ours.",
                fr: "Comparez les deux, puis gardez celle des livres ou appliquez la nôtre.",
                es: "Compare ambas y conserve la de los libros o aplique la nuestra."),
            fixes: [.openInBooks, .applyOurs, .ignore], actor: .bookkeeper)
    }

    private func removedInBooks(_ record: BooksRecordKind, _ number: String?) -> CauseText {
        let document = the(record, number)
        return CauseText(
            what: say(
                en: "Someone removed \(document) in \(booksName).",
                fr: "Quelqu’un a supprimé \(document) dans \(booksName).",
                es: "Alguien eliminó \(document) en \(booksName)."),
            meaning: say(
                en: "The order is no longer in the books; it is not posted again unless you say so.",
                fr: "La commande n’est plus dans les livres ; elle n’y sera pas remise sans votre accord.",
                es: "El pedido ya no está en los libros; no se vuelve a contabilizar sin su permiso."),
            remedy: say(
                en: "Post it again, or ignore it if it was removed on purpose.",
                fr: "Comptabilisez-la de nouveau, ou ignorez-la si la suppression était voulue.",
                es: "Contabilícelo de nuevo, o ignórelo si se eliminó a propósito."),
            fixes: [.postAgain, .ignore], actor: .bookkeeper)
    }

    private var postedTwice: CauseText {
        CauseText(
            what: say(
                en:
                    "\(booksName) holds one record of this order twice: a write that had been given up was carried out after all.",
                fr:
                    "\(booksName) contient deux fois un document de cette commande : un envoi abandonné a tout de même abouti.",
                es:
                    "\(booksName) tiene dos veces un registro de este pedido: un envío abandonado se completó de todos modos."
            ),
            meaning: say(
                en: "The order counts twice in the books until one of the two is gone.",
                fr: "La commande compte double dans les livres tant que les deux y sont.",
                es: "El pedido cuenta doble en los libros mientras estén los dos."),
            remedy: say(
                en: "Reconcile the month, delete the document that Bookbridge does not know, then retry.",
                fr: "Rapprochez le mois, supprimez le document que Bookbridge ne connaît pas, puis réessayez.",
                es: "Concilie el mes, elimine el documento que Bookbridge no conoce y reintente."),
            fixes: [.openInBooks, .retry], actor: .bookkeeper)
    }
}

extension OrderReason {
    /// Whether documents of the order are in the books while it stands so.
    fileprivate var isInBooks: Bool {
        switch self {
        case .refused(let refusals):
            refusals.contains { refusal in
                switch refusal {
                case .changedAfterPosting, .changedInClosedPeriod, .correctedWithoutPayment, .deletedAfterPosting,
                    .unfinishedAfterPosting:
                    true
                default: false
                }
            }
        case .paidInBooks, .held, .editedInBooks, .removedInBooks, .notTakenBack, .stillInBooks, .postedTwice,
            .unreadable,
            .alwaysStale,
            .linkLost:
            true
        case .skipped, .waiting, .problem, .failsAlways, .outcomeOpen, .booksDiffer, .numberTaken, .numberOfOther,
            .numberOfVoided, .stillStands, .blocked, .aliasOf, .withdrawn,
            .undone:
            false
        }
    }
}
