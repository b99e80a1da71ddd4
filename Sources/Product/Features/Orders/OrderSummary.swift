package import Accounting
import Commerce
package import LinkLedger
package import Storage
package import Sync

/// An order as lists show it.
package struct OrderSummary: Hashable, Sendable {
    package var ref: OrderRef
    /// The identifier again while the number is not known.
    package var number: String
    /// Empty where the store does not say.
    package var customer: String
    /// `nil` before it was read.
    package var placedAt: Instant?
    /// Negative for a credit memo of the store.
    package var total: Money?
    package var state: OrderState
    /// Why it is where it is; `nil` when there is no reason.
    package var cause: OrderReason?
    package var causeCode: String?
    /// Something of it is on its way into the books.
    package var isOpen: Bool
    /// What is in the books for it.
    package var documents: [PostedDocument]

    init(_ row: OrderRow, documents: [PostedDocument]) {
        ref = row.ref
        number = row.number.isEmpty ? row.id : row.number
        customer = row.customer
        placedAt = row.placedAt
        total = row.money
        (state, cause, causeCode, isOpen) = (row.state, row.cause, row.reasonCode, row.isOpen)
        self.documents = documents
    }
}

/// An order by the number that people see.
package struct OrderLabel: Hashable, Sendable {
    package var ref: OrderRef
    package var number: String
}

/// A document of the books, as the one that stands for a part of an order.
package struct PostedDocument: Hashable, Sendable {
    package var kind: DocumentKind
    package var number: String?
    /// The books' identifier.
    package var booksID: String

    init?(_ link: Link) {
        guard let kind = link.kind.document else { return nil }
        (self.kind, number, booksID) = (kind, link.number, link.booksID)
    }
}

/// Which orders a person wants to see; what is empty or `nil` does not matter.
package struct OrderSelection: Hashable, Sendable {
    package var store: ID<Store>?
    package var state: OrderState?
    /// The short stable word of a reason.
    package var cause: String?
    package var placed: Range<Instant>?
    /// Words that begin an order number, an amount, a name, an address or a number in the books.
    package var search = ""

    package init() {}
}

/// A page of a list of orders, newest first.
package struct OrderListPage: Hashable, Sendable {
    package var orders: [OrderSummary]
    /// Where the pages before and after it begin; `nil` at the ends.
    package var newer: OrderPlace?
    package var older: OrderPlace?
    /// The search fits more orders than are looked at.
    package var isCut: Bool
}

/// A page of orders with what stands around it.
package struct OrderListing: Sendable {
    package var stores: [StoreRef]
    package var counts: [OrderState: Int]
    package var page: OrderListPage
}

extension OrderList {
    /// A page of the orders of all stores that the person sees; costs the same wherever it begins.
    package func page(
        _ selection: OrderSelection, at place: OrderPagePlace = .newest, limit: Int
    ) async throws(FeatureProblem) -> OrderListPage {
        let access = try scope.open(.seeOrders)
        return try await page(selection, at: place, limit: limit, access, try await access.connections())
    }

    /// How many orders are in each state, of one store or of all that the person sees.
    package func counts(of store: ID<Store>? = nil) async throws(FeatureProblem) -> [OrderState: Int] {
        let access = try scope.open(.seeOrders)
        return try await counts(of: store, access, try await access.connections())
    }

    /// A page of orders with the stores that there are and the counts of those that are asked for; `select` says what is asked for.
    package func listing(
        at place: OrderPagePlace = .newest, limit: Int, _ select: ([StoreRef]) -> OrderSelection
    ) async throws(FeatureProblem) -> OrderListing {
        let access = try scope.open(.seeOrders)
        let connections = try await access.connections()
        let kept = try await access.keptPolicies()
        let stores = connections.filter { $0.side == .store }.map { access.storeRef($0, kept[$0.id]) }
        let selection = select(stores)
        return OrderListing(
            stores: stores, counts: try await counts(of: selection.store, access, connections),
            page: try await page(selection, at: place, limit: limit, access, connections))
    }

    private func page(
        _ selection: OrderSelection, at place: OrderPagePlace, limit: Int, _ access: CompanyAccess,
        _ connections: [ConnectionRow]
    ) async throws(FeatureProblem) -> OrderListPage {
        var question = OrderQuestion(
            stores: connections.filter { $0.side == .store && (selection.store?.rawValue ?? $0.id) == $0.id }.map(\.id))
        (question.state, question.reasonCode) = (selection.state, selection.cause)
        (question.placed, question.search) = (selection.placed, selection.search)
        let (archive, asked) = (access.archive, question)
        let found = try await withFeatureProblem {
            try await archive.orders(asked, page: place, limit: limit + 1)
        }
        let books = connections.first { $0.side == .books && $0.state != .uninstalled }
        return try await page(found, at: place, limit: limit, books: books, access)
    }

    private func counts(
        of store: ID<Store>?, _ access: CompanyAccess, _ connections: [ConnectionRow]
    ) async throws(FeatureProblem) -> [OrderState: Int] {
        let asked = connections.filter { $0.side == .store && (store?.rawValue ?? $0.id) == $0.id }.map(\.id)
        if asked.isEmpty { return [:] }
        let archive = access.archive
        let counts = try await withFeatureProblem { try await archive.counts(of: asked) }
        return counts.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    /// The numbers of orders, in their order; throws `orderUnknown` when one is not there.
    package func labels(of orders: [OrderRef]) async throws(FeatureProblem) -> [OrderLabel] {
        let access = try scope.open(.seeOrders)
        var numbers: [OrderRef: String] = [:]
        for (id, group) in Dictionary(grouping: orders, by: \.store).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let (archive, store) = (access.archive, try await access.store(id).id)
            let rows = try await withFeatureProblem { try await archive.orders(group.map(\.id.rawValue), of: store) }
            for row in rows { numbers[OrderRef(store: id, id: ID(row.id))] = row.number.isEmpty ? row.id : row.number }
        }
        var labels: [OrderLabel] = []
        for order in orders {
            guard let number = numbers[order] else { throw .orderUnknown(order.id.rawValue) }
            labels.append(OrderLabel(ref: order, number: number))
        }
        return labels
    }

    private func page(
        _ found: OrderPageRows, at place: OrderPagePlace, limit: Int, books: ConnectionRow?, _ access: CompanyAccess
    ) async throws(FeatureProblem) -> OrderListPage {
        let hasMore = found.rows.count > limit
        let isNewer = if case .newer = place { true } else { false }
        let rows = Array(isNewer ? found.rows.suffix(limit) : found.rows.prefix(limit))
        var documents: [OrderRef: [PostedDocument]] = [:]
        if let books = books?.id {
            let archive = access.archive
            let links = try await withFeatureProblem {
                try await archive.documents(of: rows.map { ($0.store, $0.id) }, books: books)
            }
            for (store, link) in links {
                guard let document = PostedDocument(link) else { continue }
                documents[OrderRef(store: ID(store), id: ID(link.key.id)), default: []].append(document)
            }
        }
        return OrderListPage(
            orders: rows.map { OrderSummary($0, documents: documents[$0.ref] ?? []) },
            newer: place == .newest || isNewer && !hasMore ? nil : rows.first?.place,
            older: isNewer || hasMore ? rows.last?.place : nil, isCut: found.isCut)
    }
}

extension OrderRow {
    fileprivate var place: OrderPlace { OrderPlace(placedAt: placedAt, store: store, id: id) }
}
