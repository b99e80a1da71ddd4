import Foundation

/// A product of the sample instance.
struct MyFulfillmentGoods: Sendable {
    enum Kind: String, Sendable { case simple, kit, alias, virtual }

    var id: Int
    var sku: String
    var name: String
    var kind = Kind.simple
    /// Ten-thousandths of the currency's unit.
    var price: Int64
    var cost: Int64?
    var taxCode = "FR20"
    var stock = 0
    var aliasOf: String?
    var components: [String] = []
    var isDisabled = false
    var updatedAt: Int64

    /// The catalogue of a seed: mugs and teas, a kit of both, another name for a mug, gift wrap, and what is sold no more.
    static func catalogue(
        seed: UInt64, count: Int, _ home: MyFulfillmentSampleHome, at start: Int64
    ) -> [MyFulfillmentGoods] {
        var goods: [MyFulfillmentGoods] = []
        for index in 0..<max(count - 4, 3) {
            var chance = SeededChance(seed: seed, purpose: 71, index: index)
            let isTea = index % 3 == 1
            let cents = Int64(chance.within(150...4500))
            let word = isTea ? teas[index % teas.count] : wares[index % wares.count]
            // Some prices are told to the hundredth of a cent.
            let price = cents * 100 + (index % 7 == 6 ? Int64(chance.within(1...99)) : 0)
            goods.append(
                MyFulfillmentGoods(
                    id: 9001 + index, sku: "\(isTea ? "THE" : "ART")-\(100 + index)", name: "\(word) n° \(index + 1)",
                    price: price, cost: price * 45 / 100, taxCode: isTea ? home.reduced.code : home.standard.code,
                    stock: chance.within(0...300), updatedAt: start + Int64(index)))
        }
        let next = 9001 + goods.count
        goods.append(
            MyFulfillmentGoods(
                id: next, sku: "COFFRET-1", name: "Coffret découverte", kind: .kit, price: 299_000, cost: 121_000,
                taxCode: home.standard.code,
                components: [goods[0].sku, goods[1].sku], updatedAt: start))
        goods.append(
            MyFulfillmentGoods(
                id: next + 1, sku: goods[0].sku + "-MKT", name: goods[0].name + " (annonce)", kind: .alias,
                price: goods[0].price, taxCode: goods[0].taxCode, aliasOf: goods[0].sku, updatedAt: start))
        goods.append(
            MyFulfillmentGoods(
                id: next + 2, sku: "EMBALLAGE", name: "Emballage cadeau", kind: .virtual, price: 25_000,
                taxCode: home.standard.code, updatedAt: start))
        goods.append(
            MyFulfillmentGoods(
                id: next + 3, sku: "ANCIEN-1_deleted", name: "Théière ancienne", price: 240_000, cost: 110_000,
                taxCode: home.standard.code, isDisabled: true, updatedAt: start))
        return goods
    }

    private static let teas = ["Thé noir", "Thé vert", "Infusion verveine"]
    private static let wares = ["Mug grès", "Bol laqué", "Plateau chêne", "Infuseur inox"]

    /// As the catalogue's list has it.
    var tree: JSONTree {
        [
            "id": .integer(id), "sku": .string(sku), "name": .string(name), "type": .string(kind.rawValue),
            "status": .string(isDisabled ? "disabled" : "enabled"), "price": .string(FrenchAmount.exact(price)),
            "cost": cost.map { .string(FrenchAmount.exact($0)) } ?? .null, "tax_code": .string(taxCode),
            "alias_of": aliasOf.map { .string($0) } ?? .null,
            "components": .array(components.map { ["sku": .string($0), "qty": 1] }),
            "updated_at": .string(MyFulfillmentMoment.text(updatedAt)),
        ]
    }
}

/// Amounts as texts: cents with two decimals, ten-thousandths with as many as they need.
enum FrenchAmount {
    static func cents(_ cents: Int64) -> String {
        let (whole, rest) = (abs(cents) / 100, abs(cents) % 100)
        return "\(cents < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    static func exact(_ units: Int64) -> String {
        if units % 100 == 0 { return cents(units / 100) }
        let rest = String(10_000 + abs(units) % 10_000).dropFirst()
        return "\(units < 0 ? "-" : "")\(abs(units) / 10_000).\(rest)"
    }

    /// A product of ten-thousandths and pieces, in cents, half up.
    static func row(_ price: Int64, _ quantity: Int64) -> Int64 { (price * quantity + 50) / 100 }

    /// A tax of tenths of a per cent on cents, half up.
    static func tax(_ cents: Int64, tenths: Int64) -> Int64 { (cents * tenths + 500) / 1000 }
}

/// `2026-03-09T12:00:40.000000Z`.
enum MyFulfillmentMoment {
    static func text(_ seconds: Int64) -> String {
        StoreMoment.text(seconds).replacing(" +0000", with: ".000000Z").replacing(" ", with: "T")
    }

    /// `09/03/2026`, as the clocks of the instance's country say.
    static func frenchDay(_ seconds: Int64) -> String {
        day(seconds).split(separator: "-").reversed().joined(separator: "/")
    }

    /// `2026-03-09`.
    static func day(_ seconds: Int64) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Paris") ?? .gmt
        let parts = calendar.dateComponents(
            [.year, .month, .day], from: Date(timeIntervalSince1970: TimeInterval(seconds)))
        func two(_ part: Int?) -> String { String(String(100 + (part ?? 0)).dropFirst()) }
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
    }
}
