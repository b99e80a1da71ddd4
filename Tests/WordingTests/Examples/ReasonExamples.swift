import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import LinkLedger
import Storage
import Sync
import Wording

enum ReasonExamples {
    static let skips = walk(from: SkipRule.beforeStartDate(Sample.day(2025, 12, 1))) { rule in
        switch rule {
        case .beforeStartDate: .statusFilteredOut(payment: "AWAITING_PAYMENT", fulfilment: "PROCESSING")
        case .statusFilteredOut: .originExcluded("Amazon")
        case .originExcluded: .cancelled
        case .cancelled: .testOrder
        case .testOrder: .zeroTotal
        case .zeroTotal: .deletedInStore
        case .deletedInStore: .exempt(OrderExemption(kind: .enteredByHand, by: "ana", reason: "invoice 2041"))
        case .exempt(let exemption) where exemption.kind == .enteredByHand:
            .exempt(OrderExemption(kind: .ignored, by: "ana", reason: "a gift to the staff"))
        case .exempt: nil
        }
    }

    static let waits = walk(from: WaitReason.unfinished) { reason in
        switch reason {
        case .unfinished: .notSent
        case .notSent: .connection
        case .connection: .dependency(RecordKey(.customer, "88", role: "customer"))
        case .dependency: .inSummary(number: "EWDS20260131-7K2QF", day: Sample.day(2026, 1, 31))
        case .inSummary: .names([.product(sku: "TEA-250")])
        case .names(let names) where names.count == 1:
            .names([.product(sku: "TEA-250"), .product(sku: "MUG-BLU"), .customer("Maison Lefèvre SARL")])
        case .names: .invoice(number: "000104")
        case .invoice: nil
        }
    }

    static let differences = walk(
        from: BooksDifference.total(intended: Sample.money(5997), books: ExactDecimal(coefficient: 6002, scale: 2))
    ) { difference in
        switch difference {
        case .total: .tax(intended: Sample.money(1041), books: ExactDecimal(coefficient: 1046, scale: 2))
        case .tax: .number(intended: "EW1042", books: "1042")
        case .number: .date(intended: Sample.day(2026, 1, 31), books: Sample.day(2026, 2, 1))
        case .date: .currency(intended: .eur, books: .usd)
        case .currency:
            .exchangeRate(intended: ExactDecimal(coefficient: 10825, scale: 4), books: ExactDecimal(1), .eur)
        case .exchangeRate: nil
        }
    }

    static let reasons = walk(from: OrderReason.skipped(.testOrder)) { reason in
        switch reason {
        case .skipped: .waiting(.unfinished)
        case .waiting:
            .refused([
                .totalsDiffer(order: Sample.money(21850), computed: Sample.money(21849)), .taxUnpaired([Sample.tax]),
            ])
        case .refused: heldParts.first.map { .held([$0]) }
        case .held(let parts) where heldPart(after: parts) != nil: heldPart(after: parts).map { .held([$0]) }
        case .held: .problem(ProblemExamples.problem(.periodClosed), record: .invoice, name: "EW1042")
        case .problem: .failsAlways(ProblemExamples.problem(.serverFault), record: .invoice, name: "EW1042")
        case .failsAlways: .outcomeOpen(ProblemExamples.problem(.unreadable), record: .customer, name: "Paweł Nowak")
        case .outcomeOpen: .alwaysStale(record: .invoice, number: "EW1042")
        case .alwaysStale: .linkLost(record: .salesReceipt, number: "EW1043")
        case .linkLost:
            .booksDiffer(
                .total(intended: Sample.money(5997), books: ExactDecimal(coefficient: 6002, scale: 2)),
                record: .invoice, number: "EW1042")
        case .booksDiffer: .numberTaken(number: "EW1042", existing: "145")
        case .numberTaken: .numberOfOther(number: "EW1042", order: "EW1042", id: "516000090")
        case .numberOfOther: .numberOfVoided(number: "1042", record: .invoice, existing: "145")
        case .numberOfVoided: .stillStands(record: .invoice, number: "000104", existing: "145")
        case .stillStands:
            .paidInBooks([
                PaymentInBooks(id: "62", amount: Sample.money(1000), date: Sample.day(2026, 2, 3)),
                PaymentInBooks(id: "63", amount: Sample.money(500), date: Sample.day(2026, 2, 4)),
            ])
        case .paidInBooks: .aliasOf("MUG-BLU")
        case .aliasOf: .withdrawn
        case .withdrawn: .blocked(by: "Ana Ruiz")
        case .blocked: .editedInBooks(record: .salesReceipt, number: "EW1043")
        case .editedInBooks: .removedInBooks(record: .creditMemo, number: "R-EW1044")
        case .removedInBooks: .undone(by: "iris", at: Instant(seconds: 1_769_850_720), isChanged: false)
        case .undone(_, _, isChanged: false):
            .undone(by: "schedule", at: Instant(seconds: 1_769_850_720), isChanged: true)
        case .undone: .notTakenBack(.underWay)
        case .notTakenBack(.unreadable): .stillInBooks(Rests.halfGone)
        case .notTakenBack(let obstacle): obstacles(after: obstacle).map { .notTakenBack($0) }
        case .stillInBooks(Rests.halfGone): .stillInBooks(Rests.differing)
        case .stillInBooks(Rests.differing): .stillInBooks(Rests.wanted)
        case .stillInBooks(Rests.wanted): .stillInBooks(Rests.unlinked)
        case .stillInBooks: .postedTwice
        case .postedTwice: KeptPart.allCases.first.map { .unreadable($0, unreadable) }
        case .unreadable(let part, _):
            KeptPart.allCases.drop { $0 != part }.dropFirst().first.map { .unreadable($0, unreadable) }
        }
    }

