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

    func story(_ problem: ConnectorProblem, from side: OutsideSide) -> Story {
        var story = story(problem.cause, outside: name(of: side))
        if side == .store { story = told(story, ofStore: name(of: side)) }
        story.details +=
            [
                detail(.theirCode, problem.code), detail(.theirText, problem.text),
                detail(.status, problem.status.map { String($0) }), detail(.request, problem.requestID),
            ].compactMap { $0 }
        return story
    }

    /// `QuickBooks`, `Ecwid`, or `the store` when it has no name.
    package func name(of side: OutsideSide) -> String {
        switch side {
        case .books: booksName
        case .store: storeName ?? say(en: "the store", fr: "la boutique", es: "la tienda")
        }
    }

    private func story(_ cause: ConnectorProblem.Cause, outside name: String) -> Story {
        switch cause {
        case .unreachable: unreachable(name)
        case .outcomeUnknown: outcomeUnknown(name)
        case .throttled(let seconds): throttled(name, seconds)
        case .serverFault: serverFault(name)
        case .signInNeeded: signInNeeded(name)
        case .clientRefused: clientRefused(name)
        case .notPermitted: notPermitted(name)
        case .subscriptionEnded: subscriptionEnded(name)
        case .notFound: notFound(name)
        case .stale: stale(name)
        case .duplicateName(let existing): duplicateName(name, existing)
        case .duplicateNumber(let existing): duplicateNumber(name, existing)
        case .periodClosed: periodClosed(in: name)
        case .referenceInactive: referenceInactive(name)
        case .transactionDeposited: transactionDeposited(name)
        case .invalid(let field): invalid(name, field)
        case .unreadable: unreadableAnswer(name)
        }
    }

    /// A problem with a record of the store: nothing can be mended in the books, and nothing was meant for them.
    private func told(_ story: Story, ofStore name: String) -> Story {
        var story = story
        if story.meaning == notWritten {
            story.meaning = say(
                en: "Nothing was changed in \(name), and nothing in the books.",
                fr: "Rien n’a été modifié dans \(name), ni dans les livres.",
                es: "No se modificó nada en \(name) ni en los libros.")
        }
        let kept = story.fixes.filter { !Self.fixesInBooks.contains($0) }
        story.fixes = story.actor == .nobody || !kept.isEmpty ? kept : [.retry]
        return story
    }

    private static let fixesInBooks: Set<Fix> = [
        .openInBooks, .activateInBooks, .chooseCustomer, .linkExisting, .addSuffix, .postOnFirstOpenDay,
        .markEnteredByHand,
    ]

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
