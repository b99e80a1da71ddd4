/// Which properties a statement may filter and sort by. Source: quickbooks-online.md §3, the table.
enum Filterables {
    static func contains(_ property: String, of kind: EntityKind) -> Bool {
        everywhere.contains(property) || (own[kind]?.contains(property) ?? false)
    }

    /// The service's spelling of a property that a statement names in any casing; nil when the entity has none.
    static func spelling(of name: String, in kind: EntityKind) -> String? {
        let lower = name.lowercased()
        if let found = everywhere.first(where: { $0.lowercased() == lower }) { return found }
        if let found = own[kind]?.first(where: { $0.lowercased() == lower }) { return found }
        return Schema.service.types[kind.rawValue]?.names.first { $0.lowercased() == lower }
    }

    /// Properties of which the service says that the entity does not have them, though the schema does.
    static let denied: [EntityKind: Set<String>] = [
        .item: ["ParentRef"], .bill: ["CustomerRef"], .purchaseOrder: ["CustomerRef"],
    ]

    private static let everywhere: Set<String> = ["Id", "MetaData.CreateTime", "MetaData.LastUpdatedTime"]

    private static let names: Set<String> = [
        "DisplayName", "GivenName", "MiddleName", "FamilyName", "CompanyName", "PrintOnCheckName", "Active", "Balance",
    ]

    private static let list: Set<String> = ["Name", "Active", "FullyQualifiedName"]

    private static let own: [EntityKind: Set<String>] = [
        .customer: names.union(["Suffix", "FullyQualifiedName", "Job", "PrimaryEmailAddr"]),
        .vendor: names.union(["Suffix"]),
        .employee: names.subtracting(["Balance"]),
        .item: ["Name", "Sku", "Type", "Active", "SubItem", "FullyQualifiedName", "UnitPrice", "PurchaseCost"],
        .account: [
            "Name", "AccountType", "AccountSubType", "Classification", "FullyQualifiedName", "Active",
            "CurrentBalance", "AcctNum",
        ],
        .invoice: [
            "DocNumber", "TxnDate", "DueDate", "CustomerRef", "SalesTermRef", "ProjectRef", "Balance", "TotalAmt",
        ],
        .salesReceipt: ["DocNumber", "TxnDate", "CustomerRef", "ProjectRef", "TotalAmt", "Balance"],
        .estimate: ["DocNumber", "TxnDate", "DueDate", "CustomerRef", "ProjectRef"],
        .creditMemo: ["DocNumber", "TxnDate", "CustomerRef", "SalesTermRef", "ProjectRef", "Balance", "TotalAmt"],
        .refundReceipt: [
            "DocNumber", "TxnDate", "CustomerRef", "ProjectRef", "PaymentType", "Balance", "TotalAmt",
        ],
        .payment: ["TxnDate", "CustomerRef", "TotalAmt", "PaymentMethodRef", "PaymentRefNum"],
        .bill: [
            "DocNumber", "TxnDate", "DueDate", "VendorRef", "APAccountRef", "SalesTermRef", "TotalAmt", "Balance",
        ],
        .vendorCredit: ["DocNumber", "TxnDate", "VendorRef", "TotalAmt"],
        .billPayment: ["DocNumber", "TxnDate", "VendorRef", "TotalAmt"],
        .purchase: ["DocNumber", "TxnDate", "PaymentType", "TotalAmt"],
        .purchaseOrder: ["DocNumber", "TxnDate", "DueDate", "TotalAmt"],
        .journalEntry: ["DocNumber", "TxnDate"],
        .deposit: ["DocNumber", "TxnDate"],
        .transfer: ["TxnDate"],
        .inventoryAdjustment: ["DocNumber", "TxnDate"],
        .classification: list, .department: list, .term: ["Name", "Active"],
        .paymentMethod: ["Name", "Active", "Type"],
        .taxCode: ["Name", "Active", "Description"], .taxRate: ["Name", "Active", "Description"],
        .taxAgency: ["Name", "DisplayName", "Active"], .companyCurrency: ["Name", "Code", "Active"],
        .attachable: [
            "FileName", "Note", "Category", "ContentType", "Size", "AttachableRef.EntityRef.Type",
            "AttachableRef.EntityRef.value",
        ],
        .companyInfo: ["CompanyName"], .exchangeRate: ["SourceCurrencyCode", "AsOfDate"],
    ]
}
