import Foundation
import HTTPTypes

extension EcwidSampleStore {
    /// Finds the call behind a path below `/api/v3/{storeId}`.
    func route(_ question: EcwidQuestion, _ path: [String]) throws(EcwidRefusal) -> EcwidAnswer {
        switch path[0] {
        case "profile": return try profileCall(question, path)
        case "latest-stats": return try latestStats(question)
        case "orders": return try orderCall(question, path)
        case "products": return try productCall(question, path)
        case "customers", "customer_groups": return try customerCall(question, path)
        case "application": return try applicationCall(question)
        default: throw .pathNotFound
        }
    }

    func needMethod(_ method: HTTPRequest.Method, _ question: EcwidQuestion) throws(EcwidRefusal) {
        guard question.method == method else { throw .methodNotAllowed }
    }

    private func profileCall(_ question: EcwidQuestion, _ path: [String]) throws(EcwidRefusal) -> EcwidAnswer {
        try needMethod(.get, question)
        try need("read_store_profile", question)
        switch path.count > 1 ? path[1] : "" {
        case "": return EcwidAnswer(profile)
        case "order_statuses": return EcwidAnswer(EcwidProfilePaper.orderStatuses)
        case "paymentOptions": return EcwidAnswer(profile["payment"]?["paymentOptions"] ?? [])
        default: throw .pathNotFound
        }
    }

    /// The profile as it is now; the suspension of the account shows in it.
    var profile: JSONTree {
        edits.profile ?? EcwidProfilePaper(settings: settings, country: book.mill.country).tree()
    }

    private func latestStats(_ question: EcwidQuestion) throws(EcwidRefusal) -> EcwidAnswer {
        try needMethod(.get, question)
        try need("read_store_profile", question)
        let timeline = book.mill.timeline
        let seen = timeline.count(before: now + 1)
        let generated = seen > 0 ? timeline.updated(seen - 1) : timeline.updated(0)
        let orders = JSONTree.string(StoreMoment.text(max(generated, edits.lastOrderAt)))
        let start = timeline.updated(0)
        return EcwidAnswer([
            "productsUpdated": .string(StoreMoment.text(max(start, edits.lastProductAt))),
            "ordersUpdated": orders, "profileUpdated": .string(StoreMoment.text(max(start, edits.lastProfileAt))),
            "categoriesUpdated": .string(StoreMoment.text(start)),
            "discountCouponsUpdated": .string(StoreMoment.text(start)), "abandonedSalesUpdated": orders,
            "customersUpdated": orders,
        ])
    }

    private func applicationCall(_ question: EcwidQuestion) throws(EcwidRefusal) -> EcwidAnswer {
        switch question.method {
        case .get: return EcwidAnswer(["subscriptionStatus": faults.isSuspended ? "SUSPENDED" : "ACTIVE"])
        case .delete:
            try need("update_store_profile", question)
            guard question["namespace"] == settings.clientId else { throw .wrongParameter("namespace") }
            try uninstall()
            return EcwidAnswer(["deleteCount": 1])
        default: throw .methodNotAllowed
        }
    }

    /// Kills every token of the app, as the merchant's uninstall does.
    func uninstall() throws(EcwidRefusal) {
        let tokens = Set(settings.tokens.keys).union(edits.tokens.keys)
        try commit(tokens.sorted().map { EcwidChange.token($0, nil) })
    }

    /// Wraps one page of a list. Source: ecwid.md §1.7.
    func envelope(_ items: [JSONTree], total: Int, _ window: EcwidWindow) -> JSONTree {
        [
            "total": .integer(total), "count": .integer(items.count), "offset": .integer(window.offset),
            "limit": .integer(window.limit), "items": .array(items),
        ]
    }
}

/// The part of a list that one request asks for.
struct EcwidWindow: Sendable {
    /// The real service gives no more, whatever is asked.
    static let limitMax = 100
    /// Beyond any store; keeps sums of offset and limit in range.
    private static let offsetMax = 1 << 40

    var offset: Int
    var limit: Int

    init(_ question: EcwidQuestion) throws(EcwidRefusal) {
        offset = min(EcwidWindow.offsetMax, max(0, try question.whole("offset") ?? 0))
        limit = min(EcwidWindow.limitMax, max(1, try question.whole("limit") ?? EcwidWindow.limitMax))
    }
}
