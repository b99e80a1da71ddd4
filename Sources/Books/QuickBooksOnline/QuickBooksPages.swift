import ConnectorKit
import LinkLedger

/// Addresses of the pages on which people see their books.
///
/// Intuit does not document them; these are the ones that its own pages and many public programs use, each opens for whoever is signed
/// in to the company. `deeplinkcompanyid` names the company, for people who keep several.
struct QuickBooksPages {
    private let base: String
    private let realm: String

    /// `nil` before the first sign-in, and where the API is at an address whose pages nobody told.
    init?(_ settings: ConnectionSettings) {
        guard let realm = settings["realmID"], let base = Self.base(settings) else { return nil }
        (self.base, self.realm) = (base, realm)
    }

    /// `nil` for an identifier that is none.
    func address(of kind: BooksRecordKind, id: String) -> String? {
        guard !id.isEmpty else { return nil }
        let page = Self.page(of: kind)
        return
            "\(base)/app/\(page.name)?\(page.field)=\(FormText.escape(id))&deeplinkcompanyid=\(FormText.escape(realm))"
    }

    /// Items have a list and no page of their own: the list opens.
    private static func page(of kind: BooksRecordKind) -> (name: String, field: String) {
        switch kind {
        case .invoice: ("invoice", "txnId")
        case .salesReceipt: ("salesreceipt", "txnId")
        case .creditMemo: ("creditmemo", "txnId")
        case .refundReceipt: ("refundreceipt", "txnId")
        case .payment: ("recvpayment", "txnId")
        case .bill: ("bill", "txnId")
        case .purchaseOrder: ("purchaseorder", "txnId")
        case .vendorCredit: ("vendorcredit", "txnId")
        case .journalEntry: ("journal", "txnId")
        case .customer: ("customerdetail", "nameId")
        case .vendor: ("vendordetail", "nameId")
        case .item: ("items", "itemId")
        }
    }

    /// Production and sandbox companies have hosts of their own.
    private static func base(_ settings: ConnectionSettings) -> String? {
        if let given = settings["pagesURL"], !given.isEmpty {
            let isWeb = given.hasPrefix("https://") || given.hasPrefix("http://")
            return isWeb ? String(given.hasSuffix("/") ? given.dropLast() : given[...]) : nil
        }
        return switch settings["apiBaseURL"] ?? QuickBooksOnlineSettings.productionBaseURL {
        case QuickBooksOnlineSettings.productionBaseURL: "https://app.qbo.intuit.com"
        case QuickBooksOnlineSettings.sandboxBaseURL: "https://app.sandbox.qbo.intuit.com"
        default: nil
        }
    }
}
