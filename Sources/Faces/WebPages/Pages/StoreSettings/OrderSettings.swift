import Accounting
import Bookkeeping
import Commerce
import Features
import Storage
import Wording

/// How orders become sales: the settings of one page, and of steps of the wizard (W1, W3–W12, W16, X8, X13).
struct OrderSettings {
    let form: SettingsForm
    /// The day on the store's clock.
    let today: BusinessDate
    /// Items of the books whose stock begins too late for what is posted.
    var lateStock: LateStock?

    static let paths = [
        "startDate", stockStart, "orderFilter.paymentCodes", "orderFilter.fulfilmentCodes", PaidStatuses.path,
        "postsOnlyWhenAsked",
        "saleForm",
        "numbering.prefix", "numbering.refundPrefix", "numbering.isAutomatic", "trackingClass", "location", "language",
        "timeZone", "customerAssignment", "printsOrderNotes", "products.matching", "products.createsItems",
        "products.fallbackItem", "products.createsInventoryItems", "terms", "dueDate",
        "allowsCardPayment", "allowsBankPayment", "payments.isEnabled", "refunds.isEnabled", "refunds.form",
        "refunds.creditGiven", "closedPeriod", "roundingUnitsMax", "usesStoreExchangeRate", "storeCurrency",
        "postsZeroTotals",
        "summary",
    ]

    private func say(_ word: SettingsWord) -> String { word.text(form.sentences) }

    var sections: [SettingSection] { [which, document, summary, who, lines, due, money, back, special] }

    /// The step of the wizard that asks from when on.
    var start: SettingSection {
        SettingSection(
            id: "which", title: say(.which),
            rows: startRows + [
                SettingRow(form.label("timeZone"), why: form.why("timeZone"), fields: [form.field("timeZone")])
            ])
    }

    /// The step of the wizard that asks how.
    var documents: [SettingSection] { [statuses, document, summary, who, due, back] }

    /// The step of the wizard that asks for products.
    var products: [SettingSection] { [lines] }

    private static let stockStart = "products.inventoryStart"

    /// Where products become stock items before their documents come, it is asked with the start from when on these are counted.
    private var startRows: [SettingRow] {
        guard Self.asksStockStart(form.draft) else { return [startRow] }
        let told = lateStock.map { form.sentences.lateStock($0) }
        return [
            startRow,
            SettingRow(
                form.label(Self.stockStart), why: told ?? form.why(Self.stockStart),
                fields: [form.field(Self.stockStart, .date)]),
        ]
    }

    private static func asksStockStart(_ draft: SettingsDraft) -> Bool {
        draft.isOfDocuments && draft.books.company.tracksInventory
    }

    private var startRow: SettingRow {
        let isWhole = form.typed?.has("startDate.none") ?? (form.draft.value(at: "startDate") == .none)
        return SettingRow(
            form.label("startDate"), why: say(.startHint),
            checks: [Choice("startDate.none", "\(say(.wholeHistory)). \(say(.wholeHistoryHint))", isChosen: isWhole)],
            fields: [form.field("startDate", .date)])
    }

    private var which: SettingSection {
        SettingSection(
            id: "which", title: say(.which),
            rows: startRows + statuses.rows
                + [
                    SettingRow(
                        form.label("postsOnlyWhenAsked"), why: form.why("postsOnlyWhenAsked"),
                        checks: [form.check("postsOnlyWhenAsked")])
                ])
    }

    private var statuses: SettingSection {
        SettingSection(
            id: "statuses", title: say(.which),
            rows: [
                codes("orderFilter.paymentCodes", form.draft.store?.paymentStatuses ?? []),
                codes("orderFilter.fulfilmentCodes", form.draft.store?.fulfilmentStatuses ?? []),
            ].compactMap { $0 } + PaidStatuses(form: form).rows)
    }

    /// Codes of the store, or any of them.
    private func codes(_ path: String, _ known: [StoreStatus]) -> SettingRow? {
        guard !known.isEmpty else { return nil }
        var chosen: Set<String>?
        if let typed = form.typed {
            chosen = typed.has("\(path).any") ? nil : Set(typed.all(path))
        } else if case .list(let values) = form.draft.value(at: path) {
            chosen = Set(values.compactMap { if case .text(let code) = $0 { code } else { nil } })
        }
        let any = Choice("\(path).any", say(.anyStatus), isChosen: chosen == nil)
        return SettingRow(
            form.label(path),
            checks: [any]
                + known.map {
                    Choice(
                        path, form.sentences.name(of: $0), value: $0.code, isChosen: chosen?.contains($0.code) ?? false)
                })
    }

