import Accounting
import Bookkeeping
import ConnectorKit
import Testing

/// Makes postings that fit a company of the stand-in service.
struct Shop {
    let company: BooksCompany
    let mirror: Mirror
    let item: Reference<Item>
    let account: Reference<Account>
    let receivable: Reference<Account>
    let payable: Reference<Account>
    let clearing: Reference<Account>
    let code: TaxCodeRecord?
    let existing: Reference<Customer>

    init(_ mirror: Mirror) throws {
        self.mirror = mirror
        company = try mirror.company()
        let record = try #require(mirror.items.first { $0.kind != .inventory && $0.incomeAccount != nil })
        item = .existing(record.id, name: record.name)
        account = .existing(try #require(record.incomeAccount), name: "income")
        receivable = try mirror.account(.accountsReceivable)
        payable = try mirror.account(.accountsPayable)
        clearing = try mirror.account(.bank, named: "Clearing")
        code =
            company.taxModel == .global ? mirror.taxCodes.first { $0.salesRates.contains { !$0.percent.isZero } } : nil
        let customer = try #require(mirror.parties.first { $0.kind == .customer && $0.isActive })
        existing = .existing(ID(customer.id), name: customer.displayName)
    }

    func customer(_ name: String = "Ana Ruiz", id: String = "c1") -> Posting {
        var party = Documents.party
        party.displayName = name
        party.currency = company.homeCurrency
        return .sample(.customer(party), id: id, key: Ledger.customerKey)
    }

    /// Three mugs of 19.99 less 5.00, with tax.
    func document(_ kind: SalesDocument.Kind, number: String?, customer: Reference<Customer>? = nil) -> SalesDocument {
        let currency = company.homeCurrency
        let lineCode = code?.reference ?? Ledger.taxable
        let lines = [
            SalesLine(
                purpose: .goods(lineID: "1"), item: item, account: account, description: "Mug, blue",
                quantity: ExactDecimal(3), unitPrice: exact("19.99"), amount: money(5997, currency), taxCode: lineCode),
            SalesLine(
                purpose: .discount, item: item, account: account, description: "Discount",
                amount: money(-500, currency),
                taxCode: lineCode),
        ]
        let settlement = kind == .invoice || kind == .creditMemo ? receivable : clearing
        return SalesDocument(
            kind: kind, number: number, date: Ledger.day, customer: customer ?? existing, currency: currency,
            lines: lines, tax: tax(on: money(5497, currency)), settlementAccount: settlement,
            details: SalesDocumentDetails(
                email: "ana@example.com", billingAddress: Documents.address, shippingAddress: Documents.address,
                customerMessage: "Thank you!", privateNote: "Order 1042"))
    }

    func tax(on net: Money) -> DocumentTax {
        switch company.taxModel {
        case .none: return .none
        case .unitedStatesAutomated:
            return .total(money(437, net.currency), code: nil, account: Ledger.taxPayable)
        case .unitedStatesManual:
            let code = mirror.taxCodes.first { !$0.salesRates.isEmpty }
            return .total(money(437, net.currency), code: code?.reference, account: Ledger.taxPayable)
        case .global:
            let rates = code?.salesRates ?? []
            return .perRate(
                rates.map { rate in
                    TaxRateAmount(
                        rate: rate.id, name: rate.name, percent: rate.percent, net: net,
                        amount: net.percent(rate.percent), account: rate.account)
                }, linesHoldTax: false)
        }
    }

    func sale(
        _ kind: SalesDocument.Kind, _ operation: PostingOperation = .create, number: String? = "EW1042",
        id: String = "s1"
    ) -> Posting {
        .sample(.document(.sale(document(kind, number: number))), operation, id: id)
    }

    func payment(of invoice: BooksRecord, _ amount: Money, id: String = "p1", credit: BooksRecord? = nil) -> Posting {
        let keys = [Ledger.saleKey: invoice.locator.id, Ledger.orderKey: credit?.locator.id ?? ""]
        var applications = [Payment.Application(document: Ledger.saleKey, kind: .invoice, amount: amount)]
        if credit != nil { applications.append(.init(document: Ledger.orderKey, kind: .creditMemo, amount: amount)) }
        let payment = Payment(
            date: Ledger.day, customer: existing, currency: company.homeCurrency,
            total: credit == nil ? amount : .zero(amount.currency), applications: applications,
            depositAccount: clearing,
            receivableAccount: receivable, reference: "ch_1", privateNote: "Paid")
        return .sample(.document(.payment(payment)), id: id, references: keys)
    }
}
