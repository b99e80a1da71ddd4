import Accounting
package import Commerce
package import Foundation

/// How the raw records of one store are understood. Every store has this part.
///
/// All of it is pure, so that a mapping that was mended can be run again on what is kept, without asking the store. A store answers for
/// the streams that it declares; the rest keeps its default, which says that there is nothing to read. Source: style.md §2.
package protocol StoreMapping: Sendable {
    /// A profile from the bytes in which the store's own system tells it; for plans made from files.
    func profile(from body: Data) throws(Unreadable) -> StoreProfile

    /// The records of a file of orders or documents, each to be read as an order; for plans made from files.
    func pieces(of body: Data) throws(Unreadable) -> [RawRecord]

    /// As much of a profile as orders say of their store by themselves, for plans made from nothing else; `nil` where they say too little.
    func profile(ofOrders bodies: [Data]) -> StoreProfile?

    /// The order, or the document, that a record of the stream `orders`, `invoices` or `creditMemos` tells of.
    func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order

    /// The products, and variations with a code of their own, that a record of the stream `products` tells of.
    func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product]

    /// The buyer that a record of the stream `customers` tells of.
    func customer(from raw: RawRecord) throws(Unreadable) -> Buyer

    /// The company that a record of the stream `companies` tells of.
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
    /// The record of the books that it is, by identifier or name, as the store has it.
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
