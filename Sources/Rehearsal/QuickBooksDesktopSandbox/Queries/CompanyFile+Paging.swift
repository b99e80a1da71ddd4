/// Reading a query page by page. Source: quickbooks-desktop.md §3.6.
extension CompanyFile {
    /// The numbers of this page, and the attributes that tell of the rest.
    ///
    /// - Parameter all: every number that the filters take; called for a first page only.
    func page(
        _ request: Element, _ session: inout DesktopSession, all: () throws(Refusal) -> [Int]
    ) throws(Refusal) -> (numbers: [Int], attributes: [Element.Attribute]) {
        let max = request.value("MaxReturned").flatMap { Int($0) }
        if let max, max < 1 {
            throw Refusal(3031, "The value \"\(max)\" in the field \"MaxReturned\" is out of range.")
        }
        guard let iterator = request[attribute: "iterator"] else {
            if request[attribute: "iteratorID"] != nil { throw .missing("iterator") }
            let numbers = try all()
            let shown = max.map { Array(numbers.prefix($0)) } ?? numbers
            return (shown, [Element.Attribute(name: "retCount", value: String(shown.count))])
        }
        var signature = request
        signature.attributes = []
        signature.remove("MaxReturned")
        if iterator == "Start" {
            guard let max else { throw .missing("MaxReturned") }
            if request[attribute: "iteratorID"] != nil { throw .notAllowed("iteratorID", "It begins an iterator.") }
            let numbers = try all()
            session.iterationCount += 1
            let id = Self.iteratorID(session.iterationCount, now)
            return take(Iteration(request: request.name, signature: signature, rest: numbers[...]), id, max, &session)
        }
        let id = request[attribute: "iteratorID"] ?? ""
        guard let iteration = session.iterations[id] else { throw .invalidID(id, "iteratorID") }
        if iterator == "Stop" {
            session.iterations[id] = nil
            return ([], [])
        }
        guard let max else { throw .missing("MaxReturned") }
        guard iteration.request == request.name, iteration.signature == signature else {
            throw .conflicting("iteratorID", "The iterator belongs to another request.")
        }
        return take(iteration, id, max, &session)
    }

    private func take(
        _ iteration: Iteration, _ id: String, _ max: Int, _ session: inout DesktopSession
    ) -> (numbers: [Int], attributes: [Element.Attribute]) {
        let numbers = Array(iteration.rest.prefix(max))
        var left = iteration
        left.rest = iteration.rest.dropFirst(max)
        session.iterations[id] = left.rest.isEmpty ? nil : left
        return (
            numbers,
            [
                Element.Attribute(name: "retCount", value: String(numbers.count)),
                Element.Attribute(name: "iteratorRemainingCount", value: String(left.rest.count)),
                Element.Attribute(name: "iteratorID", value: id),
            ]
        )
    }

    private static func iteratorID(_ count: Int, _ now: Moment) -> String {
        func hex(_ number: Int64, _ length: Int) -> String {
            let text = String(number, radix: 16)
            return String(repeating: "0", count: Swift.max(0, length - text.utf8.count)) + text.suffix(length)
        }
        return "{\(hex(now.seconds, 8))-0000-4000-8000-\(hex(Int64(count), 12))}"
    }
}
