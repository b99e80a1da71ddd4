import Accounting
import Commerce
import ConnectorKit
import Foundation
import NeutralStore
import TestKit
import Testing

/// The documentation's own folder.
enum Documents {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../docs/intake").standardized

    static func example(_ name: String) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent("examples/\(name)"))
    }

    static func object(_ name: String) throws -> JSONObject { try #require(JSONReader.object(try example(name))) }
}

@Suite("A neutral order", .tags(.x11))
struct NeutralOrderTests {
    private let now = Instant(seconds: 1_780_000_000)

    private func order(_ object: JSONObject) throws -> Order {
        let pushed = try NeutralIntake().record(of: .orders, from: object, now: now)
        let profile = try #require(NeutralMapping().profile(ofOrders: [pushed.raw.body]))
        return try NeutralMapping().order(from: pushed.raw, profile: profile)
    }

    private func changed(_ change: (inout JSONObject) -> Void) throws -> JSONObject {
        var object = try Documents.object("order.json")
        change(&object)
        return object
    }

    private func fault(_ object: JSONObject) -> ShapeFault? {
        do throws(PushFault) { _ = try NeutralIntake().record(of: .orders, from: object, now: now) } catch {
            if case .shape(let fault) = error { return fault }
        }
        return nil
    }

    @Test("of the documentation says what it says", arguments: ["order.json", "order-everything.json"])
    func golden(_ name: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(try order(try Documents.object(name))), as: UTF8.self)
        expectGolden(text + "\n", named: name)
    }

    @Test("with everything says each part of an order")
    func everything() throws {
        let order = try order(try Documents.object("order-everything.json"))
        #expect(order.buyer.company == "Acme SARL")
        #expect(order.lines.map(\.kind) == [.goods, .giftCard, .service])
        #expect(order.lines.first?.supplier?.amount.description == "43.00")
        #expect(order.charges.map(\.kind) == [.shipping, .tip])
        #expect(order.tendered.description == "28.00")
        #expect(order.paid.description == "150.00")
        #expect(order.payments.last?.receivedAt == nil)
        #expect(order.payments.last?.isPaidOnOrdering == false)
        #expect(order.refunds.map(\.extent.isItemised) == [true, true])
        #expect(order.exchangeRate?.description == "1.0842")
        #expect(order.placedAt.milliseconds == 1_772_439_150_250)
        #expect(order.status.payment == .partiallyRefunded)
    }

    @Test(
        "follows from its payments where no status is told",
        arguments: [
            ("13.77", OrderStatus.Payment.paid), ("10.00", .partiallyPaid), ("", .awaiting),
        ])
    func status(_ amount: String, _ expected: OrderStatus.Payment) throws {
        let object = try changed { order in
            if amount.isEmpty { return order["payments"] = nil }
            order["payments"] = JSONReader.value(
                Data(#"[{"id":"1","method":{"title":"Card"},"amount":"\#(amount)"}]"#.utf8))
        }
        #expect(try order(object).status.payment == expected)
    }

    @Test("tells a refund of which little is known", arguments: ["everything", "unknown", "disputed"])
    func extents(_ extent: String) throws {
        let object = try changed { order in
            order["refunds"] = JSONReader.value(
                Data(
                    #"[{"id":"1","extent":"\#(extent)","listed":"5.00","stated":"6.00","refundedAt":"2026-02-01T00:00:00Z"}]"#
                        .utf8))
        }
        let refund = try #require(try order(object).refunds.first)
        switch extent {
        case "everything": #expect(refund.extent == .everything)
        case "unknown": #expect(refund.extent == .unknown)
        default:
            let (listed, stated) = (Money(minorUnits: 500, .usd), Money(minorUnits: 600, .usd))
            #expect(refund.extent == .disputed(.sum(listed: listed, stated: stated)))
        }
    }

    @Test("is refused at the very place that is not as documented")
    func places() throws {
        #expect(fault(try changed { $0["discont"] = .text("1.00") }) == ShapeFault("/discont", .unknown))
        #expect(fault(try changed { $0["total"] = .number("13.77") }) == ShapeFault("/total", .notText))
        #expect(fault(try changed { $0["total"] = .text("13,77") }) == ShapeFault("/total", .notAmount("13,77")))
        #expect(fault(try changed { $0["buyer"] = nil }) == ShapeFault("/buyer", .missing))
        #expect(fault(try changed { $0["id"] = .text("a/b") }) == ShapeFault("/id", .notIdentifier("a/b")))
        #expect(fault(try changed { $0["number"] = .text("") }) == ShapeFault("/number", .empty))
        #expect(
            fault(try changed { $0["placedAt"] = .text("2026-01-31") })
                == ShapeFault("/placedAt", .notInstant("2026-01-31")))
        #expect(fault(try changed { $0["currency"] = .text("usd") }) == ShapeFault("/currency", .notCurrency("usd")))
        #expect(
            fault(try changed { $0["version"] = .number("1.5") })
                == ShapeFault("/version", .notWhole("1.5", from: 0, to: 999_999_999_999)))
        let line = JSONReader.value(
            Data(
                #"[{"id":"1","name":"Mug","quantity":"3","unitPrice":"4.25","amount":"12.75","taxes":[{"nam":"x"}]}]"#
                    .utf8))
        #expect(fault(try changed { $0["lines"] = line }) == ShapeFault("/lines/0/taxes/0/nam", .unknown))
        let twice = JSONObject(
            members: try Documents.object("order.json").members + [.init(name: "id", value: .text("x"))])
        #expect(fault(twice) == ShapeFault("/id", .twice))
    }

    @Test("with more decimals than its currency has, or two parts of one name, cannot be read")
    func contradictions() throws {
        #expect(throws: Unreadable(field: "/total", text: "13.775 USD")) {
            try order(try changed { $0["total"] = .text("13.775") })
        }
        #expect(throws: Unreadable(field: "/payments/1/id", text: "1")) {
            try order(
                try changed {
                    $0["payments"] = JSONReader.value(
                        Data(
                            #"[{"id":"1","method":{"title":"A"},"amount":"1.00"},{"id":"1","method":{"title":"A"},"amount":"1.00"}]"#
                                .utf8))
                })
        }
    }

    @Test("is the same record however it is laid out")
    func layout() throws {
        let object = try Documents.object("order.json")
        let reversed = JSONObject(members: object.members.reversed() + [.init(name: "notes", value: .null)])
        let intake = NeutralIntake()
        #expect(
            try intake.record(of: .orders, from: object, now: now)
                == intake.record(of: .orders, from: reversed, now: now))
    }

    @Test("takes up what came apart from it, once, and its status follows")
    func assembled() throws {
        let intake = NeutralIntake()
        let unpaid = try intake.record(of: .orders, from: try changed { $0["payments"] = nil }, now: now)
        let payment = try intake.record(of: .payments, from: try Documents.object("payment.json"), now: now)
        let refund = try intake.record(of: .refunds, from: try Documents.object("refund.json"), now: now)
        #expect(payment.order == "web-1042")
        #expect(payment.raw.id == "web-1042/pm-9")
        let whole = intake.assembled(unpaid.raw, parts: [.payments: [payment.raw], .refunds: [refund.raw]])
        let profile = try #require(NeutralMapping().profile(ofOrders: [whole.body]))
        let order = try NeutralMapping().order(from: whole, profile: profile)
        #expect(order.paid.description == "13.77")
        #expect(order.status.payment == .partiallyRefunded)
        #expect(order.updatedAt == whole.updatedAt)
        #expect(whole.updatedAt.rfc3339Text == "2026-02-14T09:00:00Z")
        let again = intake.assembled(whole, parts: [.payments: [payment.raw], .refunds: [refund.raw]])
        #expect(again == whole)
    }

    @Test(
        "and every other record of the documentation is one",
        arguments: [
            ("customer.json", RecordStream.customers), ("product.json", .products), ("payment.json", .payments),
            ("refund.json", .refunds),
        ])
    func others(_ name: String, _ stream: RecordStream) throws {
        let record = try NeutralIntake().record(of: stream, from: try Documents.object(name), now: now)
        let profile = try #require(NeutralMapping().profile(ofOrders: [try Documents.example("order.json")]))
        switch stream {
        case .customers: #expect(try NeutralMapping().customer(from: record.raw).company == "Acme SARL")
        case .products: #expect(try NeutralMapping().products(from: record.raw, profile: profile).first?.sku == "TSH-L")
        default: #expect(record.order == "web-1042")
        }
    }

    @Test(
        "has its schema in the documentation",
        arguments: [
            ("order", RecordStream.orders), ("customer", .customers), ("product", .products), ("payment", .payments),
            ("refund", .refunds),
        ])
    func schemas(_ name: String, _ stream: RecordStream) throws {
        let shape = try #require(NeutralIntake().shape(of: stream))
        let document = shape.document(id: "\(name).schema.json")
        expectGolden(JSONWriter.writePretty(document) + "\n", named: "\(name).schema.json", in: "../../docs/intake")
    }

    @Test("never breaks the reader, whatever is changed in it", arguments: 1...30)
    func mutated(_ seed: UInt64) throws {
        var state = seed
        func number(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let source = Array(try Documents.example("order-everything.json"))
        for _ in 0..<40 {
            var bytes = source
            for _ in 0...number(4) { bytes[number(bytes.count)] = UInt8(number(256)) }
            guard let object = JSONReader.object(Data(bytes)) else { continue }
            do throws(PushFault) {
                let record = try NeutralIntake().record(of: .orders, from: object, now: now)
                let profile = NeutralMapping().profile(ofOrders: [record.raw.body])
                guard let profile else { continue }
                _ = try? NeutralMapping().order(from: record.raw, profile: profile)
            } catch { continue }
        }
    }
}

extension Refund.Extent {
    fileprivate var isItemised: Bool { if case .lines = self { true } else { false } }
}
