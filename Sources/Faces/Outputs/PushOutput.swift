package import Features
package import Wording

/// What became of one pushed record, for programs.
package struct PushOutput: Codable, Sendable {
    package var index: Int
    package var id: String?
    /// `new`, `changed`, `unchanged` or `refused`.
    package var outcome: String
    /// Why it was refused; never changes.
    package var code: String?
    /// The place in the record, as a JSON pointer.
    package var field: String?
    package var message: String?

    package init(_ result: PushResult, _ sentences: Sentences) {
        index = result.index
        id = result.id
        switch result.outcome {
        case .new: outcome = "new"
        case .changed: outcome = "changed"
        case .unchanged: outcome = "unchanged"
        case .refused(let refusal):
            outcome = "refused"
            code = refusal.code
            field = refusal.path
            message = sentences.sentence(refusal)
        }
    }
}
