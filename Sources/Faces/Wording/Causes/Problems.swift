package import ConnectorKit
import LinkLedger
import Sync

/// Which side of the house answered: orders come from the store and go to the books.
package enum OutsideSide: String, Hashable, Sendable, CaseIterable { case store, books }

extension Sentences {
    /// Why the store or the books said no, or said nothing.
    package func explain(_ problem: ConnectorProblem, from side: OutsideSide) -> Explanation {
        explanation(problem.cause.code, story(problem, from: side))
    }

    func story(_ problem: ConnectorProblem, from side: OutsideSide) -> CauseText {
        var story = story(problem.cause, of: side)
        if let right = problem.right {
            story.what = rightMissing(capitalised(name(of: side)), right)
            story.remedy = giveRight(right)
        }
        if problem.code == VisitorSettings.nobodyCode { return notVisiting(name(of: side)) }
        if problem.code == ConnectorProblem.creditStillAppliedCode { return creditStillApplied }
        if problem.code == ConnectorProblem.currencyUnnamedCode { return currencyUnnamed }
        if side == .store, let setting = problem.unfitSetting { story = settingUnfit(setting, name(of: side)) }
        story.details += details(of: problem)
        return story
    }

    private var creditStillApplied: CauseText {
        CauseText(
            what: say(
                en: "The invoice still shows the credit that was to be taken off it.",
                fr: "La facture montre encore le crédit qui devait en être retiré.",
                es: "La factura todavía muestra el crédito que se le debía quitar."),
            meaning: say(
                en: "Nothing else was changed.", fr: "Rien d’autre n’a été modifié.", es: "No se cambió nada más."),
            remedy: say(
                en: "In \(booksName), open the invoice, take the credit off under Apply Credits, and save; then retry.",
                fr:
                    "Dans \(booksName), ouvrez la facture, retirez le crédit sous « Apply Credits » et enregistrez ; puis réessayez.",
                es:
                    "En \(booksName), abra la factura, quite el crédito en «Apply Credits» y guarde; después reintente."
            ),
            fixes: [.retry], actor: .bookkeeper)
    }

    private var currencyUnnamed: CauseText {
        CauseText(
            what: say(
                en: "The customer must be created in a currency whose name in \(booksName) is not known here.",
                fr: "Le client doit être créé dans une devise dont le nom dans \(booksName) n’est pas connu ici.",
                es: "El cliente se debe crear en una moneda cuyo nombre en \(booksName) no se conoce aquí."),
            meaning: notWritten,
            remedy: say(
                en:
                    "In \(booksName), create the customer in that currency, under exactly the name on the order; then retry.",
                fr:
                    "Dans \(booksName), créez le client dans cette devise, exactement sous le nom que porte la commande ; puis réessayez.",
                es:
                    "En \(booksName), cree el cliente en esa moneda, exactamente con el nombre que lleva el pedido; después reintente."
            ),
            fixes: [.retry], actor: .bookkeeper)
    }

    /// What the other side said, in its own words, for a support desk.
    func details(of problem: ConnectorProblem) -> [Explanation.Detail] {
        [
            detail(.theirCode, problem.code), detail(.theirText, problem.text),
            detail(.status, problem.status.map { String($0) }), detail(.request, problem.requestID),
        ].compactMap { $0 }
    }

    /// `QuickBooks`, `Ecwid`, or `the store` when it has no name.
    package func name(of side: OutsideSide) -> String {
        switch side {
        case .books: booksName
        case .store: storeName ?? say(en: "the store", fr: "la boutique", es: "la tienda")
        }
    }

    private func story(_ cause: ConnectorProblem.Cause, of side: OutsideSide) -> CauseText {
        let name = name(of: side)
        return switch cause {
        case .unreachable: unreachable(name)
        case .notSecure(let fault): notSecure(name, fault)
        case .outcomeUnknown: outcomeUnknown(name)
        case .throttled(let seconds): throttled(name, seconds)
        case .serverFault: serverFault(name)
        case .signInNeeded: signInNeeded(name)
        case .clientRefused:
            switch side {
            case .books: clientRefused(name)
            case .store: storeUnknown(name)
            }
        case .notPermitted: notPermitted(name)
        case .subscriptionEnded: subscriptionEnded(name)
        case .stale: stale(name)
        case .unreadable: unreadableAnswer(name)
        case .extensionMissing: extensionMissing(name)
        case .blocked: inTheWay(name)
        case .clockWrong(let seconds): clockWrong(name, seconds)
        case .notFound:
            switch side {
            case .books: recordStory(cause)
            case .store: notAtAddress(name)
            }
        case .duplicateName, .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive, .transactionDeposited,
            .invalid:
            switch side {
            case .books: recordStory(cause)
            case .store: refusedByStore(name)
            }
        }
    }

    /// A cause that lies in one record of the books.
    private func recordStory(_ cause: ConnectorProblem.Cause) -> CauseText {
        switch cause {
        case .notFound: notFound
        case .duplicateName(let existing): duplicateName(existing)
        case .duplicateNumber(let existing): duplicateNumber(existing)
        case .periodClosed: periodClosed
        case .beforeStock: beforeStock
        case .referenceInactive: referenceInactive
        case .transactionDeposited: transactionDeposited
        case .invalid(let field): invalid(field)
        case .unreachable, .outcomeUnknown, .throttled, .serverFault, .signInNeeded, .clientRefused, .notPermitted,
            .subscriptionEnded, .stale, .unreadable, .extensionMissing, .blocked, .clockWrong, .notSecure:
            story(cause, of: .books)
        }
    }

    var notWritten: String {
        say(
            en: "It was not written to the books.", fr: "Rien n’a été écrit dans les livres.",
            es: "No se escribió en los libros.")
    }

    var nothingLost: String {
        say(
            en: "Nothing is lost: everything goes on where it stopped.",
            fr: "Rien n’est perdu : tout reprendra là où on s’est arrêté.",
            es: "No se pierde nada: todo seguirá donde se detuvo.")
    }
}
