import Commerce
import ConnectorKit
import Foundation
import TestKit
import Testing

@testable import ESPOrders

@Suite("The contract of an ESP order")
struct ContractTests {
    @Test("is published as JSON Schema beside the documentation, as it is served")
    func published() throws {
        let shape = try #require(ESPIntake(ESPSettings([:])).shape(of: .orders))
        let document = shape.document(id: "esp-order-1.schema.json")
        expectGolden(
            JSONWriter.writePretty(document) + "\n", named: "esp-order-1.schema.json", in: "../../docs/connectors")
    }

    /// What the reader forgives: the day of an order that tells the day of its invoice, and a line that does not say its kind.
    private static let forgiven: Set = ["/orderDate", "/lines/0/kind"]

    @Test("is what is read: an order that fits is taken, and each rule that it breaks is told at its place")
    func held() throws {
        let shape = JSONShape.object(ESPShapes.order)
        let order = JSONValue.object(Self.wholeOrder)
        #expect(shape.mismatches(in: order).isEmpty)
        #expect(Self.rules(order).isEmpty)
        let breaches = shape.breaches(of: order)
        #expect(breaches.count > 40)
        for breach in breaches where !Self.forgiven.contains(breach.path) {
            #expect(shape.mismatches(in: breach.order).map(\.fault.path) == [breach.path])
            #expect(Self.rules(breach.order).contains { $0.pointer.hasPrefix(breach.path) }, "\(breach.path)")
        }
    }

    private static func rules(_ order: JSONValue) -> [BrokenRule] {
        ESPMapping().brokenRules(in: Data(JSONWriter.text(order).utf8))
    }

    private static var wholeOrder: JSONObject {
        let line = PaperOrder.line("L1", kind: "product", quantity: "10", price: "10.00", amount: "100.00")
        var order = PaperOrder.order(
            [PaperOrder.bought(line, from: "s-1", quantity: "10", cost: "6.00", amount: "60.00")], total: "94.50")
        order["discounts"] = .array([PaperOrder.discount("Loyal", "10.00")])
        order["taxes"] = .array([PaperOrder.tax("GST", rate: "5", of: "90.00", "4.50")])
        order["payments"] = .array([PaperOrder.payment("p1", "94.50", on: "2026-03-20")])
        return order
    }
}

/// An order that breaks one rule.
private struct Breach {
    var path: String
    var order: JSONValue
}

extension JSONShape {
    /// The value with one rule broken, for each rule that its parts have: what must be there is not, or it is written in another way.
    fileprivate func breaches(of value: JSONValue, at path: String = "") -> [Breach] {
        switch (self, value) {
        case (.nullable(let shape), _): shape.breaches(of: value, at: path)
        case (.object(let shape), .object(let object)): shape.breaches(of: object, at: path)
        case (.list(let shape, _, _), .array(let values)):
            values.prefix(1).flatMap { shape.breaches(of: $0, at: "\(path)/0") }.map { breach in
                Breach(path: breach.path, order: .array([breach.order] + values.dropFirst()))
            }
        case (.text(let text), .text) where text.kind != .plain: [Breach(path: path, order: .text("?"))]
        case (.choice, .text): [Breach(path: path, order: .text("?"))]
        default: []
        }
    }
}

extension JSONObjectShape {
    fileprivate func breaches(of object: JSONObject, at path: String) -> [Breach] {
        members.flatMap { member -> [Breach] in
            guard let value = object[member.name] else { return [] }
            let place = path.pointer(to: member.name)
            var whole = object
            let within = member.shape.breaches(of: value, at: place).map { breach in
                whole[member.name] = breach.order
                return Breach(path: breach.path, order: .object(whole))
            }
            guard member.isRequired else { return within }
            whole[member.name] = nil
            return within + [Breach(path: place, order: .object(whole))]
        }
    }
}
