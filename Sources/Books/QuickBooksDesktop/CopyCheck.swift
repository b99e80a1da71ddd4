package import Accounting

/// Whether the company file that is open is a copy or an older backup of ours, which bears the same mark: it lacks what was posted last.
///
/// Source: quickbooks-desktop.md §5.3.
package enum CopyCheck {
    /// The question, as a text for the Web Connector; `nil` where too little was posted to tell: one or two may have been deleted by hand.
    package static func question(_ sales: [DocumentName]) -> String? {
        guard sales.count >= salesMin else { return nil }
        var asked: [QBElement] = []
        for kind in [DocumentKind.invoice, .salesReceipt] {
            let names: [QBElement?] = sales.filter { $0.kind == kind }.map { .plain("TxnID", $0.id) }
            if names.isEmpty { continue }
            asked.append(QBElement(kind.desktopName + "QueryRq", names).with("requestID", String(asked.count + 1)))
        }
        return MessageSet(requests: asked, id: nil).text
    }

    /// Whether none of them is there. What is not told is no reason to stop.
    package static func lacksAll(_ text: String) -> Bool {
        guard let set = try? MessageSetAnswer(text), !set.answers.isEmpty else { return false }
        return set.answers.allSatisfy { $0.records.isEmpty && ($0.code == 1 || $0.isMissing) }
    }

    private static let salesMin = 3
}
