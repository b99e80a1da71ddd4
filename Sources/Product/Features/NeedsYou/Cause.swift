package import Accounting
package import Bookkeeping
package import Commerce
import LinkLedger
import Storage
package import Sync

/// Orders that need a person for one reason, with the ways out.
package struct Cause: Hashable, Sendable {
    /// The word by which it is named: `taxUnpaired-3f9c2d1e0b`. It is the same as long as orders have that reason.
    package var id: ID<Cause>
    package var store: ID<Store>
    /// Of its oldest order; where orders tell their own figures, each has its own.
    package var reason: OrderReason
    /// What all of its orders tell is the same.
    package var isShared: Bool
    package var count: Int
    /// What its orders amount to, one sum for each currency.
    package var sums: [Money]
    /// When the oldest was placed; `nil` when nobody knows.
    package var oldest: Instant?
    /// The oldest orders, or the one page that was asked for.
    package var orders: [CauseOrder]
    /// Steps that fix it, the best first; only those that the person may take.
    package var repairs: [Repair]
}

/// An order that needs a person.
package struct CauseOrder: Hashable, Sendable {
    package var ref: OrderRef
    package var number: String
    package var placedAt: Instant?
    /// `nil` for one that could not be read; negative for a credit memo of the store.
    package var total: Money?
    package var reason: OrderReason?

    init(_ row: OrderRow) {
        ref = row.ref
        number = row.number.isEmpty ? row.id : row.number
        placedAt = row.placedAt
        total = row.money
        reason = row.cause
    }
}

/// A step that fixes a cause, with what a person can choose from.
package enum Repair: Hashable, Sendable {
    // For every order of the cause at once.

    /// A code for taxes that stand on one line together; `likely` has the same rate.
    case pairTax([StoreTax], codes: [TaxCodeRecord], likely: ID<TaxCode>?)
    /// A code in the place of one that the books do not have, or of none.
    case chooseTaxCode([TaxCodeRecord])
    /// Where payments of a method go.
    case choosePaymentAccount(StorePaymentMethod, [Account])
    /// An account in the place of one that the books do not have or that does not fit.
    case replaceAccount(named: String, [Account])
    /// Documents of closed periods bear the first open day.
    case postOnFirstOpenDay
    /// Items for unknown products are made from now on.
    case createItems
    /// Makes what the orders name active again in the books; the name of the record, where the reason tells it.
    case reactivate(String?)
    /// The item of the books for a product, by name or SKU; those that are likely.
    case chooseItem([String])
    /// The customer of the books, by name; those that are likely.
    case chooseCustomer([String])

    // For one order at a time.

    /// Makes the document that has the number the order's own.
    case linkExisting
    case addSuffix
    case enterRefund
    case settle([SettlementAnswer])
    /// Leave what is posted of an order that the store deleted.
    case keepPosted
    /// Write ours over what was changed or removed by hand.
    case postAgain
    /// Keep what was changed by hand.
    case keepTheirs
    /// Take back what is posted.
    case takeBack

    // Always.

    case retry
    /// Keep out of the books, with a reason.
    case leaveOut

    /// Each order needs an answer of its own.
    package var isForOneOrder: Bool {
        switch self {
        case .linkExisting, .addSuffix, .enterRefund, .settle, .keepPosted, .postAgain, .keepTheirs, .takeBack: true
        case .pairTax, .chooseTaxCode, .choosePaymentAccount, .replaceAccount, .postOnFirstOpenDay, .createItems,
            .chooseItem, .chooseCustomer, .reactivate, .retry, .leaveOut:
            false
        }
    }

    var permission: Permission {
        switch self {
        case .pairTax, .chooseTaxCode, .choosePaymentAccount, .replaceAccount, .postOnFirstOpenDay, .createItems:
            .changeSettings
        case .chooseItem, .chooseCustomer, .reactivate, .addSuffix, .enterRefund, .settle, .keepPosted: .answerOrders
        case .linkExisting, .postAgain, .keepTheirs: .mendFindings
        case .takeBack: .undoPosted
        case .retry: .retryOrders
        case .leaveOut: .leaveOrdersOut
        }
    }
}

/// What a person answers to a cause.
package enum RepairAnswer: Hashable, Sendable {
    case taxCode(ID<TaxCode>)
    case account(ID<Account>)
    case firstOpenDay
    case createItems
    case reactivate
    /// By name or SKU.
    case item(String)
    case customer(String)
}

/// What a person answers for one order.
package enum OrderAnswer: Hashable, Sendable {
    case linkExisting
    case suffix(String)
    /// As it is typed, with a point before the decimals.
    case refund(String)
    case settle(SettlementAnswer)
    case keepPosted
    case postAgain
    case keepTheirs
}

/// Why an answer was not taken; nothing was changed.
package enum RepairProblem: Hashable, Sendable {
    /// No order has this reason any more.
    case causeGone
    /// The books have no active record of that name or code.
    case itemUnknown(String)
    /// Several items bear the name or the code.
    case itemAmbiguous(String)
    case customerUnknown(String)
    /// Several customers bear the name.
    case customerAmbiguous(String)
    case nothingChosen
    /// The answer is to another question than this cause asks.
    case answerUnfit
    /// Which document of the books is meant is not known.
    case documentUnknown
    /// All that the orders name is active in the books.
    case nothingInactive

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .causeGone: "repairCauseGone"
        case .itemUnknown: "repairItemUnknown"
        case .itemAmbiguous: "repairItemAmbiguous"
        case .customerUnknown: "repairCustomerUnknown"
        case .customerAmbiguous: "repairCustomerAmbiguous"
        case .nothingChosen: "repairNothingChosen"
        case .answerUnfit: "repairAnswerUnfit"
        case .documentUnknown: "repairDocumentUnknown"
        case .nothingInactive: "repairNothingInactive"
        }
    }
}

extension Repair {
    /// The word by which programs and forms give the answer.
    package var word: String {
        switch self {
        case .pairTax, .chooseTaxCode: "taxCode"
        case .choosePaymentAccount, .replaceAccount: "account"
        case .postOnFirstOpenDay: "firstOpenDay"
        case .createItems: "createItems"
        case .reactivate: "reactivate"
        case .chooseItem: "item"
        case .chooseCustomer: "customer"
        case .linkExisting: "linkExisting"
        case .addSuffix: "suffix"
        case .enterRefund: "refund"
        case .settle: "settle"
        case .keepPosted: "keepPosted"
        case .postAgain: "postAgain"
        case .keepTheirs: "keepTheirs"
        case .takeBack: "takeBack"
        case .retry: "retry"
        case .leaveOut: "leaveOut"
        }
    }
}