    static let unreadable = Unreadable(field: "KeptRecord.body.document.sale.lines[0].purpose", text: "{\"gift\":{}}")

    /// One of each kind.
    static let heldParts = HeldPart.Kind.allCases.map { kind in
        let (role, refusal): (RecordRole, Refusal) =
            switch kind {
            case .payment: ("payment.1", .paymentMethodUnmapped(StorePaymentMethod(title: "Bank transfer")))
            case .tender: ("tender.1", .periodClosed(date: Sample.day(2026, 1, 31), closing: Sample.day(2026, 2, 1)))
            case .refund: ("refund.status", .refundAmountUnknown)
            case .purchase: ("bill.7", .productInactive(name: "Cap"))
            }
        return HeldPart(kind, key: RecordKey(.order, "1042", role: role), refusal: refusal)
    }

    private static func heldPart(after parts: [HeldPart]) -> HeldPart? {
        heldParts.drop { $0 != parts.first }.dropFirst().first
    }

    /// What may be left of an order.
    private enum Rests {
        static let invoice = StillInBooks.Named(
            kind: .invoice, number: "EW1042", booksID: "145", total: Sample.money(6002))
        static let payment = StillInBooks.Named(kind: .payment, booksID: "146", total: Sample.money(5997))
        static let halfGone = StillInBooks(
            left: [invoice], gone: [payment], cause: .obstacle(.edited(record: .invoice, number: "EW1042")))
        static let differing = StillInBooks(
            left: [invoice, payment], cause: .obstacle(.deposited(record: .payment, number: nil)),
            difference: .init(
                .total(intended: Sample.money(5997), books: ExactDecimal(coefficient: 6002, scale: 2)),
                record: .invoice, number: "EW1042"))
        static let wanted = StillInBooks(
            left: [invoice], gone: [payment], cause: .person("iris", at: Instant(seconds: 1_769_850_720)))
        static let unlinked = StillInBooks(
            left: [invoice], cause: .unlinked("iris", at: Instant(seconds: 1_769_850_720)))
    }

    private static func obstacles(after obstacle: UndoObstacle) -> UndoObstacle? {
        switch obstacle {
        case .underWay: .edited(record: .salesReceipt, number: "EW1043")
        case .edited: .tied(record: .invoice, number: "EW1042", other: .payment, otherID: "147")
        case .tied: .deposited(record: .payment, number: nil)
        case .deposited:
            .periodClosed(
                record: .invoice, number: "EW1042", date: Sample.day(2026, 1, 31), closed: Sample.day(2026, 2, 1))
        case .periodClosed: .onlyChanged(record: .invoice, number: "EW1042")
        case .onlyChanged: .summarised
        case .summarised: .refundsStand(record: .refundReceipt, number: "DR20260131-K7")
        case .refundsStand: .changedLater(record: .payment, number: nil)
        case .changedLater: .ofOtherRun(record: .invoice, number: "EW1042")
        case .ofOtherRun:
            .refused(ProblemExamples.problem(.transactionDeposited), record: .salesReceipt, number: "EW1042")
        case .refused: .unreadable(unreadable)
        case .unreadable: nil
        }
    }

    /// A reason with every kind of record, so that articles and names fit all of them.
    static let everyRecord = BooksRecordKind.allCases.flatMap { kind -> [OrderReason] in
        let isListed = kind.document == nil
        let cause = isListed ? ConnectorProblem.Cause.duplicateName(existing: nil) : .periodClosed
        let refused = OrderReason.problem(ProblemExamples.problem(cause), record: kind, name: "EW1")
        return isListed ? [refused] : [refused, .removedInBooks(record: kind, number: nil)]
    }