    private var document: SettingSection {
        let books = form.draft.books
        var rows = [
            SettingRow(
                form.label("saleForm"), why: form.why("saleForm"),
                radios: form.radios("saleForm", ["byPaymentState", "invoice", "salesReceipt"])),
            SettingRow(
                form.label("numbering.prefix"), why: form.why("numbering.prefix"),
                checks: [form.check("numbering.isAutomatic")],
                fields: [form.field("numbering.prefix"), form.field("numbering.refundPrefix")]),
        ]
        var lists: [SettingSelect] = []
        if books.company.tracksClasses { lists.append(form.records("trackingClass", books.classes)) }
        if books.company.tracksLocations { lists.append(form.records("location", books.locations)) }
        if let first = lists.first { rows.append(SettingRow(first.label, why: form.why(first.name), selects: lists)) }
        rows.append(
            SettingRow(
                form.label("language"),
                selects: [
                    form.select(
                        "language",
                        DocumentLanguage.allCases.map {
                            ($0.rawValue, form.sentences.name(ofWord: $0.rawValue, inSetting: "language"))
                        })
                ]))
        return SettingSection(id: "document", title: say(.document), rows: rows)
    }

    private var summary: SettingSection { SummarySettings(form: form, today: today).section }

    private var who: SettingSection {
        var radios = form.radios("customerAssignment", ["buyer", "organisation"])
        var isGeneric = false
        if case .generic = form.draft.policy.customerAssignment { isGeneric = true }
        radios.append(
            SettingRadio(
                name: "customerAssignment", value: "generic", text: say(.oneCustomer),
                isChosen: form.typed.map { $0["customerAssignment"] == "generic" } ?? isGeneric))
        return SettingSection(
            id: "who", title: say(.who),
            rows: [
                SettingRow(
                    form.label("customerAssignment"), radios: radios,
                    fields: [form.customer("customerAssignment.generic")]),
                SettingRow(form.label("printsOrderNotes"), checks: [form.check("printsOrderNotes")]),
            ])
    }

    private var lines: SettingSection {
        var checks = [form.check("products.createsItems")]
        if form.draft.books.company.tracksInventory { checks.append(form.check("products.createsInventoryItems")) }
        return SettingSection(
            id: "lines", title: say(.lines),
            rows: [
                SettingRow(
                    form.label("products.matching"), why: form.why("products.matching"),
                    radios: form.radios("products.matching", ["skuAsSKU", "skuAsName", "name"])),
                SettingRow(
                    form.label("products.createsItems"), why: form.why("products.createsItems"),
                    checks: checks,
                    fields: [form.item("products.fallbackItem", hint: form.why("products.fallbackItem"))]),
            ])
    }

    private var due: SettingSection {
        var (start, days) = ("", "")
        if let typed = form.typed {
            (start, days) = (typed["dueDate.start"], typed["dueDate.offsetDays"])
        } else if let rule = form.draft.policy.dueDate {
            (start, days) = (rule.start.rawValue, String(rule.offsetDays))
        }
        let words = ["transactionDate", "endOfMonth"].map {
            (value: $0, text: form.sentences.name(ofWord: $0, inSetting: "dueDate.start"))
        }
        var field = form.field("dueDate.offsetDays", .number)
        field.value = days
        let terms = form.draft.books.terms
        let chooses = terms.contains(where: \.isActive)
        let termRow = SettingRow(form.label("terms"), why: form.why("terms"), selects: [form.records("terms", terms)])
        return SettingSection(
            id: "due", title: say(.due),
            rows: (chooses ? [termRow] : []) + [
                SettingRow(
                    form.label("dueDate"), why: form.why("dueDate"), fields: [field],
                    selects: [
                        SettingSelect(
                            "dueDate.start", form.label("dueDate.start"), [("", say(.dueNever))] + words, chosen: start,
                            form.mistakes)
                    ]),
                SettingRow(
                    form.label("allowsCardPayment"), why: form.why("allowsCardPayment"),
                    checks: [form.check("allowsCardPayment"), form.check("allowsBankPayment")]),
            ])
    }

    private var money: SettingSection {
        SettingSection(
            id: "money", title: say(.money),
            rows: [
                SettingRow(
                    form.label("payments.isEnabled"), why: form.why("payments.isEnabled"),
                    checks: [form.check("payments.isEnabled")])
            ])
    }

