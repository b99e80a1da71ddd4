package import Accounting
package import Commerce
package import ConnectorKit
package import Foundation

/// Takes what is pushed or uploaded: JSON of the neutral contract, or the CSV of the accounting exports.
package struct MyFulfillmentIntake: StoreIntake {
    private let settings: MyFulfillmentSettings

    init(_ settings: MyFulfillmentSettings) { self.settings = settings }

    package func profile() throws(ConnectorProblem) -> StoreProfile { settings.profile }

    /// The accounting export, and the lists of products and customers.
    package var sheets: [CSVSheet] { MyFulfillmentSheets.all }

    package func records(of stream: RecordStream, in body: Data, now: Instant) throws(Unreadable) -> [RawRecord] {
        var records: [RawRecord] = []
        for object in try objects(of: stream, in: body) {
            if stream == .invoices || stream == .creditMemos { try checkKind(object, stream) }
            records.append(try RawRecord(object, of: stream, settings, now: now))
        }
        return records
    }

    private func objects(of stream: RecordStream, in body: Data) throws(Unreadable) -> [JSONObject] {
        guard Self.taken.contains(stream) else { throw Unreadable(field: stream.rawValue, text: "not taken") }
        guard !body.isJSON, let sheet = sheets.first(where: { $0.stream == stream }) else {
            return try RecordList(body).objects
        }
        return try SheetFile.objects(sheet, in: body)
    }

    /// Only a credit memo names another document: taken for an invoice it would be a sale once more, and an invoice a credit.
    private func checkKind(_ object: JSONObject, _ stream: RecordStream) throws(Unreadable) {
        let fields = Fields(object, settings.resources.names(of: stream))
        if stream == .creditMemos {
            guard fields.text("document") == nil, !fields.isCreditMemo,
                fields.text("grand_total")?.hasPrefix("-") != true
            else { return }
            throw fields.fault("invoice_id", "")
        }
        guard fields.text("document") == nil,
            let named = fields.text("invoice_id") ?? fields.text("invoice_number"),
            ![fields.text("id"), fields.text("number")].contains(named)
        else { return }
        throw fields.fault("document", named)
    }

    static let taken: Set<RecordStream> = [.products, .customers, .invoices, .creditMemos]
}

extension RawRecord {
    /// One record of a stream with its own bytes, by the identifier under which all ways in know it.
    init(
        _ object: JSONObject, of stream: RecordStream, _ settings: MyFulfillmentSettings, now: Instant
    ) throws(Unreadable) {
        let fields = Fields(object, settings.resources.names(of: stream))
        let told = fields.text("updated_at") ?? fields.text("created_at")
        let updatedAt = told.flatMap { Moments.earliest($0, in: settings.zone) } ?? now
        self.init(id: try fields.identity(of: stream), updatedAt: updatedAt, body: Data(JSONWriter.write(object).utf8))
    }
}

extension Fields {
    /// Products are known by their SKU, documents by store, order and number.
    fileprivate func identity(of stream: RecordStream) throws(Unreadable) -> String {
        switch stream {
        case .products: return SKU(try requiredText("sku")).base
        case .customers: return try requiredText("id")
        case .invoices, .creditMemos:
            let own = DocumentID.made(of: self)
            guard !own.isEmpty else { throw fault("number", "") }
            // One export holds both kinds: the record itself says which it is.
            let isCreditMemo = stream == .creditMemos ? text("document") != "invoice" : text("document") == "creditmemo"
            return isCreditMemo ? ID<Order>.creditMemo(own).rawValue : own
        case .orders, .payments, .refunds, .purchaseOrders, .supplierInvoices, .companies:
            throw Unreadable(field: stream.rawValue, text: "not taken")
        }
    }
}

extension Data {
    /// Whether it begins as a list or a record; anything else is a file of rows.
    fileprivate var isJSON: Bool {
        let first = first {
            $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF
        }
        return first == nil || first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    }
}
