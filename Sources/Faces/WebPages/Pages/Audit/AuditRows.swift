import Features
import Foundation
import HTTPTypes
import Storage
import Wording

/// Rows of the audit.
enum AuditRows {
    private static let path = "/companies/{company}/audit"
    static let pageSize = 50

    static let routes = [
        Route.get(path, .company(.bookkeeper)) { exchange in
            let (filter, before) = (AuditFilter(exchange.query), Int(exchange.query["before"]))
            let entries = try await AuditTrail(try await exchange.scope())
                .page(filter.question(exchange), before: before, limit: pageSize)
            return .page(AuditPage(entries, filter, before: before, try exchange.theCompany(), exchange))
        },
        Route.get("\(path)/export", .company(.bookkeeper)) { exchange in
            let question = AuditFilter(exchange.query).question(exchange)
            let sheet = try await AuditTrail(try await exchange.scope())
                .sheet(question, after: Int(exchange.query["after"]) ?? 0)
            return try exchange.download(sheet.text, "audit")
        },
        Route.get("\(path)/verification", .company(.bookkeeper)) { exchange in
            .page(
                VerificationPage(
                    try await AuditTrail(try await exchange.scope()).lastVerification(), try exchange.theCompany(),
                    exchange))
        },
        Route.post("\(path)/verification", .company(.bookkeeper)) { exchange in
            let (company, text) = (
                try exchange.theCompany(), exchange.form["noted"].trimmingCharacters(in: .whitespacesAndNewlines)
            )
            let trail = AuditTrail(try await exchange.scope())
            let noted = AuditHead(note: text)
            guard noted != nil || text.isEmpty else {
                let mistakes = Mistakes(exchange.sentences.notedUnfit(text), at: "noted")
                return .page(
                    VerificationPage(try await trail.lastVerification(), noted: text, company, exchange, mistakes),
                    status: .unprocessableContent)
            }
            try await trail.verifyForAll(noted: noted)
            return .redirect(to: "\(CompanyPath.audit(company.id))/verification")
        },
        Route.get("\(path)/{place}", .company(.bookkeeper)) { exchange in
            let trail = AuditTrail(try await exchange.scope())
            guard let place = Int(exchange.parameter("place")), place > 0, let entry = try await trail.entry(at: place)
            else { throw DoorStop.problem(.pageUnknown) }
            let partner = try await trail.partner(of: entry)
            let isLast = try await trail.entry(at: place + 1) == nil
            return .page(AuditEntryPage(entry, partner: partner, isLast: isLast, try exchange.theCompany(), exchange))
        },
    ]
}
