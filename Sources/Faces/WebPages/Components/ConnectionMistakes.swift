import ConnectorKit
import Features
import Wording

/// A field of a connection's form in the reader's language.
struct FormFieldShape {
    var key: String
    /// Under which the form of a page sends it; a vendor's words must not meet ours, such as `token`.
    var name: String
    var label: String
    var hint: String?
    var isSecret: Bool
    var isRequired: Bool
    /// Not folded away.
    var isUsual: Bool
    var usual: String

    init(_ field: FormField, _ sentences: Sentences) {
        key = field.key
        name = field.formName
        label = sentences.label(of: field)
        hint = field.hint.map { sentences.written($0) }
        isSecret = field.kind == .secret
        isRequired = field.isRequired
        isUsual = field.isRequired || field.isUsual
        usual = field.defaultValue ?? ""
    }
}

extension FormField {
    var formName: String { "field-\(key)" }
}

extension Mistakes {
    /// What was refused when a connection was made: at the field that mends it, with where its value is found.
    init(_ problem: FeatureProblem, of offer: IntegrationOffer, _ sentences: Sentences) {
        self.init(problem, of: offer.form, sentences)
    }

    init(_ problem: FeatureProblem, of form: [FormField], _ sentences: Sentences) {
        let field = form.field(of: problem)
        lines = [
            Line(
                field: field?.formName, address: field.map { "#\($0.formName)" },
                text: Self.text(problem, field, sentences))
        ]
    }

    private static func text(_ problem: FeatureProblem, _ field: FormField?, _ sentences: Sentences) -> String {
        let label = field.map { sentences.label(of: $0) } ?? ""
        switch problem {
        case .fieldMissing: return sentences.fieldEmpty(label)
        case .connection(.fieldUnfit(_, _, let kind)): return sentences.fieldUnfit(label, kind)
        case .connection(.storeRefused), .connection(.booksRefused):
            // The remedies of the command line name commands; here the field itself says where its value is found.
            let hint = field?.hint.map { sentences.written($0) }
            return [sentences.explain(problem).what, hint].compactMap { $0 }.joined(separator: " ")
        default:
            let told = sentences.explain(problem)
            return "\(told.what) \(told.remedy)"
        }
    }
}

extension [FormField] {
    /// The field whose value is to be mended; `nil` when it is none of them.
    fileprivate func field(of problem: FeatureProblem) -> FormField? {
        switch problem {
        case .fieldMissing(let key), .connection(.fieldUnfit(let key, _, _)), .connection(.fieldUnknown(let key, _)),
            .connection(.addressInside(let key, _)):
            return first { $0.key == key }
        case .connection(.storeRefused(let problem, _)), .connection(.booksRefused(let problem, _)):
            let key = problem.unfitSetting.map { String($0.prefix { $0 != "." }) }
            return key.flatMap { key in first { $0.key == key } } ?? field(of: problem.cause)
        default: return nil
        }
    }

    private func field(of cause: ConnectorProblem.Cause) -> FormField? {
        switch cause {
        case .signInNeeded, .clientRefused, .notPermitted: first { $0.kind == .secret }
        case .notFound: first { $0.kind == .number && $0.isRequired }
        case .unreachable, .notSecure, .unreadable, .extensionMissing: first { $0.kind == .url }
        case .outcomeUnknown, .throttled, .serverFault, .subscriptionEnded, .stale, .duplicateName, .duplicateNumber,
            .periodClosed, .beforeStock, .referenceInactive, .transactionDeposited, .invalid,
            .blocked, .clockWrong:
            nil
        }
    }
}
