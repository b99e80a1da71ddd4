import ConnectorKit

/// What was asked for when the service said no; the same code may mean different things.
enum FaultContext: Hashable {
    case read, create, change
    /// A new record of a list: a customer, vendor or item.
    case createName
}

extension FaultError {
    /// The typed cause, by code only: messages are localised. Source: quickbooks-online.md §6.3.
    func cause(_ context: FaultContext) -> ConnectorProblem.Cause? {
        guard let number = Int(code) else { return nil }
        return connectionCause(number) ?? recordCause(number, context)
    }

    /// Causes that lie with the connection, not with the record.
    private func connectionCause(_ number: Int) -> ConnectorProblem.Cause? {
        switch number {
        case 100, 110, 3200, 3202: .signInNeeded
        case 120, 3100, 5020, 5030: .notPermitted
        case 130, 140, 150: .serverFault
        case 3001: .throttled(retryAfterSeconds: nil)
        case 6190: .subscriptionEnded
        default: nil
        }
    }

    private func recordCause(_ number: Int, _ context: FaultContext) -> ConnectorProblem.Cause? {
        switch number {
        // "You can only add or edit one name at a time": source quickbooks-online.md §2.4, §6.4. What else it may mean, the try alone tells.
        case 6000 where context == .createName: .stale
        case 610: context == .create || context == .createName ? .referenceInactive : .notFound
        case 600, 1000, 1010, 1020, 10000, 10100, 10200: context == .read ? .serverFault : .outcomeUnknown
        case 630, 6240: .duplicateName(existing: digits(after: "Id="))
        case 2500, 6250: .referenceInactive
        case 4000, 4001, 4002: .unreadable
        case 5010: .stale
        case 6140: .duplicateNumber(existing: digits(after: "TxnId="))
        case 6200, 6210: .periodClosed
        case 6270: .beforeStock
        case 6110, 6120, 6450, 6480, 6540: .transactionDeposited
        case 500...9999: .invalid(field: element.flatMap { $0.isEmpty ? nil : $0 })
        default: nil
        }
    }

    /// The digits behind a mark in the detail; the marks are not translated.
    private func digits(after mark: String) -> String? {
        guard let detail, let range = detail.firstRange(of: mark) else { return nil }
        let digits = detail[range.upperBound...].prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : String(digits)
    }
}
