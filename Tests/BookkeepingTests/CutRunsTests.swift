import Accounting
import Bookkeeping
import Commerce
import Testing

/// The same orders, read in any order and cut into runs anywhere, make the same customers and items.
@Suite("Runs that are cut anywhere")
struct CutRunsTests {
    @Test("make the same customers and items under the same names", arguments: 1...40 as ClosedRange<UInt64>)
    func cuts(seed: UInt64) throws {
        var people = UntidyPeople(seed: seed)
        let orders = (0..<40).map { people.order($0) }
        let whole = try Shop.outcome(of: orders, postingAfter: [])
        for _ in 0..<4 {
            let cuts = Set(orders.indices.filter { _ in people.happens(30) })
            #expect(
                try Shop.outcome(of: orders, postingAfter: cuts) == whole, "seed \(seed), cut after \(cuts.sorted())")
        }
        let single = try Shop.outcome(of: orders, postingAfter: Set(orders.indices))
        #expect(single == whole, "seed \(seed), order by order")
    }

    @Test("in any order of the pages keep the same buyers together", arguments: 1...40 as ClosedRange<UInt64>)
    func pages(seed: UInt64) throws {
        var people = UntidyPeople(seed: seed)
        let orders = (0..<40).map { people.order($0) }
        let byBuyer = Dictionary(grouping: orders) { people.buyer(of: $0) }
        let expected = Set(byBuyer.values.map { Set($0.map(\.id)) })
        for _ in 0..<3 {
            let shuffled = orders.shuffled(using: &people.numbers)
            let cuts = Set(orders.indices.filter { _ in people.happens(30) })
            let outcome = try Shop.outcome(of: shuffled, postingAfter: cuts)
            let together = Dictionary(grouping: orders) { outcome.customers[$0.id] }.values.map { Set($0.map(\.id)) }
            #expect(Set(together) == expected, "seed \(seed)")
            #expect(Set(outcome.customers.values).count == expected.count)
            let codes = Set(orders.flatMap(\.lines).map { $0.sku.lowercased() })
            #expect(Set(outcome.items.values).count == codes.count, "one item for each code")
        }
    }
}

/// People who share names, phones and postcodes, and who order with an account, with another one and without.
private struct UntidyPeople {
    var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &numbers) < percent }
    private mutating func pick<Element>(_ all: [Element]) -> Element {
        all[Int.random(in: all.indices, using: &numbers)]
    }

    mutating func order(_ index: Int) -> Order {
        var maker = OrderMaker()
        maker.number = "\(1000 + index)"
        let product = Int.random(in: 1...6, using: &numbers)
        maker.line("Mug \(product)", "1", at: "10", sku: pick(["a-\(product % 4)", "A-\(product % 4)"]))
        return maker.order { $0.buyer = buyer() }
    }

    private mutating func buyer() -> Buyer {
        let person = Int.random(in: 0..<8, using: &numbers)
        var buyer = Buyer(
            customerID: ID("\(person)"), email: "p\(person)@example.com", name: pick(["Ana Ruiz", "Zoë Reed"]),
            phone: pick(["+34 954 123 456", "954123456"]),
            billingAddress: PostalAddress(lines: ["1 Quay"], city: "Sevilla", postalCode: "41001"))
        if happens(30) { buyer.email = pick([" P\(person)@Example.com", "p\(person)@EXAMPLE.com\u{A0}"]) }
        if happens(40) { buyer.customerID = nil } else if happens(30) { buyer.customerID = ID("\(person + 100)") }
        if happens(20) { buyer.email = pick([nil, "none"]) }
        if happens(20) { buyer.name = pick([" ana  RUIZ", "Zoe\u{308} Reed"]) }
        return buyer
    }

    /// Reckoned apart from the product: the address, else the account, else name and phone.
    func buyer(of order: Order) -> String {
        let buyer = order.buyer
        if let email = buyer.email?.trimmingPrefix(while: \.isWhitespace), email.contains("@") {
            return String(email.prefix { !$0.isWhitespace }).lowercased()
        }
        if let account = buyer.customerID { return account.rawValue }
        return buyer.name.lowercased().filter { !$0.isWhitespace }
    }
}

/// Decides orders one after the other; what they make is on its way until it is posted, and then in the books.
private struct Shop {
    struct Outcome: Hashable {
        var customers: [ID<Order>: String] = [:]
        var items: [ID<Order>: String] = [:]
    }

    private var catalogue = HarbourMugs.unitedStates
    private var bookkeeper = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates)
    private var links = Links()
    private var pending: [PlannedRecord] = []
    private var last = 100

    static func outcome(of orders: [Order], postingAfter cuts: Set<Int>) throws -> Outcome {
        var shop = Shop()
        return try shop.run(orders, cuts)
    }

    private mutating func run(_ orders: [Order], _ cuts: Set<Int>) throws -> Outcome {
        var outcome = Outcome()
        for (index, order) in orders.enumerated() {
            let decision = Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue).decide(order, links: links)
            let kept = bookkeeper.expecting(catalogue.expected).decide(order, links: links)
            #expect(kept == decision, "the lists are those of the last run, only what is on its way is new")
            let plan = try #require(decision.plan, "\(decision.refusals)")
            for record in plan.records where catalogue.expected.add(record) { pending.append(record) }
            outcome.customers[order.id] = plan.sales[0].customer.name
            outcome.items[order.id] = plan.sales[0].lines[0].item.name
            if cuts.contains(index) { post() }
        }
        return outcome
    }

    private mutating func post() {
        for record in pending {
            last += 1
            links.records[record.key] = "\(last)"
            switch record.body {
            case .customer(let party):
                catalogue.parties.add(
                    PartyRecord(
                        id: "\(last)", kind: .customer, displayName: party.displayName, email: party.email,
                        phone: party.phone, postalCode: party.billingAddress?.postalCode, currency: party.currency))
                catalogue.parties.own(ID("\(last)"), as: record.key)
            case .item(let item):
                catalogue.items.add(
                    ItemRecord(
                        id: ID("\(last)"), name: item.name, sku: item.sku, kind: .init(item.kind),
                        incomeAccount: ID("79")))
            case .vendor, .document: break
            }
        }
        pending = []
        catalogue.expected = ExpectedRecords()
        bookkeeper = Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue)
    }
}
