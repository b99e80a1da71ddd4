import Accounting
import Features
import Foundation
import LinkLedger
import Storage
import Wording

/// What the address of a list of orders asks for; what it cannot be is passed over.
struct OrderQuery: Hashable {
    enum Days: String, CaseIterable { case today, week, month, lastMonth }

    var state: OrderState?
    var store: String?
    var cause: String?
    var days: Days?
    var from: BusinessDate?
    var to: BusinessDate?
    var search = ""
    var place = OrderPagePlace.newest

    init() {}

    init(_ fields: FormFields) {
        state = OrderState(rawValue: fields["state"])
        store = fields["store"].isEmpty ? nil : fields["store"]
        cause = fields["cause"].isEmpty ? nil : String(fields["cause"].prefix(Self.lettersMax))
        days = Days(rawValue: fields["days"])
        (from, to) = (BusinessDate(fields["from"]), BusinessDate(fields["to"]))
        if let first = from, let last = to, last < first { (from, to) = (last, first) }
        search = String(fields["q"].prefix(Self.lettersMax))
        if let last = Self.place(fields["older"]) {
            place = .older(than: last)
        } else if let last = Self.place(fields["newer"]) {
            place = .newer(than: last)
        }
    }

    /// Whether anything but the state narrows the list.
    var isNarrowed: Bool { with { _ in } != bare }

    /// The state alone, from the beginning.
    var bare: OrderQuery {
        var bare = OrderQuery()
        bare.state = state
        return bare
    }

    /// The days that are asked for: those that were typed before those that were chosen.
    func span(_ today: BusinessDate) -> (first: BusinessDate?, last: BusinessDate?) {
        if from != nil || to != nil { return (from, to) }
        let month: ClosedRange<BusinessDate> = today.month
        return switch days {
        case nil: (nil, nil)
        case .today: (today, today)
        case .week: (today.adding(days: -6), today)
        case .month: (month.lowerBound, month.upperBound)
        case .lastMonth: Self.month(of: month.lowerBound.adding(days: -1))
        }
    }

    private static func month(of day: BusinessDate) -> (first: BusinessDate?, last: BusinessDate?) {
        let month: ClosedRange<BusinessDate> = day.month
        return (month.lowerBound, month.upperBound)
    }

    func selection(now: Instant, in zone: TimeZone) -> OrderSelection {
        var selection = OrderSelection()
        (selection.store, selection.state) = (store.map { ID($0) }, state)
        (selection.cause, selection.search) = (cause, search)
        let (first, last) = span(BusinessDate(now, in: zone))
        guard first != nil || last != nil else { return selection }
        let start = first?.instant(in: zone) ?? Instant(milliseconds: 0)
        let end = last?.adding(days: 1).instant(in: zone) ?? Instant(milliseconds: .max)
        selection.placed = start..<max(start, end)
        return selection
    }

    /// The query of an address that asks for the same; empty or with its question mark.
    var text: String {
        var parts: [(String, String)] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { parts.append((name, value)) }
        }
        add("state", state?.rawValue)
        add("store", store)
        add("cause", cause)
        add("days", days?.rawValue)
        add("from", from?.description)
        add("to", to?.description)
        add("q", search)
        switch place {
        case .newest: break
        case .older(let last): add("older", Self.text(last))
        case .newer(let last): add("newer", Self.text(last))
        }
        if parts.isEmpty { return "" }
        return "?" + parts.map { "\($0)=\(QueryText.coded($1))" }.joined(separator: "&")
    }

    /// The same with a change, from the beginning of the list.
    func with(_ change: (inout OrderQuery) -> Void) -> OrderQuery {
        var query = self
        query.place = .newest
        change(&query)
        return query
    }

    private static func place(_ text: String) -> OrderPlace? {
        let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0].isEmpty || Int64(parts[0]) != nil else { return nil }
        return OrderPlace(
            placedAt: Int64(parts[0]).map { Instant(milliseconds: $0) }, store: parts[1], id: parts[2])
    }

    private static func text(_ place: OrderPlace) -> String {
        "\(place.placedAt.map { String($0.milliseconds) } ?? "")/\(place.store)/\(place.id)"
    }

    /// Longer than any name.
    private static let lettersMax = 200
}

extension OrderRef {
    /// As the boxes of a form name an order.
    var text: String { "\(store.rawValue)/\(id.rawValue)" }

    /// `nil` for what no box of ours says.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(store: ID(String(parts[0])), id: ID(String(parts[1])))
    }
}