    private var back: SettingSection {
        SettingSection(
            id: "back", title: say(.back),
            rows: [
                SettingRow(
                    form.label("refunds.form"), why: form.why("refunds.form"),
                    radios: form.radios("refunds.form", ["byPaymentState", "refundReceipt", "creditMemo"]),
                    checks: [form.check("refunds.isEnabled")]),
                SettingRow(
                    form.label("refunds.creditGiven"), why: form.why("refunds.creditGiven"),
                    radios: form.radios("refunds.creditGiven", ["", "storeCredit", "money"])),
            ])
    }

    private var special: SettingSection {
        SettingSection(
            id: "special", title: say(.special),
            rows: [
                SettingRow(
                    form.label("closedPeriod"), why: form.why("closedPeriod"),
                    radios: form.radios("closedPeriod", ["hold", "firstOpenDay"])),
                SettingRow(form.label("timeZone"), why: form.why("timeZone"), fields: [form.field("timeZone")]),
                SettingRow(
                    form.label("roundingUnitsMax"), why: form.why("roundingUnitsMax"),
                    fields: [form.field("roundingUnitsMax", .number)]),
                SettingRow(
                    form.label("storeCurrency"), why: form.why("storeCurrency"),
                    fields: [form.field("storeCurrency")]),
                SettingRow(
                    say(.special), checks: [form.check("usesStoreExchangeRate"), form.check("postsZeroTotals")]),
            ])
    }

    // MARK: Back from a form

    /// Changes that a form asks for, of those of its settings that it shows.
    static func edits(
        _ form: FormFields, _ draft: SettingsDraft, today: BusinessDate, _ paths: [String] = paths
    ) -> [SettingEdit] {
        paths.compactMap { path in
            switch path {
            case "startDate": SettingEdit(path, form.has("startDate.none") ? .none : .text(form[path]))
            case stockStart:
                asksStockStart(draft)
                    ? SettingEdit(path, form[path].isEmpty ? .none : .text(form[path])) : nil
            case "orderFilter.paymentCodes": codes(form, path, draft.store?.paymentStatuses ?? [])
            case "orderFilter.fulfilmentCodes": codes(form, path, draft.store?.fulfilmentStatuses ?? [])
            case PaidStatuses.path: PaidStatuses.edit(form, draft)
            case "customerAssignment":
                form[path] == "generic"
                    ? SettingEdit(path, .named(form.bare("customerAssignment.generic"), .customer))
                    : SettingEdit(path, .text(form[path]))
            case "terms": draft.books.terms.contains(where: \.isActive) ? SettingsDraft.edit(path, form) : nil
            case "products.createsInventoryItems":
                draft.books.company.tracksInventory ? SettingsDraft.edit(path, form) : nil
            case "trackingClass": draft.books.company.tracksClasses ? SettingsDraft.edit(path, form) : nil
            case "location": draft.books.company.tracksLocations ? SettingsDraft.edit(path, form) : nil
            case "dueDate": dueDate(form)
            case "summary": SummarySettings.edit(form, draft.policy.summary, today: today)
            default: SettingsDraft.edit(path, form)
            }
        }
    }

    private static func codes(_ form: FormFields, _ path: String, _ known: [StoreStatus]) -> SettingEdit? {
        guard !known.isEmpty else { return nil }
        if form.has("\(path).any") { return SettingEdit(path, .none) }
        return SettingEdit(path, .list(form.all(path).map { .text($0) }))
    }

    private static func dueDate(_ form: FormFields) -> SettingEdit {
        let start = form["dueDate.start"]
        if start.isEmpty { return SettingEdit("dueDate", .none) }
        return SettingEdit(
            "dueDate", .group(["start": .text(start), "offsetDays": .number(form.bare("dueDate.offsetDays"))]))
    }

    /// What the step that asks from when on changes.
    static let startPaths = ["startDate", stockStart, "timeZone"]
    /// What the step that asks how changes.
    static let documentPaths = [
        "orderFilter.paymentCodes", "orderFilter.fulfilmentCodes", PaidStatuses.path, "saleForm", "numbering.prefix",
        "numbering.refundPrefix", "numbering.isAutomatic", "trackingClass", "location", "language",
        "customerAssignment", "printsOrderNotes", "terms", "dueDate", "allowsCardPayment", "allowsBankPayment",
        "refunds.isEnabled", "refunds.form", "refunds.creditGiven", "summary",
    ]
    /// What the step that asks for products changes.
    static let productPaths = [
        "products.matching", "products.createsItems", "products.fallbackItem", "products.createsInventoryItems",
    ]
}
