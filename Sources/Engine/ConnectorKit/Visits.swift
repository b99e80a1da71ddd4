import Foundation

/// The visits of books that call us, one at a time for each company of theirs.
package actor Visits {
    private var open: [String: Visit] = [:]

    package init() {}

    /// A visit begins; the one that was there before ends, since nobody is at two places.
    package func begin(_ visit: Visit, of books: String) async {
        let before = open.updateValue(visit, forKey: books)
        if let before, before !== visit { await before.end() }
    }

    /// The visit is over; another that has begun meanwhile goes on.
    package func end(_ visit: Visit, of books: String) async {
        if open[books] === visit { open[books] = nil }
        await visit.end()
    }

    package func visit(of books: String) -> Visit? { open[books] }

    /// Whether something can be said to these books now.
    package func isHere(_ books: String) async -> Bool {
        guard let visit = open[books] else { return false }
        return await visit.isOpen
    }
}

/// The way out with a door at its side: what is addressed to books that call us waits for their visit, everything else leaves as ever.
package struct VisitedNetwork: Network {
    private let network: any Network
    private let visits: Visits

    package init(_ network: any Network, _ visits: Visits) {
        self.network = network
        self.visits = visits
    }

    /// Where these books are addressed.
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

/// Settings of a connection to books that call us, which nobody types.
package enum VisitorSettings {
    /// Names the company file for ever: the visitor writes it into the file, and tells it at each visit.
    package static let fileID = "fileID"
    /// The code of a problem that says: nobody visits now, it waits.
    package static let nobodyCode = "no_visit"
}
