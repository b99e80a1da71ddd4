import Accounting
import Bookkeeping
import ConnectorKit

extension ItemDraft {
    /// An item. Source: quickbooks-online.md §7.5.
    func body(_ context: BodyContext) throws(UnresolvedReference) -> JSONObject {
        var body = JSONObject()
        body["Name"] = name.name(atMost: FieldLength.itemName)
        body["Type"] = .text(kind.typeName)
        body["Sku"] = sku?.line(atMost: FieldLength.sku)
        body["Description"] = description.paragraph(atMost: FieldLength.itemDescription)
        body["UnitPrice"] = unitPrice.map { .decimal($0.rounded(toScale: quantityDecimalsMax)) }
        body["PurchaseCost"] = purchaseCost.map { .decimal($0.rounded(toScale: quantityDecimalsMax)) }
        body["IncomeAccountRef"] = try context.reference(incomeAccount)
        body["ExpenseAccountRef"] = try context.reference(expenseAccount)
        if kind == .inventory { try addStock(context, to: &body) }
        body["Active"] = isActive.map { .bool($0) }
        if context.isUnitedStates { body["Taxable"] = .bool(isTaxable) }
        return body
    }

    private func addStock(_ context: BodyContext, to body: inout JSONObject) throws(UnresolvedReference) {
        body["AssetAccountRef"] = try context.reference(assetAccount)
        body["TrackQtyOnHand"] = .bool(true)
        body["QtyOnHand"] = .decimal(quantityOnHand ?? .zero)
        body["InvStartDate"] = inventoryStartDate.map(JSONValue.date)
    }
}

extension ItemKind {
    /// The service's word for it.
    var typeName: String {
        switch self {
        case .inventory: "Inventory"
        case .nonInventory: "NonInventory"
        case .service: "Service"
        }
    }
}
