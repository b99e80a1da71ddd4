/// What the service can be told to do wrong.
package enum MisbehaviourKind: String, CaseIterable, Sendable {
    /// The write is done and kept, and the connection breaks before the answer.
    case answerLost
    /// The connection breaks before anything is done.
    case requestLost
    /// The answer comes after `delaySeconds`.
    case slow
    case status500, status502, status503, status504
    /// 429 with code 3001.
    case throttled
    /// All access tokens of the company expire.
    case tokensExpired
    /// The company's grants end, as when the user disconnects.
    case grantRevoked
    /// Messages come in `language`; codes stay.
    case localized
    /// Business faults come in the gateway's lower-case shape.
    case lowerCaseFaults
    /// Writes are refused with 6190.
    case subscriptionEnded
    /// A fault 10000.
    case systemFailure
    /// Something on the way turns the request away with 403 and a page of its own.
    case status403
    /// What the request asks for is refused with `code`; of a batch only the items in question.
    case refused
}

/// One order to misbehave: always, the next few times, or by chance.
package struct Misbehaviour: Sendable {
    /// What goes wrong.
    package var kind: MisbehaviourKind
    /// Key or realm of the company; nil for all.
    package var company: String?
    /// Of a thousand requests, this many; nil for each.
    package var perThousand: Int?
    /// How many times at most; nil without end.
    package var next: Int?
    /// Only requests that write.
    package var writesOnly = false
    /// Only requests whose body or query says this; nil for all.
    package var containing: String?
    /// For `refused`.
    package var code = 6000
    /// For `slow`.
    package var delaySeconds = 5
    /// For `localized`.
    package var language = SandboxLanguage.fr

    /// By default every request of every company, without end.
    package init(
        _ kind: MisbehaviourKind, company: String? = nil, perThousand: Int? = nil, next: Int? = nil,
        writesOnly: Bool = false, containing: String? = nil, code: Int = 6000, delaySeconds: Int = 5,
        language: SandboxLanguage = .fr
    ) {
        self.kind = kind
        self.company = company
        self.perThousand = perThousand
        self.next = next
        self.writesOnly = writesOnly
        self.containing = containing
        self.code = code
        self.delaySeconds = delaySeconds
        self.language = language
    }
}

/// The orders at hand.
struct MisbehaviourList: Sendable {
    private var orders: [Misbehaviour] = []
    private var chance: SeededChance

    init(seed: UInt64) { chance = SeededChance(seed: seed ^ 0x5EED) }

    mutating func add(_ order: Misbehaviour) { orders.append(order) }

    mutating func clear() { orders = [] }

    /// What happens to this request, which says `text`.
    mutating func drawn(
        for profile: CompanyProfile, isWrite: Bool, text: @autoclosure () -> String
    ) -> [Misbehaviour] {
        var drawn: [Misbehaviour] = []
        for index in orders.indices {
            let order = orders[index]
            if let company = order.company, company != profile.key, company != profile.realm { continue }
            if order.writesOnly, !isWrite { continue }
            if let part = order.containing, !text().contains(part) { continue }
            if let next = order.next, next <= 0 { continue }
            if let share = order.perThousand, chance.next() % 1000 >= UInt64(share) { continue }
            if let next = order.next { orders[index].next = next - 1 }
            drawn.append(order)
        }
        orders.removeAll { $0.next == 0 }
        return drawn
    }
}
