/// Queries, removals and custom fields. Source: quickbooks-desktop.md §4.1 and §4.6.
extension Grammar {
    static let documentKinds =
        "ARRefundCreditCard,Bill,BillPaymentCheck,BillPaymentCreditCard,BuildAssembly,Charge,Check,CreditCardCharge,"
        + "CreditCardCredit,CreditMemo,Deposit,Estimate,InventoryAdjustment,Invoice,ItemReceipt,JournalEntry,"
        + "PurchaseOrder,ReceivePayment,SalesOrder,SalesReceipt,SalesTaxPaymentCheck,TimeTracking,TransferInventory,"
        + "VehicleMileage,VendorCredit"
    static let voidableKinds =
        "ARRefundCreditCard,Bill,BillPaymentCheck,BillPaymentCreditCard,Charge,Check,CreditCardCharge,"
        + "CreditCardCredit,CreditMemo,Deposit,InventoryAdjustment,Invoice,ItemReceipt,JournalEntry,SalesReceipt,"
        + "VendorCredit"
    static let listKinds =
        "Account,BillingRate,Class,Currency,Customer,CustomerMsg,CustomerType,DateDrivenTerms,Employee,InventorySite,"
        + "ItemDiscount,ItemFixedAsset,ItemGroup,ItemInventory,ItemInventoryAssembly,ItemNonInventory,ItemOtherCharge,"
        + "ItemPayment,ItemSalesTax,ItemSalesTaxGroup,ItemService,ItemSubtotal,JobType,OtherName,PaymentMethod,"
        + "PayrollItemNonWage,PayrollItemWage,PriceLevel,SalesRep,SalesTaxCode,ShipMethod,StandardTerms,ToDo,"
        + "UnitOfMeasureSet,Vehicle,Vendor,VendorType"

