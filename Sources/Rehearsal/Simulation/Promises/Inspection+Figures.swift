import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Storage
import Wording

extension Inspection {
    /// The books hold what the store charged, given back and took; what is not posted is not there in part.
    func checkFigures(_ row: OrderRow, _ truth: OrderTruth, _ mine: [Paper]) throws {
        guard !facts.touches(truth.id), let shown = truth.shown else { return }
        let sold = mine.reduce(Decimal(0)) { $0 + $1.document.sold }
        if row.state == .skipped, sold != 0 {
            throw Broken(.toTheCent, "\(truth.id) is skipped, the books hold \(sold)")
        }
        guard row.state == .posted, !truth.doubts.contains(.cancelledPaid) else { return }
        if let right = truth.sold, sold != right {
            throw Broken(truth.promiseOfAmounts, "\(truth.id): the store says \(right) is sold, the books \(sold)")
        }
        let tax = mine.reduce(Decimal(0)) { $0 + $1.sign * $1.tax }
        let taxInStore = shown.number("tax") ?? 0
        if truth.till.givenBack == 0, deployment.history.country != "us-manual", tax != taxInStore {
            throw Broken(.toTheCent, "\(truth.id): tax in the store \(taxInStore), in the books \(tax)")
        }
        try checkOpen(truth, mine)
    }

    private func checkOpen(_ truth: OrderTruth, _ mine: [Paper]) throws {
        let open = mine.filter { $0.document.kind == "Invoice" }.reduce(Decimal(0)) { $0 + $1.document.balance }
        let memos = mine.filter { $0.document.kind == "CreditMemo" }.reduce(Decimal(0)) { $0 + $1.document.balance }
        let unapplied = mine.reduce(Decimal(0)) { $0 + $1.unapplied }
        if open - memos - unapplied != truth.owed - truth.credit {
            throw Broken(
                truth.promiseOfAmounts,
                "\(truth.id): owed \(truth.owed), credit \(truth.credit); books \(open) less \(memos + unapplied)")
        }
    }

    /// The accounts that money lies in hold what came in and did not go back, whatever was edited.
    func checkMoney(_ row: OrderRow, _ truth: OrderTruth, _ mine: [Paper]) throws {
        guard !facts.touches(truth.id), !truth.doubts.contains(.poisoned) else { return }
        let money = moved(mine).filter { Self.isMoney($0.key) }.values.reduce(0, +)
        let isRight = row.state == .posted ? money == truth.money ?? money : truth.moneyEver.contains(money)
        if !isRight, row.state != .skipped || !facts.wasUndone || money != 0 {
            let right = truth.money.map { "\($0)" } ?? "unknown"
            throw Broken(.receivedStays, "\(truth.id) is \(row.state): kept is \(right), in the books \(money)")
        }
    }

    /// When everything is given back every account is at zero.
    func checkZero(_ row: OrderRow, _ truth: OrderTruth, _ mine: [Paper]) throws {
        guard !facts.touches(truth.id), row.state == .posted, truth.isAllGivenBack else { return }
        for (account, amount) in moved(mine).sorted(by: { $0.key < $1.key }) where amount != 0 {
            throw Broken(.givenBackIsZero, "\(truth.id) is given back, \(account) holds \(amount)")
        }
    }

    /// What documents did to each account, in whole units of the home currency.
    private func moved(_ mine: [Paper]) -> [String: Decimal] {
        var sums: [String: Decimal] = [:]
        for move in mine.flatMap({ moves[$0.document.id] ?? [] }) {
            sums["\(move.type): \(move.account)", default: 0] += Decimal(move.home) / 100
        }
        return sums
    }

    private static func isMoney(_ account: String) -> Bool {
        account.hasPrefix("Bank: ") || account.hasSuffix("Undeposited Funds")
    }
}

extension OrderTruth {
    /// What is broken when amounts differ.
    fileprivate var promiseOfAmounts: Promise {
        if doubts.contains(.edited) { return .receivedStays }
        return isAllGivenBack ? .givenBackIsZero : .toTheCent
    }
}
