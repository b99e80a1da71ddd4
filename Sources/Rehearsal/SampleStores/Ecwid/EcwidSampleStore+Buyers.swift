import Foundation

extension EcwidSampleStore {
    /// How many buyers placed these orders (by `internalId`): as many as there are e-mail addresses; of orders without one as many as
    /// customer ids; of the rest as many as pairs of name and phone.
    package func buyers(ofOrders ids: Set<String>) -> Int {
        var buyers: Set<String> = []
        let generated = Array(0..<book.mill.timeline.count(before: now + 1))
        for index in Set(generated).union(edits.orders.keys) {
            guard let order = book.current(index, edits, now: now), let id = order["internalId"]?.whole,
                ids.contains(String(id))
            else { continue }
            buyers.insert(buyer(of: order))
        }
        return buyers.count
    }

    private func buyer(of order: JSONTree) -> String {
        let email = plain(order["email"]?.text)
        if email.contains("@") { return email }
        if let customer = order["customerId"]?.whole { return "customer \(customer)" }
        let person = order["billingPerson"] ?? order["shippingPerson"]
        let name = plain(person?["name"]?.text)
        let phone = plain(person?["phone"]?.text ?? order["shippingPerson"]?["phone"]?.text).filter(\.isNumber)
        return name.isEmpty ? "order \(order["internalId"]?.whole ?? 0)" : "person \(name) \(phone)"
    }

    /// Small letters, digits and signs that are seen, accents in one piece.
    private func plain(_ text: String?) -> String {
        let seen = (text ?? "").lowercased().unicodeScalars.filter { scalar in
            !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
                && scalar.properties.generalCategory != .control
        }
        return String(String.UnicodeScalarView(seen)).precomposedStringWithCanonicalMapping
    }
}
