package import Commerce
package import Foundation

/// How the raw records of one store are understood. Every store has this part.
///
/// All of it is pure, so that a mapping that was mended can be run again on what is kept, without asking the store. A store answers for
/// the streams that it declares; the rest keeps its default, which says that there is nothing to read. Source: style.md §2.
package protocol StoreMapping: Sendable {
    /// A profile from the bytes in which the store's own system tells it; for plans made from files.
    func profile(from body: Data) throws(Unreadable) -> StoreProfile

    /// The order that a record of the stream `orders` tells of.
    func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order

    /// The products, and variations with a code of their own, that a record of the stream `products` tells of.
    func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product]

    /// The buyer that a record of the stream `customers` tells of.
    func customer(from raw: RawRecord) throws(Unreadable) -> Buyer
}

extension StoreMapping {
    package func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order {
        throw .undeclared(.orders)
    }

    package func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product] {
        throw .undeclared(.products)
    }

    package func customer(from raw: RawRecord) throws(Unreadable) -> Buyer { throw .undeclared(.customers) }
}

extension Unreadable {
    fileprivate static func undeclared(_ stream: RecordStream) -> Unreadable {
        Unreadable(field: stream.rawValue, text: "this store has none")
    }
}
