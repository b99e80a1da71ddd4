import ConnectorKit
import Foundation

extension EcwidSettings {
    /// A page of the store's admin; `nil` where the API is not Ecwid's own.
    ///
    /// Source: docs.ecwid.com, `EcwidApp.openPage` (orders by the identifier that people see).
    func adminAddress(of subject: StoreSubject) -> String? {
        guard baseURL.hasPrefix(Self.vendorHost), !storeID.isEmpty else { return nil }
        let place =
            switch subject {
            case .order(_, let number): "order:id=\(Self.coded(number))&return=orders"
            case .product(let id): "product:id=\(Self.coded(id))&mode=edit"
            }
        return "https://my.ecwid.com/store/\(Self.coded(storeID))#\(place)"
    }

    private static let vendorHost = "https://app.ecwid.com/"

    private static func coded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._"))) ?? ""
    }
}
