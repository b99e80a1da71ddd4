import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import Wording

/// What pages of integrations and settings say around figures and names.
enum SettingExamples {
    private typealias Said = @Sendable (Sentences) -> String

    static let reports: [@Sendable (Sentences) -> String] = integrations + settings

    private static let integrations: [Said] = lists + taxModels + connecting + signIns

    private static let lists: [Said] = BooksList.allCases.map { list -> Said in { $0.counted(3, list) } }

    private static let taxModels: [Said] = [
        { $0.name(of: BooksCompany.TaxModel.unitedStatesAutomated) },
        { $0.name(of: BooksCompany.TaxModel.unitedStatesManual) }, { $0.name(of: BooksCompany.TaxModel.global) },
        { $0.name(of: BooksCompany.TaxModel.none) },
    ]

    private static let connecting: [Said] = [
        { $0.installing("Ecwid") }, { $0.connecting("Ecwid") }, { $0.uninstalling("Ecwid") },
        { $0.waitingOrders(1) ?? "1" }, { $0.waitingOrders(2) ?? "2" }, { $0.fieldEmpty("Token") },
        { $0.fieldUnfit("Token", .number) }, { $0.fieldUnfit("Token", .url) }, { $0.fieldUnfit("Token", .text) },
    ]

    private static let signIns: [Said] = {
        let now = Instant(seconds: 1_780_315_200)
        let good = SignInPeriod(endsAt: now.advanced(bySeconds: 518_400), standing: .good)
        let ended = SignInPeriod(endsAt: now.advanced(bySeconds: -60), standing: .ended)
        return [
            { $0.signInEnd(good, at: now) }, { $0.signInEnds(good, in: .gmt) }, { $0.signInEndsTitle(good, at: now) },
            { $0.signInEnd(ended, at: now) }, { $0.signInEnds(ended, in: .gmt) },
            { $0.signInEndsTitle(ended, at: now) },
        ]
    }()

    private static let settings: [Said] = labels + choices + settingLines + settingMistakes

    private static let labels: [Said] = Setting.paths().compactMap { path, _ -> Said? in
        guard Sentences(.english).label(ofSetting: path) != nil else { return nil }
        return { $0.label(ofSetting: path) ?? path }
    }

    private static let choices: [Said] = settingWords.flatMap { path, words -> [Said] in
        words.map { word -> Said in { $0.name(ofWord: word, inSetting: path) } }
    }

    private static let settingLines: [Said] = [
        { $0.settingsVersion(3, at: "9 Mar 2026", by: "Tess") }, { $0.settingsVersion(3, at: nil, by: nil) },
        { $0.settingsVersion(3, at: "9 Mar 2026", by: nil) }, { $0.taxMet(orders: 3, waiting: 0) },
        { $0.taxMet(orders: 3, waiting: 1) }, { $0.taxMet(orders: 3, waiting: 2) }, { $0.paymentsMet(1) },
        { $0.codeFor("GST") }, { $0.step(3, of: 12) }, { $0.accountFor("Visa") }, { $0.booksMethodFor("Visa") },
        { $0.summarised(true, from: BusinessDate(daysSince1970: 20_600)) },
        { $0.summarised(false, from: BusinessDate(daysSince1970: 20_600)) },
        { $0.codeShared("PEN", by: ["Pen", "Pencil"]) },
        { $0.lateStock(LateStock(count: 1, item: "Mug", begins: BusinessDate(daysSince1970: 20_600))) },
        { $0.lateStock(LateStock(count: 1200, item: "Mug", begins: BusinessDate(daysSince1970: 20_600))) },
    ]

    private static let settingMistakes: [Said] = {
        let causes: [SettingFault.Cause] = [
            .startUnsaid, .stockStartUnsaid, .twice, .unfit(found: "", .record(.location)), .unfit(found: "", .day),
            .recordUnknown("Shop", .record(.location)), .recordUnknown("Mug", .record(.item)),
            .recordAmbiguous("Mug", ids: ["Mug (12)", "Mug (15)"]),
        ]
        return causes.map { cause -> Said in { $0.mistake(SettingFault("location", cause), called: "Location") } }
    }()

    private static let settingWords: [(String, [String])] = [
        ("saleForm", ["byPaymentState", "invoice", "salesReceipt"]),
        ("refunds.form", ["byPaymentState", "refundReceipt", "creditMemo"]),
        ("closedPeriod", ["hold", "firstOpenDay"]), ("products.matching", ["skuAsSKU", "skuAsName", "name"]),
        ("tax.unitedStatesMode", ["storeTotal", "totalAsItem", "computedByBooks"]),
        ("dueDate.start", ["transactionDate", "endOfMonth"]), ("customerAssignment", ["buyer", "organisation"]),
    ]
}
