import Accounting
import ConnectorKit
import Features
import Outputs
import Storage
import WebDoor

/// Connecting stores and books, and ending connections.
enum ConnectionRoutes {
    private static let company = "/companies/{company}"

    static let routes: [APIRoute] = [
        .post(
            "/companies", "makeCompany", .owner(.connections), "Makes a company.",
            body: .object([
                .field("id", .word(64), "A short word by which addresses name it: letters, digits, `-`, `_`, `.`."),
                .field("name", .word(200)),
            ]), example: .members(("id", .text("larkmoor")), ("name", .text("Larkmoor Promotions"))), success: .created,
            Results.company
        ) { call in
            let (id, name) = (call.text("id") ?? "", call.text("name") ?? "")
            let user = try call.theUser()
            _ = try await Companies(call.services).create(
                id, name: name, as: try call.theHolder().requester(.administrator))
            _ = user
            return try .json(CompanyOutput(CompanyRow(id: id, name: name), .administrator)).at("/companies/\(id)")
        },
        .get(
            "\(company)/offers", "listOffers", .company(.seeConnections),
            "What can be connected, and what its form asks for.",
            .object([.field("items", .list(Results.offer, most: 1000))])
        ) { call in
            try .json(["items": try Integrations(try call.scope()).offers().map { OfferOutput($0, call.sentences) }])
        },
        .get(
            "\(company)/connections", "listConnections", .company(.seeConnections),
            "What is connected, with its state, its last contact and its next run.",
            .object([.field("items", .list(Results.connection, most: 10_000))])
        ) { call in
            try .json(["items": try await Integrations(try call.scope()).overview().map(IntegrationOutput.init)])
        },
        .get(
            "\(company)/connections/{connection}", "readConnection", .company(.seeConnections), "One connection.",
            Results.connection
        ) { call in
            try .json(
                IntegrationOutput(
                    try await Integrations(try call.scope()).integration(ID(call.parameter("connection")))))
        },
        .post(
            "\(company)/connections", "connect", .company(.changeConnections),
            "Connects a store, or keeps the settings of books for the sign-in. One that was connected before goes on under its old name.",
            body: .object([
                .field("kind", .word(64), "A kind that the offers list."),
                .field("values", .map(.text()), "The fields of its form, by their keys."),
            ]),
            example: .members(
                ("kind", .text("shop")), ("values", .members(("storeID", .text("1003")), ("token", .text("secret_…"))))),
            success: .created, Results.connection
        ) { call in
            let integrations = Integrations(try call.scope())
            let (kind, values) = (call.text("kind") ?? "", call.values("values"))
            let id: ID<Connection>
            switch try integrations.offer(kind).side {
            case .store: id = ID(try await integrations.installStore(kind, values: values).id.rawValue)
            case .books: id = ID(try await integrations.installBooks(kind, values: values).rawValue)
            }
            let made = IntegrationOutput(try await integrations.integration(id))
            return try .json(made).at("/companies/\(call.parameter("company"))/connections/\(id.rawValue)")
        },
        .put(
            "\(company)/connections/{connection}", "reconnect", .company(.changeConnections),
            "Connects again with changed settings; what is left out stays.",
            body: .object([.field("values", .map(.text()))]),
            example: .members(("values", .members(("token", .text("secret_…"))))), Results.connection
        ) { call in
            let integrations = Integrations(try call.scope())
            let id = ID<Connection>(call.parameter("connection"))
            try await integrations.reconnect(id, values: call.values("values"))
            return try .json(IntegrationOutput(try await integrations.integration(id)))
        },
        .delete(
            "\(company)/connections/{connection}", "uninstall", .company(.changeConnections),
            "Ends a connection: its sign-in is revoked, its secrets are forgotten, its workflows stop; its history stays."
        ) { call in
            _ = try await Uninstall(try call.scope()).uninstall(ID(call.parameter("connection")), isConfirmed: true)
            return .done
        },
        .post(
            "\(company)/connections/{connection}/sign-in", "beginSignIn", .company(.changeConnections),
            "Begins the sign-in to books: a person’s browser must open the address that comes back.",
            body: .object([
                .field(
                    "redirectURI", .text(.address), "Where the browser comes back to; registered with the application.")
            ]), example: .members(("redirectURI", .text("https://example.com/callback"))),
            .object([.field("address", .text())])
        ) { call in
            let address = try await BooksSignIn(try call.scope()).begin(
                ID(call.parameter("connection")), redirectURI: call.text("redirectURI") ?? "")
            return try .json(["address": address])
        },
        .post(
            "\(company)/connections/{connection}/sign-in/callback", "finishSignIn", .company(.changeConnections),
            "Ends the sign-in with the whole address that the browser came back to; the lists of the books are then read.",
            body: .object([.field("redirectURI", .text(.address)), .field("callback", .word(8000))]),
            example: .members(
                ("redirectURI", .text("https://example.com/callback")),
                ("callback", .text("https://example.com/callback?code=…&state=…&realmId=…"))), Results.connection
        ) { call in
            let scope = try call.scope()
            let id = call.parameter("connection")
            _ = try await BooksSignIn(scope).finish(
                ID(id), callback: call.text("callback") ?? "", redirectURI: call.text("redirectURI") ?? "")
            return try .json(IntegrationOutput(try await Integrations(scope).integration(ID(id))))
        },
        .get(
            "\(company)/ailments", "listAilments", .company(.seeConnections),
            "What keeps the company from being synced, or soon will; empty when all is well.",
            .object([
                .field(
                    "items", .list(.object([.field("hinders", .flag), .field("message", .text())]), most: 10_000))
            ])
        ) { call in
            let found = try await Health(call.services).ailments(of: try call.scope())
            return try .json(["items": found.map { AilmentOutput($0, call.sentences) }])
        },
    ]
}
