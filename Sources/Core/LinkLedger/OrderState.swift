/// Where an order is: in exactly one of these, always. Source: what-users-expect.md §1.1.
package enum OrderState: String, Sendable, Codable, CaseIterable {
    case posted, skipped, waiting, needsYou
}
