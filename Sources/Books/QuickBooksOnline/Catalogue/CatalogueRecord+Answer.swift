import Accounting
import Bookkeeping
import ConnectorKit

extension CatalogueRecord {
    /// A list record as the mirror keeps it; `nil` for documents, tax lists and kinds that cannot be posted to.
    init?(_ entity: Entity, _ object: JSONObject, home: Currency?) {
        switch entity {
        case .account:
            guard let home, let account = Account(object, home: home) else { return nil }
            self = .account(account)
        case .item:
            guard let item = ItemRecord(object) else { return nil }
            self = .item(item)
        case .customer, .vendor, .employee:
            guard let party = PartyRecord(entity, object, home: home) else { return nil }
            self = .party(party)
        case .trackingClass:
            guard let record = NamedRecord<TrackingClass>(object) else { return nil }
            self = .trackingClass(record)
        case .department:
            guard let record = NamedRecord<Location>(object) else { return nil }
            self = .location(record)
        case .term:
            guard let record = NamedRecord<Term>(object) else { return nil }
            self = .term(record)
        case .paymentMethod:
            guard let record = NamedRecord<PaymentMethod>(object) else { return nil }
            self = .paymentMethod(record)
        case .bill, .creditMemo, .invoice, .journalEntry, .payment, .purchaseOrder, .refundReceipt, .salesReceipt,
            .taxAgency, .taxCode, .taxRate, .vendorCredit:
            return nil
        }
    }
}

extension NamedRecord {
    fileprivate init?(_ object: JSONObject) {
        guard let id = object.text("Id"), let name = object.text("FullyQualifiedName") ?? object.text("Name") else {
            return nil
        }
        self.init(id: ID(id), name: name, isActive: object.flag("Active") ?? true)
    }
}

extension PartyRecord {
    fileprivate init?(_ entity: Entity, _ object: JSONObject, home: Currency?) {
        guard let id = object.text("Id"), let name = object.text("DisplayName"),
            let currency = object.reference("CurrencyRef").flatMap({ Currency($0) }) ?? home
        else { return nil }
        self.init(
            id: id, kind: entity == .customer ? .customer : entity == .vendor ? .vendor : .employee,
            displayName: name, companyName: object.text("CompanyName") ?? "",
            email: object.object("PrimaryEmailAddr")?.text("Address"),
            phone: object.object("PrimaryPhone")?.text("FreeFormNumber"),
            postalCode: object.object("BillAddr")?.text("PostalCode"),
            currency: currency,
            isActive: object.flag("Active") ?? true,
            isPart: object.flag("Job") == true || object.reference("ParentRef") != nil)
    }
}

extension ItemRecord {
    /// Categories and bundles too: nobody can sell them on a line, yet they hold their names.
    fileprivate init?(_ object: JSONObject) {
        guard let id = object.text("Id"), let name = object.text("Name"),
            let kind = object.text("Type").flatMap({ Kind(typeName: $0) })
        else { return nil }
        self.init(
            id: ID(id), name: name, sku: object.text("Sku"), kind: kind,
            incomeAccount: object.reference("IncomeAccountRef").map { ID($0) },
            expenseAccount: object.reference("ExpenseAccountRef").map { ID($0) },
            assetAccount: object.reference("AssetAccountRef").map { ID($0) }, isActive: object.flag("Active") ?? true,
            unitPrice: object.decimal("UnitPrice"),
            quantityOnHand: kind == .inventory ? object.decimal("QtyOnHand") : nil,
            inventoryStartDate: kind == .inventory ? object.date("InvStartDate") : nil)
        fullName = object.text("FullyQualifiedName").flatMap { $0 == name ? nil : $0 }
    }
}

extension ItemRecord.Kind {
    /// The service's word for it. Kinds that only old companies hold are services to a sale.
    init?(typeName: String) {
        switch typeName {
        case "Inventory": self = .inventory
        case "NonInventory": self = .nonInventory
        case "Service": self = .service
        case "Category": self = .category
        case "Group", "Bundle": self = .bundle
        default: return nil
        }
    }
}
