/// The most characters a text may have. Source: quickbooks-online.md §7.1, §7.3–§7.7.
enum TextLengths {
    static func most(_ property: String, of type: String) -> Int? {
        ofType[type + "." + property] ?? anywhere[property]
    }

    private static let anywhere: [String: Int] = [
        "DocNumber": 21, "PrivateNote": 4000, "Title": 16, "Suffix": 16, "GivenName": 100, "MiddleName": 100,
        "FamilyName": 100, "DisplayName": 500, "CompanyName": 100, "PrintOnCheckName": 110,
    ]

    private static let ofType: [String: Int] = [
        "PhysicalAddress.Line1": 500, "PhysicalAddress.Line2": 500, "PhysicalAddress.Line3": 500,
        "PhysicalAddress.Line4": 500, "PhysicalAddress.Line5": 500, "PhysicalAddress.City": 255,
        "PhysicalAddress.Country": 255, "PhysicalAddress.CountrySubDivisionCode": 255,
        "PhysicalAddress.PostalCode": 30, "TelephoneNumber.FreeFormNumber": 30, "EmailAddress.Address": 100,
        "WebSiteAddress.URI": 1000, "MemoRef.value": 1000, "Line.Description": 4000, "CustomField.StringValue": 31,
        "Customer.Notes": 2000, "Customer.ResaleNum": 16, "Vendor.AcctNum": 100, "Vendor.TaxIdentifier": 20,
        "Item.Name": 100, "Item.Sku": 100, "Item.Description": 4000, "Item.PurchaseDesc": 1000,
        "Account.Name": 100, "Account.Description": 100, "Account.AcctNum": 20, "Class.Name": 100,
        "Department.Name": 100, "Term.Name": 31, "PaymentMethod.Name": 31, "TaxAgency.DisplayName": 100,
        "Payment.PaymentRefNum": 21, "SalesReceipt.PaymentRefNum": 21, "RefundReceipt.PaymentRefNum": 100,
        "PurchaseOrder.Memo": 4000, "Attachable.FileName": 1000, "Attachable.Note": 2000,
        "BillEmailCc.Address": 200, "BillEmailBcc.Address": 200,
    ]
}
