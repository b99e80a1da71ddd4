import Accounting
import Bookkeeping
import ConnectorKit

extension CatalogueRecord {
    /// A record of a list as the mirror keeps it; `nil` for what nothing posts to or names. `currencies` are those of the company by
    /// the names that it gives them.
    init?(_ node: XMLNode, home: Currency, currencies: [String: Currency] = [:]) {
        guard let id = node.value("ListID"), let name = node.value("Name") else { return nil }
        let isActive = node.flag("IsActive") ?? true
        let currency = DesktopCurrency.currency(of: node, home: home, known: currencies)
        switch node.name {
        case "AccountRet":
            guard let type = node.value("AccountType").flatMap({ AccountType(desktopName: $0) }) else { return nil }
            self = .account(
                Account(
                    id: ID(id), name: node.value("FullName") ?? name, type: type,
                    subtype: node.value("SpecialAccountType").map { Account.subtype(desktopName: $0) } ?? "",
                    currency: currency, isActive: isActive))
        case "CustomerRet", "VendorRet", "EmployeeRet", "OtherNameRet":
            self = .party(PartyRecord(node, id: id, name: name, currency: currency, isActive: isActive))
        case "ClassRet":
            self = .trackingClass(.init(id: ID(id), name: node.value("FullName") ?? name, isActive: isActive))
        case "StandardTermsRet", "DateDrivenTermsRet": self = .term(.init(id: ID(id), name: name, isActive: isActive))
        case "PaymentMethodRet": self = .paymentMethod(.init(id: ID(id), name: name, isActive: isActive))
        default:
            guard let kind = ItemRecord.Kind(desktopName: node.name) else { return nil }
            self = .item(ItemRecord(node, id: id, name: name, kind: kind, isActive: isActive))
        }
    }
}

extension PartyRecord {
    fileprivate init(_ node: XMLNode, id: String, name: String, currency: Currency, isActive: Bool) {
        let isPart = (node.value("Sublevel").flatMap { Int($0) } ?? 0) > 0
        let address = node.child("BillAddress") ?? node.child("VendorAddress")
        self.init(
            id: id, kind: node.name == "CustomerRet" ? .customer : node.name == "VendorRet" ? .vendor : .employee,
            displayName: isPart ? node.value("FullName") ?? name : name, companyName: node.value("CompanyName") ?? "",
            email: node.value("Email"), phone: node.value("Phone"), postalCode: address?.value("PostalCode"),
            currency: currency, isActive: isActive, isPart: isPart)
    }
}

extension ItemRecord {
    fileprivate init(_ node: XMLNode, id: String, name: String, kind: Kind, isActive: Bool) {
        let (sold, both) = (node.child("SalesOrPurchase"), node.child("SalesAndPurchase"))
        let income = node.listID("IncomeAccountRef") ?? both?.listID("IncomeAccountRef")
        let price = node.decimal("SalesPrice") ?? both?.decimal("SalesPrice") ?? sold?.decimal("Price")
        self.init(
            id: ID(id), name: name, sku: node.value("ManufacturerPartNumber"), kind: kind,
            incomeAccount: (income ?? sold?.listID("AccountRef") ?? node.listID("AccountRef")).map { ID($0) },
            expenseAccount: (node.listID("COGSAccountRef") ?? both?.listID("ExpenseAccountRef")).map { ID($0) },
            assetAccount: node.listID("AssetAccountRef").map { ID($0) }, isActive: isActive, unitPrice: price,
            quantityOnHand: kind == .inventory ? node.decimal("QuantityOnHand") : nil,
            inventoryStartDate: kind == .inventory ? node.date("InventoryDate") : nil)
        fullName = node.value("FullName").flatMap { $0 == name ? nil : $0 }
    }
}

extension ItemRecord.Kind {
    /// By the name of its element. What cannot be sold on a line of its own holds its name all the same.
    init?(desktopName: String) {
        switch desktopName {
        case "ItemServiceRet", "ItemOtherChargeRet", "ItemDiscountRet": self = .service
        case "ItemNonInventoryRet": self = .nonInventory
        case "ItemInventoryRet", "ItemInventoryAssemblyRet": self = .inventory
        case "ItemGroupRet": self = .bundle
        case "ItemSubtotalRet", "ItemPaymentRet", "ItemSalesTaxRet", "ItemSalesTaxGroupRet", "ItemFixedAssetRet":
            self = .category
        default: return nil
        }
    }
}

extension AccountType {
    init?(desktopName: String) {
        switch desktopName {
        case "Bank": self = .bank
        case "AccountsReceivable": self = .accountsReceivable
        case "OtherCurrentAsset": self = .otherCurrentAsset
        case "FixedAsset": self = .fixedAsset
        case "OtherAsset": self = .otherAsset
        case "CreditCard": self = .creditCard
        case "AccountsPayable": self = .accountsPayable
        case "OtherCurrentLiability": self = .otherCurrentLiability
        case "LongTermLiability": self = .longTermLiability
        case "Equity": self = .equity
        case "Income": self = .income
        case "OtherIncome": self = .otherIncome
        case "CostOfGoodsSold": self = .costOfGoodsSold
        case "Expense": self = .expense
        case "OtherExpense": self = .otherExpense
        default: return nil
        }
    }
}

extension Account {
    /// The word that the rules know for what is special about an account.
    fileprivate static func subtype(desktopName: String) -> String {
        switch desktopName {
        case "InventoryAssets": "Inventory"
        case "CostOfGoodsSold": "SuppliesMaterialsCogs"
        default: desktopName
        }
    }
}
