import ConnectorKit
import QuickBooksDesktop
import TestKit
import Testing

@Suite("What the Web Connector says in place of an answer")
struct TroubleTests {
    @Test(
        "is understood by its code, however it is written",
        arguments: [
            ("0x80040400", DesktopTrouble.Meaning.textRefused), ("80040414", .dialogOpen), ("0X8004040a", .otherFile),
            ("0x80040416", .closed), ("0x8004040D", .closed), ("0x800706ba", .closed), ("0x80040418", .notAuthorised),
            ("0x80040423", .tooOld), ("0x12345678", .unknown),
        ])
    func codes(_ code: String, _ meaning: DesktopTrouble.Meaning) {
        #expect(DesktopTrouble(code: code, message: "").meaning == meaning)
    }
}

@Suite("A company file")
struct CompanyCheckTests {
    private let owner = "{7D3B5C0E-52A1-4E0B-9C64-B00C8B21D6E5}"
    private let file = "{8F1C0C5E-0000-4000-8000-000000000001}"

    private func told(_ marks: String) -> String {
        "<?xml version=\"1.0\"?><QBXML><QBXMLMsgsRs><HostQueryRs requestID=\"0\"><HostRet><ProductName>QuickBooks Premier</ProductName></HostRet></HostQueryRs><CompanyQueryRs requestID=\"1\"><CompanyRet><CompanyName>Bright Mugs</CompanyName>\(marks)</CompanyRet></CompanyQueryRs></QBXMLMsgsRs></QBXML>"
    }

    private func mark(_ owner: String, _ value: String) -> String {
        "<DataExtRet><OwnerID>\(owner)</OwnerID><DataExtName>FileID</DataExtName><DataExtType>STR255TYPE</DataExtType><DataExtValue>\(value)</DataExtValue></DataExtRet>"
    }

    private func verdict(_ text: String) -> CompanyCheck.Verdict {
        CompanyCheck.verdict(text, ownerID: owner, fileID: file)
    }

    @Test("is ours by what the Web Connector wrote into it, whatever the case of its letters", .tags(.d1))
    func ours() {
        #expect(verdict(told(mark(owner, file.lowercased()))) == .ours(product: "QuickBooks Premier", machine: nil))
    }

    @Test("of another connection, or of nobody, is not ours")
    func others() {
        #expect(verdict(told(mark(owner, "{8F1C0C5E-0000-4000-8000-000000000002}"))) == .other(company: "Bright Mugs"))
        #expect(verdict(told("")) == .unknown(company: "Bright Mugs"))
        #expect(verdict(told(mark("{00000000-0000-4000-8000-000000000000}", file))) == .unknown(company: "Bright Mugs"))
    }

    @Test("that is not told, or told in pieces, is asked about", arguments: ["", "<QBXML", "<QBXML/>", "nonsense"])
    func untold(_ text: String) { #expect(verdict(text) == .untold) }
}
