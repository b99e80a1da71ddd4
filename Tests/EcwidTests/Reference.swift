import Accounting
import Commerce
import ConnectorKit
import Ecwid
import Foundation
import TestKit
import Testing

/// The vendor-shaped samples that lie beside the project on its makers' machines; tests that need them do nothing elsewhere.
enum Reference {
    /// The folder of samples, looked for upwards from this file.
    static let samples: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("shared/reference/ecwid-samples")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
        }
        return nil
    }()

    static func data(_ name: String) throws -> Data {
        guard let samples else { throw CocoaError(.fileNoSuchFile) }
        return try Data(contentsOf: samples.appendingPathComponent(name))
    }

    struct Index: Decodable, Sendable {
        var orders: [Entry]
    }

    /// The main figures of a sample order, as the samples' own index states them.
    struct Entry: Decodable, Sendable, CustomTestStringConvertible {
        var file: String
        var currency: String
        var subtotal: Decimal
        var couponDiscount: Decimal
        var discount: Decimal
        var shipping: Decimal
        var handling: Decimal
        var surcharges: Decimal
        var tax: Decimal
        var total: Decimal
        var refundedAmount: Decimal

        var testDescription: String { file }
    }

    static let entries = index(samples)

    static func index(_ folder: URL?) -> [Entry] {
        guard let folder, let data = try? Data(contentsOf: folder.appendingPathComponent("index.json")) else {
            return []
        }
        return (try? JSONDecoder().decode(Index.self, from: data).orders) ?? []
    }
}

/// Orders made for this project, each of one shape, with their figures in an index of the same form.
enum Fixture {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    static let entries = Reference.index(folder)

    /// The order of a fixture, in the currency that the index names.
    static func order(_ name: String, taxes: [StoreTax] = []) throws -> Order {
        let entry = try #require(entries.first { $0.file == "\(name).json" })
        return try order(entry, taxes: taxes)
    }

    static func order(_ entry: Reference.Entry, taxes: [StoreTax] = []) throws -> Order {
        let currency = try #require(Currency(entry.currency))
        let body = try Data(contentsOf: folder.appendingPathComponent(entry.file))
        return try EcwidMapping.order(body, .plain(currency, taxes: taxes))
    }
}

extension Decimal {
    /// The amount in minor units, by arithmetic of the tests' own.
    func units(_ digits: Int) -> Int64 {
        var scaled = self
        for _ in 0..<digits { scaled *= 10 }
        var rounded = Decimal()
        NSDecimalRound(&rounded, &scaled, 0, .plain)
        return Int64(rounded.description) ?? .min
    }
}

extension StoreProfile {
    /// A store without any setting but its currency.
    static func plain(_ currency: Currency, taxes: [StoreTax] = []) -> StoreProfile {
        StoreProfile(
            storeID: "1003001", name: "Test", country: "US", currency: currency, timeZone: "UTC",
            pricesIncludeTax: false, taxes: taxes)
    }
}

extension EcwidMapping {
    static func order(_ body: Data, _ profile: StoreProfile) throws -> Order {
        try EcwidMapping().order(from: RawRecord(id: "", updatedAt: ManualClock.start, body: body), profile: profile)
    }
}

extension Order {
    var lineUnits: Int64 { lines.map(\.amount.minorUnits).reduce(0, +) }
    var taxUnits: Int64 { (lines.flatMap(\.taxes) + charges.flatMap(\.taxes)).map(\.amount.minorUnits).reduce(0, +) }
    var tenderUnits: Int64 { tenders.map(\.amount.minorUnits).reduce(0, +) }

    func discountUnits(_ kind: Discount.Kind) -> Int64 {
        (lines.flatMap(\.discounts) + discounts).filter { $0.kind == kind }.map(\.amount.minorUnits).reduce(0, +)
    }

    func chargeUnits(_ kinds: Charge.Kind...) -> Int64 {
        charges.filter { kinds.contains($0.kind) }
            .map { $0.amount.minorUnits - $0.discounts.map(\.amount.minorUnits).reduce(0, +) }.reduce(0, +)
    }

    /// Lines less discounts, plus charges, plus tax where prices do not hold it.
    var composedUnits: Int64 {
        let goods = lineUnits - discountUnits(.coupon) - discountUnits(.promotion) - discountUnits(.manual)
        return goods + chargeUnits(.shipping, .handling, .paymentFee, .tip, .other)
            + (pricesIncludeTax ? 0 : tax.minorUnits)
    }

    var refundUnits: Int64 {
        refunds.map { refund in
            if case .amount(let amount) = refund.extent { amount.minorUnits } else { 0 }
        }.reduce(0, +)
    }
}
