package import ConnectorKit

/// The envelope of every list. Source: ecwid.md §1.7.
package struct EcwidList: EcwidRecord {
    package var total: Int
    package var limit: Int?
    package var items: [EcwidRecordHead]

    package init(_ json: JSONObject) throws(Unreadable) {
        total = try json.required("total")
        limit = try json.ifAny("limit")
        items = try json.required("items")
    }
}

/// What tells one record from another, and when it changed: the same for orders, products and customers.
package struct EcwidRecordHead: EcwidRecord {
    package var id: EcwidID?
    package var internalId: EcwidID?
    package var orderNumber: EcwidID?
    package var updateTimestamp: Int64?
    package var updateDate: EcwidDate?
    package var updated: EcwidDate?
    package var createTimestamp: Int64?
    package var createDate: EcwidDate?

    package init(_ json: JSONObject) throws(Unreadable) {
        id = try json.ifAny("id")
        internalId = try json.ifAny("internalId")
        orderNumber = try json.ifAny("orderNumber")
        updateTimestamp = try json.ifAny("updateTimestamp")
        updateDate = try json.ifAny("updateDate")
        updated = try json.ifAny("updated")
        createTimestamp = try json.ifAny("createTimestamp")
        createDate = try json.ifAny("createDate")
    }
}

/// A page of orders that were deleted. Source: ecwid.md §2.1.
package struct EcwidDeletedOrders: EcwidRecord {
    package var limit: Int?
    package var items: [EcwidDeletedOrder]

    package init(_ json: JSONObject) throws(Unreadable) {
        limit = try json.ifAny("limit")
        items = try json.required("items")
    }
}

/// One order that was deleted.
package struct EcwidDeletedOrder: EcwidRecord {
    /// The internal number.
    package var id: EcwidID?
    package var date: EcwidDate?

    package init(_ json: JSONObject) throws(Unreadable) {
        id = try json.ifAny("id")
        date = try json.ifAny("date")
    }

    /// `nil` for an entry that names no order.
    package var record: DeletedRecord? {
        guard let number = id?.meaningful, let date else { return nil }
        return DeletedRecord(id: number, deletedAt: date.instant)
    }
}

/// When anything of a kind last changed: one cheap call per poll. Source: ecwid.md §2.1.
package struct EcwidLatestStats: EcwidRecord {
    package var ordersUpdated: EcwidDate?
    package var productsUpdated: EcwidDate?
    package var customersUpdated: EcwidDate?

    package init(_ json: JSONObject) throws(Unreadable) {
        ordersUpdated = try json.ifAny("ordersUpdated")
        productsUpdated = try json.ifAny("productsUpdated")
        customersUpdated = try json.ifAny("customersUpdated")
    }
}

/// The body of a refusal; it may be missing. Source: ecwid.md §1.6.
package struct EcwidErrorBody: EcwidRecord {
    package var errorMessage: String?
    package var errorCode: String?

    package init(_ json: JSONObject) throws(Unreadable) {
        errorMessage = try json.ifAny("errorMessage")
        errorCode = try json.ifAny("errorCode")
    }
}

/// The answer to a change of stock.
package struct EcwidUpdate: EcwidRecord {
    package var updateCount: Int
    package var warning: String?

    package init(_ json: JSONObject) throws(Unreadable) {
        updateCount = try json.required("updateCount")
        warning = try json.ifAny("warning")
    }
}
