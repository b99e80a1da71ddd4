package import Commerce

package struct Bookkeeper: Sendable {
    package init(policy: Policy, catalogue: BooksCatalogue) {}

    package func decide(_ order: Order, links: Links, sending: SendingOptions? = nil) -> Decision { .skip(.testOrder) }
}
