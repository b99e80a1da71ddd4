import Foundation

/// The visits of books that call us, one at a time for each company of theirs.
package actor Visits {
    private var open: [String: Visit] = [:]

    package init() {}

    /// Begins a visit; an earlier one to the same company ends.
    package func begin(_ visit: Visit, of books: String) async {
        let before = open.updateValue(visit, forKey: books)
        if let before, before !== visit { await before.end() }
    }

    /// Ends the visit; another that has begun meanwhile goes on.
    package func end(_ visit: Visit, of books: String) async {
        if open[books] === visit { open[books] = nil }
        await visit.end()
    }

    package func visit(of books: String) -> Visit? { open[books] }

    /// Whether these books can be reached now.
    package func isHere(_ books: String) async -> Bool {
        guard let visit = open[books] else { return false }
        return await visit.isOpen
    }
}

/// A network that serves books that call us: requests addressed to them wait for their visit; all others go to the usual network.
package struct VisitedNetwork: Network {
    private let network: any Network
    private let visits: Visits

    package init(_ network: any Network, _ visits: Visits) {
        self.network = network
        self.visits = visits
    }

    /// The address that stands for these books.
    package static func address(of books: String) -> String { scheme + books }

    private static let scheme = "visit:"

    package func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        guard request.url.hasPrefix(Self.scheme) else { return try await network.send(request) }
        let books = String(request.url.dropFirst(Self.scheme.count))
        guard let visit = await visits.visit(of: books) else { throw .notSent(Self.nobody) }
        do throws(Visit.Failure) {
            let answer = try await visit.exchange(String(decoding: request.body, as: UTF8.self))
            return IncomingAnswer(status: 200, body: Data(answer.utf8))
        } catch {
            switch error {
            case .notFetched: throw .notSent(Self.nobody)
            case .notAnswered: throw .interrupted("the visitor left")
            }
        }
    }

    private static let nobody = "nobody is visiting"
}

/// Settings of a connection to books that call us; no person enters them.
package enum VisitorSettings {
    /// Identifies the company file for ever: the visitor writes it into the file, and sends it at each visit.
    package static let fileID = "fileID"
    /// The code of the problem that no visit is on at present; the work waits.
    package static let nobodyCode = "no_visit"
}
