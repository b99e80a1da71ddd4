import Accounting
import Commerce

extension Planning {
    func saleDetails(isInvoice: Bool, trueDate: BusinessDate?) -> SalesDocumentDetails {
        let message =
            books.policy.printsOrderNotes && !order.notes.isEmpty
            ? Naming.cut(Naming.cleanedLines(order.notes), to: books.catalogue.traits.lengths.customerMessage) : nil
        let buyer = order.buyer
        return SalesDocumentDetails(
            email: EmailAddress(buyer.email)?.text, billingAddress: buyer.billingAddress,
            shippingAddress: buyer.shippingAddress, customerMessage: message,
            privateNote: saleNote(trueDate: trueDate),
            trackingClass: books.company.tracksClasses ? books.policy.trackingClass : nil,
            location: books.company.tracksLocations ? books.policy.location : nil,
            terms: isInvoice ? terms : nil,
            allowsCardPayment: isInvoice && books.policy.allowsCardPayment,
            allowsBankPayment: isInvoice && books.policy.allowsBankPayment, shippingMethod: order.shippingMethod)
    }

    /// The books take no new document with a class, location or terms that they do not have or no longer use.
    mutating func checkSettings(of key: RecordKey, isInvoice: Bool) {
        guard links[key] == nil else { return }
        if books.company.tracksClasses { check(books.policy.trackingClass, books.catalogue.classes, "trackingClass") }
        if books.company.tracksLocations { check(books.policy.location, books.catalogue.locations, "location") }
        if isInvoice { check(terms, books.catalogue.terms, "terms") }
    }

    mutating func check<Subject>(
        _ chosen: Reference<Subject>?, _ list: [NamedRecord<Subject>], _ setting: @autoclosure () -> String
    ) {
        guard case .existing(let id, let name)? = chosen, !list.contains(where: { $0.id == id && $0.isActive }) else {
            return
        }
        refuse(.settingMissing(setting: setting(), name: name))
    }

    /// Those of the order where the books have them, else those of the settings.
    private var terms: Reference<Term>? {
        guard let name = order.terms else { return books.policy.terms }
        return books.catalogue.terms.first { $0.isActive && NameKey($0.name) == NameKey(name) }?.reference
            ?? books.policy.terms
    }

    /// What people look for in a document that does not print it: order, coupons, the buyer's own number, the true date.
    private func saleNote(trueDate: BusinessDate?) -> String {
        var parts = [orderMark]
        let coupons = couponCodes
        if !coupons.isEmpty { parts.append(texts.coupons(coupons)) }
        if let number = order.customerPurchaseOrder, !number.isEmpty {
            parts.append(texts.customerPurchaseOrder(number))
        }
        if let refusedEmail { parts.append(refusedEmail) }
        if let trueDate { parts.append(texts.trueDate(trueDate)) }
        if !books.policy.printsOrderNotes, !order.notes.isEmpty { parts.append(order.notes) }
        return note(parts)
    }

    func note(_ parts: [String]) -> String {
        let text = parts.count == 1 ? parts[0] : parts.joined(separator: "; ")
        return Naming.cut(Naming.cleanedLines(text), to: books.catalogue.traits.lengths.privateNote)
    }

    private var couponCodes: [String] {
        var codes: [String] = []
        func add(_ discounts: [Discount]) {
            for one in discounts where one.kind == .coupon && !one.label.isEmpty && !codes.contains(one.label) {
                codes.append(one.label)
            }
        }
        let lines = order.lines
        for index in lines.indices { add(lines[index].discounts) }
        for charge in order.charges { add(charge.discounts) }
        add(order.discounts)
        return codes
    }
}
