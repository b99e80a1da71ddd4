import Foundation
import LinkLedger
import Sync

extension Sentences {
    /// What of an order is in the books after not all of it was taken back.
    func story(_ rest: StillInBooks) -> CauseText {
        switch rest.cause {
        case .obstacle(let obstacle): stopped(rest, story(obstacle))
        case .person(let actor, let at): wanted(rest, by: plain(actor), moment(at))
        case .unlinked(let actor, let at): unlinked(rest, by: plain(actor), moment(at))
        }
    }

    private func stopped(_ rest: StillInBooks, _ obstacle: CauseText) -> CauseText {
        var story = obstacle
        if let found = rest.difference {
            story.what = "\(self.story(found.difference, found.record, found.number).what) \(obstacle.what)"
        }
        story.meaning = standing(rest)
        guard !rest.gone.isEmpty, rest.difference == nil else { return story }
        let again = say(
            en: "Or retry the order to have posted again what was taken back.",
            fr: "Ou réessayez la commande pour que ce qui a été retiré soit comptabilisé de nouveau.",
            es: "O reintente el pedido para contabilizar de nuevo lo que se retiró.")
        story.remedy += " \(again)"
        story.fixes.append(.retry)
        return story
    }

    private func wanted(_ rest: StillInBooks, by actor: String, _ day: String) -> CauseText {
        CauseText(
            what: say(
                en: "Only a part of this order was taken back, by \(actor) (\(day)).",
                fr: "Seule une partie de cette commande a été retirée, par \(actor) (\(day)).",
                es: "Solo se retiró una parte de este pedido, por \(actor) (\(day))."),
            meaning: standing(rest),
            remedy: say(
                en: "It stays so until you retry the order. \(nextSyncDecides)",
                fr: "Cela reste ainsi jusqu’à ce que vous réessayiez la commande. \(nextSyncDecides)",
                es: "Queda así hasta que reintente el pedido. \(nextSyncDecides)"),
            fixes: [.postAgain, .retry], actor: .bookkeeper)
    }

    private func unlinked(_ rest: StillInBooks, by actor: String, _ day: String) -> CauseText {
        CauseText(
            what: say(
                en: "This was unlinked from \(booksName) by \(actor) (\(day)).",
                fr: "Ce document a été dissocié de \(booksName) par \(actor) (\(day)).",
                es: "Esto fue desvinculado de \(booksName) por \(actor) (\(day))."),
            meaning: say(
                en: "\(standing(rest)) It is no longer followed there, and is not sent again by itself.",
                fr: "\(standing(rest)) Il n’y est plus suivi, et n’est pas renvoyé automatiquement.",
                es: "\(standing(rest)) Allí ya no se sigue, y no se envía de nuevo por sí solo."),
            remedy: say(
                en: "To have it sent again, delete it in \(booksName), then retry.",
                fr: "Pour l’envoyer de nouveau, supprimez-le dans \(booksName), puis réessayez.",
                es: "Para enviarlo de nuevo, elimínelo en \(booksName) y reintente."),
            fixes: [.openInBooks, .postAgain, .retry], actor: .bookkeeper)
    }

    /// Exactly what is there and what is not.
    private func standing(_ rest: StillInBooks) -> String {
        let (left, gone) = (list(rest.left.map(named)), list(rest.gone.map(named)))
        let there = say(
            en: "Still in \(booksName): \(left).", fr: "Toujours dans \(booksName) : \(left).",
            es: "Sigue en \(booksName): \(left).")
        if rest.gone.isEmpty { return there }
        let away = say(en: "Taken back: \(gone).", fr: "Retiré : \(gone).", es: "Retirado: \(gone).")
        return rest.left.isEmpty ? away : "\(away) \(there)"
    }

    private func named(_ document: StillInBooks.Named) -> String {
        let name = the(document.kind, document.number)
        return document.total.map { "\(name) (\(amount($0)))" } ?? name
    }
}
