import Accounting
import ConnectorKit
import Features
import Storage
import Wording

/// Rows of the integrations of a company (I1–I7).
enum IntegrationRows {
    private static let path = "/companies/{company}/integrations"
    private static let one = "\(path)/{connection}"

    static let routes = [
        Route.get(path, .company(.viewer)) { exchange in
            let company = try exchange.theCompany().id
            let integrations = Integrations(try await exchange.scope())
            let names =
                exchange.role == .administrator
                ? []
                : try await exchange.companyPeople.administrators()
            return .page(
                IntegrationsPage(
                    try await integrations.overview(), try integrations.offers(), administrators: names, exchange,
                    of: company))
        },
        Route.get("\(path)/new/{kind}", .company(.administrator)) { exchange in
            let offer = try Integrations(try await exchange.scope()).offer(exchange.parameter("kind"))
            return .page(AccessPage(new: offer, [:], exchange, of: try exchange.theCompany().id))
        },
        Route.post("\(path)/new/{kind}", .company(.administrator)) { try await install($0) },
        Route.get(one, .company(.viewer)) { .page(try await integration($0)) },
        Route.post("\(one)/visitor/password", .company(.administrator)) { exchange in
            let password = try await VisitorAccess(try await exchange.scope(), cost: exchange.cost)
                .newPassword(for: connection(exchange))
            return .page(try await integration(exchange, newPassword: password))
        },
        Route.get("\(one)/visitor/file", .company(.administrator)) { exchange in
            let card = try await VisitorAccess(try await exchange.scope()).card(of: connection(exchange))
            guard let card,
                let file = VisitorFile(
                    card, address: exchange.settings.address, description: exchange.sentences.webConnectorDescription)
            else { throw DoorStop.problem(.pageUnknown) }
            return .download(Array(file.text.utf8), type: "text/xml; charset=utf-8", name: file.name)
        },
        Route.get("\(one)/access", .company(.administrator)) { exchange in
            let integrations = Integrations(try await exchange.scope())
            let found = try await integrations.integration(connection(exchange))
            return .page(
                AccessPage(
                    again: found, try integrations.offer(found.ref.kind),
                    try await integrations.formValues(of: found.ref.id), exchange, of: try exchange.theCompany().id))
        },
        Route.post("\(one)/access", .company(.administrator)) { try await reconnect($0) },
        Route.get("\(one)/uninstall", .company(.administrator)) { exchange in
            let scope = try await exchange.scope()
            let found = try await Integrations(scope).integration(connection(exchange))
            let waiting: Int =
                if case .store(let store) = found.ref {
                    try await Integrations(scope).counts(of: store.id).unposted
                } else { 0 }
            return .page(
                UninstallPage(found, waiting: waiting, exchange.sentences, of: try exchange.theCompany().id))
        },
        Route.post("\(one)/uninstall", .company(.administrator)) { exchange in
            let outcome = try await Uninstall(try await exchange.scope()).uninstall(
                connection(exchange), isConfirmed: true)
            return .redirect(
                to: CompanyPath.integrations(try exchange.theCompany().id),
                done: outcome.isRevoked == false ? .uninstalledUnrevoked : .uninstalled)
        },
    ]

    static func connection(_ exchange: Exchange) -> ID<Connection> { ID(exchange.parameter("connection")) }

    private static func integration(_ exchange: Exchange, newPassword: String? = nil) async throws -> IntegrationPage {
        let scope = try await exchange.scope()
        let found = try await Integrations(scope).integration(connection(exchange))
        let counts: OrderCounts? =
            if case .store(let store) = found.ref { try await Integrations(scope).counts(of: store.id) } else { nil }
        let lists: [BooksList: Int]? =
            if case .books(let books) = found.ref { try await BooksLists(scope).counts(of: books.id) } else { nil }
        let card = found.ref.side == .books ? try await VisitorAccess(scope).card(of: connection(exchange)) : nil
        return IntegrationPage(
            found, counts: counts, lists: lists, exchange, of: try exchange.theCompany().id, visitor: card,
            newPassword: newPassword)
    }

    private static func install(_ exchange: Exchange) async throws -> PageAnswer {
        let company = try exchange.theCompany().id
        let integrations = Integrations(try await exchange.scope())
        let offer = try integrations.offer(exchange.parameter("kind"))
        let values = values(offer, exchange)
        do {
            switch offer.side {
            case .store:
                let (id, _) = try await integrations.installStore(offer.kind, values: values)
                return .redirect(to: CompanyPath.integration(id.rawValue, of: company), done: .storeConnected)
            case .books:
                let id = try await integrations.installBooks(offer.kind, values: values)
                return saved(offer, CompanyPath.integration(id.rawValue, of: company))
            }
        } catch let problem {
            let mistakes = Mistakes(problem, of: offer, exchange.sentences)
            return .page(
                AccessPage(new: offer, values, exchange, of: company, mistakes), status: problem.status)
        }
    }

    private static func reconnect(_ exchange: Exchange) async throws -> PageAnswer {
        let company = try exchange.theCompany().id
        let integrations = Integrations(try await exchange.scope())
        let found = try await integrations.integration(connection(exchange))
        let offer = try integrations.offer(found.ref.kind)
        let values = values(offer, exchange)
        let address = CompanyPath.integration(found.ref.id.rawValue, of: company)
        do {
            try await integrations.reconnect(found.ref.id, values: values)
            return offer.side == .store
                ? .redirect(to: address, done: .storeConnected) : saved(offer, address)
        } catch let problem {
            let mistakes = Mistakes(problem, of: offer, exchange.sentences)
            return .page(
                AccessPage(again: found, offer, values, exchange, of: company, mistakes), status: problem.status)
        }
    }

    /// To the sign-in, where there is one.
    private static func saved(_ books: IntegrationOffer, _ address: String) -> PageAnswer {
        books.hasSignInPage
            ? .redirect(to: "\(address)/sign-in", done: .booksSaved) : .redirect(to: address, done: .saved)
    }

    private static func values(_ offer: IntegrationOffer, _ exchange: Exchange) -> [String: String] {
        Dictionary(uniqueKeysWithValues: offer.form.map { ($0.key, exchange.form[$0.formName]) })
    }
}

extension OrderCounts {
    /// Orders that would be posted if it went on.
    fileprivate var unposted: Int { waiting + needsYou }
}
