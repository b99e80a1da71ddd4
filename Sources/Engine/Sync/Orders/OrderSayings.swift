package import Accounting
package import Bookkeeping
import ConnectorKit
package import Storage

/// What people say about single orders: the one way by which it is read, and kept with a word in the audit.
package struct OrderSayings: Sendable {
    private let archive: any Archive
    private let store: String

    /// `store` is the connection of the orders.
    package init(_ archive: any Archive, of store: String) {
        self.archive = archive
        self.store = store
    }

    /// All that was said about an order so far.
    package func said(of order: String) async throws(RunStop) -> OrderChoices {
        try await kept(of: order).choices
    }

    /// Keeps what a person says now, together with its entry in the audit; the order is decided again.
    ///
    /// What others say at the same moment is kept too: the change is made to all that is said by then.
    package func say(
        of order: String, by actor: String, run: String = "", at now: Instant, _ change: (inout OrderChoices) -> Void
    ) async throws(RunStop) {
        while true {
            let (earlier, said) = try await kept(of: order)
            var choices = said
            change(&choices)
            let all = choices
            let (answers, content) = try decoded {
                (try RecordText.encode(all), try RecordText.encode(OrderSaying(order: order, said: all)))
            }
            let note = AuditNote(
                .choice, actor: actor, run: run, subjects: [.connection(store), .order(order)], content: content)
            let isKept = try await withRunStop {
                try await archive.save(answers: answers, over: earlier, of: order, store: store, note: note, now: now)
            }
            if isKept { return }
        }
    }

    private func kept(of order: String) async throws(RunStop) -> (text: String?, choices: OrderChoices) {
        let text = try await withRunStop { try await archive.answers(of: order, store: store) }
        return (
            text, try decoded { try text.map { try RecordText.decode(OrderChoices.self, from: $0) } ?? OrderChoices() }
        )
    }
}

/// All that a person has said about an order, as the audit keeps it.
package struct OrderSaying: Hashable, Sendable, Codable {
    package var order: String
    package var said: OrderChoices
}
