package import Accounting
package import Commerce

/// What planning some orders may look up in the long lists and the links: enough, and not much more.
///
/// A set of orders is planned with an excerpt of the mirror that these keys fetch, so the cost does not grow with the books.
package struct CatalogueLookups: Sendable {
    /// Folded names of parties and items; those that begin with one, followed by " (", belong to it.
    package private(set) var names: Set<String> = []
    /// Folded e-mail addresses and SKUs.
    package private(set) var others: Set<String> = []
    package private(set) var keys: Set<RecordKey> = []
    /// The books' identifiers that the policy names.
    package private(set) var itemIDs: Set<String> = []

    package init(policy: Policy) { add(policy) }

    /// What settings name, also those of an earlier version.
    package mutating func add(_ policy: Policy) {
        for service in policy.serviceItems.all + policy.chargeItems.values {
            insert(name: service.name)
            keys.insert(RecordKey(.service, service.name, role: .item))
            if let id = service.item { itemIDs.insert(id.rawValue) }
        }
        if let fallback = policy.products.fallbackItem { itemIDs.insert(fallback.rawValue) }
        if case .generic(.existing(let id, let name)) = policy.customerAssignment {
            itemIDs.insert(id.rawValue)
            insert(name: name)
        }
    }

    /// What a record that was posted names by key.
    package mutating func add(_ posted: PostedRecord) { keys.formUnion(posted.body.dependencies) }

    /// What a person chose for an order names customers and vendors.
    package mutating func add(_ sending: SendingOptions) {
        for case .existing(let id, let name)? in [sending.customer] {
            itemIDs.insert(id.rawValue)
            insert(name: name)
        }
        for case .existing(let id, let name)? in sending.vendors.map(\.vendor) {
            itemIDs.insert(id.rawValue)
            insert(name: name)
        }
    }

    /// A customer or vendor by name or identifier, as a person wrote it.
    package mutating func add(party word: String) {
        itemIDs.insert(word)
        insert(name: word)
    }

    package mutating func add(_ order: Order) {
        let buyer = order.buyer
        for name in [buyer.name, buyer.company, "\(buyer.givenName) \(buyer.familyName)", buyer.shippingName] {
            insert(name: name)
        }
        if let email = buyer.email { insert(name: email) }
        for assignsOrganisation in buyer.company.isEmpty ? [false] : [false, true] {
            add(BuyerIdentity(order, assignsOrganisation: assignsOrganisation), of: order)
        }
        for line in order.lines { add(line) }
        for supplied in order.supplies {
            insert(name: supplied.supplier.name)
            for role in [RecordRole.vendor, .foreignVendor(currency: order.currency.code)] {
                keys.insert(RecordKey(.supplier, supplied.supplier.id, role: role))
            }
            for line in supplied.lines + supplied.invoices.flatMap(\.lines) { add(line.thing) }
        }
    }

    private mutating func add(_ buyer: BuyerIdentity, of order: Order) {
        insert(name: buyer.name)
        if let email = buyer.email { others.insert(email.text) }
        for id in [buyer.sourceID] + buyer.formerSourceIDs(of: order) {
            for role in [RecordRole.customer, .foreignCustomer(currency: order.currency.code)] {
                keys.insert(RecordKey(.customer, id, role: role))
            }
        }
    }

    package mutating func add(_ product: Product) {
        let line = OrderLine(
            id: "", productID: product.id.rawValue, variationID: product.variationID, sku: product.sku,
            name: product.name, quantity: .one, unitPrice: .zero, amount: .zero(.usd))
        add(line)
    }

    private mutating func add(_ line: OrderLine) {
        insert(name: line.name)
        if line.charge != nil { keys.insert(RecordKey(.service, line.name, role: .item)) }
        if !line.sku.isEmpty {
            insert(name: line.sku)
            others.insert(NameKey(line.sku).text)
            keys.insert(RecordKey(.product, "sku:\(line.sku)", role: .item))
        }
        keys.insert(RecordKey(.product, "name:\(line.name)", role: .item))
        if let product = line.productID {
            keys.insert(RecordKey(.product, product, role: .item))
            if let variation = line.variationID {
                keys.insert(RecordKey(.product, "\(product)/\(variation)", role: .item))
            }
        }
    }

    /// The lengths to which books cut the names of items and parties. Source: quickbooks-online.md §7, quickbooks-desktop.md.
    private static let nameLengths = [31, 41, 100, 500]

    /// The name as written and as it is cleaned for the books.
    private mutating func insert(name: String) {
        guard !name.isEmpty else { return }
        names.insert(NameKey(name).text)
        let cleaned = Naming.cleaned(name)
        if cleaned != name { names.insert(NameKey(cleaned).text) }
        for limit in Self.nameLengths where cleaned.utf8.count > limit {
            names.insert(NameKey(Naming.cutDistinctly(cleaned, to: limit)).text)
        }
    }
}
