import Accounting
package import Commerce
package import Foundation

/// Turns the raw records of one store into Commerce values. Every store has this part.
///
/// All of it is pure, so that a corrected mapping can be run again on what is kept, without asking the store. A store implements the
/// functions for the streams that it declares; the defaults throw. Source: style.md §2.
package protocol StoreMapping: Sendable {
    /// Reads a profile as the store's API answers it; for plans made from files.
    func profile(from body: Data) throws(Unreadable) -> StoreProfile

    /// Cuts a file into the records of single orders or documents; for plans made from files.
    func pieces(of body: Data) throws(Unreadable) -> [RawRecord]

    /// The profile as far as the orders themselves state it, for plans without a profile; `nil` where they state too little.
    func profile(ofOrders bodies: [Data]) -> StoreProfile?

    /// Reads a record of the stream `orders`, `invoices` or `creditMemos`.
    func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order

    /// Reads a record of the stream `products`: the product, and its variations that have a code of their own.
    func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product]

    /// Reads a record of the stream `customers`.
    func customer(from raw: RawRecord) throws(Unreadable) -> Buyer

    /// Reads a record of the stream `companies`.
    func company(from raw: RawRecord) throws(Unreadable) -> StoreCompany
}

/// A company that a store keeps: customer, supplier, or both.
package struct StoreCompany: Hashable, Sendable {
    package var id: String
    package var name: String
    package var email: String?
    package var phone: String?
    package var isCustomer: Bool
    package var isSupplier: Bool
    /// The record of the books that stands for it, by identifier or name, as the store states it.
    package var booksRecord: String?

    package init(
        id: String, name: String, email: String? = nil, phone: String? = nil, isCustomer: Bool, isSupplier: Bool,
        booksRecord: String? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.phone = phone
        self.isCustomer = isCustomer
        self.isSupplier = isSupplier
        self.booksRecord = booksRecord
    }
}

extension StoreMapping {
    package func pieces(of body: Data) throws(Unreadable) -> [RawRecord] {
        [RawRecord(id: "", updatedAt: Instant(milliseconds: 0), body: body)]
    }

    package func profile(ofOrders bodies: [Data]) -> StoreProfile? { nil }

    package func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order {
        throw .undeclared(.orders)
    }

    package func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product] {
        throw .undeclared(.products)
    }

    package func customer(from raw: RawRecord) throws(Unreadable) -> Buyer { throw .undeclared(.customers) }

    package func company(from raw: RawRecord) throws(Unreadable) -> StoreCompany { throw .undeclared(.companies) }
}

extension Unreadable {
    fileprivate static func undeclared(_ stream: RecordStream) -> Unreadable {
        Unreadable(field: stream.rawValue, text: "this store has none")
    }
}
