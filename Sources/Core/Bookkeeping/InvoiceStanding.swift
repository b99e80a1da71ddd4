import Commerce

/// Where the invoice of a credit memo stands.
package enum InvoiceStanding: Hashable, Sendable {
    case inBooks
    /// Kept, and not in the books yet.
    case awaited(number: String)
    /// Kept, and nothing brings it into the books: it is from before the start date, or was left out.
    case leftOut(number: String)
    /// Nothing of it is in the books, and nothing brings it there.
    case unknown
}

extension Bookkeeper {
    /// Why a credit memo is not posted by itself; `nil` where it is, and for everything else.
    func turnAwayCredit(_ order: Order, _ admission: Admission, _ invoice: InvoiceStanding) -> Decision? {
        guard case .creditMemo(let reference) = order.form, !admission.isChosen, !admission.isOldWelcome else {
            return nil
        }
        switch invoice {
        case .inBooks: return nil
        case .awaited(let number): return .wait(.invoice(number: number))
        case .leftOut(let number): return .refuse([.creditWithoutInvoice(invoice: number)])
        case .unknown: return .refuse([.creditWithoutInvoice(invoice: reference?.name ?? "")])
        }
    }
}
