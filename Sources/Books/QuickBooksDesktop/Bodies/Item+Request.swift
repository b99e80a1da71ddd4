import Accounting
import Bookkeeping
import ConnectorKit

/// The kinds of items that are made here. Source: quickbooks-desktop.md §4.2.
enum DesktopItem: String {
    case service = "ItemService"
    case nonInventory = "ItemNonInventory"
    case inventory = "ItemInventory"
    /// What a setting names: shipping, a discount, a tax.
    case otherCharge = "ItemOtherCharge"

    init(_ draft: ItemDraft, _ key: RecordKey) {
        self =
            switch draft.kind {
            case .inventory: .inventory
            case .nonInventory: .nonInventory
            case .service: key.source == .service ? .otherCharge : .service
            }
    }
}

extension ItemDraft {
    /// Its fields from its name on; `suffix` is `Mod` where they change an item.
    func fields(_ kind: DesktopItem, _ context: WriteContext, suffix: String = "") throws(Unwritable) -> [QBElement?] {
        let head: [QBElement?] = [
            .name("Name", name, DesktopLength.itemName),
            .flag("IsActive", isActive),
            kind == .service || kind == .otherCharge
                ? nil : .line("ManufacturerPartNumber", sku, DesktopLength.partNumber),
            context.keepsTaxByMarks
                ? .named(WriteContext.taxCodeName, context.mark(isTaxable: isTaxable))
                : nil,
        ]
        return head
            + (kind == .inventory ? try stockFields(context, isNew: suffix.isEmpty) : [try sides(context, suffix)])
    }

    /// Bought too where there is an account for it, else only sold.
    private func sides(_ context: WriteContext, _ suffix: String) throws(Unwritable) -> QBElement {
        guard let expenseAccount else {
            return QBElement(
                "SalesOrPurchase" + suffix,
                [
                    .paragraph("Desc", description, DesktopLength.paragraph), .number("Price", unitPrice),
                    try context.reference("AccountRef", incomeAccount),
                ])
        }
        return QBElement(
            "SalesAndPurchase" + suffix,
            [
                .paragraph("SalesDesc", description, DesktopLength.paragraph), .number("SalesPrice", unitPrice),
                try context.reference("IncomeAccountRef", incomeAccount), .number("PurchaseCost", purchaseCost),
                try context.reference("ExpenseAccountRef", expenseAccount),
            ])
    }

    private func stockFields(_ context: WriteContext, isNew: Bool) throws(Unwritable) -> [QBElement?] {
        [
            .paragraph("SalesDesc", description, DesktopLength.paragraph), .number("SalesPrice", unitPrice),
            try context.reference("IncomeAccountRef", incomeAccount), .number("PurchaseCost", purchaseCost),
            try context.reference("COGSAccountRef", expenseAccount),
            try context.reference("AssetAccountRef", assetAccount),
            isNew ? .number("QuantityOnHand", quantityOnHand) : nil,
            isNew ? .date("InventoryDate", inventoryStartDate) : nil,
        ]
    }
}
