import Testing

@testable import Accounting

@Suite("An e-mail address")
struct EmailAddressTests {
    @Test(
        "is none where the books would refuse it",
        arguments: [
            "", "ana", "ana@", "@example.com", "ana@example", "a na@example.com", "a@b@c.de", "ana.@example.com",
        ])
    func badEmail(_ address: String) {
        #expect(EmailAddress(address) == nil)
    }

    @Test("is kept as it was written", arguments: ["ana@example.com", "a.b+c@sub.example.co.uk"])
    func goodEmail(_ address: String) {
        #expect(EmailAddress(address)?.text == address)
    }
}
