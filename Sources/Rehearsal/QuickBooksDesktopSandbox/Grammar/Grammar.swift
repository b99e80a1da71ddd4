/// Every request that this stand-in understands, with the order, form and limits of its elements.
struct Grammar: Sendable {
    /// Built once from the tables.
    static let desktop = Grammar()

    let definitions: [String: [Particle]]
    /// Children of each request.
    let requests: [String: [Particle]]
    /// Requests that iterate.
    let pagedRequests: Set<String>

    private init() {
        let definitions = RuleReader.read([
            Self.lists, Self.items, Self.sales, Self.payments, Self.purchases, Self.filters, Self.others,
        ])
        var requests: [String: [Particle]] = [:]
        var paged: Set<String> = []
        let shown = definitions["shown"] ?? []
        for (name, particles) in definitions where name.first?.isUppercase == true {
            if name.hasSuffix("Rq") {
                requests[name] = particles
            } else {
                var rule = ElementRule(name: name, content: .named(name))
                rule.isRequired = true
                requests[name + "Rq"] = [.element(rule)] + shown
            }
        }
        for query in Self.queries {
            for name in query.names {
                requests[name + "QueryRq"] = definitions[query.shape]
                if query.pages { paged.insert(name + "QueryRq") }
            }
        }
        self.definitions = definitions
        self.requests = requests
        pagedRequests = paged
    }

    func children(_ rule: ElementRule) -> [Particle]? {
        switch rule.content {
        case .value: nil
        case .children(let particles): particles
        case .named(let name): definitions[name] ?? []
        }
    }
}
