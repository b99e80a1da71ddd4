import Accounting
import Bookkeeping

extension BridgeReckoning {
    /// Both sides day by day in one currency; days on which nothing was sold are there too.
    func days(in currency: Currency) -> [DayCompared] {
        var days: [BusinessDate: DayCompared] = [:]
        var day = matter.days.lowerBound
        while day <= matter.days.upperBound {
            days[day] = DayCompared(day: day, store: .zero(currency), books: .zero(currency))
            day = day.adding(days: 1)
        }
        for order in matter.orders where order.currency == currency && order.isDue { addStore(order, to: &days) }
        for filed in comparedDocuments where filed.currency == currency { days[filed.date]?.books += filed.sold }
        return days.values.sorted { $0.day < $1.day }
    }

    private func addStore(_ order: ReconciledOrder, to days: inout [BusinessDate: DayCompared]) {
        guard let figures = order.figures else { return }
        if !order.isOldSale, let day = day(.sale, order.placedOn, of: order) {
            days[day]?.store +=
                figures.gross - figures.discounts + figures.charges + figures.tax + figures.rounding
        }
        guard matter.policy.refunds.isEnabled else { return }
        for refund in order.refunds {
            if let day = day(.refund(refund.id), refund.day, of: order) { days[day]?.store -= refund.amount }
        }
    }
}
