import ConnectorKit
import QuickBooksSandbox
import SampleStores
import Simulation
import Sync
import TestKit
import Testing

/// What the simulation does not say: that the books are the very same as if nothing had happened.
@Suite("Books that misbehave")
struct FaultTests {
    /// One thing that goes wrong now and then.
    enum Fault: String, CaseIterable, Sendable {
        case answerLost, requestLost, status500, status503, throttled, tokensExpired, systemFailure, mixed

        var orders: [Misbehaviour] {
            switch self {
            case .answerLost: [Misbehaviour(.answerLost, perThousand: 200, writesOnly: true)]
            case .requestLost: [Misbehaviour(.requestLost, perThousand: 150)]
            case .status500: [Misbehaviour(.status500, perThousand: 150)]
            case .status503: [Misbehaviour(.status503, perThousand: 150)]
            case .throttled: [Misbehaviour(.throttled, perThousand: 150)]
            case .tokensExpired: [Misbehaviour(.tokensExpired, perThousand: 100)]
            case .systemFailure: [Misbehaviour(.systemFailure, perThousand: 100)]
            case .mixed:
                [
                    Misbehaviour(.answerLost, perThousand: 50, writesOnly: true),
                    Misbehaviour(.requestLost, perThousand: 30), Misbehaviour(.status503, perThousand: 25),
                    Misbehaviour(.throttled, perThousand: 25), Misbehaviour(.tokensExpired, perThousand: 10),
                ]
            }
        }
    }

    @Test(
        "leave the same books as if nothing had happened", .tags(.x1, .x5),
        arguments: Length.isLong ? Fault.allCases : [.mixed], Length.chosen([11], long: [11, 12, 13, 14]))
    func eachOrderOnce(fault: Fault, seed: UInt64) async throws {
        try await expectUndisturbed(fault, orders: 20, seed: seed)
    }

    @Test(
        "leave the same books after many orders too", .tags(.x1, .x5), .enabled(if: Length.isLong),
        arguments: [21, 22, 23, 24] as [UInt64])
    func manyOrders(seed: UInt64) async throws {
        try await expectUndisturbed(.mixed, orders: 300, seed: seed)
    }

    private func expectUndisturbed(_ fault: Fault, orders: Int, seed: UInt64) async throws {
        let rehearsal = try await Rehearsal.open(orders: orders, seed: seed)
        for order in fault.orders { await rehearsal.books.misbehave(order) }
        try await rehearsal.runUntilQuiet()
        await rehearsal.books.behave()
        try await rehearsal.expectSound()
        let undisturbed = try await Undisturbed.shared.books("us", orders: orders, seed: seed)
        try await rehearsal.snapshot().withoutTowns.expectSame(as: undisturbed.withoutTowns)
    }

    @Test("that lose every answer are left alone after a while, and gone on with later", .tags(.x1))
    func everyAnswerLost() async throws {
        let rehearsal = try await Rehearsal.open(orders: 10)
        await rehearsal.books.misbehave(Misbehaviour(.answerLost))
        let stopped = try await rehearsal.run()
        #expect(stopped.stop?.hasPrefix("books.") == true)
        await rehearsal.books.behave()
        rehearsal.outlastLeases()
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        let undisturbed = try await Undisturbed.shared.books("us", orders: 10, seed: 7)
        try await rehearsal.snapshot().expectSame(as: undisturbed)
    }

    @Test(
        "A store that fails now and then delays orders and loses none", .tags(.x1, .w1),
        arguments: Length.chosen([1], long: [1, 2, 3, 4]))
    func storeFails(seed: UInt64) async throws {
        let rehearsal = try await Rehearsal.open(orders: 20, seed: seed)
        await rehearsal.sample.fail(perMille: 150)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }
}
