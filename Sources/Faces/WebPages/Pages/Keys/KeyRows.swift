import Accounting
import ConnectorKit
import Features
import Storage
import Wording

/// Rows of the keys of a person and of a store.
enum KeyRows {
    private static let own = "/account/keys"
    private static let ofStore = "/companies/{company}/integrations/{connection}/keys"

    static let routes = [
        Route.get(own, .person) { .page(try await ownPage($0)) },
        Route.post(own, .person) { exchange in
            do {
                let company = exchange.form["company"]
                let made = try await keys(exchange).make(
                    named: exchange.form["name"],
                    scopes: Set(exchange.form.all("scope").compactMap { KeyScope(rawValue: $0) }),
                    company: company.isEmpty ? nil : ID(company), days: Int(exchange.form["days"]))
                return .page(MadeKeyPage(made, back: own, exchange.sentences))
            } catch let problem as FeatureProblem {
                let page = try await ownPage(exchange, Mistakes(problem, exchange.sentences))
                return .page(page, status: problem.status)
            }
        },
        Route.post("\(own)/{key}/end", .person) { exchange in
            try await keys(exchange).revoke(exchange.parameter("key"))
            return .redirect(to: own, done: .keyRevoked)
        },
        Route.get(ofStore, .company(.administrator)) { .page(try await storePage($0)) },
        Route.post(ofStore, .company(.administrator)) { exchange in
            do {
                let made = try await StoreKeys(try await exchange.scope()).make(
                    for: ID(exchange.parameter("connection")), named: exchange.form["name"],
                    days: Int(exchange.form["days"]))
                return .page(
                    MadeKeyPage(made, back: try address(exchange), exchange.sentences, place: .integrations))
            } catch let problem as FeatureProblem {
                let page = try await storePage(exchange, Mistakes(problem, exchange.sentences))
                return .page(page, status: problem.status)
            }
        },
        Route.post("\(ofStore)/{key}/end", .company(.administrator)) { exchange in
            try await StoreKeys(try await exchange.scope()).revoke(exchange.parameter("key"))
            return .redirect(to: try address(exchange), done: .keyRevoked)
        },
    ]

    private static func keys(_ exchange: Exchange) throws -> ProgramKeys {
        ProgramKeys(exchange.services, of: try exchange.person())
    }

    private static func address(_ exchange: Exchange) throws -> String {
        "\(CompanyPath.integration(exchange.parameter("connection"), of: try exchange.theCompany().id))/keys"
    }

    private static func ownPage(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> KeysPage {
        KeysPage(ofPerson: try await keys(exchange).list(), exchange, mistakes)
    }

    private static func storePage(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> KeysPage {
        let scope = try await exchange.scope()
        let found = try await Integrations(scope).integration(ID(exchange.parameter("connection")))
        guard found.ref.side == .store else { throw DoorStop.problem(.pageUnknown) }
        let keys = try await StoreKeys(scope).list().filter { $0.store == found.ref.id.rawValue }
        return KeysPage(of: found.ref, keys, exchange, of: try exchange.theCompany().id, mistakes)
    }
}