    static let stops = walk(from: RunStop.store(ProblemExamples.problem(.unreachable))) { stop in
        switch stop {
        case .store: .books(ProblemExamples.problem(.signInNeeded))
        case .books: .storage(.full)
        case .storage: .alreadyRunning
        case .alreadyRunning: .onRequest
        case .onRequest: .notSetUp
        case .notSetUp: .notOffered(.has(.products))
        case .notOffered(.has): .notOffered(.reads(.orders))
        case .notOffered(.reads): .notOffered(.takesStock)
        case .notOffered: .policyUnfit([.accountMissing(name: "Sales"), .productInactive(name: "Shipping")])
        case .policyUnfit: .currencyChanged(from: .cad, to: .usd)
        case .currencyChanged: .stockEmpty
        case .stockEmpty: .stockDrop(products: 41, of: 120)
        case .stockDrop: .stockUnconfirmed(changes: 1)
        case .stockUnconfirmed:
            .sameTrouble(
                CommonTrouble(
                    reason: .booksDiffer(
                        .tax(intended: Sample.money(1041), books: ExactDecimal(0)), record: .salesReceipt,
                        number: "EW1043"), count: 5, policyVersion: 3))
        case .sameTrouble: nil
        }
    }

    static let storage = walk(from: StorageProblem.busy) { problem in
        switch problem {
        case .busy: .full
        case .full: .missing("data")
        case .missing: .unwritable("data/bookbridge.sqlite")
        case .unwritable: .foreign("data/bookbridge.sqlite")
        case .foreign: .newer
        case .newer: .keyMissing("data/bookbridge.sqlite.key")
        case .keyMissing: .keyUnfit("BOOKBRIDGE_KEY")
        case .keyUnfit: .keyDiffers
        case .keyDiffers: .keyOfOtherData("BOOKBRIDGE_KEY")
        case .keyOfOtherData: .keyPresent("data/bookbridge.sqlite.key")
        case .keyPresent: .engineUnknown("mysql:books")
        case .engineUnknown: .unusable("database disk image is malformed")
        case .unusable: .failed("disk I/O error")
        case .failed: nil
        }
    }

    /// Those that have no sentences elsewhere.
    static let features: [FeatureProblem] =
        [
            .companyUnknown("acme"), .connectorUnknown(kind: "shopfoo", known: ["ecwid"]), .connectionUnknown("shop"),
            .storeMissing(company: "acme"), .booksMissing(company: "acme"), .fieldMissing(key: "token"),
            .fieldMissing(key: "--reason"),
            .workflowUnknown("order", known: ["orders"]), .scheduleUnreadable("weekly"),
            .scheduleNotOffered(.takesStock), .dryRunOutdated,
            .fileMissing(path: "order.json"), .fileUnreadable(path: "order.json"),
            .orderAmbiguous("1042", stores: ["a", "b"]),
            .orderInBooks("EW1"), .notAllowed(.sendOrders, role: .viewer),
            .sendingUnfit(.accountUnknown("Sales", .receivable)),
            .sendingUnfit(.accountNotChosen(.payable)), .sendingUnfit(.customerUnknown("Acme")),
            .sendingUnfit(.vendorUnknown("Stoneware Inc")), .sendingUnfit(.taxCodeUnknown("GST")),
            .sendingUnfit(.supplierUnknown("S2", known: ["Stoneware Inc"])), .sendingUnfit(.kindNotAllowed(.bill)),
            .sendingUnfit(.notForPerson), .sendingUnfit(.notForRequester("ana@example.com")),
            .sendingUnfit(.purchaseOrderUnknown("2101-9", known: ["2101-1"])),
            .sendingUnfit(.supplierNotReached("Northline Drinkware")),
            .sendingUnfit(.supplierInvoiceUnknown("NL-9", known: ["NL-7"])),
            .sendingUnfit(.supplierInvoiceForeign("NL-9", invoice: .cad, order: .usd)),
            .sendingUnfit(.orderNotCompleted("2101")),
            .runUnknown("1a2b"), .signInNotBegun("books"),
            .undoUnknown("EW1"), .undoWaits,
            .settingsBroken(file: "acme.json", line: 3, column: 12, key: "timeZone"),
            .settingsBroken(file: "acme.json", line: 1, column: 1, key: nil), .settingsUnfit(file: "acme.json", faults),
            .outside(ConnectorProblem(.unreachable)), .storage(.busy), .stopped(.notSetUp),
            .findingRefused(.unknown("invoice-129")), .orderUnknown("EW1"),
            .repairRefused(.causeGone), .repairRefused(.itemUnknown("NBK-A5")),
            .repairRefused(.itemAmbiguous("Mug")), .repairRefused(.customerUnknown("Ordway")),
            .repairRefused(.customerAmbiguous("Ordway")), .repairRefused(.nothingChosen), .repairRefused(.answerUnfit),
            .repairRefused(.documentUnknown), .repairRefused(.nothingInactive), .daysTooMany(most: 92),
            .answerUnfit(.refundUnknown("1", refunds: ["status"])), .answerUnfit(.refundUnknown("1", refunds: [])),
            .answerUnfit(.amountUnreadable("two", .usd)),
            .answerUnfit(.amountBeyondPaid(Sample.money(50000), paid: Sample.money(5000))),
            .answerUnfit(.suffixUnfit("too long")), .answerUnfit(.settlementUnknown("back")),
            .answerUnfit(.nothingToSettle(.collected, fitting: [.givenBack])),
            .answerUnfit(.nothingToSettle(.collected, fitting: [])),
            .settingsRefused([
                UnfitSetting("receivableAccount", .accountTypeUnfit(name: "Sales", type: .bank)),
                UnfitSetting("payments.rules[2].account", .accountMissing(name: "Till")),
            ]),
            .answerUnfit(.notDeleted(order: "516000090")), .answerUnfit(.notCancelled(order: "2102")),
            .people(.signInRefused), .backfill(.unseen(token: "")), .signInNotBegun("acme-books"),
            .settingsMoved(to: 7), .settingsUnchanged, .program(.keyRefused),
            .push(.notTaken(kind: "ecwid", stream: .orders, takes: [])),
            .push(.notTaken(kind: "intake", stream: .invoices, takes: [.orders, .payments])),
            .push(.notJSON(JSONFault(line: 3, column: 12, key: nil))), .push(.noRecords),
            .push(.tooMany(count: 501, max: 500)),
            .importing(.notOffered(stream: .invoices, offered: [.orders, .refunds])),
            .importing(.notOffered(stream: .orders, offered: [])), .importing(.unknown("1a2b")),
            .importing(.tooLarge(max: 33_554_432)),
            .importing(.columnsMissing(["order_id", "order_total"])),
            .importing(.columnUnknown("totl", known: ["total", "date"])),
            .importing(.open(CSVOpenQuestion.allCases)), .importing(.underWay), .importing(.notLookedAt),
            .importing(.taken),
        ] + CSVUnfit.allCases.map { .importing(.unfit($0)) }

