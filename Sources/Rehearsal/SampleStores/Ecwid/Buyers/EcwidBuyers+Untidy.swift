import Foundation

/// People are untidy: they share phones and addresses, and write themselves otherwise on each order.
///
/// Drawn apart from everything else, so that goods, taxes and amounts of an order do not hang on it.
extension EcwidBuyers {
    /// The buyer of a generated order, as written on it.
    func buyer(ofOrder index: Int) -> EcwidBuyer {
        var buyer = buyer(rank(ofOrder: index))
        guard settings.mix == .realistic else { return buyer }
        var chance = SeededChance(seed: settings.seed, purpose: 4, index: index)
        if !buyer.email.isEmpty {
            if chance.happens(perMille: 200) { buyer.email = respelled(buyer.email, &chance) }
            if chance.happens(perMille: 120) { buyer.hasCustomerId = false }
            if chance.happens(perMille: 80) { buyer.usesSecondAccount = true }
        }
        if chance.happens(perMille: 80) { buyer.name = renamed(buyer.name, &chance) }
        return buyer
    }

    /// Most have a phone of their own, others that of the house; some have an address together, some none.
    func settleIn(_ buyer: inout EcwidBuyer) {
        var chance = SeededChance(seed: settings.seed, purpose: 3, index: buyer.rank)
        if chance.happens(perMille: 700) {
            let own = String(10_000 + buyer.rank % 90_000)
            buyer.address.phone = String(buyer.address.phone.dropLast(own.count)) + own
        }
        guard buyer.companyName == nil, !buyer.email.isEmpty else { return }
        if chance.happens(perMille: 30) {
            buyer.email = ""
        } else if buyer.rank > 0, chance.happens(perMille: 40) {
            buyer.email = "buyer\(buyer.rank - 1)@example.com"
        }
    }

    private func respelled(_ email: String, _ chance: inout SeededChance) -> String {
        switch chance.below(5) {
        case 0: email.uppercased()
        case 1: " " + email
        case 2: email + "\u{A0}"
        case 3: "\t" + email.prefix(1).uppercased() + email.dropFirst() + "\n"
        default: email + "\u{200B}"
        }
    }

    /// Capitals, blanks, and letters with accents in two pieces.
    private func renamed(_ name: String, _ chance: inout SeededChance) -> String {
        switch chance.below(4) {
        case 0: name.uppercased()
        case 1: "  " + name.split(separator: " ").joined(separator: "  ") + " "
        case 2: name.lowercased()
        default: name.decomposedStringWithCanonicalMapping
        }
    }
}
