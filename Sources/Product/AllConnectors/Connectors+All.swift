package import ConnectorKit
import ESPOrders
import Ecwid
import MyFulfillment
import NeutralStore
import OpenCart
import QuickBooksDesktop
import QuickBooksOnline

extension Connectors {
    /// Every connector that the product is built with: program, demonstration, simulation and tests use this one list.
    package static let all = Connectors(
        stores: [.ecwid, .openCart, .esp, .myFulfillment, .intake],
        books: [.quickBooksOnline, .quickBooksDesktop])
}
