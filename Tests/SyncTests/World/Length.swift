import Foundation

/// How long the campaigns run: short with every `make test`, long with `make test-long`.
enum Length {
    static let isLong = ProcessInfo.processInfo.environment["BOOKBRIDGE_LONG"] != nil

    static func chosen(_ short: [UInt64], long: [UInt64]) -> [UInt64] { isLong ? long : short }
}
