import Accounting
package import Commerce
package import ConnectorKit
package import Foundation

/// Reads myFulfillment's records, by whichever way they come. Source: myfulfillment.md §6.
package struct MyFulfillmentMapping: StoreMapping {
    private let resources: ResourceMap
    private let zone: TimeZone

    package init() { self.init(ResourceMap(), zone: .gmt) }

    init(_ resources: ResourceMap, zone: TimeZone) {
        self.resources = resources
        self.zone = zone
    }

    /// From a file of settings; see `docs/connectors/myfulfillment.md`.
    package func profile(from body: Data) throws(Unreadable) -> StoreProfile { try Fields(body).profile() }

    package func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order {
        let isCreditMemo = raw.id.hasPrefix(ID<Order>.creditMemoMark)
        let names = resources.names(of: isCreditMemo ? .creditMemos : .invoices)
        let fields = try Fields(raw.body, names)
        return try DocumentReader(
            fields, profile, isCreditMemo: isCreditMemo || (raw.id.isEmpty && fields.isCreditMemo)
        ).order()
    }

    package func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product] {
        let zone = TimeZone(identifier: profile.timeZone) ?? zone
        return [try Fields(raw.body, resources.names(of: .products)).product(in: zone)]
    }

    package func customer(from raw: RawRecord) throws(Unreadable) -> Buyer {
        let fields = try Fields(raw.body, resources.names(of: .customers))
        let buyer = fields.buyer
        guard buyer.customerID != nil else { throw fields.fault("id", "") }
        return buyer
    }

    /// A file holds one document, or a list of invoices or credit memos.
    package func pieces(of body: Data) throws(Unreadable) -> [RawRecord] {
        try RecordList(body).objects.map { object in
            RawRecord(id: "", updatedAt: Instant(milliseconds: 0), body: Data(JSONWriter.write(object).utf8))
        }
    }
}

extension Fields {
    /// Only credit memos name an invoice, or add and keep back amounts.
    var isCreditMemo: Bool {
        text("document") == "creditmemo"
            || ["invoice_id", "invoice_number", "adjustment_positive", "adjustment_negative"].contains(where: has)
    }
}

/// The records of a body: an array, an answer of the API with `data`, or a single one.
struct RecordList {
    let objects: [JSONObject]
    /// How many the API has in all.
    let total: Int?

    init(_ body: Data) throws(Unreadable) {
        guard let value = JSONReader.value(body) else {
            throw Unreadable(field: "record", text: JSONReader.fault(in: body).map { "\($0)" } ?? "not JSON")
        }
        var values: [JSONValue]
        var total: Int?
        switch value {
        case .array(let array): values = array
        case .object(let object):
            if case .array(let array)? = object["data"] {
                values = array
                total = Fields(object).text("meta.total").flatMap { Int($0) }
            } else {
                values = [value]
            }
        case .null, .bool, .number, .text: throw Unreadable(field: "record", text: "neither a list nor a record")
        }
        var objects: [JSONObject] = []
        for (index, value) in values.enumerated() {
            guard case .object(let object) = value else {
                throw Unreadable(field: "[\(index + 1)]", text: "not a record")
            }
            objects.append(object)
        }
        (self.objects, self.total) = (objects, total)
    }
}
