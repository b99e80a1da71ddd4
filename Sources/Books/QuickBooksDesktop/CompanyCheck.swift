/// Whether the company file that is open is the one that a connection was made for: told by what the Web Connector wrote into it.
///
/// Source: quickbooks-desktop.md §1.2, §2.2, §5.3.
package enum CompanyCheck {
    package enum Verdict: Hashable, Sendable {
        /// With the computer that the Web Connector runs on.
        case ours(product: String?, machine: String?)
        /// It belongs to another connection.
        case other(company: String?)
        /// Nothing was written into it by us.
        case unknown(company: String?)
        /// What was said does not tell.
        case untold
    }

    /// The question, as a text for the Web Connector.
    package static func question(ownerID: String) -> String {
        let asked = [
            QBElement("HostQueryRq", []).with("requestID", "1"),
            QBElement("CompanyQueryRq", [.plain("OwnerID", ownerID)]).with("requestID", "2"),
        ]
        return MessageSet(requests: asked, id: nil).text
    }

    /// Reads what the Web Connector says by itself at its first call, or the answer to the question.
    package static func verdict(_ text: String, ownerID: String, fileID: String) -> Verdict {
        guard !text.isEmpty, let root = try? XMLReader.read(text, limits: MessageSetAnswer.limits) else {
            return .untold
        }
        guard let company = find("CompanyRet", in: root) else { return .untold }
        let name = company.value("CompanyName")
        let marks = company.all("DataExtRet").filter { $0.value("OwnerID")?.lowercased() == ownerID.lowercased() }
        func told(_ name: String) -> String? {
            marks.first { $0.value("DataExtName") == name }?.value("DataExtValue")
        }
        guard let mark = told("FileID") else { return .unknown(company: name) }
        guard mark.lowercased() == fileID.lowercased() else { return .other(company: name) }
        return .ours(
            product: find("HostRet", in: root)?.value("ProductName"), machine: told("AppLock").flatMap(machine))
    }

    /// `LOCKED:OFFICE-PC:638412345678901234`: it writes there who has the company now.
    private static func machine(_ lock: String) -> String? {
        let parts = lock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0] == "LOCKED", !parts[1].isEmpty else { return nil }
        return String(parts[1].prefix(machineMax))
    }

    private static let machineMax = 64

    private static func find(_ name: String, in node: XMLNode) -> XMLNode? {
        if node.name == name { return node }
        for child in node.children { if let found = find(name, in: child) { return found } }
        return nil
    }
}
