/// What a query asks for of names, times and numbers.
struct NameFilter {
    private let matches: (String) -> Bool

    /// Reads `NameFilter` or `NameRangeFilter`, or the same of numbers; letters count alike in both cases.
    init(_ request: Element, filter: String, range: String, field: String) {
        if let named = request.child(filter) {
            let text = (named.value(field) ?? "").lowercased()
            switch named.value("MatchCriterion") {
            case "StartsWith": matches = { $0.lowercased().hasPrefix(text) }
            case "EndsWith": matches = { $0.lowercased().hasSuffix(text) }
            default: matches = { $0.lowercased().contains(text) }
            }
        } else if let between = request.child(range) {
            let from = (between.value("From" + field) ?? "").lowercased()
            let to = between.value("To" + field)?.lowercased()
            matches = { name in name.lowercased() >= from && (to.map { name.lowercased() <= $0 } ?? true) }
        } else {
            matches = { _ in true }
        }
    }

    func takes(_ name: String) -> Bool { matches(name) }
}

extension CompanyFile {
    /// Whether a moment lies between two local times, both included; offsets are not read. Source: §3.5.
    func isBetween(_ moment: Moment, _ element: Element?, _ from: String, _ to: String) -> Bool {
        guard let element else { return true }
        let local = moment.local(profile.zone)
        if let start = element.value(from).flatMap({ Moment.local($0, endOfDay: false) }), local < start {
            return false
        }
        if let end = element.value(to).flatMap({ Moment.local($0, endOfDay: true) }), local > end { return false }
        return true
    }

    /// The days that a range names, by its ends or by a word; nil for a word that is not known here.
    func days(_ range: Element?) throws(Refusal) -> ClosedRange<CalendarDay> {
        let first = CalendarDay(year: 1900, month: 1, day: 1)
        let last = CalendarDay(year: 9999, month: 12, day: 31)
        guard let range else { return first...last }
        let (year, month, _) = today.parts
        switch range.value("DateMacro") {
        case nil:
            let from = range.day("FromTxnDate") ?? first
            let to = range.day("ToTxnDate") ?? last
            guard from <= to else { throw Refusal(3030, "The start of the range is after its end.") }
            return from...to
        case "All": return first...last
        case "Today": return today...today
        case "Yesterday": return today.adding(days: -1)...today.adding(days: -1)
        case "ThisMonthToDate": return CalendarDay(year: year, month: month, day: 1)...today
        case "ThisCalendarYearToDate", "ThisFiscalYearToDate": return CalendarDay(year: year, month: 1, day: 1)...today
        case "ThisCalendarYear", "ThisFiscalYear":
            return CalendarDay(year: year, month: 1, day: 1)...CalendarDay(year: year, month: 12, day: 31)
        case let word: throw Refusal(1030, "This message is not supported: DateMacro \(word ?? "").")
        }
    }

    /// The elements that an entity, account or item filter names, with those below where it asks for them.
    func filtered(_ filter: Element?, _ kinds: [ListKind]) throws(Refusal) -> Set<Int>? {
        guard let filter else { return nil }
        var result: Set<Int> = []
        for child in filter.children {
            let found =
                child.name.hasPrefix("ListID")
                ? number(id: child.text, kinds)
                : kinds.lazy.compactMap { number(named: child.text, in: $0.nameSpace) }.first { number in
                    records[number].map { kinds.contains($0.kind) } ?? false
                }
            guard let found else { throw .requiredNotFound(child.text) }
            result.insert(found)
            if child.name.hasSuffix("WithChildren") {
                result.formUnion(records.values.filter { kinds.contains($0.kind) && isUnder($0, found) }.map(\.number))
            }
        }
        return result
    }

    private func isUnder(_ record: ListRecord, _ ancestor: Int) -> Bool {
        guard let parent = record.parent else { return false }
        return parent == ancestor || (records[parent].map { isUnder($0, ancestor) } ?? false)
    }
}

extension Refusal {
    static func requiredNotFound(_ text: String) -> Refusal {
        Refusal(
            500,
            "The query request has not been fully completed. There was a required element (\"\(text)\") that could not be found in QuickBooks."
        )
    }

    static let nothingFound = Refusal(1, "A query request did not find a matching object in QuickBooks")
}
