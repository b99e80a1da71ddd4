import ConnectorKit

extension MessageAnswer {
    /// Why it was refused; `nil` when it was carried out. Source: quickbooks-desktop.md §3.8.
    func problem(isWrite: Bool) -> ConnectorProblem? {
        guard isRefused else { return nil }
        return ConnectorProblem(cause(isWrite: isWrite), code: String(code), text: Self.plain(message))
    }

    private func cause(isWrite: Bool) -> ConnectorProblem.Cause {
        switch code {
        case 1000: isWrite ? .outcomeUnknown : .serverFault
        case 1010, 3170, 3175, 3176, 3231: .serverFault
        case 1030, 3250...3263: .notPermitted
        case 3100: .duplicateName(existing: nil)
        case 3120: .notFound
        case 3130, 3140: .referenceInactive
        case 3161, 3171: .periodClosed
        case 3180: isLocked ? .serverFault : .invalid(field: nil)
        case 3200: .stale
        case 9002, 9005: .outcomeUnknown
        default: .invalid(field: nil)
        }
    }

    /// The text alone tells a lock, which passes, from an amount that cannot be saved.
    private var isLocked: Bool {
        let text = message?.lowercased() ?? ""
        return ["could not be locked", "acquire the lock", "modified by another user", "in use by another user"]
            .contains { text.contains($0) }
    }

    /// What a bookkeeper understands of it: the sentence behind the mark.
    private static func plain(_ message: String?) -> String? {
        guard let message, let mark = message.firstRange(of: "QuickBooks error message:") else { return message }
        let rest = message[mark.upperBound...].drop { $0 == " " }
        return rest.isEmpty ? message : String(rest)
    }
}
