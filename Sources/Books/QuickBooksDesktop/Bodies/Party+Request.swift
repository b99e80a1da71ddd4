import Accounting
import Bookkeeping
import ConnectorKit

extension PartyDraft {
    /// The fields of a customer, from its name on. Source: quickbooks-desktop.md §4.2.
    func customerFields(_ context: WriteContext) -> [QBElement?] {
        [
            .name("Name", displayName, DesktopLength.partyName),
            .line("CompanyName", companyName, DesktopLength.partyName),
            .line("FirstName", givenName, DesktopLength.personName),
            .line("LastName", familyName, DesktopLength.personName), context.address("BillAddress", billingAddress),
            context.address("ShipAddress", shippingAddress), .line("Phone", phone, DesktopLength.phone),
            .plain("Email", EmailAddress(email)?.text),
            context.keepsTaxByMarks && isTaxExempt
                ? .named(WriteContext.taxCodeName, context.mark(isTaxable: false)) : nil,
            context.company.country == "US"
                ? .line("ResaleNumber", taxNumber, DesktopLength.resaleNumber) : nil, context.note("Notes", notes),
        ]
    }

    /// The fields of a vendor, from its name on.
    func vendorFields(_ context: WriteContext) -> [QBElement?] {
        [
            .name("Name", displayName, DesktopLength.partyName),
            .line("CompanyName", companyName, DesktopLength.partyName),
            .line("FirstName", givenName, DesktopLength.personName),
            .line("LastName", familyName, DesktopLength.personName), context.address("VendorAddress", billingAddress),
            .line("Phone", phone, DesktopLength.phone), .plain("Email", EmailAddress(email)?.text),
            context.note("Notes", notes), .line("VendorTaxIdent", taxNumber, DesktopLength.resaleNumber),
        ]
    }
}
