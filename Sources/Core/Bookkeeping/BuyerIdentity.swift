import Accounting
import Commerce
import Foundation

/// Who the sale is made out to, as the order tells it.
///
/// One e-mail address is one buyer, whatever the account; other addresses are other buyers, whatever else they share. Without an
/// address the store's customer decides, then name and phone. So the order alone says who bought, and no other order can change it.
struct BuyerIdentity {
    /// The identity by which the customer is linked.
    let sourceID: String
    let name: String
    let isOrganisation: Bool
    /// A company that the store keeps by itself: what is bought for it is made out to it, whoever of it asks.
    let isKeptCompany: Bool
    /// Folded; `nil` where the buyer has none.
    let email: NameKey?
    /// An address stands where there is none, one that is nobody's. Earlier versions took whoever bears it for one buyer.
    let hasStandIn: Bool
    let phone: String?
    let postalCode: String?
    let town: String
    let number: String

    init(_ order: Order, assignsOrganisation: Bool) {
        let buyer = order.buyer
        let keptCompany = buyer.isKeptCompany == true ? buyer.customerID : nil
        isKeptCompany = keptCompany != nil
        isOrganisation = keptCompany == nil && assignsOrganisation && !buyer.company.isEmpty
        let email = Self.email(buyer)
        let address = buyer.billingAddress ?? buyer.shippingAddress
        self.email = email
        hasStandIn = email == nil && buyer.email.map { Self.hasAddress($0.utf8) } ?? false
        phone = buyer.phone
        postalCode = address?.postalCode
        town = address?.city ?? ""
        number = buyer.customerID?.rawValue ?? ""
        let stated = Self.name(of: buyer, isOrganisation: isOrganisation)
        name = stated ?? Naming.cleaned(order.number.isEmpty ? order.id.rawValue : order.number)
        if let keptCompany {
            sourceID = Self.keptCompany(keptCompany.rawValue)
        } else if order.form.isDocument, let customer = buyer.customerID {
            sourceID = Self.keptCompany(customer.rawValue)
        } else if isOrganisation {
            sourceID = "company:" + NameKey(buyer.company).text
        } else if let email {
            sourceID = "email:" + email.text
        } else if let customer = buyer.customerID {
            sourceID = "customer:" + customer.rawValue
        } else if stated != nil {
            sourceID = "person:" + NameKey(name).text + Self.place(phone, postalCode)
        } else {
            sourceID = "order:" + order.id.rawValue
        }
    }

    static func keptCompany(_ id: String) -> String { keptMark + id }

    /// Whether the identity is that of a customer whom the store keeps by itself.
    static func isKept(_ sourceID: String) -> Bool { sourceID.hasPrefix(keptMark) }

    var isKept: Bool { Self.isKept(sourceID) }

    private static let keptMark = "customer:"

    /// By which earlier versions of this program linked the buyer: account, address as written, or order; such links still count.
    ///
    /// Whom a stand-in for an address names is somebody else, except where the sale is in the books.
    func formerSourceIDs(of order: Order, isPosted: Bool = true) -> [String] {
        if isOrganisation || order.buyer.isKeptCompany == true { return [] }
        let address = hasStandIn && !isPosted ? nil : order.buyer.email
        let written = address.map { "email:" + $0.lowercased() }
        return [order.buyer.customerID?.rawValue, written, "order:" + order.id.rawValue].compactMap(\.self)
    }

    /// What tells namesakes apart who have neither an address nor an account.
    private static func place(_ phone: String?, _ postalCode: String?) -> String {
        let digits = phone.map(PhoneKey.init)?.text ?? ""
        if !digits.isEmpty { return "/phone:" + digits }
        let code = postalCode.map { NameKey($0).text } ?? ""
        return code.isEmpty ? "" : "/postcode:" + code
    }

    /// The address in one form; what holds no address at all ("none", "-"), or one that stands in for none, names nobody.
    private static func email(_ buyer: Buyer) -> NameKey? {
        guard let written = buyer.email else { return nil }
        let isVisible = written.utf8.allSatisfy { (33...126).contains($0) }
        let text = isVisible ? written : written.filter { !$0.isWhitespace }
        guard hasAddress(text.utf8) else { return nil }
        let key = NameKey(text)
        return isStandIn(key.text) ? nil : key
    }

    /// What stores and their staff write where an address must stand and there is none; all buyers without one would be one.
    private static func isStandIn(_ address: String) -> Bool {
        if address.hasSuffix(".invalid") { return true }
        guard let first = address.utf8.first, standInBeginnings.contains(first) else { return false }
        let name = address.prefix { $0 != "@" && $0 != "+" }.filter { !separators.contains($0) }
        return standIns.contains(name)
    }

    private static let separators = "-_."
    private static let standIns: Set<String> = [
        "noreply", "donotreply", "noemail", "nomail", "none", "null", "noresponder", "nepasrepondre", "sinemail",
        "sincorreo",
    ]
    /// Most addresses begin otherwise, and need not be looked at any further.
    private static let standInBeginnings = Set(standIns.compactMap(\.utf8.first) + separators.utf8)

    /// Whether there is an `@`, and something on both sides of each.
    private static func hasAddress(_ bytes: String.UTF8View) -> Bool {
        let sign = UInt8(ascii: "@")
        var (signCount, last) = (0, sign)
        for byte in bytes {
            if byte == sign {
                if last == sign { return false }
                signCount += 1
            }
            last = byte
        }
        return signCount > 0 && last != sign
    }

    private static func name(of buyer: Buyer, isOrganisation: Bool) -> String? {
        let person = buyer.name.isEmpty ? buyer.givenName + " " + buyer.familyName : buyer.name
        let first = Naming.cleaned(isOrganisation ? buyer.company : person)
        if !first.isEmpty { return first }
        let others =
            isOrganisation
            ? [] : [buyer.company, buyer.shippingName, buyer.email ?? "", buyer.customerID?.rawValue ?? ""]
        for candidate in others {
            let name = Naming.cleaned(candidate)
            if !name.isEmpty { return name }
        }
        return nil
    }
}

/// How two phone numbers are held to be the same: by their last nine digits, since country prefixes are written in many ways.
struct PhoneKey {
    /// Empty when there is no digit.
    let text: String

    init(_ phone: String) {
        text = String(phone.filter { $0.asciiValue.map { (48...57).contains($0) } ?? $0.isNumber }.suffix(9))
    }
}
