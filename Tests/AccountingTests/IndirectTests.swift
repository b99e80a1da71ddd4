import Accounting
import Foundation
import Testing

@Suite("A part behind a reference")
struct IndirectTests {
    private struct Letter: Hashable, Codable {
        @Indirect var address: PostalAddress
    }

    @Test("is still a value: whoever writes it changes no copy")
    func copies() {
        let sent = Letter(address: PostalAddress(city: "Lyon"))
        var forwarded = sent
        #expect(forwarded == sent)
        forwarded.address.city = "Nantes"
        #expect(sent.address.city == "Lyon")
        #expect(forwarded != sent)
        #expect(Set([sent, Letter(address: PostalAddress(city: "Lyon"))]).count == 1)
    }

    @Test("is written and read as the part itself")
    func coding() throws {
        let letter = Letter(address: PostalAddress(lines: ["1 rue Haute"], city: "Lyon"))
        let data = try JSONEncoder().encode(letter)
        let plain = try JSONDecoder().decode([String: PostalAddress].self, from: data)
        #expect(plain == ["address": letter.address])
        #expect(try JSONDecoder().decode(Letter.self, from: data) == letter)
    }
}
