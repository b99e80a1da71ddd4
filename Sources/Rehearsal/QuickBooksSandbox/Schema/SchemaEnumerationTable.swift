/// Every enumeration the service knows, one per entry: `Name|value|value …`; a line that starts with a blank goes on.
///
/// Source: the schema of the service.
enum SchemaEnumerationTable {
    static let text = #"""
        AccountClassificationEnum|Asset|Equity|Expense|Liability|Revenue
        AccountTypeEnum|Bank|Accounts Receivable|Other Current Asset|Fixed Asset|Other Asset|Accounts Payable
          |Credit Card|Other Current Liability|Long Term Liability|Equity|Income|Cost of Goods Sold|Expense|Other Income
          |Other Expense|Non-Posting
        AgencyVerificationStatus|MATCHED|UNMATCHED|PENDING|FAILED
        BillPaymentTypeEnum|Check|CreditCard
        BillableStatusEnum|Billable|NotBillable|HasBeenBilled
        CCAVSMatchEnum|Fail|NotAvailable|Pass
        CCPaymentStatusEnum|Completed|Voided|Unknown
        CCSecurityCodeMatchEnum|Fail|NotAvailable|Pass
        CCTxnModeEnum|CardNotPresent|CardPresent
        CCTxnTypeEnum|Authorization|Capture|Charge|Refund|VoiceAuthorization
        ContactTypeEnum|TelephoneNumber|EmailAddress|WebSiteAddress|GenericContactType
        ConvenienceFeeTypeEnum|MANUAL|AUTO|PAID|DISABLED
        CustomFieldTypeEnum|StringType|BooleanType|NumberType|DateType
        DeliveryErrorTypeEnum|Missing Info|Undeliverable|Delivery Server Down|Bounced Email
        DeliveryTypeEnum|Email|Tradeshift
        ETransactionEnabledStatusEnum|Enabled|NotApplicable
        ETransactionStatusEnum|Sent|Viewed|Paid|Delivery Error|Updated|Error|Accepted|Rejected|Sent With ICN Error
          |Delivered|Disputed
        EmailStatusEnum|NotSet|NeedToSend|EmailSent
        EntityStatusEnum|Deleted|Voided|Draft|Pending|InTransit|Synchronized|SyncError
        EntityTypeEnum|Customer|Employee|Job|Other|Vendor
        FifoCalculationStatus|None|InProgress|Completed|Error
        FinancingProductTypeEnum|GET_PAID_UPFRONT
        GTMConfigTypeEnum|SYSTEM_GENERATED|USER_DEFINED|SCRA_DEFINED|HIDDEN_AGENCY
        GlobalTaxCalculationEnum|TaxInclusive|TaxExcluded|NotApplicable
        ItemTypeEnum|Assembly|Category|Fixed Asset|Group|Inventory|NonInventory|Other Charge|Payment|Service|Subtotal
          |Discount|Tax|Tax Group|Bundle
        JobStatusEnum|Awarded|Closed|InProgress|None|NotAwarded|Pending
        LineDetailTypeEnum|PaymentLineDetail|DiscountLineDetail|TaxLineDetail|SalesItemLineDetail
          |ItemBasedExpenseLineDetail|AccountBasedExpenseLineDetail|DepositLineDetail|PurchaseOrderItemLineDetail
          |ItemReceiptLineDetail|JournalEntryLineDetail|GroupLineDetail|DescriptionOnly|SubTotalLineDetail
          |SalesOrderItemLineDetail|TDSLineDetail|ReimburseLineDetail|ItemAdjustmentLineDetail
        MonthEnum|January|February|March|April|May|June|July|August|September|October|November|December
        PaySalesTaxEnum|Annually|Monthly|Quarterly
        PaymentExtendedTypeEnum|Prepayment
        PaymentTypeEnum|Cash|Check|CreditCard|Expense|Other
        PostingTypeEnum|Credit|Debit
        PrintStatusEnum|NotSet|NeedToPrint|PrintComplete
        PurchaseOrderStatusEnum|Open|Closed
        ReportBasisEnum|Accrual|Cash
        SpecialItemTypeEnum|FinanceCharge|ReimbursableExpenseGroup|ReimbursableExpenseSubtotal
        SpecialTaxTypeEnum|NONE|ZERO_RATE|FOREIGN_TAX|REVERSE_CHARGE|ADJUSTMENT_RATE
        SubscriptionPaymentsSettingEnum|SALE_TERM
        TaxApplicableOnEnum|Purchase|Sales
        TaxRateApplicableOnEnum|Sales|Purchase|Adjustment|Other
        TaxRateDisplayTypeEnum|ReadOnly|HideInTransactionForms|HideInPrintedForms|HideInAll
        TaxReviewStatusEnum|NON_AST_TAX|AST_TAX_OVERRIDE
        TaxTypeApplicablityEnum|TaxOnAmount|TaxOnAmountPlusTax|TaxOnTax
        TimeActivityTypeEnum|Employee|Other|Vendor
        TimeEntryUsedForPaychecksEnum|NotSet|DoNotUseTimeEntry|UseTimeEntry
        TxnSubTypeEnum|InvoiceTax|InvoiceRetail|JournalTaxAdjustment|ProjectCostEstimate|EmployeeReimbursableExpense
          |EmployeeReimbursableExpensePayment|RetainageRelease
        TxnTypeEnum|APCreditCard|ARRefundCreditCard|Bill|BillPaymentCheck|BuildAssembly|CarryOver|CashPurchase|Charge
          |Check|CreditCardPayment|CreditMemo|Deposit|EFPLiabilityCheck|EFTBillPayment|EFTRefund|Estimate
          |InventoryAdjustment|InventoryTransfer|Invoice|ItemReceipt|JournalEntry|LiabilityAdjustment|Paycheck
          |PayrollLiabilityCheck|PurchaseOrder|PriorPayment|ReceivePayment|RefundCheck|ReimburseCharge|SalesOrder
          |SalesReceipt|SalesTaxPaymentCheck|Transfer|TimeActivity|VendorCredit|VendorPrepayment|YTDAdjustment
        UOMFeatureTypeEnum|Disabled|SinglePerItem|MultiplePerItem
        WeekEnum|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday
        gender|Male|Female
        """#
}
