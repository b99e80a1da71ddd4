import ConnectorKit

extension MessageAnswer {
    /// Why it was refused; `nil` when it was carried out. Source: quickbooks-desktop.md §3.8.
    func problem(isWrite: Bool) -> ConnectorProblem? {
        guard isRefused else { return nil }
        return ConnectorProblem(cause(isWrite: isWrite), code: String(code), text: reason ?? message)
    }

    private func cause(isWrite: Bool) -> ConnectorProblem.Cause {
        switch code {
        case 1000: isWrite ? .outcomeUnknown : .serverFault
        case 1010, 3175, 3176, 3231: .serverFault
        case 1030, 3250...3263: .notPermitted
        case 3100: .duplicateName(existing: nil)
        case 3120: .notFound
        // An account or customer of another currency is neither inactive nor gone.
        case 3130, 3140: reason?.lowercased().contains("currency") == true ? .invalid(field: nil) : .referenceInactive
        case 3161, 3171: .periodClosed
        case 3160, 3170, 3180, 3185: refusal(ofWhat: code)
        case 3200: .stale
        case 9002, 9005: .outcomeUnknown
        default: .invalid(field: nil)
        }
    }

    /// What was not saved, changed, deleted or voided: the text alone tells a lock, which passes, from what never passes by itself, as an
    /// amount that cannot be saved. A change that is refused without a word of why is tried again.
    private func refusal(ofWhat code: Int) -> ConnectorProblem.Cause {
        let text = message?.lowercased() ?? ""
        if Self.locks.contains(where: { text.contains($0) }) { return .serverFault }
        if text.contains("closing date") { return .periodClosed }
        return code == 3170 && reason == nil ? .serverFault : .invalid(field: nil)
    }

    private static let locks = [
        "could not be locked", "acquire the lock", "modified by another user", "in use by another user",
    ]

    /// What a bookkeeper understands of it: the sentence behind the mark; `nil` where there is none.
    private var reason: String? {
        guard let message, let mark = message.firstRange(of: "QuickBooks error message:") else { return nil }
        let rest = message[mark.upperBound...].drop { $0 == " " }
        return rest.isEmpty ? nil : String(rest)
    }
}
