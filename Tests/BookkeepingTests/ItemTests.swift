import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("The item of a line", .tags(.w14, .w15))
struct ItemTests {
    private func item(_ id: String, _ name: String, sku: String? = nil, isActive: Bool = true) -> ItemRecord {
        ItemRecord(id: ID(id), name: name, sku: sku, kind: .nonInventory, incomeAccount: ID("82"), isActive: isActive)
    }

    private func decide(
        _ maker: OrderMaker, _ items: [ItemRecord] = [], links: Links = Links(),
        _ change: (inout Policy) -> Void = { _ in }, order: (inout Order) -> Void = { _ in }
    ) -> Decision {
        var catalogue = HarbourMugs.unitedStates
        catalogue.items = ItemDirectory(items)
        return Bookkeeper(policy: HarbourMugs.policy(change), catalogue: catalogue)
            .decide(maker.order(change: order), links: links)
    }

    private func mug(sku: String = "Mug-1 ", name: String = "Mug") -> OrderMaker {
        var maker = OrderMaker()
        maker.line(name, "1", at: "10", sku: sku)
        return maker
    }

    private func line(_ decision: Decision) throws -> SalesLine {
        try #require(decision.plan?.sales.first?.lines.first, "\(decision.refusals)")
    }

    @Test(
        "is one of its own when the product is called like an item of the settings", .tags(.w9),
        arguments: ["Tip", "gift card", "Discount"], [true, false])
    func calledLikeAService(name: String, isThere: Bool) throws {
        let items = [item("7", "Tip"), item("8", "Gift Card"), item("9", "Discount")]
        let decision = decide(mug(sku: "", name: name), isThere ? items : [])
        let line = try line(decision)
        #expect(line.item.dependency?.source == .product)
        #expect(NameKey(line.item.name) != NameKey(name))
    }