    static let filters = """
        byName = MatchCriterion:e(StartsWith,Contains,EndsWith)! Name:s!
        nameRange = FromName:s ToName:s
        byNumber = MatchCriterion:e(StartsWith,Contains,EndsWith)! RefNumber:s!
        numberRange = FromRefNumber:s ToRefNumber:s
        balance = Operator:e(LessThan,LessThanEqual,Equal,GreaterThan,GreaterThanEqual)! Amount:amt!
        currency = [ ListID:id+ | FullName:s64+ ]
        tree = [ ListID:id+ | FullName:s+ | ListIDWithChildren:id | FullNameWithChildren:s ]
        modified = FromModifiedDate:dt ToModifiedDate:dt
        dates = [ FromTxnDate:d ToTxnDate:d | DateMacro:e(\(dateMacros)) ]
        deleted = FromDeletedDate:dt ToDeletedDate:dt
        shown = IncludeRetElement:s50*@4
        plain = MaxReturned:int ActiveStatus:e(ActiveOnly,InactiveOnly,All) FromModifiedDate:dt ToModifiedDate:dt
          [ NameFilter:{byName} | NameRangeFilter:{nameRange} ]
        listQuery = [ ListID:id+ | FullName:s+ | &plain ] &shown
        ownedListQuery = &listQuery OwnerID:guid*@2
        classedListQuery = [ ListID:id+ | FullName:s+ | &plain ClassFilter:{tree}@12 ] &shown OwnerID:guid*@2
        entityListQuery = [ ListID:id+ | FullName:s+ | &plain TotalBalanceFilter:{balance} CurrencyFilter:{currency}@8
          ClassFilter:{tree}@12 ] &shown OwnerID:guid*@2
        accountQuery = [ ListID:id+ | FullName:s+ | &plain
          AccountType:e(AccountsPayable,AccountsReceivable,Bank,CostOfGoodsSold,CreditCard,Equity,Expense,FixedAsset,Income,LongTermLiability,NonPosting,OtherAsset,OtherCurrentAsset,OtherCurrentLiability,OtherExpense,OtherIncome)*
          CurrencyFilter:{currency}@8 ] &shown OwnerID:guid*@2
        methodQuery = [ ListID:id+ | FullName:s+ | &plain
          PaymentMethodType:e(AmericanExpress,Cash,Check,DebitCard,Discover,ECheck,GiftCard,MasterCard,Other,OtherCreditCard,Visa)*@7
          ] &shown
        siteQuery = [ ListID:id+ | FullName:s+ | ActiveStatus:e(ActiveOnly,InactiveOnly,All) FromModifiedDate:dt
          ToModifiedDate:dt [ NameFilter:{byName} | NameRangeFilter:{nameRange} ] ] &shown
        itemSitesQuery = [ ListID:id+ | ItemTypeFilter:s | ItemSiteFilter:{itemSite} ] MaxReturned:int
          ActiveStatus:e(ActiveOnly,InactiveOnly,All) &shown
        itemSite = ItemFilter:{tree} SiteFilter:{currency}
        when = MaxReturned:int [ ModifiedDateRangeFilter:{modified} | TxnDateRangeFilter:{dates} ]
          EntityFilter:{tree} AccountFilter:{tree}
        numbered = [ RefNumberFilter:{byNumber} | RefNumberRangeFilter:{numberRange} ]
        payableQuery = [ \(byDocument) | &when &numbered CurrencyFilter:{currency}@8
          PaidStatus:e(All,PaidOnly,NotPaidOnly) ] IncludeLineItems:b IncludeLinkedTxns:b@1.1 &shown OwnerID:guid*@2
        orderQuery = [ \(byDocument) | MaxReturned:int [ ModifiedDateRangeFilter:{modified} | TxnDateRangeFilter:{dates} ]
          EntityFilter:{tree} &numbered CurrencyFilter:{currency}@8 ] IncludeLineItems:b IncludeLinkedTxns:b@1.1 &shown
          OwnerID:guid*@2
        linkedQuery = [ \(byDocument) | &when &numbered CurrencyFilter:{currency}@8 ] IncludeLineItems:b
          IncludeLinkedTxns:b@1.1 &shown OwnerID:guid*@2
        documentQuery = [ \(byDocument) | &when &numbered CurrencyFilter:{currency}@8 ] IncludeLineItems:b &shown
          OwnerID:guid*@2
        adjustmentQuery = [ \(byDocument) | &when ItemFilter:{tree} &numbered ] IncludeLineItems:b &shown OwnerID:guid*@2
        depositQuery = [ TxnID:id+ | &when CurrencyFilter:{currency}@8 ] IncludeLineItems:b &shown OwnerID:guid*@2
        txnModified = [ FromModifiedDate:dt ToModifiedDate:dt | DateMacro:e(\(dateMacros)) ]
        txnEntity = [ EntityTypeFilter:e(Customer,Employee,OtherName,Vendor) | ListID:id+ | FullName:s+ | ListIDWithChildren:id
          | FullNameWithChildren:s ]
        txnTypes = TxnTypeFilter:e(All,\(documentKinds))+
        transactionQuery = [ TxnID:id+ | MaxReturned:int [ RefNumber:s+ | RefNumberCaseSensitive:s+@4
          | RefNumberFilter:{byNumber} | RefNumberRangeFilter:{numberRange} ]
          TransactionModifiedDateRangeFilter:{txnModified} TransactionDateRangeFilter:{dates}
          TransactionEntityFilter:{txnEntity} TransactionTypeFilter:{txnTypes}
          TransactionDetailLevelFilter:e(All,SummaryOnly,AllExceptSummary)
          TransactionPostingStatusFilter:e(Either,NonPosting,Posting)
          TransactionPaidStatusFilter:e(Either,Closed,Open) ] &shown
        """
    private static let byDocument = "TxnID:id+ | RefNumber:s+ | RefNumberCaseSensitive:s+@4"
    private static let dateMacros =
        "All,Today,ThisWeek,ThisWeekToDate,ThisMonth,ThisMonthToDate,ThisCalendarQuarter,ThisCalendarQuarterToDate,"
        + "ThisFiscalQuarter,ThisFiscalQuarterToDate,ThisCalendarYear,ThisCalendarYearToDate,ThisFiscalYear,"
        + "ThisFiscalYearToDate,Yesterday,LastWeek,LastWeekToDate,LastMonth,LastMonthToDate,LastCalendarQuarter,"
        + "LastCalendarQuarterToDate,LastFiscalQuarter,LastFiscalQuarterToDate,LastCalendarYear,"
        + "LastCalendarYearToDate,LastFiscalYear,LastFiscalYearToDate,NextWeek,NextFourWeeks,NextMonth,"
        + "NextCalendarQuarter,NextCalendarYear,NextFiscalQuarter,NextFiscalYear"

