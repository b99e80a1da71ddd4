package import Bookkeeping
package import ConnectorKit
package import LinkLedger

extension SkipRule {
    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .beforeStartDate: ReasonCode.beforeStartDate
        case .statusFilteredOut: ReasonCode.statusFilteredOut
        case .originExcluded: "originExcluded"
        case .cancelled: "cancelled"
        case .testOrder: "testOrder"
        case .zeroTotal: "zeroTotal"
        case .deletedInStore: "deletedInStore"
        case .exempt(let exemption): exemption.kind.rawValue
        }
    }
}

extension WaitReason {
    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .unfinished: ReasonCode.unfinished
        case .notSent: ReasonCode.notSent
        case .connection: "connection"
        case .dependency: "dependency"
        case .names: ReasonCode.names
        case .invoice: ReasonCode.invoice
        case .inSummary: ReasonCode.inSummary
        }
    }
}

extension Refusal {
    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .totalsDiffer: "totalsDiffer"
        case .taxDiffers: "taxDiffers"
        case .taxUnshared: "taxUnshared"
        case .creditGivenUnclear: "creditGivenUnclear"
        case .totalPartUnknown: "totalPartUnknown"
        case .taxOffRates: "taxOffRates"
        case .paymentsExceedTotal: "paymentsExceedTotal"
        case .refundExceedsPayments: "refundExceedsPayments"
        case .refundAmountUnknown: "refundAmountUnknown"
        case .refundSumDiffers: "refundSumDiffers"
        case .refundAnswerDiffers: "refundAnswerDiffers"
        case .refundWithoutSale: ReasonCode.refundWithoutSale
        case .cancelledAfterPayment: "cancelledAfterPayment"
        case .documentCancelledAfterPayment: "documentCancelledAfterPayment"
        case .cancelledAfterSending: ReasonCode.cancelledAfterSending
        case .creditWithoutInvoice: ReasonCode.creditWithoutInvoice
        case .receivedDiffers: "receivedDiffers"
        case .paymentWithdrawn: "paymentWithdrawn"
        case .taxUnpaired: "taxUnpaired"
        case .taxCodeMissing: "taxCodeMissing"
        case .taxCodeNotChosen: "taxCodeNotChosen"
        case .productUnknown: "productUnknown"
        case .productAmbiguous: "productAmbiguous"
        case .productInactive: "productInactive"
        case .soldBeforeStock: "soldBeforeStock"
        case .stockUntold: "stockUntold"
        case .stockInOtherCurrency: "stockInOtherCurrency"
        case .aliasLoop: "aliasLoop"
        case .customerUnknown: "customerUnknown"
        case .customerInactive: "customerInactive"
        case .customerAmbiguous: "customerAmbiguous"
        case .customerCurrencyDiffers: "customerCurrencyDiffers"
        case .currencyNotEnabled: "currencyNotEnabled"
        case .currencyRateMissing: "currencyRateMissing"
        case .currencyRateTurned: "currencyRateTurned"
        case .accountMissing: "accountMissing"
        case .accountTypeUnfit: "accountTypeUnfit"
        case .accountDetailUnfit: "accountDetailUnfit"
        case .serviceItemUnfit: "serviceItemUnfit"
        case .serviceItemElsewhere: "serviceItemElsewhere"
        case .itemNotBought: "itemNotBought"
        case .supplierInvoiceDiffers: "supplierInvoiceDiffers"
        case .supplierNotSent: "supplierNotSent"
        case .supplierInvoiceLeft: "supplierInvoiceLeft"
        case .vendorInactive: "vendorInactive"
        case .vendorCurrencyDiffers: "vendorCurrencyDiffers"
        case .paymentMethodUnmapped: "paymentMethodUnmapped"
        case .periodClosed: "periodClosed"
        case .totalNegative: "totalNegative"
        case .moneyBelowZero: "moneyBelowZero"
        case .amountTooFine: "amountTooFine"
        case .amountOutOfRange: "amountOutOfRange"
        case .nothingToPost: "nothingToPost"
        case .unreadable: "unreadable"
        case .tooManyLines: "tooManyLines"
        case .changedAfterPosting: "changedAfterPosting"
        case .changedInClosedPeriod: "changedInClosedPeriod"
        case .correctedWithoutPayment: "correctedWithoutPayment"
        case .unfinishedAfterPosting: "unfinishedAfterPosting"
        case .deletedAfterPosting: "deletedAfterPosting"
        }
    }
}

extension ConnectorProblem.Cause {
    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .unreachable: "unreachable"
        case .notSecure: "notSecure"
        case .outcomeUnknown: "outcomeUnknown"
        case .throttled: "throttled"
        case .serverFault: "serverFault"
        case .signInNeeded: "signInNeeded"
        case .clientRefused: "clientRefused"
        case .notPermitted: "notPermitted"
        case .subscriptionEnded: "subscriptionEnded"
        case .notFound: "notFound"
        case .stale: "stale"
        case .duplicateName: "duplicateName"
        case .duplicateNumber: "duplicateNumber"
        case .periodClosed: "periodClosed"
        case .beforeStock: "beforeStock"
        case .referenceInactive: "referenceInactive"
        case .transactionDeposited: "transactionDeposited"
        case .invalid: "invalid"
        case .unreadable: "unreadable"
        case .extensionMissing: "extensionMissing"
        case .blocked: "blocked"
        case .clockWrong: "clockWrong"
        }
    }
}

extension ReasonCode {
    /// Those of which what an order tells is the same for all orders that one step mends: the tax, the item, the account.
    package static let shared: Set<String> = [
        "taxUnpaired", "taxCodeMissing", "taxCodeNotChosen", "productUnknown", "productAmbiguous", "productInactive",
        "customerAmbiguous", "customerCurrencyDiffers", "currencyNotEnabled", "currencyRateMissing", "accountMissing",
        "accountTypeUnfit", "accountDetailUnfit", "paymentMethodUnmapped", "customerUnknown", "customerInactive",
        "serviceItemUnfit", "serviceItemElsewhere", "vendorInactive",
    ]
}
