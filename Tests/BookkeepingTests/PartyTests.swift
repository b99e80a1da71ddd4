import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("The customer of a sale", .tags(.w7))
struct PartyTests {
    private func party(
        _ id: String, _ name: String, kind: PartyRecord.Kind = .customer, company: String = "", email: String? = nil,
        phone: String? = nil, postcode: String? = nil, currency: Currency = .usd, isActive: Bool = true
    ) -> PartyRecord {
        PartyRecord(
            id: id, kind: kind, displayName: name, companyName: company, email: email, phone: phone,
            postalCode: postcode, currency: currency, isActive: isActive)
    }

    private func order(_ currency: Currency = .usd, _ change: (inout Order) -> Void = { _ in }) -> Order {
        var maker = OrderMaker(currency)
        maker.line("Mug", "1", at: "10")
        return maker.order(change: change)
    }

    private func decide(
        _ order: Order, _ parties: [PartyRecord] = [], links: Links = Links(), isMulticurrency: Bool = false,
        _ change: (inout Policy) -> Void = { _ in }
    ) -> Decision {
        var catalogue = HarbourMugs.unitedStates
        catalogue.parties = PartyDirectory(parties)
        catalogue.company.isMulticurrency = isMulticurrency
        return Bookkeeper(policy: HarbourMugs.policy(change), catalogue: catalogue).decide(order, links: links)
    }

    private func customer(_ decision: Decision) throws -> Reference<Customer> {
        try #require(decision.plan?.sales.first?.customer, "\(decision.refusals)")
    }

    @Test("is the linked one before all others")
    func linked() throws {
        let links = Links([RecordKey(.customer, "77", role: "customer"): "5"])
        let known = [party("5", "A. Ruiz"), party("6", "Ana Ruiz", email: "ana@example.com")]
        #expect(try customer(decide(order(), known, links: links)) == .existing(ID("5"), name: "A. Ruiz"))
    }

    @Test("is recognised by e-mail in any case")
    func byEmail() throws {
        let known = [party("6", "Someone", email: "ANA@Example.com")]
        #expect(try customer(decide(order(), known)) == .existing(ID("6"), name: "Someone"))
    }

    @Test(
        "is recognised by each of the addresses that the books have in one field",
        arguments: [
            "orders@hand.example, ana@example.com", "ANA@example.com;ap@hand.example", "a@b.example ana@example.com",
        ])
    func severalAddresses(field: String) throws {
        let known = [
            party("6", "Hand Made Ltd", email: field), party("7", "Other", email: "anna@example.com, x@y.example"),
        ]
        #expect(try customer(decide(order(), known)) == .existing(ID("6"), name: "Hand Made Ltd"))
    }

