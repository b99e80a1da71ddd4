/// The envelope of every list. Source: ecwid.md §1.7.
package struct EcwidList: Decodable, Hashable, Sendable {
    package var total: Int
    package var limit: Int?
    package var items: [EcwidRecordHead]
}

/// What tells one record from another, and when it changed: the same for orders, products and customers.
package struct EcwidRecordHead: Decodable, Hashable, Sendable {
    package var id: EcwidID?
    package var internalId: EcwidID?
    package var orderNumber: EcwidID?
    package var updateTimestamp: Int64?
    package var updateDate: EcwidDate?
    package var updated: EcwidDate?
    package var createTimestamp: Int64?
    package var createDate: EcwidDate?
}

/// When anything of a kind last changed: one cheap call per poll. Source: ecwid.md §2.1.
package struct EcwidLatestStats: Decodable, Hashable, Sendable {
    package var ordersUpdated: EcwidDate?
    package var productsUpdated: EcwidDate?
    package var customersUpdated: EcwidDate?
}

/// The body of a refusal; it may be missing. Source: ecwid.md §1.6.
package struct EcwidErrorBody: Decodable, Hashable, Sendable {
    package var errorMessage: String?
    package var errorCode: String?
}

/// The answer to a change of stock.
package struct EcwidUpdate: Decodable, Hashable, Sendable {
    package var updateCount: Int
    package var warning: String?
}