    @Test("bears no sign that the books leave out")
    func unreadableSign() throws {
        #expect(try line(decide(mug(sku: "", name: "Mug \u{FFFD}"))).item.name == "Mug")
        #expect(
            try line(decide(mug(sku: "", name: "Mug \u{FFFD}"), [item("1", "Mug")])).item
                == .existing(ID("1"), name: "Mug"))
    }

    @Test("that two categories have each under one name is asked about with the categories", .tags(.w14))
    func categories() {
        let two = [("7", "Kitchen:Mug"), ("8", "Outlet:Mug")].map { id, name in
            var item = item(id, "Mug")
            item.fullName = name
            return item
        }
        #expect(
            decide(mug(), two) { $0.products.matching = .name }.refusals
                == [.productAmbiguous(code: "Mug", items: ["Kitchen:Mug", "Outlet:Mug"])])
    }

    /// QuickBooks Online says of it: there is no income account associated with the item.
    @Test(
        "that the books only buy stops the order before anything is sent, matched or linked", arguments: [true, false])
    func onlyBought(isLinked: Bool) {
        let flour = ItemRecord(
            id: ID("7"), name: "Mug", sku: isLinked ? nil : "Mug-1", kind: .nonInventory, expenseAccount: ID("80"))
        var links = Links()
        if isLinked { links.records[RecordKey(.product, "P-Mug", role: .item)] = "7" }
        #expect(decide(mug(sku: "Mug-1"), [flour], links: links).refusals == [.itemNotSold(item: "Mug")])
        // Somebody may untick in the books, after it was posted, that the item is sold.
        links.records[.sale(of: mug().order())] = "100"
        #expect(decide(mug(sku: "Mug-1"), [flour], links: links).plan?.sales.count == 1)
    }

    @Test("is matched by the policy, case and blanks aside", arguments: ProductPolicy.Matching.allCases)
    func matching(matching: ProductPolicy.Matching) throws {
        let items = [item("1", "Mug"), item("2", "MUG-1"), item("3", "Other", sku: "mug-1")]
        let line = try line(decide(mug(), items) { $0.products.matching = matching })
        let expected = [ProductPolicy.Matching.name: "1", .skuAsName: "2", .skuAsSKU: "3"][matching]
        #expect(line.item == .existing(ID(expected ?? ""), name: line.item.name))
        #expect(line.account.name == "Shipping Income")
    }

    @Test("that is linked counts before a match")
    func linked() throws {
        let links = Links([RecordKey(.product, "P-Mug", role: "item"): "7"])
        let line = try line(decide(mug(), [item("3", "Other", sku: "mug-1"), item("7", "Linked")], links: links))
        #expect(line.item == .existing(ID("7"), name: "Linked"))
    }

    @Test("that two records fit, or an inactive one, stops the order")
    func ambiguous() {
        let two = [item("1", "A", sku: "mug-1"), item("2", "B", sku: "MUG-1")]
        #expect(decide(mug(), two).refusals == [.productAmbiguous(code: "Mug-1 ", items: ["A", "B"])])
        let inactive = [item("1", "A", sku: "mug-1", isActive: false)]
        #expect(decide(mug(), inactive).refusals == [.productInactive(name: "A")])
    }

    @Test("that is unknown is created once for two products with the same code")
    func created() throws {
        var maker = mug()
        maker.line("Big mug", "1", at: "12", sku: "MUG-1")
        let plan = try #require(decide(maker).plan)
        let items = plan.records.compactMap { if case .item(let item) = $0.body { item } else { nil } }
        #expect(items.map(\.name) == ["Mug"])
        #expect(items.first?.kind == .nonInventory)
        #expect(items.first?.incomeAccount.name == "Sales of Product Income")
        #expect(plan.sales[0].lines[0].item == plan.sales[0].lines[1].item)
    }

    @Test("that is created gets a name that nobody bears")
    func freeName() throws {
        let line = try line(decide(mug(), [item("1", "Mug", sku: "OTHER")]))
        #expect(line.item.name == "Mug (Mug-1)")
        let long = String(repeating: "x", count: 150)
        let first = try self.line(decide(mug(sku: "A", name: long + "1"))).item.name
        let second = try self.line(decide(mug(sku: "B", name: long + "2"))).item.name
        #expect(first.count == 100)
        #expect(first != second)
    }

    @Test("that is created bears price and cost in the currency of the books alone", .tags(.x8))
    func priceInOtherCurrency() throws {
        func draft(_ currency: Currency) throws -> ItemDraft {
            var catalogue = HarbourMugs.unitedStates
            catalogue.company.isMulticurrency = true
            var maker = OrderMaker(currency)
            maker.line("Mug", "1", at: "10")
            let order = maker.order { $0.lines[0].unitCost = ExactDecimal(4) }
            let plan = try #require(Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue).decide(order).plan)
            return try #require(
                plan.records.compactMap { if case .item(let item) = $0.body { item } else { nil } }.first)
        }
        let home = try draft(.usd)
        #expect(home.unitPrice == ExactDecimal(10) && home.purchaseCost == ExactDecimal(4))
        let foreign = try draft(.jpy)
        #expect(foreign.unitPrice == nil && foreign.purchaseCost == nil)
    }

    @Test("of a stock that the store counts is an inventory item when the policy wants it")
    func inventory() throws {
        let decision = decide(mug(), [], { $0.products.createsInventoryItems = true }) {
            $0.lines[0].isStockTracked = true
        }
        let drafts = try #require(decision.plan).records.compactMap {
            if case .item(let item) = $0.body { item } else { nil }
        }
        #expect(drafts.first?.kind == .inventory)
        #expect(drafts.first?.assetAccount?.name == "Inventory Asset")
        #expect(drafts.first?.quantityOnHand == .zero)
    }

    @Test("that is not created is the fallback, else the order stops")
    func fallback() throws {
        let refused = decide(mug()) { $0.products.createsItems = false }
        #expect(refused.refusals == [.productUnknown(sku: "Mug-1 ", name: "Mug")])
        let line = try line(
            decide(mug(), [item("9", "Web sale")]) {
                $0.products.createsItems = false
                $0.products.fallbackItem = ID("9")
            })
        #expect(line.item.name == "Web sale")
    }

    @Test("of a gift card is the liability's, not income", .tags(.w9))
    func giftCard() throws {
        var maker = OrderMaker()
        maker.line("Gift card", "1", at: "25", kind: .giftCard)
        let line = try line(decide(maker))
        #expect(line.purpose == .giftCard)
        #expect(line.account.name == "Gift Cards Outstanding")
    }

    @Test("of a discount, shipping or rounding is the chosen one, one of that name, or created once", .tags(.w9))
    func services() throws {
        var maker = mug()
        maker.charge(.shipping, "5.00")
        maker.charge(.tip, "1.00")
        maker.charge(.other, "2.00", name: "Wrapping")
        let items = [item("3", "Mug", sku: "mug-1"), item("20", "Freight"), item("21", "tip")]
        let plan = try #require(decide(maker, items) { $0.serviceItems.shipping.item = ID("20") }.plan)
        #expect(plan.sales[0].lines.map(\.item.name) == ["Mug", "Freight", "tip", "Fee"])
        #expect(plan.records.map(\.key).contains(RecordKey(.service, "Fee", role: "item")))
        #expect(plan.records.count == 3)
    }

    @Test("whose name a category, a bundle or an inactive item holds gets a free one", arguments: ["Mug", "Fee"])
    func nameHeld(name: String) throws {
        for kind in [ItemRecord.Kind.category, .bundle] {
            for matching in ProductPolicy.Matching.allCases {
                var maker = mug()
                maker.charge(.other, "2.00", name: "Wrapping")
                let holder = ItemRecord(id: ID("1"), name: name.uppercased(), sku: "mug-1", kind: kind)
                let plan = try #require(decide(maker, [holder]) { $0.products.matching = matching }.plan)
                let names = plan.records.compactMap { if case .item(let item) = $0.body { item.name } else { nil } }
                let mug = matching == .skuAsName ? "Mug-1" : name == "Mug" ? "Mug (Mug-1)" : "Mug"
                #expect(names == [mug, name == "Fee" ? "Fee (Shipping Income)" : "Fee"], "\(kind) \(matching)")
            }
        }
    }

    @Test("that another product of the same code brings into the books is that one")
    func onItsWay() throws {
        let first = try #require(decide(mug()).plan?.records.first { $0.key.source == .product })
        var catalogue = HarbourMugs.unitedStates
        catalogue.expected.add(first)
        var other = OrderMaker()
        other.line("Big mug", "1", at: "12", sku: "MUG-1")
        let decision = Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue).decide(other.order())
        #expect(try line(decision).item == .planned(first.key, name: "Mug"))
        #expect(decision.plan?.records.contains(first) == true, "and is made by this order if nothing else makes it")
    }
}
