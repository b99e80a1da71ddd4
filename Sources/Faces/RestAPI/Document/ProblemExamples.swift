import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Storage
import Sync
import Wording

extension CallProblem {
    /// One of each, for the reference.
    static let examples: [CallProblem] = [
        .addressUnknown, .cursorUnknown, .methodUnfit, .keyMissing, .tooLarge(bytesMax: APIRoute.bytesMaxUsual),
        .kindUnfit(expected: APIRoute.json), .bodyBroken(line: 3, column: 7),
        .fieldsUnfit([FieldFault("/lines/2/amount", .expected("218.50"))]), .tooManyCalls(seconds: 42), .nameReused,
        .underWay, .versionNeeded, .versionMoved, .unforeseen,
    ]
}

extension FeatureProblem {
    /// The most usual ones, for the reference.
    static let examples: [FeatureProblem] =
        [
            .program(.keyRefused), .program(.scopeMissing(.push)), .notAllowed(.syncStores, role: .viewer),
            .companyUnknown("larkmoor"), .connectionUnknown("larkmoor-shop"), .orderUnknown("1042"),
            .runUnknown("7k2"), .importing(.unknown("9f3")), .importing(.underWay), .importing(.notLookedAt),
            .importing(.taken), .stopped(.notSetUp), .stopped(.alreadyRunning), .settingsMoved(to: 4),
            .fieldMissing(key: "token"), .connection(.fieldUnknown("colour", known: ["token"])),
            .connection(.fieldUnfit(key: "currency", value: "XX", kind: .currency)), .push(.noRecords),
            .push(.notTaken(kind: "shop", stream: .orders, takes: [])),
        ] + refusals.map { .push(.refused($0)) }

    private static let refusals: [PushRefusal] =
        [
            .older(kept: 3), .contradicts(version: 3), .otherRecord(address: "web-1042", body: "web-1043"),
            .sumsDiffer([.totalsDiffer(order: Money(minorUnits: 1400, .usd), computed: Money(minorUnits: 1377, .usd))]),
            .contradictory(
                .signs(
                    place: "/lines/0/quantity", name: "Mug", quantity: ExactDecimal(-3),
                    price: ExactDecimal(coefficient: 425, scale: 2), amount: Money(minorUnits: 1275, .usd))),
            .unfit(.unreadable(Unreadable(field: "/placedAt", text: "2026-02-31T00:00:00Z"))),
        ] + faults.map { .unfit(.shape(ShapeFault("/lines/0/amount", $0))) }

    private static let faults: [ShapeFault.Cause] = [
        .missing, .unknown, .twice, .notText, .tooLong(max: 40), .notAmount("12.3456"),
    ]
}