    @Test("that was made inactive is named, and a sale in the books keeps it")
    func inactive() throws {
        let links = Links([RecordKey(.customer, "email:ana@example.com", role: "customer"): "5"])
        let known = [party("5", "Ten Cash (deleted)", isActive: false)]
        #expect(decide(order(), known, links: links).refusals == [.customerInactive(name: "Ten Cash")])
        var posted = links
        posted.records[.sale(ofOrder: order().id)] = "9"
        #expect(try customer(decide(order(), known, links: posted)).name == "Ten Cash (deleted)")
        let generic = Reference<Customer>.existing(ID("5"), name: "Web")
        #expect(
            decide(order(), known) { $0.customerAssignment = .generic(generic) }.refusals
                == [.customerInactive(name: "Ten Cash")])
    }

    @Test(
        "with one e-mail address is one buyer, however it is written and whatever the account",
        arguments: [("ana@example.com", "77"), (" ANA@Example.com\u{A0}", "78"), ("Ana@example.com", nil)])
    func oneAddress(email: String, account: String?) throws {
        let links = Links([RecordKey(.customer, "email:ana@example.com", role: "customer"): "5"])
        let order = order {
            $0.buyer.email = email
            $0.buyer.customerID = account.map { ID($0) }
        }
        #expect(try customer(decide(order, [party("5", "A. Ruiz")], links: links)).name == "A. Ruiz")
    }

    @Test("with another e-mail address is another buyer, whatever name, phone, postcode and account say")
    func otherAddress() throws {
        let known = [
            party("6", "Ana Ruiz", email: "other@example.com", phone: "+34 954 123 456", postcode: "41001"),
            party("7", "Ana Ruiz (Sevilla)", email: "third@example.com", phone: "954123456"),
        ]
        let former = Links([RecordKey(.customer, "77", role: "customer"): "6"])
        let order = order {
            $0.buyer.phone = "954123456"
            $0.buyer.billingAddress?.postalCode = "41001"
        }
        for links in [Links(), former] {
            let reference = try customer(decide(order, known, links: links))
            #expect(reference.dependency == RecordKey(.customer, "email:ana@example.com", role: "customer"))
            #expect(reference.name == "Ana Ruiz (77)")
        }
    }

    @Test("without e-mail address is recognised by name with phone or postcode, unless the store made that customer")
    func byNameAndPhone() throws {
        let known = [
            party("6", "Ana Ruiz", email: "other@example.com", phone: "+34 954 123 456"),
            party("7", "ana  ruiz", kind: .vendor),
        ]
        let order = order {
            $0.buyer.email = nil
            $0.buyer.phone = "954123456"
        }
        #expect(try customer(decide(order, known)) == .existing(ID("6"), name: "Ana Ruiz"))
        var catalogue = HarbourMugs.unitedStates
        catalogue.parties = PartyDirectory(known)
        catalogue.parties.own(ID("6"), as: RecordKey(.customer, "email:other@example.com", role: "customer"))
        let decision = Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue).decide(order)
        #expect(try customer(decision).dependency == RecordKey(.customer, "customer:77", role: "customer"))
    }

    /// Stores whose staff must write an address for an order by telephone write one that is nobody's.
    @Test(
        "whose address stands in for none is not everybody who has it; a sale in the books keeps its customer",
        arguments: ["noreply@shop.example", "No-Reply+web@shop.example", "none@none.example", "ana@shop.invalid"])
    func standIn(email: String) throws {
        let links = Links([RecordKey(.customer, "email:" + email.lowercased(), role: "customer"): "5"])
        let known = [party("5", "Ben Ito", email: email)]
        func customer(_ links: Links, _ account: String?) throws -> Reference<Customer> {
            let order = order {
                $0.buyer.email = email
                $0.buyer.customerID = account.map { ID($0) }
                $0.buyer.phone = "954123456"
            }
            return try self.customer(decide(order, known, links: links))
        }
        #expect(try customer(links, "77").dependency?.id == "customer:77")
        #expect(try customer(links, nil).dependency?.id == "person:ana ruiz/phone:954123456")
        var posted = links
        posted.records[.sale(ofOrder: order().id)] = "9"
        #expect(try customer(posted, nil).name == "Ben Ito")
    }

    @Test("of a sale that was posted under a stand-in for an address stays, when a later order made the buyer another")
    func postedUnderStandIn() throws {
        let old = RecordKey(.customer, "email:noreply@shop.example", role: "customer")
        let new = RecordKey(.customer, "customer:77", role: "customer")
        let known = [party("5", "Ben Ito"), party("6", "Ana Ruiz")]
        let order = order {
            $0.buyer.email = "noreply@shop.example"
            $0.buyer.customerID = ID("77")
        }
        for (customer, name) in [(old, "Ben Ito"), (new, "Ana Ruiz")] {
            let first = try #require(
                decide(order, known, links: Links([customer: customer == old ? "5" : "6", .sale(of: order): "9"])).plan)
            let posted = first.records.filter { $0.key == .sale(of: order) }.map {
                PostedRecord(key: $0.key, body: $0.body, booksID: "9")
            }
            let links = Links(posted: posted, and: Links([old: "5", new: "6"]))
            #expect(try self.customer(decide(order, known, links: links)).name == name)
        }
    }

    @Test("whose address names nobody is known by the account, then by name and phone, then by the order")
    func withoutAddress() throws {
        func key(_ change: (inout Buyer) -> Void) throws -> String? {
            let order = order {
                $0.buyer.email = "none"
                $0.buyer.phone = "+34 (954) 123-456"
                change(&$0.buyer)
            }
            return try customer(decide(order)).dependency?.id
        }
        #expect(try key { _ in } == "customer:77")
        #expect(try key { $0.customerID = nil } == "person:ana ruiz/phone:954123456")
        #expect(try key { ($0.customerID, $0.name) = (nil, "ANA  Ruiz ") } == "person:ana ruiz/phone:954123456")
        #expect(
            try key {
                ($0.customerID, $0.phone) = (nil, "n/a")
                $0.billingAddress?.postalCode = "41001"
            } == "person:ana ruiz/postcode:41001")
        #expect(try key { $0 = Buyer(phone: "954123456") } == "order:5161001")
    }

    @Test("linked by an earlier version through the account stays who it was, unless the address says otherwise")
    func linkedFormerly() throws {
        let links = Links([RecordKey(.customer, "77", role: "customer"): "6"])
        for email in [nil, "ANA@example.com"] {
            let known = [party("6", "A. Ruiz", email: email), party("7", "Twin", email: "ana@example.com")]
            #expect(try customer(decide(order(), known, links: links)).name == "A. Ruiz")
        }
    }

    @Test(
        "linked by an earlier version through the order or through what stands for an address stays who it was",
        arguments: [(nil, "order:5161001"), ("None", "email:none"), ("", "order:5161001")])
    func linkedFormerlyAsGuest(email: String?, former: String) throws {
        let guest = order {
            $0.buyer.customerID = nil
            $0.buyer.email = email
        }
        let known = [party("6", "Ana Ruiz")]
        let links = Links([RecordKey(.customer, former, role: "customer"): "6"])
        #expect(try customer(decide(guest, known, links: links)) == .existing(ID("6"), name: "Ana Ruiz"))
        var lookups = CatalogueLookups(policy: HarbourMugs.policy())
        lookups.add(guest)
        #expect(lookups.keys.contains(RecordKey(.customer, former, role: "customer")))
    }

    @Test("linked by an earlier version stays on a posted sale when the address was corrected in the books")
    func linkedFormerlyAndPosted() throws {
        let former = RecordKey(.customer, "77", role: "customer")
        let sale = RecordKey.sale(of: order())
        let known = [party("6", "A. Ruiz", email: "ruiz@example.com")]
        let posted = Links([former: "6", sale: "9"], saleKinds: [sale: .invoice])
        #expect(try customer(decide(order(), known, links: posted)) == .existing(ID("6"), name: "A. Ruiz"))
        #expect(try customer(decide(order(), known, links: Links([former: "6"]))).dependency != nil)
    }

    @Test("with the address of a customer and of its sub-customers is the customer")
    func partsOfACustomer() throws {
        let part = PartyRecord(
            id: "7", kind: .customer, displayName: "Kitchen", email: "ana@example.com", currency: .usd, isPart: true)
        let known = [party("6", "Ruiz", email: "ana@example.com"), part]
        #expect(try customer(decide(order(), known)) == .existing(ID("6"), name: "Ruiz"))
    }

    @Test("of the same name but another address is another person, named by town")
    func namesake() throws {
        let known = [party("6", "Ana Ruiz", email: "other@example.com")]
        let decision = decide(order(), known)
        #expect(try customer(decision).name == "Ana Ruiz (Sevilla)")
        #expect(try customer(decision).dependency == RecordKey(.customer, "email:ana@example.com", role: "customer"))
    }

    @Test(
        "never takes the name of a vendor, an employee or an inactive record",
        arguments: [PartyRecord.Kind.vendor, .employee, .customer])
    func takenNames(kind: PartyRecord.Kind) throws {
        let known = [
            party("6", "ANA RUIZ", kind: kind, isActive: kind != .customer),
            party("8", "Ana Ruiz (Sevilla)", kind: .vendor),
        ]
        #expect(try customer(decide(order(), known)).name == "Ana Ruiz (77)")
    }

    @Test("whom two records fit is asked about")
    func ambiguous() {
        let known = [party("6", "A", email: "ana@example.com"), party("7", "B", email: "ana@example.com")]
        #expect(decide(order(), known).refusals == [.customerAmbiguous(name: "Ana Ruiz", candidates: ["A", "B"])])
    }

    @Test("has a name without colon, tab, line break and direction marks")
    func cleanName() throws {
        let order = order { $0.buyer.name = " Ana:\tRuiz\n\u{202E}🍀  Ltd " }
        #expect(try customer(decide(order)).name == "Ana Ruiz 🍀 Ltd")
    }

    @Test("is linked as guest by e-mail, without one by the order")
    func guests() throws {
        let byEmail = order { $0.buyer.customerID = nil }
        let key = try customer(decide(byEmail)).dependency
        #expect(key == RecordKey(.customer, "email:ana@example.com", role: "customer"))
        let nameless = order { $0.buyer = Buyer() }
        let decision = decide(nameless)
        #expect(try customer(decision).dependency == RecordKey(.customer, "order:5161001", role: "customer"))
        #expect(try customer(decision).name == "1001")
    }

    @Test("is the organisation or the generic customer when the policy says so")
    func assignment() throws {
        let order = order { $0.buyer.company = "Quay Traders" }
        let known = [party("9", "Quay", company: "Quay Traders"), party("6", "Ana Ruiz", email: "ana@example.com")]
        let organisation = try customer(decide(order, known) { $0.customerAssignment = .organisation })
        #expect(organisation == .existing(ID("9"), name: "Quay"))
        let generic = Reference<Customer>.existing(ID("1"), name: "Online sales")
        #expect(try customer(decide(order, known) { $0.customerAssignment = .generic(generic) }) == generic)
    }

    @Test("has one record for each currency", .tags(.x8))
    func currencies() throws {
        let known = [party("6", "Ana Ruiz", email: "ana@example.com")]
        let decision = decide(order(.cad) { $0.exchangeRate = ExactDecimal("0.73") }, known, isMulticurrency: true)
        #expect(try customer(decision).name == "Ana Ruiz (CAD)")
        #expect(
            try customer(decision).dependency == RecordKey(.customer, "email:ana@example.com", role: "customer.CAD"))
        #expect(decision.plan?.sales.first?.exchangeRate == ExactDecimal("0.73"))
        #expect(decide(order(.cad), known).refusals == [.currencyNotEnabled(order: .cad, books: .usd)])
    }

    @Test(
        "is invoiced at the store's rate as the books keep it; what is no rate leaves it to them", .tags(.x8),
        arguments: [("0.7312345678912", "0.731234568"), ("0", nil), ("-1.2", nil), ("0.0000000001", nil)]
            as [(String, String?)])
    func storeRate(told: String, rate: String?) {
        let decision = decide(order(.cad) { $0.exchangeRate = ExactDecimal(told) }, [], isMulticurrency: true)
        #expect(decision.plan?.sales.map(\.exchangeRate) == [rate.flatMap { ExactDecimal($0) }])
    }

    @Test("that was chosen in another currency is refused", .tags(.x8, .s2))
    func chosenCurrency() {
        var catalogue = HarbourMugs.unitedStates
        catalogue.parties = PartyDirectory([party("6", "Ana", currency: .usd)])
        catalogue.company.isMulticurrency = true
        let sending = SendingOptions(customer: .existing(ID("6"), name: "Ana"))
        let decision = Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue).decide(
            order(.cad), choices: OrderChoices(sending: sending))
        #expect(decision.refusals == [.customerCurrencyDiffers(name: "Ana", customer: .usd, order: .cad)])
    }

    @Test("with a name beyond the limit is cut, and two such names stay different")
    func longNames() throws {
        let long = String(repeating: "é", count: 600)
        let first = try customer(decide(order { $0.buyer.name = long + "1" })).name
        let second = try customer(decide(order { $0.buyer.name = long + "2" })).name
        #expect(first.utf16.count == 500)
        #expect(first != second)
    }

    @Test("whose address the books would refuse is made without it, with a word in the notes")
    func refusedAddress() throws {
        let long = String(repeating: "a", count: 100) + "@b.de"
        for email in ["ana@example", "ana..ruiz@example.com", "josé@example.com", long] {
            let plan = try #require(decide(order { $0.buyer.email = email }).plan)
            let parties = plan.records.compactMap { if case .customer(let party) = $0.body { party } else { nil } }
            #expect(parties.map(\.email) == [nil])
            #expect(parties.map(\.notes) == ["E-mail as written: \(email)"])
            #expect(plan.sales[0].details.email == nil)
            #expect(plan.sales[0].details.privateNote.contains("E-mail as written: \(email)"))
        }
    }
}
