import ConnectorKit

/// Records that people deleted from their lists, or merged with others: no list tells of them any more, and what names them is refused.
///
/// Source: quickbooks-desktop.md §3.5 (of the last 90 days).
struct Deletions {
    let records: [GoneRecord]

    static func question(_ since: String) -> QBElement {
        QBElement(
            "ListDeletedQueryRq",
            lists.map { .plain("ListDelType", $0.name) } + [
                QBElement("DeletedDateRangeFilter", [.plain("FromDeletedDate", since)])
            ])
    }

    /// A program that does not tell has none: what names them is refused, and shown.
    init(_ answer: MessageAnswer) {
        records = answer.records.flatMap { row -> [GoneRecord] in
            guard let name = row.value("ListDelType"), let id = row.value("ListID") else { return [] }
            return Self.lists.filter { $0.name == name }.flatMap(\.lists).map { GoneRecord($0, id) }
        }
    }

    /// The items that hold a rate are chosen as codes, too.
    private static let lists: [(name: String, lists: [GoneRecord.List])] =
        [
            ("Account", [.account]), ("Class", [.trackingClass]), ("Customer", [.customer]),
            ("DateDrivenTerms", [.term]), ("Employee", [.employee]), ("OtherName", [.employee]),
            ("PaymentMethod", [.paymentMethod]), ("SalesTaxCode", [.taxCode]), ("StandardTerms", [.term]),
            ("Vendor", [.vendor]), ("ItemSalesTax", [.taxCode, .item]), ("ItemSalesTaxGroup", [.taxCode, .item]),
        ] + items.map { ($0, [.item]) }

    private static let items = [
        "ItemDiscount", "ItemFixedAsset", "ItemGroup", "ItemInventory", "ItemInventoryAssembly", "ItemNonInventory",
        "ItemOtherCharge", "ItemPayment", "ItemService", "ItemSubtotal",
    ]
}
