/// Why something about keys of programs or webhooks cannot be done; a person can put it right.
package enum ProgramProblem: Hashable, Sendable {
    /// No key has this secret, or the key was revoked or has ended; nobody learns which.
    case keyRefused
    case keyUnknown(String)
    /// The key is not for this.
    case scopeMissing(KeyScope)
    case scopeUnknown(String, known: [String])
    /// The end is in the past, or later than keys may last.
    case endUnfit(daysMax: Int)
    case webhookUnknown(String)
    case deliveryUnknown(String)
    case eventUnknown(String, known: [String])
    /// Not an address that starts with https://, or with http:// where that is allowed.
    case addressUnfit(String)
    /// The address leads into the operator's own network.
    case addressInside(String)

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .keyRefused: "keyRefused"
        case .keyUnknown: "keyUnknown"
        case .scopeMissing: "scopeMissing"
        case .scopeUnknown: "scopeUnknown"
        case .endUnfit: "keyEndUnfit"
        case .webhookUnknown: "webhookUnknown"
        case .deliveryUnknown: "deliveryUnknown"
        case .eventUnknown: "eventUnknown"
        case .addressUnfit: "webhookAddressUnfit"
        case .addressInside: "webhookAddressInside"
        }
    }
}
