import Foundation
import HTTPTypes

extension EcwidSampleStore {
    /// Commands for scripts under `/sample`, beside the real API and without tokens:
    /// `GET summary`, `GET webhooks`, `POST limits|search|token|scopes|account|faults|clock`, `POST orders`,
    /// `POST orders/{id}`, `POST orders/{id}/refund`, `POST orders/{id}/fields`, `DELETE orders/{id}`,
    /// `POST products/{id}[/{combination}]`, `POST profile`.
    func sampleCommand(_ question: EcwidQuestion) throws(EcwidRefusal) -> EcwidAnswer {
        let path = Array(question.path.dropFirst())
        let body = try question.json()
        switch (question.method, path.first ?? "") {
        case (.get, "summary"): return EcwidAnswer(summary().tree)
        case (.get, "webhooks"): return EcwidAnswer(.array(try webhooks.map(EcwidSampleStore.tree)))
        case (.post, "orders"), (.delete, "orders"): return try orderCommand(question.method, path, body)
        case (.post, "products"): try productCommand(path, body)
        case (.post, "profile"): try editProfile(tree: body)
        case (.post, "token"): try tokenCommand(body)
        case (.post, let knob): try turn(knob, body)
        default: throw .pathNotFound
        }
        return EcwidAnswer(["done": true])
    }

    private static func tree(_ webhook: EcwidWebhook) throws(EcwidRefusal) -> JSONTree {
        ["signature": .string(webhook.signature), "body": try object(webhook.body)]
    }

    private func turn(_ knob: String, _ body: JSONTree) throws(EcwidRefusal) {
        switch knob {
        case "limits": turnLimits(body)
        case "search":
            setSearch(
                delaySeconds: body["delaySeconds"]?.whole.map { Int($0) },
                order: body["order"]?.text.flatMap(EcwidResultOrder.init))
        case "scopes":
            if body["restore"]?.flag == true { restoreScopes() }
            removeScopes(Set((body["remove"]?.elements ?? []).compactMap(\.text)))
        case "account": try turnAccount(body)
        case "faults":
            if let answers = body["failuresNext"]?.whole { failNext(Int(answers)) }
            if let share = body["failuresPerMille"]?.whole { fail(perMille: Int(share)) }
            if let seconds = body["slowSeconds"]?.whole { setSlow(seconds: Int(seconds)) }
        case "clock": advanceClock(seconds: Int(body["advanceSeconds"]?.whole ?? 0))
        default: throw .pathNotFound
        }
    }

    private func turnLimits(_ body: JSONTree) {
        if let limit = body["requestsPerMinute"] { setRequestLimit(perMinute: limit.whole.map { Int($0) }) }
        guard let seconds = body["closedSeconds"]?.whole else { return }
        closeDoor(to: body["token"]?.text ?? EcwidSampleSettings.tokenUsual, seconds: Int(seconds))
    }

    private func turnAccount(_ body: JSONTree) throws(EcwidRefusal) {
        if let flag = body["suspended"]?.flag { setSuspended(flag) }
        if let flag = body["freePlan"]?.flag { setFreePlan(flag) }
        if body["uninstalled"]?.flag == true { try uninstallApp() }
    }

    private func tokenCommand(_ body: JSONTree) throws(EcwidRefusal) {
        guard let token = body["token"]?.text else { throw .wrongParameter("token") }
        if let scopes = body["scopes"]?.elements {
            try grant(token: token, scopes: Set(scopes.compactMap(\.text)))
        } else {
            try revoke(token: token)
        }
    }

    private func orderCommand(
        _ method: HTTPRequest.Method, _ path: [String], _ body: JSONTree
    ) throws(EcwidRefusal) -> EcwidAnswer {
        if method == .delete {
            guard path.count == 2 else { throw .pathNotFound }
            try deleteOrder(path[1])
            return EcwidAnswer(["done": true])
        }
        switch path.count > 2 ? path[2] : "" {
        case "" where path.count == 1: return EcwidAnswer(try place(body))
        case "":
            try setStatus(
                order: path[1], payment: body["paymentStatus"]?.text, fulfillment: body["fulfillmentStatus"]?.text)
        case "refund":
            let amount = body["amount"]?.number
            let minor = amount?.units(decimals: book.mill.country.precision)
            if amount != nil, minor == nil { throw .wrongParameter("amount") }
            try refund(order: path[1], minorUnits: minor, reason: body["reason"]?.text ?? "")
        case "fields": try editOrder(path[1], tree: body)
        default: throw .pathNotFound
        }
        return EcwidAnswer(try find(path[1]).1)
    }

    private func place(_ body: JSONTree) throws(EcwidRefusal) -> JSONTree {
        let lines = (body["lines"]?.elements ?? []).map { line in
            EcwidNewOrder.Line(sku: line["sku"]?.text ?? "", quantity: Int(line["quantity"]?.whole ?? 1))
        }
        let placed = try placeOrder(
            EcwidNewOrder(
                paymentStatus: body["paymentStatus"]?.text ?? "PAID", lines: lines,
                buyer: body["buyer"]?.whole.map { Int($0) },
                extras: Set((body["extras"]?.elements ?? []).compactMap { $0.text.flatMap(EcwidOrderExtra.init) })))
        return try find(placed.id).1
    }

    private func productCommand(_ path: [String], _ body: JSONTree) throws(EcwidRefusal) {
        guard path.count > 1, let id = Int(path[1]) else { throw .productNotFound }
        try editProduct(id, combination: path.count > 2 ? Int(path[2]) : nil, tree: body)
    }
}
