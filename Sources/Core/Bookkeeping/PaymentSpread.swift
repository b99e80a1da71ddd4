import Accounting

/// Spreads what settles a sale over the sale and the documents that say its differences: the books take for an invoice no more
/// than what is open on it. Source: quickbooks-online.md §7.11.
struct PaymentSpread {
    private let sale: RecordKey
    /// Invoices of the sale in the order in which they are settled, with what may still be applied to each.
    private var rooms: [(key: RecordKey, left: Int64)]
    /// Credit memos that lower the sale.
    private var credits: [(key: RecordKey, memo: SalesDocument)] = []

    /// Payments that are posted, with what each settles.
    private let posted: [RecordKey: Payment]

    /// `differences` are the documents beside the sale, posted and new, in their order; `payments` are posted and stay.
    init(
        _ key: RecordKey, _ posted: SalesDocument, differences: [(key: RecordKey, document: SalesDocument)],
        payments: [RecordKey: Payment]
    ) {
        sale = key
        self.posted = payments
        rooms = [(key, posted.total.minorUnits)]
        for one in differences {
            switch one.document.kind {
            case .invoice: rooms.append((one.key, one.document.total.minorUnits))
            case .creditMemo: credits.append((one.key, one.document))
            case .salesReceipt, .refundReceipt: break
            }
        }
        for payment in payments.values { reserve(payment, sign: 1) }
    }

    /// The payment as the books take it. What has no room anywhere stays on the sale, for a person to see.
    ///
    /// A posted one stays where it is as far as it goes, so that none has to make room for another.
    mutating func spread(_ payment: Payment, as key: RecordKey) -> Payment {
        let before = posted[key]
        if let before { reserve(before, sign: -1) }
        var spread = payment
        spread.applications = payment.applications.flatMap { application in
            application.document == sale
                ? parts(of: application.amount, first: before, overflow: true) : [application]
        }
        return spread
    }

    /// Takes up the room that a payment fills, or gives it back.
    private mutating func reserve(_ payment: Payment, sign: Int64) {
        for application in payment.applications {
            guard let index = rooms.firstIndex(where: { $0.key == application.document }) else { continue }
            rooms[index].left -= sign * application.amount.minorUnits
        }
    }

    /// Payments of zero that settle with each credit memo what is open of the sale's invoices.
    mutating func creditApplications() -> [PlannedRecord] {
        credits.compactMap { key, memo in
            let own = RecordKey(.order, key.id, role: .application(of: key.role))
            if let before = posted[own] { reserve(before, sign: -1) }
            let parts = parts(of: memo.total, first: posted[own], overflow: false)
            guard !parts.isEmpty else { return nil }
            let used = parts.map(\.amount).sum(memo.currency)
            let payment = Payment(
                date: memo.date, customer: memo.customer, currency: memo.currency, exchangeRate: memo.exchangeRate,
                total: .zero(memo.currency),
                applications: parts + [.init(document: key, kind: .creditMemo, amount: used)],
                depositAccount: memo.settlementAccount, receivableAccount: memo.settlementAccount,
                privateNote: memo.details.privateNote)
            return PlannedRecord(key: own, body: .document(.payment(payment)))
        }
    }

    private mutating func parts(of amount: Money, first before: Payment?, overflow: Bool) -> [Payment.Application] {
        var left = amount.minorUnits
        var taken = [Int64](repeating: 0, count: rooms.count)
        func take(_ most: Int64, at index: Int) {
            let units = min(left, max(min(rooms[index].left, most), 0))
            taken[index] += units
            left -= units
            rooms[index].left -= units
        }
        for application in before?.applications ?? [] {
            guard let index = rooms.firstIndex(where: { $0.key == application.document }) else { continue }
            take(application.amount.minorUnits, at: index)
        }
        for index in rooms.indices { take(.max, at: index) }
        if overflow { taken[0] += left }
        return zip(rooms, taken).compactMap { room, units in
            guard units != 0 else { return nil }
            return .init(document: room.key, kind: .invoice, amount: Money(minorUnits: units, amount.currency))
        }
    }
}
