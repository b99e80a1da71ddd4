/// One person or company that buys from a sample store, the same each time it is looked up.
struct EcwidBuyer: Sendable {
    var rank: Int
    var name: String
    var givenName: String?
    var familyName: String?
    var companyName: String?
    /// Empty for the few orders that were typed in by an employee.
    var email: String
    var address: EcwidAddress
    var region: Int
    var taxNumber: String?
    var isTaxExempt: Bool
    /// Bought without an account; some such orders carry no customer id at all.
    var isGuest: Bool
    var hasCustomerId: Bool
    /// Registered a second time: the same person under another customer id.
    var usesSecondAccount = false
    var group: (id: Int64, name: String)?

    var customerId: Int64 {
        EcwidBuyer.customerIdFirst + Int64(rank) + (usesSecondAccount ? EcwidBuyer.secondAccounts : 0)
    }

    static let customerIdFirst: Int64 = 270_900_000
    /// What a second customer id has more than the first.
    static let secondAccounts: Int64 = 50_000_000
}

/// All buyers of a store: who they are, and which generated orders are theirs.
///
/// A small group of regulars places one order in ten; everybody else takes turns. Both directions are arithmetic,
/// so a store of a million orders needs no table.
struct EcwidBuyers: Sendable {
    let settings: EcwidSampleSettings
    let country: EcwidCountry
    let regulars: Int
    let others: Int

    init(settings: EcwidSampleSettings, country: EcwidCountry) {
        self.settings = settings
        self.country = country
        let all = max(2, settings.isEveryBuyerNew ? settings.orders : settings.orders / 3)
        regulars = settings.isEveryBuyerNew ? 0 : all / 50 + 1
        others = all - regulars
    }

    var count: Int { regulars + others }

    /// Whose order this is.
    func rank(ofOrder index: Int) -> Int {
        if regulars == 0 { return index }
        if index % 10 == 0 { return (index / 10) % regulars }
        return regulars + (index - index / 10 - 1) % max(1, others)
    }

    /// The generated orders of one buyer, oldest change first.
    func orders(ofRank rank: Int) -> [Int] {
        if regulars == 0 { return rank < settings.orders ? [rank] : [] }
        var found: [Int] = []
        if rank < regulars {
            var turn = rank
            while turn * 10 < settings.orders {
                found.append(turn * 10)
                turn += regulars
            }
        } else {
            var turn = rank - regulars
            while true {
                let index = turn + turn / 9 + 1
                guard index < settings.orders else { break }
                found.append(index)
                turn += max(1, others)
            }
        }
        return found
    }

    func buyer(_ rank: Int) -> EcwidBuyer {
        var chance = SeededChance(seed: settings.seed, purpose: 2, index: rank)
        let region = drawRegion(&chance)
        let place = chance.pick(country.regions[region].places, otherwise: country.company)
        var buyer = EcwidBuyer(
            rank: rank, name: "", email: "buyer\(rank)@example.com", address: place, region: region,
            isTaxExempt: false, isGuest: false, hasCustomerId: true)
        name(&buyer, &chance)
        guard settings.mix == .realistic else { return buyer }
        dressUp(&buyer, &chance)
        settleIn(&buyer)
        return buyer
    }

    private func drawRegion(_ chance: inout SeededChance) -> Int {
        var left = chance.below(country.regions.reduce(0) { $0 + $1.share })
        for (place, region) in country.regions.enumerated() {
            if left < region.share { return place }
            left -= region.share
        }
        return 0
    }

    private func name(_ buyer: inout EcwidBuyer, _ chance: inout SeededChance) {
        let given = chance.pick(country.people.given, otherwise: "Anna")
        var family = chance.pick(country.people.family, otherwise: "Reed")
        // Enough different people for a benchmark; the realistic mix keeps its namesakes.
        if settings.mix == .plain { family += " \(buyer.rank)" }
        buyer.givenName = given
        buyer.familyName = family
        buyer.name = "\(given) \(family)"
    }

    private func dressUp(_ buyer: inout EcwidBuyer, _ chance: inout SeededChance) {
        if country.regions[buyer.region].isReverseCharge || chance.happens(perMille: 180) {
            buyer.companyName = chance.pick(country.people.companies, otherwise: "Example")
            if chance.happens(perMille: 700) { buyer.companyName? += " \(buyer.rank % 97)" }
            buyer.taxNumber = "\(buyer.address.countryCode)\(100_000_000 + buyer.rank * 7)"
            if chance.happens(perMille: 300) { buyer.group = (31001, "Wholesale") }
            buyer.isTaxExempt = !country.pricesIncludeTax && chance.happens(perMille: 60)
        } else if chance.happens(perMille: 200) {
            buyer.isGuest = true
            buyer.hasCustomerId = chance.happens(perMille: 600)
            if !buyer.hasCustomerId, chance.happens(perMille: 80) { buyer.email = "" }
        }
        if chance.happens(perMille: 40) { rename(&buyer, EcwidBuyers.oddNames[chance.below(12)]) }
    }

    private func rename(_ buyer: inout EcwidBuyer, _ name: String) {
        buyer.name = name
        let words = name.split(separator: " ")
        buyer.givenName = words.count > 1 ? words.dropLast().joined(separator: " ") : nil
        buyer.familyName = words.count > 1 ? words.last.map(String.init) : nil
    }

    /// Names that real buyers type. Source: ecwid.md §8.17.
    private static let oddNames = [
        "Zoë 🎈", "محمد العربي", "שרה כהן", "O'Brien: Dublin", "李小龙", "Ольга Иванова", "cher", "Anna \"Nan\" Reed",
        "José María de la Concepción Fernández y García-Huidobro", "Smith & Sons <b>Ltd</b>", "Ng\tLee", "Jan 2:Office",
    ]
}
