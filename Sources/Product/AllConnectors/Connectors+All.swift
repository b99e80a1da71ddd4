package import ConnectorKit
import Ecwid
import QuickBooksOnline

extension Connectors {
    /// Every connector that the product is built with: program, demonstration, simulation and tests use this one list.
    package static let all = Connectors(
        stores: [.ecwid],
        books: [.quickBooksOnline])
}
