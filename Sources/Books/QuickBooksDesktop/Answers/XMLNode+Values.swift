import Accounting
import ConnectorKit

/// Reading what QuickBooks wrote.
extension XMLNode {
    func decimal(_ name: String) -> ExactDecimal? { value(name).flatMap { ExactDecimal($0) } }

    func flag(_ name: String) -> Bool? { value(name).map { $0 == "true" || $0 == "1" } }

    func date(_ name: String) -> BusinessDate? { value(name).flatMap { BusinessDate(String($0.prefix(10))) } }

    func money(_ name: String, _ currency: Currency) -> Money? { decimal(name).flatMap { Money($0, currency) } }

    /// The identifier that a reference names.
    func listID(_ name: String) -> String? { child(name)?.value("ListID") }

    func fullName(_ name: String) -> String? { child(name)?.value("FullName") }

    /// A reference with its name.
    func filedName(_ name: String) -> FiledName? {
        listID(name).map { FiledName(id: $0, name: fullName(name)) }
    }
}
