import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import Storage
import Sync
import Wording

/// Which tax code stands for which taxes of the store, and which account takes which payments (W13, W18).
struct PairingSettings {
    let draft: SettingsDraft
    let survey: OrderSurvey
    let typed: FormFields?
    let sentences: Sentences
    let mistakes: Mistakes?

    /// One line of a table of pairs.
    struct Pair: Sendable {
        var name: String
        var sub: String
        var isOpen: Bool
        var select: SettingSelect
        /// A second choice, where there is one.
        var more: SettingSelect?
    }

    /// The name of a field for a thing of the store: the same whatever else is in the table by the time the form comes back.
    static func field(_ kind: String, _ parts: [String]) -> String {
        "\(kind)-\(RecordText.fingerprint(Data(parts.joined(separator: "\u{1F}").utf8)).prefix(16))"
    }

    private static func field(of taxes: [StoreTax]) -> String {
        field("tax", taxes.map { "\($0.id ?? "")\u{1E}\($0.name)\u{1E}\($0.rate?.description ?? "")" }.sorted())
    }

    private static func field(_ kind: String = "method", of method: StorePaymentMethod) -> String {
        field(kind, [NameKey(method.title).text])
    }

    private func say(_ word: SettingsWord) -> String { word.text(sentences) }

    // MARK: Taxes

    /// Whether single taxes have codes in these books.
    var hasPairs: Bool { draft.books.company.taxModel == .global }

    /// Every set of taxes that the store has, orders showed, or settings know; those that orders wait for come first.
    var taxSets: [OrderSurvey.Taxes] {
        var sets = survey.taxes.filter { !$0.taxes.isEmpty }
        func add(_ taxes: [StoreTax]) {
            if !taxes.isEmpty, !sets.contains(where: { Set($0.taxes) == Set(taxes) }) {
                sets.append(OrderSurvey.Taxes(taxes: taxes, orders: 0, waiting: 0))
            }
        }
        for pair in draft.policy.tax.pairs { add(pair.taxes.sorted { $0.name < $1.name }) }
        for tax in draft.store?.taxes ?? [] { add([tax]) }
        return sets.sorted { ($0.waiting, $0.orders, name($1.taxes)) > ($1.waiting, $1.orders, name($0.taxes)) }
    }

    var taxPairs: [Pair] {
        taxSets.map { set in
            let chosen = draft.policy.tax.pairs.first { $0.taxes == Set(set.taxes) }?.code.rawValue ?? ""
            let usual = draft.policy.tax.usualCode(for: set.taxes, in: draft.books)
            let field = Self.field(of: set.taxes)
            let value = typed.map { $0[field] } ?? chosen
            let first = usual.map { "\($0.name), \(say(.pairedByRate))" } ?? say(.notPaired)
            return Pair(
                name: name(set.taxes),
                sub: set.orders + set.waiting == 0
                    ? say(.unusedTax) : sentences.taxMet(orders: set.orders, waiting: set.waiting),
                isOpen: value.isEmpty && usual == nil,
                select: SettingSelect(
                    field, sentences.codeFor(name(set.taxes)), [("", first)] + codes, chosen: value, mistakes))
        }
    }

    private var codes: [(value: String, text: String)] {
        draft.books.taxCodes.filter(\.isActive).map { ($0.id.rawValue, $0.name) }.sorted { $0.1 < $1.1 }
    }

    private func name(_ taxes: [StoreTax]) -> String { taxes.map { sentences.called($0) }.joined(separator: " + ") }

