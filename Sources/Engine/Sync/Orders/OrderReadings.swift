import Commerce
import ConnectorKit
import Synchronization

/// Orders that were read to see what they tell first, so that deciding them does not read the same bytes again.
///
/// Each is taken once; what finds no room is read from its record like that of any earlier run.
final class OrderReadings: Sendable {
    private struct Reading {
        let raw: RawRecord
        let profile: StoreProfile
        let order: Order
    }

    private static let readingsMax = 2 * OrderDecider.pageSize

    private let readings = Mutex<[String: Reading]>([:])

    /// The order of that record, kept for who asks next; throws what the mapping throws.
    @discardableResult
    func read(
        _ raw: RawRecord, in profile: StoreProfile, by mapping: any StoreMapping
    ) throws(Unreadable) -> Order {
        if let kept = readings.withLock({ $0[raw.id] }), kept.raw == raw, kept.profile == profile { return kept.order }
        let order = try mapping.order(from: raw, profile: profile)
        keep(order, of: raw, in: profile)
        return order
    }

    private func keep(_ order: Order, of raw: RawRecord, in profile: StoreProfile) {
        readings.withLock { readings in
            if readings.count >= Self.readingsMax { readings = [:] }
            readings[raw.id] = Reading(raw: raw, profile: profile, order: order)
        }
    }

    /// The order of that record, taken out or read; throws what the mapping throws.
    func take(
        _ raw: RawRecord, in profile: StoreProfile, by mapping: any StoreMapping
    ) throws(Unreadable) -> Order {
        let kept = readings.withLock { $0.removeValue(forKey: raw.id) }
        if let kept, kept.raw == raw, kept.profile == profile { return kept.order }
        return try mapping.order(from: raw, profile: profile)
    }
}
