import Accounting
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import Storage
import TestKit
import Testing

@Suite("Four programs that send at once", .tags(.x11, .x12))
struct PushCrowdTests {
    @Test("everything twice, and do not hear every twentieth answer, leave each order in the books once")
    func crowd() async throws {
        let scene = try await PushScene()
        let count = Length.isLong ? 10_000 : 400
        let batch = Length.isLong ? 500 : 20
        let bodies = stride(from: 0, to: count, by: batch).map { start in
            "[\((start..<start + batch).map { scene.order("P\($0)") }.joined(separator: ","))]"
        }
        let began = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<4 {
                group.addTask {
                    for (number, body) in bodies.enumerated() where number % 4 == client {
                        for _ in 0..<2 { _ = try await scene.push(body) }
                        // The answer was lost: it is sent again, by another client's turn too.
                        if number % 20 == client { _ = try await scene.push(body) }
                        _ = try await scene.push(bodies[(number + 1) % bodies.count])
                    }
                }
            }
            try await group.waitForAll()
        }
        let seconds = ContinuousClock.now - began
        let rate = Double(count) / (Double(seconds.components.seconds) + Double(seconds.components.attoseconds) / 1e18)
        try await scene.sync()
        let sold = try await scene.sold()
        let pushed = Money(minorUnits: Int64(count) * 1377, .usd)
        print("pushed: \(count) orders, \(Int(rate)) a second, in the books \(sold) of \(pushed)")
        #expect(sold == pushed.description)
        #expect(try await scene.totals().counts == [.posted: count])
        #expect(try await scene.books.trialBalance(company: "us").difference == "0.00")
    }
}