    var taxSections: [SettingSection] {
        let form = SettingsForm(draft, sentences, typed: typed, mistakes)
        if !hasPairs {
            return [
                SettingSection(
                    id: "united-states", title: say(.taxesTitle),
                    rows: [
                        SettingRow(
                            form.label("tax.unitedStatesMode"), why: form.why("tax.unitedStatesMode"),
                            radios: form.radios(
                                "tax.unitedStatesMode", ["storeTotal", "totalAsItem", "computedByBooks"]))
                    ])
            ]
        }
        return [
            SettingSection(
                id: "others", title: say(.special),
                rows: [
                    SettingRow(
                        form.label("tax.codeWithoutTax"), why: form.why("tax.codeWithoutTax"),
                        selects: [form.select("tax.codeWithoutTax", [("", say(.none))] + codes)]),
                    SettingRow(
                        form.label("tax.codeOutOfScope"), why: form.why("tax.codeOutOfScope"),
                        selects: [form.select("tax.codeOutOfScope", [("", say(.none))] + codes)]),
                    SettingRow(
                        form.label("tax.pairsByRate"), why: form.why("tax.pairsByRate"),
                        checks: [form.check("tax.pairsByRate"), form.check("tax.linesHoldTax")]),
                ])
        ]
    }

    static let taxPaths = [
        "tax.unitedStatesMode", "tax.codeWithoutTax", "tax.codeOutOfScope", "tax.pairsByRate", "tax.linesHoldTax",
        "tax.pairs",
    ]

    func taxEdits(_ form: FormFields) -> [SettingEdit] {
        if !hasPairs { return [SettingsDraft.edit("tax.unitedStatesMode", form)] }
        let pairs: [SettingEdit.Value] = taxSets.compactMap { set in
            let field = Self.field(of: set.taxes)
            // One that the person did not see stays as it is.
            let known = draft.policy.tax.pairs.first { $0.taxes == Set(set.taxes) }?.code.rawValue ?? ""
            let code = form.has(field) ? form[field] : known
            if code.isEmpty { return nil }
            return .group(["taxes": .list(set.taxes.map(value)), "code": .text(code)])
        }
        let singly = ["tax.codeWithoutTax", "tax.codeOutOfScope", "tax.pairsByRate", "tax.linesHoldTax"]
        return singly.map { SettingsDraft.edit($0, form) }
            + [SettingEdit("tax.pairs", .list(pairs))]
    }

    private func value(_ tax: StoreTax) -> SettingEdit.Value {
        var fields: [String: SettingEdit.Value] = ["name": .text(tax.name)]
        if let id = tax.id { fields["id"] = .text(id) }
        if let rate = tax.rate { fields["rate"] = .text(rate.description) }
        return .group(fields)
    }

    // MARK: Payments

    /// Every method that the store has, orders showed, or settings know; those that are used most come first.
    var methods: [OrderSurvey.Method] {
        var methods = survey.methods.sorted { ($0.payments, $1.method.title) > ($1.payments, $0.method.title) }
        func add(_ method: StorePaymentMethod) {
            if !methods.contains(where: { NameKey($0.method.title) == NameKey(method.title) }) {
                methods.append(OrderSurvey.Method(method: method, payments: 0))
            }
        }
        for rule in draft.policy.payments.rules { add(rule.method) }
        for method in draft.store?.paymentMethods ?? [] { add(method) }
        return methods.filter { !$0.method.title.isEmpty }
    }

    /// A line of the page: a method with its rule, or a further rule.
    private struct Line {
        var method: StorePaymentMethod
        /// `nil` for a further rule.
        var payments: Int?
        /// Where its rule stands in the settings.
        var place: Int?
        var field: String
        var means: String
    }

    /// Rules that stand for no method of their own follow: further ones for a method, and those of settings that people wrote.
    private var lines: [Line] {
        let rules = draft.policy.payments.rules
        var lines = methods.map { one in
            Line(
                method: one.method, payments: one.payments,
                place: rules.firstIndex { NameKey($0.method.title) == NameKey(one.method.title) },
                field: Self.field(of: one.method), means: Self.field("means", of: one.method))
        }
        let shown = Set(lines.compactMap(\.place))
        for place in rules.indices where !shown.contains(place) {
            let method = rules[place].method
            let parts = [method.code, NameKey(method.title).text, rules[place].account.identifier ?? ""]
            lines.append(
                Line(
                    method: method, place: place, field: Self.field("rule", parts),
                    means: Self.field("rule-means", parts)))
        }
        return lines
    }

