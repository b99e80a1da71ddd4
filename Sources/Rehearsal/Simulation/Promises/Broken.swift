package import Wording

/// A promise that was not kept.
package struct Broken: Error, Sendable, CustomStringConvertible {
    package let promise: Promise
    package let detail: String

    init(_ promise: Promise, _ detail: String) {
        self.promise = promise
        self.detail = detail
    }

    package var description: String { "\(promise.rawValue): \(detail)" }
}
