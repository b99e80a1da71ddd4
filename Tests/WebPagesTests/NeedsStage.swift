import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import Storage
import Sync
import TestKit

@testable import WebPages

/// A store and books of the company, without the outside: what pages show of them is kept.
struct NeedsStage {
    let town: Town
    static let store = "larkmoor-shop"
    static let books = "larkmoor-books"

    /// A kind of books that nobody can open.
    static let kind = BooksKind(
        kind: "ledger", name: "Ledger", form: [], traits: .roomy,
        open: { _, _, _ throws(ConnectorProblem) in throw ConnectorProblem(.unreachable) }, identity: { _ in "1" },
        signIn: .none)

    /// Orders that need a person in every way that the page tells apart.
    static let reasons: [OrderReason] = [
        .refused([.taxUnpaired([StoreTax(name: "County levy", rate: ExactDecimal("1"))])]),
        .refused([.taxUnpaired([StoreTax(name: "County levy", rate: ExactDecimal("1"))])]),
        .held([
            HeldPart(
                .payment, key: RecordKey(.order, "o3", role: .payment("1")),
                refusal: .paymentMethodUnmapped(StorePaymentMethod(title: "Pay later")))
        ]),
        .refused([.customerAmbiguous(name: "Ordway", candidates: ["Ordway", "Ordway (Northgate)"])]),
        .refused([.productInactive(name: "Notebook A5, cork")]), .refused([.productUnknown(sku: "MUG-1", name: "Mug")]),
        .numberTaken(number: "EW7", existing: "145"),
        .held([HeldPart(.refund, key: RecordKey(.order, "o8", role: .refund("status")), refusal: .refundAmountUnknown)]
        ),
        .refused([.receivedDiffers(received: Money(minorUnits: 5000, .usd), total: Money(minorUnits: 4500, .usd))]),
        .refused([.deletedAfterPosting(on: day(2026, 1, 3))]), .editedInBooks(record: .invoice, number: "EW11"),
        .refused([.periodClosed(date: day(2025, 12, 30), closing: day(2025, 12, 31))]),
        .problem(
            ConnectorProblem(
                .invalid(field: nil), code: "6000", text: "A business validation error", requestID: "9C1T"),
            record: .invoice, name: "EW13"),
        .refused([.totalsDiffer(order: Money(minorUnits: 100, .usd), computed: Money(minorUnits: 99, .usd))]),
        .refused([.totalsDiffer(order: Money(minorUnits: 300, .usd), computed: Money(minorUnits: 301, .usd))]),
        .refused([.taxCodeNotChosen]), .refused([.accountMissing(name: "Sales")]),
    ]

    static func day(_ year: Int, _ month: Int, _ day: Int) -> BusinessDate {
        BusinessDate(year: year, month: month, day: day) ?? BusinessDate(daysSince1970: 0)
    }

    func set() async throws {
        let (archive, now) = (town.services.archive, town.clock.now())
        for (id, side, kind) in [(Self.store, ConnectionRow.Side.store, "shop"), (Self.books, .books, "ledger")] {
            try await archive.save(
                ConnectionRow(id: id, company: Town.company, side: side, kind: kind, name: id, settings: "{}"))
        }
        try await archive.keep(mirror: try Self.lists.map { try MirrorRow($0) }, cursor: "1", of: Self.books)
        let profile = StoreProfile(
            storeID: "1", name: "Shop", country: "US", currency: .usd, timeZone: "America/New_York",
            pricesIncludeTax: false)
        var policy = Policy.suggested(for: profile, catalogue: try lists())
        policy.payments = PaymentPolicy(defaultAccount: nil)
        let scope = try await town.services.scope(Town.company)
        _ = try await StorePolicy(scope).save(policy, of: ID(Self.store))
        let orders = Self.reasons.indices.map { "o\($0 + 1)" } + ["left"]
        try await keep(orders, now)
        let decisions = try Self.reasons.enumerated().map { index, reason in
            try decided(orders[index], index + 1, .needsYou, reason, now)
        }
        let exemption = OrderExemption(kind: .ignored, by: "tess@example.com", reason: "samples")
        let left = try decided("left", 99, .skipped, .skipped(.exempt(exemption)), now)
        try await archive.record(decisions + [left], store: Self.store, books: Self.books, run: "", now: now)
    }

    private func lists() throws -> BooksCatalogue {
        BooksCatalogue(Self.lists, traits: .roomy)
            ?? BooksCatalogue(company: Self.company, traits: .roomy, accounts: [])
    }

    private func keep(_ orders: [String], _ now: Instant) async throws {
        let rows = orders.map { RawRow(id: $0, updatedAt: now, hash: "a", body: Array("{}".utf8)) }
        _ = try await town.services.archive.keep(orders: rows, cursor: "1", of: Self.store, now: now)
    }

    private func decided(
        _ id: String, _ number: Int, _ state: OrderState, _ reason: OrderReason, _ now: Instant
    ) throws -> DecidedOrder {
        DecidedOrder(
            id: id, number: "EW\(number)", placedAt: now.advanced(bySeconds: Int64(number - 100) * 3600),
            currency: "USD", total: Int64(number) * 1010, refunded: 0, state: state,
            reason: try RecordText.encode(reason), reasonCode: reason.code, intents: [], policyVersion: 1)
    }

    private static let company = BooksCompany(
        id: "1", name: "Larkmoor", country: "US", homeCurrency: .usd, taxModel: .global)

    private static let lists: [CatalogueRecord] = {
        let accounts: [(String, AccountType)] = [
            ("Sales", .income), ("Services", .income), ("Card clearing", .bank), ("Checking", .bank),
            ("Accounts receivable", .accountsReceivable), ("Cost of goods", .costOfGoodsSold),
            ("Gift cards", .otherCurrentLiability), ("Rounding", .otherExpense), ("Stock", .otherCurrentAsset),
        ]
        let rate = TaxRateRecord(
            id: ID("9"), name: "State and county", percent: ExactDecimal("1") ?? .zero,
            account: .existing(ID("7"), name: "Gift cards"))
        return [.company(company)]
            + accounts.enumerated().map { index, account in
                .account(
                    Account(id: ID("\(index + 1)"), name: account.0, type: account.1, subtype: "", currency: .usd))
            }
            + [
                .taxCode(TaxCodeRecord(id: ID("21"), name: "State and county", salesRates: [rate])),
                .taxCode(TaxCodeRecord(id: ID("22"), name: "Exempt", salesRates: [])),
            ]
    }()
}