    var methodPairs: [Pair] {
        let form = SettingsForm(draft, sentences, typed: typed, mistakes)
        return lines.map { line in
            let rule = line.place.map { draft.policy.payments.rules[$0] }
            let name = name(of: line, rule)
            var select = form.accounts(line.field, .deposit, none: .defaultAccount)
            select.label = sentences.accountFor(name)
            let value = typed.map { $0[line.field] } ?? rule?.account.identifier ?? ""
            for place in select.options.indices {
                select.options[place].isChosen = select.options[place].value == value
            }
            return Pair(
                name: name, sub: line.payments.map { sentences.paymentsMet($0) } ?? "", isOpen: false, select: select,
                more: booksMethod(name, line.means, rule))
        }
    }

    /// What people call the method; a further rule says the currency that it is for.
    private func name(of line: Line, _ rule: PaymentPolicy.Rule?) -> String {
        let names = [line.method.title, line.method.code, say(.defaultAccount)]
        let name = names.first { !$0.isEmpty } ?? ""
        guard line.payments == nil, let currency = rule.flatMap({ draft.books.currency(of: $0.account) }),
            currency != draft.books.company.homeCurrency
        else { return name }
        return "\(name) (\(currency.code))"
    }

    /// The payment method that documents bear, where the books have any.
    private func booksMethod(_ name: String, _ field: String, _ rule: PaymentPolicy.Rule?) -> SettingSelect? {
        let known = draft.books.paymentMethods.filter(\.isActive).map { (value: $0.id.rawValue, text: $0.name) }
        guard !known.isEmpty else { return nil }
        return SettingSelect(
            field, sentences.booksMethodFor(name),
            [("", say(.noBooksMethod))] + known.sorted { ($0.text, $0.value) < ($1.text, $1.value) },
            chosen: typed.map { $0[field] } ?? rule?.booksMethod?.identifier ?? "", mistakes)
    }

    var methodSections: [SettingSection] {
        let form = SettingsForm(draft, sentences, typed: typed, mistakes)
        return [
            SettingSection(
                id: "default", title: say(.defaultAccount),
                rows: [
                    SettingRow(
                        form.label("payments.defaultAccount"), why: form.why("payments.defaultAccount"),
                        selects: [form.accounts("payments.defaultAccount", .deposit, none: .defaultStops)])
                ])
        ]
    }

    static let methodPaths = ["payments.defaultAccount", "payments.rules"]

    func methodEdits(_ form: FormFields) -> [SettingEdit] {
        let rules = draft.policy.payments.rules
        var (kept, added): ([Int: SettingEdit.Value], [SettingEdit.Value]) = ([:], [])
        for line in lines {
            let rule = line.place.map { rules[$0] }
            // One that the person did not see stays as it is.
            let account = form.has(line.field) ? form[line.field] : rule?.account.identifier ?? ""
            if account.isEmpty { continue }
            var fields: [String: SettingEdit.Value] = [
                "method": .group(["code": .text(line.method.code), "title": .text(line.method.title)]),
                "account": .record(account),
            ]
            let booksMethod = form.has(line.means) ? form[line.means] : rule?.booksMethod?.identifier ?? ""
            if !booksMethod.isEmpty { fields["booksMethod"] = .record(booksMethod) }
            if let place = line.place { kept[place] = .group(fields) } else { added.append(.group(fields)) }
        }
        // What is new is for one method, and goes before rules that may take several.
        let ordered = added + rules.indices.compactMap { kept[$0] }
        return [SettingsDraft.edit("payments.defaultAccount", form), SettingEdit("payments.rules", .list(ordered))]
    }
}

extension Reference {
    /// The identifier of a record that is in the books; `nil` for one that is planned.
    fileprivate var identifier: String? {
        if case .existing(let id, _) = self { id.rawValue } else { nil }
    }
}
