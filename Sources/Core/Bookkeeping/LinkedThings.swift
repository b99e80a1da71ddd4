package import Accounting
package import Commerce

extension RecordKey {
    /// The product or variation that a line sells, as items are linked to it.
    package static func item(of line: OrderLine) -> RecordKey {
        RecordKey(.product, Planning.itemID(line), role: .item)
    }

    /// A company that its store keeps by an identifier of its own, as customers are linked to it.
    package static func keptCompany(_ id: String) -> RecordKey {
        RecordKey(.customer, BuyerIdentity.keptCompany(id), role: .customer)
    }

    /// Whoever the sale of an order is made out to, as customers are linked to them.
    package static func customer(of order: Order, _ policy: Policy, _ company: BooksCompany) -> RecordKey {
        let buyer = BuyerIdentity(order, assignsOrganisation: policy.customerAssignment == .organisation)
        let isForeign = company.isMulticurrency && order.currency != company.homeCurrency
        return RecordKey(
            .customer, buyer.sourceID, role: isForeign ? .foreignCustomer(currency: order.currency.code) : .customer)
    }
}

extension Refusal {
    /// Whether it speaks of what the line sells; `items` are the records of the books that it names.
    package func speaks(of line: OrderLine, items: [ItemRecord]) -> Bool {
        let (sku, name) = (NameKey(line.sku), NameKey(Naming.cleaned(line.name)))
        switch self {
        case .productUnknown(let code, let text): return line.sku == code && line.name == text
        case .productAmbiguous(let code, _): return NameKey(code) == sku || NameKey(code) == name
        case .productInactive:
            return items.contains { item in
                let keys = [item.sku.map { NameKey($0) }, NameKey(item.name)].compactMap { $0 }.filter {
                    !$0.text.isEmpty
                }
                return keys.contains(sku) || keys.contains(name)
            }
        case .totalsDiffer, .totalPartUnknown, .unfinishedAfterPosting, .taxDiffers, .taxUnshared, .creditGivenUnclear,
            .taxOffRates, .paymentsExceedTotal,
            .refundExceedsPayments,
            .refundAmountUnknown, .refundSumDiffers, .refundAnswerDiffers, .cancelledAfterPayment,
            .documentCancelledAfterPayment, .stockUntold, .stockInOtherCurrency, .aliasLoop,
            .cancelledAfterSending,
            .creditWithoutInvoice, .receivedDiffers,
            .paymentWithdrawn, .taxUnpaired, .taxCodeMissing, .taxCodeNotChosen, .soldBeforeStock, .customerAmbiguous,
            .customerUnknown, .customerInactive, .serviceItemUnfit, .itemNotBought, .supplierInvoiceDiffers,
            .supplierNotSent, .supplierInvoiceLeft, .vendorInactive, .vendorCurrencyDiffers,
            .serviceItemElsewhere, .refundWithoutSale,
            .customerCurrencyDiffers, .currencyNotEnabled, .currencyRateMissing, .accountMissing, .accountTypeUnfit,
            .accountDetailUnfit, .currencyRateTurned,
            .paymentMethodUnmapped, .periodClosed, .totalNegative, .moneyBelowZero, .amountTooFine, .amountOutOfRange,
            .nothingToPost, .unreadable,
            .tooManyLines, .changedAfterPosting, .changedInClosedPeriod, .correctedWithoutPayment, .deletedAfterPosting:
            return false
        }
    }
}