    static let others = """
        capacity = IncludeMaxCapacity:b!
        HostQueryRq = IncludeListMetaData:{capacity}@6 &shown
        CompanyQueryRq = &shown OwnerID:guid*@2
        PreferencesQueryRq = &shown
        TemplateQueryRq = &shown
        ReceivePaymentToDepositQueryRq = &shown
        TxnDelRq = TxnDelType:e(\(documentKinds))! TxnID:id!
        TxnVoidRq = TxnVoidType:e(\(voidableKinds))! TxnID:id!
        ListDelRq = ListDelType:e(\(listKinds))! ListID:id!
        TxnDeletedQueryRq = TxnDelType:e(\(documentKinds))+ DeletedDateRangeFilter:{deleted} &shown
        ListDeletedQueryRq = ListDelType:e(\(listKinds))+ DeletedDateRangeFilter:{deleted} &shown
        owner = [ ListDataExtType:e(Account,Customer,Employee,Item,OtherName,Vendor)! ListObjRef:r209!
          | TxnDataExtType:e(\(documentKinds))! TxnID:id! TxnLineID:id@3 | OtherDataExtType:e(Company) ]!
        DataExtDefAdd = OwnerID:guid! DataExtName:s31!
          DataExtType:e(AMTTYPE,DATETIMETYPE,INTTYPE,PERCENTTYPE,PRICETYPE,QUANTYPE,STR1024TYPE,STR255TYPE)!
          AssignToObject:e(Account,\(documentKinds),Company,Customer,Employee,Item,OtherName,Vendor)*
        dataExtension = OwnerID:guid! DataExtName:s31! &owner DataExtValue:s!
        noExtension = OwnerID:guid! DataExtName:s31! &owner
        DataExtAddRq = DataExtAdd:{dataExtension}!
        DataExtModRq = DataExtMod:{dataExtension}!
        DataExtDelRq = DataExtDel:{noExtension}!
        DataExtDefQueryRq = [ OwnerID:guid+ | AssignToObject:e(Account,\(documentKinds),Company,Customer,Employee,Item,OtherName,Vendor)+ ] &shown
        """

    /// Which shape each query has, and whether it can be read page by page. Source: quickbooks-desktop.md §3.6.
    static let queries: [(names: [String], shape: String, pages: Bool)] = [
        (["Customer", "Vendor"], "entityListQuery", true),
        (["Entity"], "listQuery", true),
        (
            [
                "ItemInventory", "ItemInventoryAssembly", "ItemNonInventory", "ItemService", "ItemOtherCharge",
                "ItemDiscount", "ItemPayment", "ItemSalesTax", "ItemFixedAsset",
            ], "classedListQuery", true
        ),
        (["Item", "ItemSubtotal", "ItemGroup", "ItemSalesTaxGroup"], "ownedListQuery", true),
        (["Employee", "OtherName"], "ownedListQuery", false),
        (["Account"], "accountQuery", false),
        (["PaymentMethod"], "methodQuery", false),
        (
            [
                "SalesTaxCode", "StandardTerms", "DateDrivenTerms", "Terms", "Class", "ShipMethod", "SalesRep",
                "CustomerType", "CustomerMsg", "Currency", "UnitOfMeasureSet", "PriceLevel",
            ], "listQuery", false
        ),
        (["InventorySite"], "siteQuery", false),
        (["ItemSites"], "itemSitesQuery", true),
        (["Invoice", "Bill"], "payableQuery", true),
        (["SalesOrder"], "orderQuery", true),
        (["CreditMemo", "PurchaseOrder", "Check", "VendorCredit"], "linkedQuery", true),
        (["SalesReceipt", "ReceivePayment", "ARRefundCreditCard", "JournalEntry"], "documentQuery", true),
        (["InventoryAdjustment"], "adjustmentQuery", true),
        (["Deposit"], "depositQuery", true),
        (["Transaction"], "transactionQuery", true),
    ]
}
