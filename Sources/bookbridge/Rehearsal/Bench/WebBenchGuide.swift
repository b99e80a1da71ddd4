import Accounting
import AllConnectors
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import SQLStorage
import SQLiteDriver
import Storage
import Transport
import WebPages

/// One page to be asked for.
struct WebPlace {
    var name: String
    var path: String

    static let firstPage = "orders, page 1"
    static let farPage = "orders, page 1,000"
    static let searchNumber = "orders by number"
    static let searchName = "orders by name"
    static let searchBoth = "orders by name and amount"
}

/// Knows the pages that there are, from the table of rows, and where each is found.
struct WebBenchGuide {
    /// The secret of the session of somebody who may see everything.
    let session: String
    private let orders: [WebPlace]

    private static let root = "/companies/\(RehearsalCompany.company)"
    private static let pageSize = 50

    init(data: URL) async throws {
        session = try await Self.signIn(data)
        let database = try HistoryBench.database(data)
        let far = try await database.read { connection in
            try connection.rows(
                """
                SELECT placed_at, id, number, customer, total FROM orders
                WHERE store = '\(RehearsalCompany.store)' AND placed_at IS NOT NULL
                ORDER BY placed_at DESC, id DESC LIMIT 1 OFFSET \(999 * Self.pageSize - 1)
                """, []
            ) {
                (
                    placed: try $0.integer(0), id: try $0.text(1), number: try $0.text(2), buyer: try $0.text(3),
                    total: try $0.integer(4)
                )
            }
        }.first
        let list = "\(Self.root)/orders"
        var places = [WebPlace(name: WebPlace.firstPage, path: list)]
        if let far {
            func coded(_ text: String) -> String {
                text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
            }
            let amount = "\(far.total / 100).\(far.total % 100 < 10 ? "0" : "")\(far.total % 100)"
            places += [
                WebPlace(
                    name: WebPlace.farPage,
                    path: "\(list)?older=\(coded("\(far.placed)/\(RehearsalCompany.store)/\(far.id)"))"),
                WebPlace(name: WebPlace.searchNumber, path: "\(list)?q=\(coded(far.number))"),
                WebPlace(name: WebPlace.searchName, path: "\(list)?q=\(coded(far.buyer))"),
                WebPlace(name: WebPlace.searchBoth, path: "\(list)?q=\(coded("\(far.buyer) \(amount)"))"),
                WebPlace(name: "orders that need somebody", path: "\(list)?state=needsYou"),
            ]
        }
        orders = places
    }

    /// An administrator with a session, as after a sign-in.
    private static func signIn(_ data: URL) async throws -> String {
        let network = HTTPNetwork()
        let archive = try await DataFolder(data.path, [:]).openArchive()
        let services = Services(
            archive: archive, world: .system(network: network), connectors: Connectors.all, process: .current)
        let user = try await People(services).add(email: "tess@example.com", name: "Tess Marlowick", isOwner: true)
        let password = OneTimeSecret.typed(by: services.world.chance).text
        let link = try await People(services).passwordLink(for: user)
        _ = try await Accounts(services).reset(byLink: link.secret.text, to: password)
        let outcome = try await SignIns(services).signIn(
            email: user.email, password: password, isKept: true, from: .init(address: "127.0.0.1", browser: "bench"))
        try await network.shutdown()
        guard case .signedIn(_, let secret) = outcome else { throw BenchProblem.clientFailed("no session") }
        return secret.text
    }

    /// One address for every page that links lead to, and what is asked of the list of orders.
    func places(_ visitor: WebVisitor) async throws -> [WebPlace] {
        let patterns = Pages.routes.filter { $0.method == .get && $0.access != .file }.map(\.pattern)
        var found: [String: String] = [:]
        var waiting = ["/companies", "/account", Self.root]
        var seen = Set(waiting)
        while let path = waiting.popLast() {
            let (status, text) = try await visitor.read(path)
            guard status == 200 else { continue }
            if let pattern = patterns.first(where: { Self.fits(path, $0) }) { found[pattern] = path }
            for match in text.matches(of: /href="(\/[^"?#]*)/) {
                let link = String(match.1)
                guard let pattern = patterns.first(where: { Self.fits(link, $0) }), found[pattern] == nil,
                    !Self.isLeftOut(pattern), seen.insert(link).inserted
                else { continue }
                waiting.append(link)
            }
        }
        return orders + found.sorted { $0.key < $1.key }.map { WebPlace(name: $0.key, path: $0.value) }
    }

    /// Files for the disk, and what asks the store or the books.
    private static func isLeftOut(_ pattern: String) -> Bool {
        ["/export", "/undos/new", "/sign-in", "/lists", "/languages/{tag}", "/setup/{step}"].contains {
            pattern.hasSuffix($0)
        }
    }

    private static func fits(_ path: String, _ pattern: String) -> Bool {
        let (parts, names) = (path.split(separator: "/"), pattern.split(separator: "/"))
        return parts.count == names.count && zip(parts, names).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
    }
}
