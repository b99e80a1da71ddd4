import Accounting
import Bookkeeping
import ConnectorKit

extension PartyDraft {
    /// A customer. Source: quickbooks-online.md §7.3.
    func customerBody(_ context: BodyContext) -> JSONObject {
        var body = commonBody(context)
        body["Notes"] = context.note(notes, atMost: FieldLength.customerNotes)
        if context.isUnitedStates {
            body["ResaleNum"] = taxNumber?.line(atMost: FieldLength.resaleNumber)
            if isTaxExempt { body["Taxable"] = .bool(false) }
            if isTaxExempt, taxNumber != nil, context.company.taxModel == .unitedStatesAutomated {
                body["TaxExemptionReasonId"] = .text(Self.resaleReason)
            }
        } else {
            body["PrimaryTaxIdentifier"] = taxNumber?.line(atMost: FieldLength.taxIdentifier)
        }
        return body
    }

    /// A vendor. Source: quickbooks-online.md §7.4.
    func vendorBody(_ context: BodyContext) -> JSONObject {
        var body = commonBody(context)
        body["Notes"] = context.note(notes, atMost: FieldLength.customerNotes)
        body["AcctNum"] = accountNumber?.line(atMost: FieldLength.accountNumber)
        body["TaxIdentifier"] = taxNumber?.line(atMost: FieldLength.taxIdentifier)
        return body
    }

    /// Exempt because the goods are resold. Source: quickbooks-online.md §7.3.
    private static let resaleReason = "9"

    private func commonBody(_ context: BodyContext) -> JSONObject {
        var body = JSONObject()
        body["DisplayName"] = displayName.name(atMost: FieldLength.displayName)
        body["GivenName"] = givenName.name(atMost: FieldLength.personName)
        body["FamilyName"] = familyName.name(atMost: FieldLength.personName)
        body["CompanyName"] = companyName.line(atMost: FieldLength.companyName)
        body["PrimaryEmailAddr"] = context.email(email)
        if let number = phone?.line(atMost: FieldLength.phone) {
            body["PrimaryPhone"] = .object(JSONObject(members: [.init(name: "FreeFormNumber", value: number)]))
        }
        body["BillAddr"] = context.address(billingAddress)
        body["ShipAddr"] = context.address(shippingAddress)
        if context.company.isMulticurrency { body["CurrencyRef"] = BodyContext.reference(currency.code) }
        return body
    }
}
