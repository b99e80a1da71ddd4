import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Wording

/// Why records and rows are not taken, one example of each cause.
enum IntakeExamples {
    static let words: [Word] =
        refusals.map { name, refusal in Word("push.\(name)") { $0.sentence(refusal) } }
        + warnings.map { warning in Word("warning.\(warning.code)") { $0.sentence(warning) } }
        + shapes.map { name, cause in Word("shape.\(name)") { $0.sentence(ShapeFault("/lines/0/amount", cause)) } }
        + rows.map { name, cause in Word("row.\(name)") { $0.sentence(CSVFault(line: 12, column: "Total", cause)) } }
        + CSVForm.Separator.allCases.map { separator in Word("separator.\(separator)") { $0.name(of: separator) } }
        + CSVForm.DecimalSign.allCases.map { sign in Word("decimal.\(sign)") { $0.name(of: sign) } }
        + CSVForm.DayOrder.allCases.map { order in Word("days.\(order)") { $0.name(of: order) } }
        + CSVOpenQuestion.allCases.map { question in Word("open.\(question)") { $0.sentence(question) } }
        + [Word("push.summary") { $0.pushed(new: 1234, changed: 2, unchanged: 3, refused: 4) }]

    private static let refusals: [(String, PushRefusal)] = [
        ("unreadable", .unfit(.unreadable(Unreadable(field: "/total", text: "13.775 USD")))),
        ("older", .older(kept: 7)),
        ("earlier", .older(kept: 0)), ("contradicts", .contradicts(version: 3)),
        ("sums", .sumsDiffer([.totalsDiffer(order: Sample.money(21850), computed: Sample.money(21849))])),
        (
            "signs",
            .contradictory(
                .signs(
                    place: "/lines/0/quantity", name: "Mug", quantity: ExactDecimal(-3),
                    price: ExactDecimal(coefficient: 425, scale: 2), amount: Sample.money(1275)))
        ),
        (
            "taxAgainst",
            .contradictory(
                .taxAgainst(
                    place: "/lines/0/taxes/0/amount", name: "Mug", tax: Sample.money(-102), amount: Sample.money(1275)))
        ),
        (
            "discountAbove",
            .contradictory(
                .discountAbove(
                    place: "/lines/0/discounts", name: "Mug", discount: Sample.money(1500), amount: Sample.money(1275)))
        ),
        ("dayAhead", .contradictory(.day(BusinessDate(daysSince1970: 33_633), isAhead: true))),
        ("dayBefore", .contradictory(.day(BusinessDate(daysSince1970: -25_537), isAhead: false))),
        ("otherRecord", .otherRecord(address: "web-1", body: "web-2")),
    ]

    private static let warnings: [PushWarning] = [
        .costsNotOrdered(supplier: "Northline Drinkware", amount: Sample.money(4000)),
        .supplierInvoiceDiffers(
            supplier: "Northline Drinkware", number: "NL-881", ordered: Sample.money(13800),
            invoiced: Sample.money(15150)),
        .paymentsExceedTotal(paid: Sample.money(24000), total: Sample.money(23000)),
    ]

    private static let shapes: [(String, ShapeFault.Cause)] = [
        ("missing", .missing), ("empty", .empty), ("unknown", .unknown), ("twice", .twice), ("notText", .notText),
        ("notFlag", .notFlag), ("notObject", .notObject), ("notList", .notList), ("tooLong", .tooLong(max: 40)),
        ("tooMany", .tooMany(max: 100)), ("notIdentifier", .notIdentifier("a/b")),
        ("notChoice", .notChoice("gold", known: ["paid", "awaiting"])), ("notAmount", .notAmount("13,77")),
        ("notDecimal", .notDecimal("a lot")), ("notInstant", .notInstant("yesterday")),
        ("notCurrency", .notCurrency("usd")), ("notLike", .notLike("31/01/2026", example: "2026-01-31")),
        ("notWhole", .notWhole("1.5", from: 0, to: 999)),
    ]

    private static let rows: [(String, CSVFault.Cause)] = [
        ("openQuote", .unreadable(.openQuote)), ("strayQuote", .unreadable(.strayQuote)),
        ("tooLong", .unreadable(.tooLong)),
        ("fieldCount", .fieldCount(expected: 9, found: 5)), ("empty", .empty), ("notNumber", .notNumber("12.5O")),
        ("notDay", .notDay("31/31/2026")), ("notFlag", .notFlag("maybe")),
        ("notChoice", .notChoice("gold", known: ["paid", "awaiting"])),
        ("shortened", .shortened("1.23457E+12")), ("failedFormula", .failedFormula("#N/A")),
        ("disagrees", .disagrees(first: "12.00", other: "13.00")),
        ("apart", .apart), ("unfit", .unfit(path: "/total", text: "13.775")),
    ]
}
