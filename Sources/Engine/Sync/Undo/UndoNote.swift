import Accounting
import LinkLedger
import Storage

/// What an undo was asked for and what it was about to do, as the audit keeps it (X7).
package struct UndoNote: Hashable, Sendable, Codable {
    package struct Order: Hashable, Sendable, Codable {
        package var order: String
        /// `invoice/129`
        package var documents: [String]
        /// The code of what keeps the order as it is.
        package var kept: String?
    }

    package var selection: String
    package var orders: [Order]
    /// Why a person asked for it; `nil` where nobody said.
    package var because: String?
}

extension AuditNote {
    init(undo selection: UndoSelection, _ cases: [UndoCase], run: String, _ word: UndoRun.Word) throws {
        let orders = cases.map { one in
            UndoNote.Order(
                order: one.order.id, documents: one.documents.map { "\($0.link.kind.rawValue)/\($0.link.booksID)" },
                kept: one.obstacle?.code)
        }
        let documents = cases.flatMap(\.documents).map(\.link)
        self.init(
            .undo, actor: word.actor, run: run,
            subjects: Set(cases.map { AuditSubject.order($0.order.id) })
                .union(documents.map { .record($0.kind, $0.booksID) })
                .union(documents.compactMap(\.number).map { .number($0) }),
            content: try RecordText.encode(
                UndoNote(
                    selection: selection.text, orders: orders, because: word.why.isEmpty ? nil : word.why)))
    }
}

extension UndoSelection {
    fileprivate var text: String {
        switch self {
        case .run(let run): "run \(run)"
        case .order(let order): "order \(order)"
        case .document(let key): "document \(key)"
        }
    }
}
