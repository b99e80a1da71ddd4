import Accounting
import Commerce
import ConnectorKit
import Foundation
import OpenCart
import TestKit
import Testing

/// Orders of real stores that lie beside the project on its makers' machines; tests that need them do nothing elsewhere.
enum Reference {
    /// The folder of samples, looked for upwards from this file.
    static let samples: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("shared/reference/opencart-samples")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
        }
        return nil
    }()

    /// One order with the figures that stand beside it.
    struct Sample: Sendable, CustomTestStringConvertible {
        var file: String
        var testDescription: String { file }

        /// `oc3040`, the store that it comes from.
        var store: String { String(file.dropLast(".json".count).suffix(6)) }
    }

    static let orders: [Sample] = {
        guard let samples, let names = try? FileManager.default.contentsOfDirectory(atPath: samples.path) else {
            return []
        }
        return names.filter { $0.hasSuffix(".json") && $0.first?.isNumber == true }.sorted().map { Sample(file: $0) }
    }()

    static func data(_ name: String) throws -> Data {
        guard let samples else { throw CocoaError(.fileNoSuchFile) }
        return try Data(contentsOf: samples.appendingPathComponent(name))
    }

    static func order(_ sample: Sample) throws -> Order {
        let mapping = OpenCartMapping()
        let profile = try mapping.profile(from: data("lists_\(sample.store).json"))
        return try mapping.order(from: .of(try data(sample.file)), profile: profile)
    }

    /// The figures beside an order, by name.
    static func checks(_ sample: Sample) throws -> [String: Any] {
        let whole = try JSONSerialization.jsonObject(with: data(sample.file)) as? [String: Any]
        return whole?["_checks"] as? [String: Any] ?? [:]
    }
}

extension RawRecord {
    static func of(_ body: Data) -> RawRecord { RawRecord(id: "", updatedAt: ManualClock.start, body: body) }
}

extension Order {
    var lineUnits: Int64 { lines.map(\.amount.minorUnits).reduce(0, +) }
    var taxUnits: Int64 { (lines.flatMap(\.taxes) + charges.flatMap(\.taxes)).map(\.amount.minorUnits).reduce(0, +) }
    var tenderUnits: Int64 { tenders.map(\.amount.minorUnits).reduce(0, +) }
    var discountUnits: Int64 {
        (lines.flatMap(\.discounts) + charges.flatMap(\.discounts) + discounts).map(\.amount.minorUnits).reduce(0, +)
    }
    var chargeUnits: Int64 { charges.map(\.amount.minorUnits).reduce(0, +) }
    /// What the total holds beyond its parts: the rounding line.
    var residual: Int64 { total.minorUnits - lineUnits - chargeUnits + discountUnits - tax.minorUnits }
}
