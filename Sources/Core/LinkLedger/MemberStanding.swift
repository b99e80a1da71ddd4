/// What one order adds to a daily summary: now, as the summary was decided, and as the books hold it.
package struct MemberStanding: Hashable, Sendable {
    /// A receipt by its fingerprint, with its amount in minor units.
    package struct Part: Hashable, Sendable {
        package var fingerprint: String
        package var amount: Int64

        package init(fingerprint: String, amount: Int64) {
            self.fingerprint = fingerprint
            self.amount = amount
        }
    }

    package var current: Part?
    package var decided: Part?
    package var posted: Part?

    package init(current: Part? = nil, decided: Part? = nil, posted: Part? = nil) {
        self.current = current
        self.decided = decided
        self.posted = posted
    }

    /// The summary was decided with it: it is not gone before the summary is decided without it.
    package var isBound: Bool { decided != nil || posted != nil }

    /// Nothing of it is anywhere.
    package var isOver: Bool { current == nil && !isBound }

    /// What the order adds now is what the books hold of it.
    package var isInBooks: Bool { posted?.fingerprint == current?.fingerprint }
}

/// What happens to a member of a daily summary.
package enum MemberEvent: Hashable, Sendable {
    /// Its order adds this from now on.
    case entered(MemberStanding.Part)
    /// Its order adds nothing any more.
    case left
    /// The summary was decided: with it as it was read, or without it (`nil`).
    case counted(fingerprint: String?)
    /// The summary came to stand there.
    case summarySettled(OrderState)
    /// The summary's document was taken back.
    case takenBack
}

extension MemberStanding {
    /// The standing once that has happened.
    package func after(_ event: MemberEvent) -> MemberStanding {
        var member = self
        switch event {
        case .entered(let part): member.current = part
        case .left: member.current = nil
        case .counted(let fingerprint): member.decided = current?.fingerprint == fingerprint ? current : nil
        case .summarySettled(.posted): member.posted = decided
        case .summarySettled(.skipped), .takenBack: member.posted = nil
        case .summarySettled(.waiting), .summarySettled(.needsYou): break
        }
        return member
    }
}
