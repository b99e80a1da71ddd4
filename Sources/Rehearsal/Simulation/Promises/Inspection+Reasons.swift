import Features
import Foundation
import LinkLedger
import Storage
import Sync
import Wording

extension Inspection {
    /// What is not posted has a reason, and the store's side knows of it.
    func checkReason(_ row: OrderRow, _ truth: OrderTruth) throws {
        guard row.state != .posted else { return }
        guard let reason = row.cause else {
            throw Broken(.explained, "\(row.number) is \(row.state) without a reason")
        }
        let explanation = Sentences(tag: "en").explain(reason)
        if explanation.what.isEmpty || explanation.meaning.isEmpty || explanation.remedy.isEmpty {
            throw Broken(.explained, "\(row.number): \(reason.code) explains nothing")
        }
        if isGroundless(reason.code, truth) {
            // A name that is taken gets another; it holds up no order.
            let promise: Promise = facts.namesWereTaken ? .clearIsPosted : .explained
            throw Broken(promise, "\(row.number) is \(row.state) for \(reason.code): \(reason)")
        }
        if [.needsYou, .waiting].contains(row.state), truth.doubts.isEmpty {
            let promise: Promise = facts.poisoned.isEmpty ? .clearIsPosted : .othersGoOn
            throw Broken(promise, "\(row.number) is \(row.state) for \(reason.code), and nothing about it is doubtful")
        }
    }

    /// Reasons that only a person's deed can bring about, where nobody did it.
    private func isGroundless(_ code: String, _ truth: OrderTruth) -> Bool {
        switch code {
        case _ where truth.doubts.contains(.hands) || truth.doubts.contains(.poisoned): false
        case "periodClosed": !truth.doubts.contains(.closedBooks)
        case "editedInBooks", "removedInBooks", "numberTaken", "booksDiffer", "duplicateName", "duplicateNumber",
            "stale", "invalid", "unreadable",
            "outcomeUnknown", "serverFault", "unreachable", "throttled", "signInNeeded", "undecided":
            true
        default: false
        }
    }

    /// A part that stands without its sale; a sale that stands away for the doubt of a part; an order that is gone in the store.
    func checkSale(_ row: OrderRow, _ truth: OrderTruth, _ mine: [Paper]) throws {
        let sale = mine.first(where: \.isSale)
        if sale == nil, let part = mine.first, !facts.removes(truth.id) {
            let promise: Promise = facts.wasUndone ? .undoneWhole : .nothingWithoutSale
            throw Broken(promise, "\(truth.id) is \(row.state), without a sale there is \(part.document)")
        }
        if truth.doubts.contains(.deleted), sale != nil, row.state != .needsYou, !facts.wasUndone {
            throw Broken(.deletionTold, "\(truth.id) is deleted in the store, and \(row.state)")
        }
        if truth.doubts == [.refund], sale == nil {
            throw Broken(.clearIsPosted, "\(truth.id) is \(row.state) without a sale, and only its refund is doubtful")
        }
    }
}
