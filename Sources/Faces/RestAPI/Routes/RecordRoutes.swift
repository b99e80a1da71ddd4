import Accounting
import ConnectorKit
import Features
import Foundation
import LinkLedger
import Outputs
import Storage
import Sync
import Wording

/// Synced records, people and the audit.
enum RecordRoutes {
    private static let company = "/companies/{company}"

    static let routes: [APIRoute] = [
        .list(
            "\(company)/stores/{store}/products", "listProducts", .company(.seeOrders),
            "The products of a store beside their items of the books.",
            query: [
                .optional("needsYou", .flag, "Only those that need a person."),
                .optional("search", .word(), "A part of a name or code."),
            ], of: Results.product
        ) { call in
            let page = try await SyncedProducts(try call.scope()).page(
                of: call.store, needingYou: call.query["needsYou"] == "true", search: call.query["search"] ?? "",
                after: try call.after(Cursor.product), limit: call.limit)
            return try .page(
                page.products.map { SyncedProductOutput($0, call.sentences) }, next: page.next.map(Cursor.text))
        },
        .list(
            "\(company)/stores/{store}/records", "listRecords", .company(.seeOrders),
            "The records of the books that stand for things of a store.",
            query: [
                .field("family", .choice(of: RecordFamily.self), example: .text("invoices")),
                .optional("search", .word(), "A part of a number or a name."),
            ], of: Results.record
        ) { call in
            guard let family = call.query["family"].flatMap({ RecordFamily(rawValue: $0) }) else { return .done }
            let page = try await SyncedRecords(try call.scope()).page(
                family, of: call.store, search: call.query["search"] ?? "", after: try call.after(Cursor.link),
                limit: call.limit)
            return try .page(page.records.map(SyncedRecordOutput.init), next: page.next.map(Cursor.text))
        },
        .post(
            "\(company)/stores/{store}/record-retries", "retryRecords", .company(.retryOrders),
            "Has records of a family that need a person decided again, and its feed run; gives the run to follow.",
            body: .object([.field("family", .choice(of: SyncedFamily.self))]),
            example: .members(("family", .text("invoices"))), success: .accepted, Results.runs
        ) { call in
            let family = call.text("family").flatMap { SyncedFamily(rawValue: $0) } ?? .products
            return try await RunRoutes.runs([try await family.retry(in: try call.scope(), of: call.store)], call)
        },
        .post(
            "\(company)/stores/{store}/unlinkings", "unlinkRecord", .company(.undoPosted),
            "Ends that a record of the books stands for a product, a customer or a document of the store; it stays there as it is.",
            body: .object([
                .field("family", .choice(of: SyncedFamily.self)),
                .field(
                    "name", .word(),
                    "A product by its code, a customer by name or the books’ identifier, a document by its number."),
            ]), example: .members(("family", .text("products")), ("name", .text("TEA-250")))
        ) { call in
            let family = call.text("family").flatMap { SyncedFamily(rawValue: $0) } ?? .products
            try await Unlinking(try call.scope()).named(call.text("name") ?? "", family, of: call.store)
            return .done
        },
        .get(
            "\(company)/people", "listPeople", .company(.seePeople), "The people of a company with their roles.",
            .object([.field("items", .list(Results.member, most: 10_000))])
        ) { call in
            try .json(["items": try await CompanyPeople(try call.scope()).members().map(MemberOutput.init)])
        },
        .put(
            "\(company)/people/{person}/role", "setRole", .company(.changePeople), "Gives a person another role.",
            body: .object([.field("role", .choice(of: Role.self))]), example: .members(("role", .text("clerk")))
        ) { call in
            let people = CompanyPeople(try call.scope())
            let member = try await people.member(call.parameter("person"))
            try await people.setRole(call.text("role").flatMap { Role(rawValue: $0) }, of: member.user)
            return .done
        },
        .delete(
            "\(company)/people/{person}", "removePerson", .company(.changePeople),
            "Takes a person’s role in the company away; the account stays."
        ) { call in
            let people = CompanyPeople(try call.scope())
            try await people.setRole(nil, of: try await people.member(call.parameter("person")).user)
            return .done
        },
        .get(
            "\(company)/invitations", "listInvitations", .company(.seePeople),
            "Invitations that are open, newest first.",
            .object([.field("items", .list(Results.invitation, most: 10_000))])
        ) { call in
            let passes = try await CompanyPeople(try call.scope()).invitations()
            return try .json(["items": passes.map { InvitationOutput($0) }])
        },
        .post(
            "\(company)/invitations", "invite", .company(.changePeople),
            "Invites somebody; the link works once, for a week, and is told this once.",
            body: .object([.field("email", .text(.email)), .field("role", .choice(of: Role.self))]),
            example: .members(("email", .text("anna@example.com")), ("role", .text("clerk"))), success: .created,
            Results.invitation
        ) { call in
            let role = call.text("role").flatMap { Role(rawValue: $0) } ?? .viewer
            let link = try await CompanyPeople(try call.scope()).invite(call.text("email") ?? "", as: role)
            let address = "\(call.settings.address)/invitations/\(link.secret.text)"
            return try .json(InvitationOutput(link.pass, link: address))
        },
        .delete(
            "\(company)/invitations/{invitation}", "withdrawInvitation", .company(.changePeople),
            "Withdraws an invitation that is open."
        ) { call in
            try await CompanyPeople(try call.scope()).withdrawInvitation(call.parameter("invitation"))
            return .done
        },
        .get(
            "\(company)/teams", "listTeams", .company(.seePeople), "The teams of a company.",
            .object([.field("items", .list(Results.team, most: 10_000))])
        ) { call in try .json(["items": try await CompanyPeople(try call.scope()).teams().map(TeamOutput.init)]) },
        .post(
            "\(company)/teams", "makeTeam", .company(.changePeople), "Makes a team.", body: team, example: teamExample
        ) { call in
            try await CompanyPeople(try call.scope()).saveTeam(
                nil, named: call.text("name") ?? "", members: try await members(call))
            return .done
        },
        .put(
            "\(company)/teams/{team}", "saveTeam", .company(.changePeople),
            "Gives a team another name and other members.",
            body: team, example: teamExample
        ) { call in
            try await CompanyPeople(try call.scope()).saveTeam(
                call.parameter("team"), named: call.text("name") ?? "", members: try await members(call))
            return .done
        },
        .delete("\(company)/teams/{team}", "removeTeam", .company(.changePeople), "Removes a team.") { call in
            try await CompanyPeople(try call.scope()).removeTeam(call.parameter("team"))
            return .done
        },
        .list(
            "\(company)/audit", "listAudit", .company(.seeAudit), "Who did what, newest first.",
            query: [
                .optional("order", .word(), "An order by its number or identifier."),
                .optional("document", .word(), "A document by its number, a list record by its name."),
                .optional("actor", .word()), .optional("action", .choice(of: AuditAction.self)),
                .optional("run", .word()),
            ], of: Results.auditEntry
        ) { call in
            var question = AuditQuestion()
            (question.order, question.document) = (call.query["order"], call.query["document"])
            (question.rest.actor, question.rest.run) = (call.query["actor"], call.query["run"])
            question.rest.action = call.query["action"].flatMap { AuditAction(rawValue: $0) }
            let before = try call.after { Cursor.word($0).flatMap(Int.init) }
            let entries = try await AuditTrail(try call.scope()).page(question, before: before, limit: call.limit)
            return try .page(
                entries.map { AuditOutput($0) },
                next: entries.count < call.limit ? nil : entries.last.map { Cursor.text(String($0.place)) })
        },
        .get(
            "\(company)/audit-verdict", "verifyAudit", .company(.seeAudit),
            "Recomputes every hash of the audit and says whether it is whole.", Results.verdict
        ) { call in try .json(VerdictOutput(try await AuditTrail(try call.scope()).verify())) },
    ]

    private static let team = JSONShape.object([
        .field("name", .word(80)), .field("members", .list(.word(), most: 1000), "People, by identifier."),
    ])
    private static let teamExample = JSONValue.members(("name", .text("Sales desk")), ("members", .array([])))

    /// Only people of the company.
    private static func members(_ call: APICall) async throws -> [String] {
        let people = CompanyPeople(try call.scope())
        var known: [String] = []
        for id in call.texts("members") { known.append(try await people.member(id).user.id) }
        return known
    }
}
