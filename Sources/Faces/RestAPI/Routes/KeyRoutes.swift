import Accounting
import ConnectorKit
import Features
import Outputs
import Storage
import Wording

/// Keys of programs: those of the owner of the key that asks, and those of the stores of a company.
enum KeyRoutes {
    static let routes: [APIRoute] = [
        .get(
            "/keys", "listKeys", .key(.read), "The keys of the owner of this one, newest first.",
            .object([.field("items", .list(Results.key, most: 10_000))])
        ) { call in
            let keys = try await ProgramKeys(call.services, of: try call.theUser()).list()
            return try .json(["items": keys.map { KeyOutput($0) }])
        },
        .post(
            "/keys", "makeKey", .key(.people),
            "Makes another key of the same owner. It may do no more than this one, reaches no other company and lasts no longer.",
            body: .object([
                .field("name", .word(80), "What people call it."),
                .field(
                    "scopes", .list(.choice(KeyScope.ofUsers.map(\.rawValue)), most: 20),
                    "What it is for; `read` is always among them."),
                .optional("company", .word(64), "The one company that it reaches; without it all of its owner’s."),
                .optional("days", .integer(1...ProgramKeys.daysMax), "When it ends; without it never."),
            ]),
            example: .members(
                ("name", .text("Month end")), ("scopes", .array([.text("sync"), .text("orders")])),
                ("days", .number("365"))), success: .created, Results.key
        ) { call in
            let holder = try call.theHolder()
            if let company = call.text("company"), !call.companies.contains(where: { $0.company.id == company }) {
                let known = call.companies.map(\.company.id).joined(separator: " | ")
                throw CallStop.refused([FieldFault("/company", .expected(known))])
            }
            let made = try await ProgramKeys(call.services, of: try call.theUser()).make(
                named: call.text("name") ?? "", scopes: Set(call.texts("scopes").compactMap { KeyScope(rawValue: $0) }),
                company: call.text("company").map { ID($0) }, days: call.number("days"), within: holder)
            return try .json(KeyOutput(made.key, secret: made.secret))
        },
        .delete(
            "/keys/{key}", "revokeKey", .key(.read),
            "Ends a key of the same owner at once, also this one; another than this needs the scope `people`."
        ) { call in
            let (holder, id) = (try call.theHolder(), call.parameter("key"))
            if id != holder.key.id { try holder.require(.people) }
            try await ProgramKeys(call.services, of: try call.theUser()).revoke(id)
            return .done
        },
        .get(
            "/companies/{company}/store-keys", "listStoreKeys", .company(.changeConnections),
            "The keys by which programs push into the stores of a company.",
            .object([.field("items", .list(Results.key, most: 10_000))])
        ) { call in
            try .json(["items": try await StoreKeys(try call.scope()).list().map { KeyOutput($0) }])
        },
        .post(
            "/companies/{company}/stores/{store}/keys", "makeStoreKey", .company(.changeConnections),
            "Makes a key that pushes records into one store and reaches nothing else.",
            body: .object([
                .field("name", .word(80), "What people call it."),
                .optional("days", .integer(1...ProgramKeys.daysMax), "When it ends; without it never."),
            ]), example: .members(("name", .text("Warehouse")), ("days", .number("365"))), success: .created,
            Results.key
        ) { call in
            let made = try await StoreKeys(try call.scope()).make(
                for: call.store, named: call.text("name") ?? "", days: call.number("days"))
            return try .json(KeyOutput(made.key, secret: made.secret))
        },
        .delete(
            "/companies/{company}/store-keys/{key}", "revokeStoreKey", .company(.changeConnections),
            "Ends a key of a store at once."
        ) { call in
            try await StoreKeys(try call.scope()).revoke(call.parameter("key"))
            return .done
        },
    ]
}
