import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import TestKit
import Testing
import Wording

@Suite("The page of settings", .tags(.x10))
struct SettingsPageTests {
    @Test("describes every setting, what it takes, what it usually is and why")
    func page() throws {
        let usual = try SettingsFile.usualTexts()
        let table = Sentences(.english).settingsPage(usual: { usual[$0] })
        expectGolden(
            (Self.introduction + table).joined(separator: "\n") + "\n", named: "settings.md", in: "../../docs/operate")
    }

    @Test("says each in all three languages", arguments: Language.allCases)
    func languages(_ language: Language) {
        let sentences = Sentences(language)
        for (path, setting) in Setting.paths() {
            #expect(sentences.meaning(ofSetting: path)?.hasSuffix(".") == true, "\(path)")
            #expect(!sentences.expected(setting.value).isEmpty)
        }
    }

    @Test(
        "names what made a figure as its page does, and no path",
        arguments: [
            "products.matching", "receivableAccount", "refunds.clearingAccount", "giftCardAccount", "tax.pairs",
            "tax.unitedStatesMode", "payments.rules", "serviceItems.discount", "serviceItems.shipping",
            "serviceItems.handling", "serviceItems.fee", "serviceItems.tip", "serviceItems.giftCard",
            "serviceItems.salesTax", "serviceItems.rounding", "serviceItems.refund",
        ])
    func figures(_ setting: String) {
        for language in Language.allCases {
            #expect(Sentences(language).name(ofSetting: setting).contains(where: { $0 == "." }) == false)
            #expect(Sentences(language).name(ofSetting: setting) != setting)
        }
    }

    @Test("knows each setting of the code, and no other")
    func complete() throws {
        var policy = Policy.usual
        policy.tax.pairs = [.init(taxes: [.init(name: "VAT", rate: nil)], code: ID("1"))]
        policy.payments.rules = [.init(method: .init(title: "Card"), account: policy.giftCardAccount)]
        policy.summary?.changes = [.init(from: Sample.day(2026, 1, 1), isSummarised: true)]
        let described = Setting.paths().map { $0.path }
        #expect(Set(described) == Set(Self.paths(of: policy, "", described)))
    }

    /// The stored values of a type, read from the type itself; what is described as one value is not looked into.
    private static func paths(of value: Any, _ parent: String, _ described: [String]) -> [String] {
        Mirror(reflecting: value).children.flatMap { child -> [String] in
            guard let label = child.label else { return [] }
            let path = parent.isEmpty ? label : "\(parent).\(label)"
            return [path] + inner(child.value, path, described)
        }
    }

    private static func inner(_ value: Any, _ path: String, _ described: [String]) -> [String] {
        if described.contains(where: { $0.hasPrefix(path + "[].") }) {
            let elements = Mirror(reflecting: value).children.map(\.value)
            return elements.first.map { paths(of: $0, path + "[]", described) } ?? []
        }
        guard described.contains(where: { $0.hasPrefix(path + ".") }) else { return [] }
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional {
            return mirror.children.first.map { paths(of: $0.value, path, described) } ?? []
        }
        return paths(of: value, path, described)
    }

    private static let introduction = [
        "# Every setting", "",
        "The settings of a store and its books, as `bookbridge integrations policy` prints them and takes them with `--set FILE`. The",
        "same page in your language: `bookbridge integrations settings`.", "",
        "Settings are read strictly: a key that is not on this page, a value that it does not take, or a day that does not exist is",
        "refused with its place, and nothing is kept. Settings that are left out are as in the column *usually*. A record of the books is",
        "written as its name, `\"Undeposited Funds\"`, or as `{\"id\": \"4\", \"name\": \"Undeposited Funds\"}`; the identifier counts. `x[].y`",
        "is the setting `y` of every element of the list `x`.", "",
        "This page is made from the code; `make golden` writes it anew.", "",
    ]
}
