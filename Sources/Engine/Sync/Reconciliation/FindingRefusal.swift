package import Accounting

/// Why nothing was done about a finding; a person reads it.
package enum FindingRefusal: Error, Hashable, Sendable, Codable {
    /// No document of that kind and identifier is in the books or among what we posted.
    case unknown(String)
    /// The document is as it was posted: there is nothing to do about it.
    case nothingFound(String)
    /// Only what we posted can be posted again.
    case notPostedByUs(String)
    /// Only a document that is not linked yet can be linked.
    case linkedAlready(String, order: String)
    case orderUnknown(String)
    /// Something of the order is on its way into the books.
    case underWay(order: String)
    /// By its settings the order would not have such a document now.
    case notPlanned(order: String, kind: DocumentKind)
    /// The order has its document of that kind.
    case hasDocument(order: String, kind: DocumentKind)
    case totalDiffers(order: String, planned: Money, books: Money)
    case numberDiffers(order: String, planned: String, books: String?)
    /// A daily summary is posted by its own rules, not by itself.
    case summarised(String)
    /// Somebody changed order or document at the same moment.
    case changedMeanwhile(String)

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .unknown: "findingUnknown"
        case .nothingFound: "nothingFound"
        case .notPostedByUs: "notPostedByUs"
        case .linkedAlready: "linkedAlready"
        case .orderUnknown: "orderUnknown"
        case .underWay: "underWay"
        case .notPlanned: "notPlanned"
        case .hasDocument: "hasDocument"
        case .totalDiffers: "totalDiffers"
        case .numberDiffers: "numberDiffers"
        case .summarised: "summarised"
        case .changedMeanwhile: "changedMeanwhile"
        }
    }
}

/// What an action on a finding ended in.
package enum FindingStop: Error, Hashable, Sendable {
    case refused(FindingRefusal)
    case stopped(RunStop)
}
