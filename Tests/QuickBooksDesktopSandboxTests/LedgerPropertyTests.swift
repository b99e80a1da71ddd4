import Testing

@testable import QuickBooksDesktopSandbox

/// Random requests of every kind, valid or not, from one seed.
private struct Clerk {
    var chance: SeededChance
    let codes: [String]

    mutating func pick(_ below: Int) -> Int { Int(chance.next() % UInt64(below)) }
    mutating func amount() -> String { Cents(Int64(pick(50_000) + 1)).text }
    mutating func one(_ values: [String]) -> String { chance.pick(values) }

    mutating func line(_ kind: String) -> String {
        let item = one(["Artwork", "Mug", "Tote bag", "Shipping", "Discount", "10% off", "Subtotal", "Rounding"])
        let code = codes.isEmpty || pick(3) == 0 ? "" : ref("SalesTaxCodeRef", one(codes))
        if item == "Subtotal" { return sold(item, kind: kind) }
        if item == "Discount" {
            return sold(item, "<Amount>-\(Cents(Int64(pick(900))).text)</Amount>" + code, kind: kind)
        }
        if item == "10% off" { return sold(item, code, kind: kind) }
        if pick(2) == 0 { return sold(item, "<Amount>\(amount())</Amount>" + code, kind: kind) }
        return sold(
            item,
            "<Quantity>\(pick(9) + 1)</Quantity><Rate>\(Exact(units: Int128(pick(9_999_999)) * 10_000).text(2))</Rate>"
                + code,
            kind: kind)
    }

    mutating func lines(_ kind: String) -> String { (0...pick(4)).map { _ in line(kind) }.joined() }
}

@Suite("The ledger balances whatever is written")
struct LedgerPropertyTests {
    @Test(
        "over random documents, changes, voids and deletions", arguments: DesktopEdition.allCases,
        [1, 2, 3] as [UInt64])
    func balances(_ edition: DesktopEdition, _ seed: UInt64) throws {
        var office = Office(CompanyFileProfile(edition))
        let codes = try office.find("SalesTaxCode").element.children.compactMap { $0.value("Name") }
        var clerk = Clerk(chance: SeededChance(seed: seed), codes: codes)
        var accepted = 0
        for step in 0..<150 {
            let before = office.file.documents
            let reply = try act(&clerk, &office)
            if reply.code == 0 {
                accepted += 1
            } else {
                #expect(office.file.documents == before, "seed \(seed) step \(step)")
            }
            #expect(office.isBalanced, "seed \(seed) step \(step)")
        }
        #expect(accepted > 60, "seed \(seed): \(accepted)")
        let open = office.file.documents.reduce(Cents.zero) { sum, document in
            let amount = Cents(document.open) ?? .zero
            switch document.kind {
            case "Invoice": return sum + amount
            case "CreditMemo", "ReceivePayment": return sum - amount
            default: return sum
            }
        }
        #expect(office.file.shownBalance(office.file.special[.receivables] ?? 0) == open, "seed \(seed)")
        let stockValue = office.file.stock.values.reduce(Cents.zero) { $0 + $1.value }
        #expect(office.file.shownBalance(office.file.special[.inventory] ?? 0) == stockValue, "seed \(seed)")
    }

    private func act(_ clerk: inout Clerk, _ office: inout Office) throws -> Reply {
        let customer = ref("CustomerRef", clerk.one(["Kern Lighting Warehouse", "Cook, Brian", "Cook, Brian:Kitchen"]))
        let all = office.file.transactions.values.sorted { $0.number < $1.number }
        switch clerk.pick(12) {
        case 0...2: return try office.add("Invoice", customer + clerk.lines("Invoice"))
        case 3: return try office.add("SalesReceipt", customer + clerk.lines("SalesReceipt"))
        case 4: return try office.add("CreditMemo", customer + clerk.lines("CreditMemo"))
        case 5:
            return try office.add(
                "Bill",
                ref("VendorRef", "Bright Pens Co.")
                    + "<ItemLineAdd>\(ref("ItemRef", "Mug"))<Quantity>\(clerk.pick(40) + 1)</Quantity><Amount>\(clerk.amount())</Amount></ItemLineAdd>"
            )
        case 6, 7:
            let invoice = all.filter { $0.kind == .invoice && office.file.open($0) > .zero }.first
            guard let invoice else { return try office.find("Host") }
            let amount = clerk.pick(2) == 0 ? office.file.open(invoice).text : clerk.amount()
            return try office.add(
                "ReceivePayment",
                customer
                    + "<TotalAmount>\(amount)</TotalAmount><AppliedToTxnAdd><TxnID>\(invoice.id)</TxnID><PaymentAmount>\(amount)</PaymentAmount></AppliedToTxnAdd>"
            )
        case 8:
            let credit = all.filter { $0.kind == .creditMemo && office.file.open($0) > .zero }.first
            guard let credit else { return try office.find("Host") }
            return try office.add(
                "ARRefundCreditCard",
                customer + ref("RefundFromAccountRef", "Checking")
                    + "<RefundAppliedToTxnAdd><TxnID>\(credit.id)</TxnID><RefundAmount>\(clerk.amount())</RefundAmount></RefundAppliedToTxnAdd>"
            )
        case 9:
            let sale = all.filter { $0.kind.isSale && !$0.isVoid }
            guard !sale.isEmpty else { return try office.find("Host") }
            let old = sale[clerk.pick(sale.count)]
            let name = old.kind.rawValue
            let lines = clerk.lines(name).replacing("LineAdd>", with: "LineMod>")
                .replacing("<\(name)LineMod>", with: "<\(name)LineMod><TxnLineID>-1</TxnLineID>")
            return try office.change(
                name, "<TxnID>\(old.id)</TxnID><EditSequence>\(old.sequence)</EditSequence>" + lines)
        default:
            guard !all.isEmpty else { return try office.find("Host") }
            let old = all[clerk.pick(all.count)]
            let verb = clerk.pick(2) == 0 && old.kind != .receivePayment ? "Void" : "Del"
            return try office.one(
                "<Txn\(verb)Rq><Txn\(verb)Type>\(old.kind.rawValue)</Txn\(verb)Type><TxnID>\(old.id)</TxnID></Txn\(verb)Rq>"
            )
        }
    }
}

@Suite("A company file that grows from a seed")
struct GrowthTests {
    @Test("has the customers and items that were asked for, twice the same")
    func grown() {
        let one = Office(CompanyFileProfile(customers: 3000, items: 1000, seed: 7)).file
        let two = Office(CompanyFileProfile(customers: 3000, items: 1000, seed: 7)).file
        #expect(one.count(of: "Customer") == 3004)
        #expect(ListKind.items.reduce(0) { $0 + one.count(of: $1.rawValue) } > 1000)
        #expect(one.trialBalance.difference == "0.00")
        #expect(one.records(.customer).map(\.name) == two.records(.customer).map(\.name))
        #expect(one.trialBalance.lines == two.trialBalance.lines)
        #expect(one.records(.customer).contains { !$0.isActive })
    }
}
