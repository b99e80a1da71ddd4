import Accounting
package import Bookkeeping
package import Wording

extension PlanOutput {
    /// A daily summary and what the order adds to it.
    struct Summary: Encodable {
        /// `sales` or `refunds`.
        var kind: String
        var date: String
        var currency: String
        var method: String
        /// Negative for a refund.
        var amount: String
    }

    /// With the daily summaries that the order is in, or why it is in none (X13).
    package func summarised(_ members: [SummaryMember], _ exclusion: SummaryExclusion?) -> PlanOutput {
        var output = self
        output.summaries = members.map { member in
            let name = member.summary
            return Summary(
                kind: name.kind.rawValue, date: name.day.description, currency: name.currency.code,
                method: name.methodName, amount: member.amount.description)
        }
        output.summaryExclusion = exclusion?.rawValue
        return output
    }

    /// What is to be said of summaries.
    package func summaryLines(_ sentences: Sentences) -> [String] {
        let parts = summaries.compactMap { summary in
            BusinessDate(summary.date).map {
                sentences.inSummary(of: $0, method: summary.method, amount: summary.amount, summary.currency)
            }
        }
        let exclusion = summaryExclusion.flatMap { SummaryExclusion(rawValue: $0) }
        return parts + (exclusion.map { [sentences.explain($0)] } ?? [])
    }
}
