/// What came with a write besides its body.
struct WriteOptions: Sendable {
    var operation = "create"
    var include: Set<String> = []
}

/// A record on its way into the books.
struct Draft {
    let kind: EntityKind
    let id: Int
    /// What is kept now; nil for a new record.
    let old: JSONObject?
    /// What the client sent, checked, emptied values included.
    let sent: JSONObject
    /// The record as it will be kept.
    var record: JSONObject
    var options: WriteOptions

    var isNew: Bool { old == nil }
    var isSparse: Bool { sent.bool("sparse") ?? false }

    /// True when the client sent a value for this property.
    func sends(_ name: String) -> Bool { sent[name].map { !$0.clears } ?? false }
}

/// Properties that the service alone writes; in a request they are ignored without an error. Source: §2.4.
enum ReadOnlyProperties {
    static func contains(_ name: String, of kind: EntityKind) -> Bool {
        everywhere.contains(name) || (own[kind]?.contains(name) ?? false)
            || (kind.isSale && sales.contains(name))
    }

    private static let everywhere: Set<String> = [
        "domain", "sparse", "status", "Id", "SyncToken", "MetaData", "FullyQualifiedName", "HomeTotalAmt",
        "HomeBalance", "AttachableRef", "Level",
    ]
    private static let sales: Set<String> = [
        "TotalAmt", "Balance", "DeliveryInfo", "InvoiceLink", "RemainingCredit", "HomeTotalAmt", "HomeBalance",
        "AllowIPNPayment",
    ]
    private static let own: [EntityKind: Set<String>] = [
        .customer: ["Balance", "BalanceWithJobs", "V4IDPseudonym", "OpenBalanceDate", "Level"],
        .vendor: ["Balance", "OpenBalanceDate"],
        .account: [
            "Classification", "CurrentBalance", "CurrentBalanceWithSubAccounts", "OpeningBalance",
            "OpeningBalanceDate",
        ],
        .item: ["AvgCost"],
        .payment: ["UnappliedAmt"],
        .bill: ["TotalAmt", "Balance"], .vendorCredit: ["TotalAmt", "Balance"], .purchase: ["TotalAmt"],
        .purchaseOrder: ["TotalAmt"], .journalEntry: ["TotalAmt"], .deposit: ["TotalAmt"],
    ]
}
