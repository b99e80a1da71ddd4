import Features
import LinkLedger
import Wording

/// A state in a word: its shape and colour say the same.
struct Pill: Sendable {
    enum Look: String, Sendable {
        case good, wait, need, run, idle
    }

    var look: String
    var icon: String
    var text: String

    init(_ look: Look, _ text: String) {
        self.look = look.rawValue
        self.text = text
        icon =
            switch look {
            case .good: "i-check"
            case .wait: "i-clock"
            case .need: "i-alert"
            case .run: "i-runs"
            case .idle: "i-dash"
            }
    }

    static let template = Template(
        "pill",
        #"""
        <span class="pill pill--{{.look}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg>{{.text}}</span>
        """#)
}

extension Pill {
    /// How a run stands; one that left records for a person says so.
    init(_ run: RunFacts, needsYou: Bool, _ sentences: Sentences) {
        let text = sentences.name(of: run.state)
        switch run.state {
        case .asked: self.init(.wait, text)
        case .running: self.init(.run, text)
        case .finished: self.init(needsYou ? .need : .good, needsYou ? sentences.name(of: OrderState.needsYou) : text)
        case .interrupted: self.init(.wait, text)
        case .failed, .notBegun: self.init(.need, text)
        }
    }

    /// What became of a record.
    init(_ outcome: RunResult.Outcome, _ sentences: Sentences) {
        let text = sentences.name(ofOutcome: outcome.word)
        switch outcome {
        case .posted, .changed: self.init(.good, text)
        case .skipped, .other: self.init(.idle, text)
        case .waiting: self.init(.wait, text)
        case .needsYou, .failed: self.init(.need, text)
        }
    }
}