    /// One of each cause, and what every kind of setting takes.
    private static let faults: [SettingFault] =
        [
            SettingFault("startdate", .unknownKey(near: "startDate")),
            SettingFault("tax.colour", .unknownKey(near: nil)),
            SettingFault("tax", .twice), SettingFault("startDate", .startUnsaid),
            SettingFault("products.inventoryStart", .stockStartUnsaid),
            SettingFault("timeZone", .missing(.timeZone)),
            SettingFault("giftCardAccount", .recordUnknown("Vouchers", .account(.giftCards))),
            SettingFault("giftCardAccount", .recordAmbiguous("Vouchers", ids: ["40", "41"])),
            SettingFault("startDate", .unfit(found: "2026-13-01", .day)),
            SettingFault("summary", .unfit(found: "5", .text)),
        ]

    static let commands = walk(from: CommandProblem.companyUnknown("acme")) { problem in
        switch problem {
        case .companyUnknown: .storeKindUnknown("shopfoo", known: ["ecwid", "opencart"])
        case .storeKindUnknown: .workflowUnknown("order", known: ["orders", "products", "stock"])
        case .workflowUnknown: .stateUnknown("done", known: OrderState.allCases.map(\.rawValue))
        case .stateUnknown: .orderUnknown("EW9999")
        case .orderUnknown: .runUnknown("1a2b")
        case .runUnknown: .auditEntryUnknown(12)
        case .auditEntryUnknown: .optionMissing("--store")
        case .optionMissing: .optionUnfit(option: "--orders", value: "many", expected: "1…100000")
        case .optionUnfit: .wordUnknown(option: "--state", "done", known: OrderState.allCases.map(\.rawValue))
        case .wordUnknown: .optionsApart(["--from", "--to"], onlyWith: "--dry-run")
        case .optionsApart: .optionsExclusive(["--run", "--order", "--document"])
        case .optionsExclusive: .settingsPresent(version: 3)
        case .settingsPresent: .daysReversed(Sample.day(2026, 3, 1), Sample.day(2026, 2, 1))
        case .daysReversed: .fileMissing("order.json")
        case .fileMissing: .fileUnreadable("order.json")
        case .fileUnreadable: .fileUnfit("profile.json", place: "generalInfo.storeId")
        case .fileUnfit: .portTaken(8080)
        case .portTaken: .portForbidden(80)
        case .portForbidden: .outputUnwritable(isFull: true)
        case .outputUnwritable(let isFull) where isFull: .outputUnwritable(isFull: false)
        case .outputUnwritable: .interrupted
        case .interrupted: .unforeseen("a technical text")
        case .unforeseen: nil
        }
    }
}
