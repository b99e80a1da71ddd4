import Accounting
import ConnectorKit
import Features
import Storage
import WebDoor
import Wording

/// Rows of the sign-in to the books: out to the vendor, back, and the reading of the lists (I4, I5).
enum BooksSignInRows {
    private static let path = "/companies/{company}/integrations/{connection}"
    /// One address for all companies: it is registered at the vendor once.
    private static let callback = "/callback"

    static let routes = [
        Route.get("\(path)/sign-in", .company(.administrator)) { exchange in
            let scope = try await exchange.scope()
            let found = try await Integrations(scope).integration(IntegrationRows.connection(exchange))
            let origin = try await BooksSignIn(scope).origin(of: books(exchange))
            let problem = SignInReturnWord(rawValue: exchange.query["problem"])
            return .page(
                BooksSignInPage(
                    found, callback: address(exchange), origin: origin, problem, exchange.sentences,
                    of: try exchange.theCompany().id))
        },
        Route.post("\(path)/sign-in", .company(.administrator)) { exchange in
            let target = try await BooksSignIn(try await exchange.scope()).begin(
                books(exchange), redirectURI: address(exchange), in: try browser(exchange))
            return .redirect(to: target)
        },
        Route.get(callback, .person) { try await comeBack($0) },
        Route.get("\(path)/lists", .company(.administrator)) { exchange in
            let company = try exchange.theCompany().id
            let scope = try await exchange.scope()
            let found = try await Integrations(scope).integration(IntegrationRows.connection(exchange))
            let lists = BooksLists(scope)
            if try await lists.readOn(books(exchange)) {
                // That other books are meant now is told once more where the person stays.
                let isReplaced = exchange.query["done"] == DoneWord.booksReplaced.rawValue
                return .redirect(
                    to: CompanyPath.integration(found.ref.id.rawValue, of: company),
                    done: isReplaced ? .booksReplaced : .listsRead)
            }
            let read = try await lists.counts(of: books(exchange))
            return .page(ReadingPage(found, read, exchange.sentences, of: company)).reloading(
                everySeconds: 1, isLive: true)
        },
        // As the page does, each look reads on.
        Route.get("\(path)/lists/events", .company(.administrator)) { exchange in
            let (company, books) = (try exchange.theCompany().id, books(exchange))
            let scope = try await exchange.scope()
            let found = try await Integrations(scope).integration(IntegrationRows.connection(exchange))
            return try await .live {
                if try await BooksLists(scope).readOn(books) { return nil }
                let read = try await BooksLists(scope).counts(of: books)
                return LiveProgress(found.ref.id, read, exchange.sentences, of: company)
            }
        },
    ]

    private static func books(_ exchange: Exchange) -> ID<Books> { ID(exchange.parameter("connection")) }

    private static func address(_ exchange: Exchange) -> String { exchange.settings.address + callback }

    /// The session in which it was begun must be that in which it ends.
    private static func browser(_ exchange: Exchange) throws -> String {
        guard let session = exchange.signed?.session.id else { throw DoorStop.signInNeeded }
        return session
    }

    /// What the vendor's page sent the browser back with. Whatever it says, the browser goes on to an address without codes.
    private static func comeBack(_ exchange: Exchange) async throws -> PageAnswer {
        guard let id = BooksSignIn.connection(inState: exchange.query["state"]),
            let scope = try await scope(of: id, exchange)
        else { throw DoorStop.problem(.pageUnknown) }
        let page = CompanyPath.integration(id.rawValue, of: scope.company.rawValue)
        do {
            let finished = try await BooksSignIn(scope).finish(
                id, callback: "?\(exchange.request.query)", redirectURI: address(exchange),
                in: try browser(exchange), readsLists: false)
            return .redirect(
                to: "\(page)/lists", done: finished.replaced == nil ? .booksSignedIn : .booksReplaced)
        } catch let problem as FeatureProblem {
            if case .signInNotBegun = problem {
                let found = try await Integrations(scope).integration(ID(id.rawValue))
                let isDone = found.ref.state == .active
                return .redirect(to: "\(page)/sign-in?problem=\(isDone ? SignInReturnWord.used : .old)")
            }
            guard let word = SignInReturnWord(problem) else { throw problem }
            return .redirect(to: "\(page)/sign-in?problem=\(word)")
        }
    }

    /// The handle on the connection's company for the person, who must be its administrator; `nil` for everybody else.
    private static func scope(of id: ID<Books>, _ exchange: Exchange) async throws -> CompanyScope? {
        let company: String
        do { company = try await exchange.services.scope(ofConnection: id.rawValue).company.rawValue } catch {
            return nil
        }
        guard let own = exchange.companies.first(where: { $0.company.id == company }), own.role == .administrator
        else { return nil }
        return try await exchange.services.scope(company, as: try exchange.requester(own.role))
    }
}

extension SignInReturnWord {
    /// Why a sign-in came to nothing; `nil` for what is no matter of the sign-in.
    init?(_ problem: FeatureProblem) {
        guard case .connection(let problem) = problem else { return nil }
        switch problem {
        case .signIn(.consentRefused): self = .consentRefused
        case .signIn(.addressCut): self = .cut
        case .signIn(.stateForeign): self = .old
        case .signIn(.requestRefused): self = .requestRefused
        case .signIn(.codeWorn): self = .worn
        case .signIn(.failed(let cause)): self = cause.cause == .clientRefused ? .clientRefused : .unanswered
        case .signInElsewhere: self = .elsewhere
        case .signInExpired: self = .expired
        case .booksRefused: self = .unread
        case .otherBooks: self = .otherCompany
        case .booksShared, .uninstalled: self = .sharedCompany
        case .nameUnfit, .companyNameEmpty, .nameTaken, .kindFixed, .noSignIn, .notSignedIn, .fieldShapeless,
            .fieldTwice, .fieldUnknown, .fieldUnfit, .addressInside, .valueMissing, .otherStore, .storeShared,
            .booksTwice, .storeRefused, .unconfirmed:
            return nil
        }
    }
}
