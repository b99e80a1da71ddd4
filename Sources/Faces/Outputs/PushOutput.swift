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
    /// What is doubtful about a record that was taken; left out where nothing is.
    package var warnings: [Warning]?

    package struct Warning: Codable, Sendable {
        /// It never changes.
        package var code: String
        package var message: String
    }

    package init(_ result: PushResult, _ sentences: Sentences) {
        index = result.index
        id = result.id
        if !result.warnings.isEmpty {
            warnings = result.warnings.map { Warning(code: $0.code, message: sentences.sentence($0)) }
        }
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
