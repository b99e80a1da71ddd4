/// Every type the service knows, one per entry: `Name<Base|property:kind …`; a line that starts with a blank goes on.
///
/// Kinds: S text, N decimal, I whole number, B boolean, D date, T date and time, A anything, R reference,
/// `#Name` enumeration, else the name of a type; `*` after it means an array. Source: the schema of the service.
enum SchemaTypeTable {
    static let text = #"""
        Account<IntuitEntity|Name:S SubAccount:B ParentRef:R Description:S FullyQualifiedName:S AccountAlias:S
          TxnLocationType:S Active:B Classification:#AccountClassificationEnum AccountType:#AccountTypeEnum
          AccountSubType:S AccountPurposes:R* AcctNum:S AcctNumExtn:S BankNum:S OpeningBalance:N OpeningBalanceDate:D
          CurrentBalance:N CurrentBalanceWithSubAccounts:N CurrencyRef:R TaxAccount:B TaxCodeRef:R
          OnlineBankingEnabled:B FIName:S JournalCodeRef:R AccountEx:A
        AccountBasedExpenseLineDetail|CustomerRef:R ClassRef:R AccountRef:R BillableStatus:#BillableStatusEnum
          MarkupInfo:MarkupInfo TaxAmount:N TaxCodeRef:R TaxInclusiveAmt:N ExpenseDetailLineDetailEx:A
        AdvancedInventoryPrefs|MLIAvailable:B MLIEnabled:B EnhancedInventoryReceivingEnabled:B
          TrackingSerialOrLotNumber:B TrackingOnSalesTransactionsEnabled:B TrackingOnPurchaseTransactionsEnabled:B
          TrackingOnInventoryAdjustmentEnabled:B TrackingOnBuildAssemblyEnabled:B FIFOEnabled:B FIFOEffectiveDate:D
          RowShelfBinEnabled:B BarcodeEnabled:B
        Attachable<IntuitEntity|FileName:S FileAccessUri:S TempDownloadUri:S Size:I ContentType:S Category:S Lat:S
          Long:S PlaceName:S Note:S Tag:S ThumbnailFileAccessUri:S ThumbnailTempDownloadUri:S AttachableEx:A
          documentId:S
        AttachableRef|EntityRef:R LineInfo:S IncludeOnSend:B CustomField:CustomField* AttachableRefEx:A
        Bill<PurchaseByVendor|PayerRef:R SalesTermRef:R DueDate:D RemitToAddr:PhysicalAddress ShipAddr:PhysicalAddress
          VendorAddr:PhysicalAddress Balance:N HomeBalance:N BillEx:A LessCIS:N IncludeInAnnualTPAR:B
        BillPayment<Transaction|VendorRef:R VendorAddr:PhysicalAddress APAccountRef:R PayType:#BillPaymentTypeEnum
          CheckPayment:BillPaymentCheck CreditCardPayment:BillPaymentCreditCard TotalAmt:N BillPaymentEx:A
        BillPaymentCheck|BankAccountRef:R PrintStatus:#PrintStatusEnum CheckDetail:CheckPayment
          PayeeAddr:PhysicalAddress BillPaymentCheckEx:A
        BillPaymentCreditCard|CCAccountRef:R CCDetail:CreditCardPayment BillPaymentCreditCardEx:A
        CashBackInfo|AccountRef:R Amount:N Memo:S
        CheckPayment|CheckNum:S Status:S NameOnAcct:S AcctNum:S BankName:S CheckPaymentEx:A
        Class<IntuitEntity|Name:S SubClass:B ParentRef:R FullyQualifiedName:S Active:B ClassEx:A
        CompanyAccountingPrefs|UseAccountNumbers:B DefaultARAccount:R DefaultAPAccount:R RequiresAccounts:B
          TrackDepartments:B DepartmentTerminology:S ClassTrackingPerTxn:B ClassTrackingPerTxnLine:B
          AutoJournalEntryNumber:B FirstMonthOfFiscalYear:#MonthEnum TaxYearMonth:#MonthEnum TaxForm:S BookCloseDate:D
          OtherContactInfo:ContactInfo* CustomerTerminology:S
        CompanyCurrency<IntuitEntity|Code:S Name:S Active:B CompanyCurrencyEx:A
        CompanyInfo<IntuitEntity|CompanyName:S LegalName:S CompanyAddr:PhysicalAddress
          CustomerCommunicationAddr:PhysicalAddress LegalAddr:PhysicalAddress CompanyEmailAddr:EmailAddress
          CustomerCommunicationEmailAddr:EmailAddress CompanyURL:WebSiteAddress PrimaryPhone:TelephoneNumber
          OtherContactInfo:ContactInfo* CompanyFileName:S FlavorStratum:S SampleFile:B CompanyUserId:S
          CompanyUserAdminEmail:S CompanyStartDate:D EmployerId:S FiscalYearStartMonth:#MonthEnum
          TaxYearStartMonth:#MonthEnum QBVersion:S Country:S ShipAddr:PhysicalAddress OtherAddr:PhysicalAddress*
          Mobile:TelephoneNumber Fax:TelephoneNumber Email:EmailAddress WebAddr:WebSiteAddress LastImportedTime:T
          LastSyncTime:T SupportedLanguages:S DefaultTimeZone:S MultiByteCharsSupported:B NameValue:NameValue*
          FifoCalculationStatus:#FifoCalculationStatus CompanyInfoEx:A
        ContactInfo|Type:#ContactTypeEnum Telephone:TelephoneNumber Email:EmailAddress WebSite:WebSiteAddress
          OtherContact:GenericContactType
        ConvenienceFeeDetail<IntuitEntity|ConvenienceFeeType:#ConvenienceFeeTypeEnum ConvenienceFeePercent:N
        CreditCardPayment|CreditChargeInfo:CreditChargeInfo CreditChargeResponse:CreditChargeResponse
        CreditChargeInfo|Number:S Type:S NameOnAcct:S CcExpiryMonth:I CcExpiryYear:I BillAddrStreet:S PostalCode:S
          CommercialCardCode:S CCTxnMode:#CCTxnModeEnum CCTxnType:#CCTxnTypeEnum PrevCCTransId:S Amount:N
          ProcessPayment:B CreditCardChargeInfoEx:A
        CreditChargeResponse|CCProcessor:S CCTransId:S Status:#CCPaymentStatusEnum ResultCode:I ResultMsg:S
          MerchantAcctNum:S CardSecurityCodeMatch:#CCSecurityCodeMatchEnum AuthCode:S AvsStreet:#CCAVSMatchEnum
          AvsZip:#CCAVSMatchEnum SecurityCode:S ReconBatchId:S PaymentGroupingCode:I TxnAuthorizationTime:T
          TxnAuthorizationStamp:I ClientTransID:S CreditChargeResponseEx:A
        CreditMemo<SalesTransaction|RemainingCredit:N InvoiceRef:R CreditMemoEx:A
        CurrencyPrefs|MultiCurrencyEnabled:B HomeCurrency:R
        CustomExtensionAssociatedValues|Key:S Value:S
        CustomExtensions|ExtensionType:S AssociatedValues:CustomExtensionAssociatedValues*
        CustomField|DefinitionId:S Name:S Type:#CustomFieldTypeEnum StringValue:S BooleanValue:B DateValue:D
          NumberValue:N
        CustomFieldDefinition<IntuitEntity|EntityType:S Name:S Hidden:B Required:B AppId:S
        Customer<NameBase|Taxable:B BillAddr:PhysicalAddress ShipAddr:PhysicalAddress OtherAddr:PhysicalAddress*
          ContactName:S AltContactName:S Notes:S Job:B BillWithParent:B RootCustomerRef:R ParentRef:R Level:I
          CustomerTypeRef:R SalesTermRef:R SalesRepRef:R TaxGroupCodeRef:R TaxRateRef:R PaymentMethodRef:R
          CCDetail:CreditChargeInfo PriceLevelRef:R Balance:N OpenBalanceDate:D BalanceWithJobs:N CreditLimit:N
          AcctNum:S CurrencyRef:R OverDueBalance:N TotalRevenue:N TotalExpense:N PreferredDeliveryMethod:S ResaleNum:S
          JobInfo:JobInfo TDSEnabled:B CustomerEx:A SecondaryTaxIdentifier:S ARAccountRef:R PrimaryTaxIdentifier:S
          TaxExemptionReasonId:S IsProject:B BusinessNumber:S GSTIN:S GSTRegistrationType:S IsCISContractor:B
          ClientCompanyId:S ClientEntityId:S Source:S TaxRegime:S
        Department<IntuitEntity|Name:S SubDepartment:B ParentRef:R FullyQualifiedName:S Active:B DepartmentEx:A
          Address:PhysicalAddress
        Deposit<Transaction|DepositToAccountRef:R CashBack:CashBackInfo GlobalTaxCalculation:#GlobalTaxCalculationEnum
          TotalAmt:N HomeTotalAmt:N DepositEx:A
        DepositLineDetail|Entity:R ClassRef:R AccountRef:R PaymentMethodRef:R CheckNum:S TxnType:#TxnTypeEnum
          TaxCodeRef:R TaxApplicableOn:#TaxApplicableOnEnum DepositLineDetailEx:A
        DescriptionLineDetail|ServiceDate:D TaxCodeRef:R DescriptionLineDetailEx:A
        DiscountLineDetail<DiscountOverride|ServiceDate:D ClassRef:R TaxCodeRef:R DiscountLineDetailEx:A
        DiscountOverride|DiscountRef:R PercentBased:B DiscountPercent:N DiscountAccountRef:R
        EffectiveTaxRate|RateValue:N EffectiveDate:T EndDate:T EffectiveTaxRateEx:A
        EmailAddress|Id:S Address:S Default:B Tag:S
        EmailMessage|Subject:S Message:S
        EmailMessagesPrefs|NameValue:NameValue* InvoiceMessage:EmailMessage EstimateMessage:EmailMessage
          SalesReceiptMessage:EmailMessage StatementMessage:EmailMessage
        Employee<NameBase|EmployeeType:S EmployeeNumber:S SSN:S PrimaryAddr:PhysicalAddress OtherAddr:PhysicalAddress*
          BillableTime:B BillRate:N BirthDate:D Gender:#gender HiredDate:D ReleasedDate:D
          UseTimeEntry:#TimeEntryUsedForPaychecksEnum EmployeeEx:A CostRate:N Notes:S
        EnabledSurchargeInfo|Enabled:B Card:SurchargePaymentMethodInfo ACH:SurchargePaymentMethodInfo
        EntityTypeRef|Type:#EntityTypeEnum EntityRef:R
        Error|Message:S Detail:S DetailLink:S code:S element:S
        Estimate<SalesTransaction|ExpirationDate:D AcceptedBy:S AcceptedDate:D EstimateEx:A
        ExchangeRate<IntuitEntity|SourceCurrencyCode:S TargetCurrencyCode:S Rate:N AsOfDate:D ExchangeRateEx:A
        Fault|Error:Error* type:S
        FinanceChargePrefs|AnnualInterestRate:N MinFinChrg:N GracePeriod:I CalcFinChrgFromTxnDate:B
          AssessFinChrgForOverdueCharges:B FinChrgAccountRef:R
        GenericContactType|Id:S Name:S Value:S Type:S Default:B Tag:S
        GroupLineDetail|GroupItemRef:R Quantity:N UOMRef:UOMRef ServiceDate:D Line:Line* GroupLineDetailEx:A
        IntuitEntity|Id:S SyncToken:S MetaData:ModificationMetaData CustomField:CustomField*
          AttachableRef:AttachableRef* domain:S status:#EntityStatusEnum sparse:B
        InventoryAdjustment<Transaction|ShippingAdjustment:B AdjustAccountRef:R CustomerRef:R
        Invoice<SalesTransaction|Deposit:N AllowIPNPayment:B AllowOnlinePayment:B AllowOnlineCreditCardPayment:B
          AllowOnlineACHPayment:B AllowOnlinePayPalPayment:B AllowOnlineAffirmPayment:B
          EInvoiceStatus:#ETransactionStatusEnum ECloudStatusTimeStamp:T CfdiUse:I Exportation:S GlobalInfo:MXGlobalInfo
          invoiceStatus:S callToAction:S invoiceStatusLog:StatusInfo* InvoiceEx:A LessCIS:N InvoiceLink:S
          PaymentDetailsMessage:S ConvenienceFeeDetail:ConvenienceFeeDetail EnabledSurchargeInfo:EnabledSurchargeInfo
          InvoiceLinkSecurityCode:S InvoiceLinkExpiryDate:D AutoPayEligible:B SchedulePayEligible:B ScheduledPaymentId:S
          GratuityEnabled:B FinancingProductType:#FinancingProductTypeEnum
          SubscriptionPaymentsSetting:#SubscriptionPaymentsSettingEnum TxnRetainageDetail:TxnRetainageDetail
        Item<IntuitEntity|Name:S Sku:S Description:S Active:B SubItem:B ParentRef:R Level:I FullyQualifiedName:S
          Taxable:B SalesTaxIncluded:B PercentBased:B UnitPrice:N RatePercent:N Type:#ItemTypeEnum PaymentMethodRef:R
          UOMSetRef:R IncomeAccountRef:R PurchaseDesc:S PurchaseTaxIncluded:B PurchaseCost:N ExpenseAccountRef:R
          COGSAccountRef:R AssetAccountRef:R PrefVendorRef:R AvgCost:N TrackQtyOnHand:B QtyOnHand:N QtyOnPurchaseOrder:N
          QtyOnSalesOrder:N ReorderPoint:N ManPartNum:S DepositToAccountRef:R SalesTaxCodeRef:R PurchaseTaxCodeRef:R
          InvStartDate:D BuildPoint:N PrintGroupedItems:B SpecialItem:B SpecialItemType:#SpecialItemTypeEnum
          ItemGroupDetail:ItemGroupDetail ItemAssemblyDetail:ItemAssemblyDetail AbatementRate:N ReverseChargeRate:N
          ServiceType:S ItemCategoryType:S ItemEx:A TaxClassificationRef:R UQCDisplayText:S UQCId:S ClassRef:R Source:S
          DeferredRevenue:B CustomExtensions:CustomExtensions*
        ItemAdjustmentLineDetail|ItemRef:R SalesPrice:N QtyDiff:N NewQty:N ClassRef:R
        ItemAssemblyDetail|ItemAssemblyLine:ItemComponentLine*
        ItemBasedExpenseLineDetail<ItemLineDetail|CustomerRef:R BillableStatus:#BillableStatusEnum TaxInclusiveAmt:N
          ItemBasedExpenseLineDetailEx:A
        ItemComponentLine|ItemRef:R Qty:N UOMRef:UOMRef
        ItemGroupDetail|ItemGroupLine:ItemComponentLine*
        ItemLineDetail|ItemRef:R ClassRef:R UnitPrice:N UnitCostPrice:N RatePercent:N PriceLevelRef:R
          MarkupInfo:MarkupInfo Qty:N UOMRef:UOMRef ItemAccountRef:R InventorySiteRef:R TaxCodeRef:R
          TaxClassificationRef:R
        ItemReceiptLineDetail|ItemReceiptLineDetailEx:A
        JobInfo|Status:#JobStatusEnum StartDate:D ProjectedEndDate:D EndDate:D Description:S JobTypeRef:R
        JournalEntry<Transaction|Adjustment:B HomeCurrencyAdjustment:B EnteredInHomeCurrency:B
          GlobalTaxCalculation:#GlobalTaxCalculationEnum TotalAmt:N HomeTotalAmt:N JournalEntryEx:A
        JournalEntryLineDetail|PostingType:#PostingTypeEnum Entity:EntityTypeRef AccountRef:R ClassRef:R DepartmentRef:R
          TaxCodeRef:R TaxRateRef:R TaxApplicableOn:#TaxApplicableOnEnum TaxAmount:N TaxInclusiveAmt:N
          BillableStatus:#BillableStatusEnum JournalCodeRef:R JournalEntryLineDetailEx:A
        Line|Id:S LineNum:I Description:S Amount:N Received:N LinkedTxn:LinkedTxn* DetailType:#LineDetailTypeEnum
          PaymentLineDetail:PaymentLineDetail DiscountLineDetail:DiscountLineDetail TaxLineDetail:TaxLineDetail
          SalesItemLineDetail:SalesItemLineDetail DescriptionLineDetail:DescriptionLineDetail
          ItemBasedExpenseLineDetail:ItemBasedExpenseLineDetail
          AccountBasedExpenseLineDetail:AccountBasedExpenseLineDetail ReimburseLineDetail:ReimburseLineDetail
          DepositLineDetail:DepositLineDetail PurchaseOrderItemLineDetail:PurchaseOrderItemLineDetail
          SalesOrderItemLineDetail:SalesOrderItemLineDetail ItemReceiptLineDetail:ItemReceiptLineDetail
          JournalEntryLineDetail:JournalEntryLineDetail GroupLineDetail:GroupLineDetail
          SubTotalLineDetail:SubTotalLineDetail TDSLineDetail:TDSLineDetail
          ItemAdjustmentLineDetail:ItemAdjustmentLineDetail CustomField:CustomField* LineEx:A ProjectRef:R CostAmount:N
          HomeCostAmount:N CustomExtensions:CustomExtensions*
        LinkedTxn|TxnId:S TxnType:S TxnLineId:S
        MXGlobalInfo|Periodicity:S Month:S Year:S
        MarkupInfo|PercentBased:B Value:N Percent:N PriceLevelRef:R MarkUpIncomeAccountRef:R
        MemoRef|value:S id:S
        ModificationMetaData|CreatedByRef:R CreateTime:T LastModifiedByRef:R LastUpdatedTime:T LastChangedInQB:T
          Synchronized:B
        NameBase<IntuitEntity|IntuitId:S Organization:B Title:S GivenName:S MiddleName:S FamilyName:S Suffix:S
          FullyQualifiedName:S CompanyName:S DisplayName:S PrintOnCheckName:S UserId:S Active:B V4IDPseudonym:S
          PrimaryPhone:TelephoneNumber AlternatePhone:TelephoneNumber Mobile:TelephoneNumber Fax:TelephoneNumber
          PrimaryEmailAddr:EmailAddress WebAddr:WebSiteAddress OtherContactInfo:ContactInfo* DefaultTaxCodeRef:R
        NameValue|Name:S Value:S
        OtherPrefs|NameValue:NameValue*
        Payment<Transaction|CustomerRef:R RemitToRef:R ARAccountRef:R DepositToAccountRef:R PaymentMethodRef:R
          PaymentRefNum:S PaymentType:#PaymentTypeEnum CheckPayment:CheckPayment CreditCardPayment:CreditCardPayment
          TotalAmt:N UnappliedAmt:N ProcessPayment:B PaymentExtendedType:#PaymentExtendedTypeEnum PaymentEx:A
        PaymentLineDetail|ItemRef:R ServiceDate:D ClassRef:R Balance:N HomeBalance:N Discount:DiscountOverride
          PaymentLineEx:A
        PaymentMethod<IntuitEntity|Name:S Active:B Type:S PaymentMethodEx:A
        PhysicalAddress|Id:S Line1:S Line2:S Line3:S Line4:S Line5:S City:S Country:S CountryCode:S County:S
          CountrySubDivisionCode:S PostalCode:S PostalCodeSuffix:S Lat:S Long:S Tag:S Note:S
        Preferences<IntuitEntity|AccountingInfoPrefs:CompanyAccountingPrefs
          AdvancedInventoryPrefs:AdvancedInventoryPrefs ProductAndServicesPrefs:ProductAndServicesPrefs
          SalesFormsPrefs:SalesFormsPrefs EmailMessagesPrefs:EmailMessagesPrefs PrintDocumentPrefs:PrintDocumentPrefs
          VendorAndPurchasesPrefs:VendorAndPurchasesPrefs TimeTrackingPrefs:TimeTrackingPrefs TaxPrefs:TaxPrefs
          FinanceChargesPrefs:FinanceChargePrefs CurrencyPrefs:CurrencyPrefs ReportPrefs:ReportPrefs
          OtherPrefs:OtherPrefs
        PrintDocumentPrefs|NameValue:NameValue*
        ProductAndServicesPrefs|ForSales:B ForPurchase:B InventoryAndPurchaseOrder:B QuantityWithPriceAndRate:B
          QuantityOnHand:B UOM:#UOMFeatureTypeEnum RevenueRecognition:B RevenueRecognitionFrequency:S
        Purchase<Transaction|AccountRef:R PaymentMethodRef:R PaymentRefNum:S PaymentType:#PaymentTypeEnum
          CheckPayment:CheckPayment CreditCardPayment:CreditCardPayment EntityRef:R Credit:B RemitToAddr:PhysicalAddress
          TotalAmt:N Memo:S PrintStatus:#PrintStatusEnum GlobalTaxCalculation:#GlobalTaxCalculationEnum PurchaseEx:A
          LessCIS:N IncludeInAnnualTPAR:B
        PurchaseByVendor<Transaction|VendorRef:R APAccountRef:R TotalAmt:N BillEmail:EmailAddress
          ReplyEmail:EmailAddress Memo:S GlobalTaxCalculation:#GlobalTaxCalculationEnum
        PurchaseOrder<PurchaseByVendor|TaxCodeRef:R ClassRef:R ReimbursableInfoRef:R SalesTermRef:R DueDate:D
          ExpectedDate:D VendorAddr:PhysicalAddress ShipTo:R DropShipToEntity:R InventorySiteRef:R
          ShipAddr:PhysicalAddress ShipMethodRef:R FOB:S POEmail:EmailAddress TemplateRef:R PrintStatus:#PrintStatusEnum
          EmailStatus:#EmailStatusEnum ManuallyClosed:B POStatus:#PurchaseOrderStatusEnum PurchaseOrderEx:A
        PurchaseOrderItemLineDetail<SalesItemLineDetail|ManPartNum:S ManuallyClosed:B OpenQty:N
          PurchaseOrderItemLineDetailEx:A
        RecurringInfo|Name:S RecurType:S Active:B ScheduleInfo:RecurringScheduleInfo
        RecurringScheduleInfo|IntervalType:S NumInterval:I DayOfMonth:I DayOfWeek:#WeekEnum WeekOfMonth:I
          MonthOfYear:#MonthEnum RemindDays:I DaysBefore:I MaxOccurrences:I StartDate:D EndDate:D NextDate:D
          PreviousDate:D
        RefundReceipt<SalesTransaction|RemainingCredit:N RefundReceiptEx:A
        ReimburseLineDetail<ItemLineDetail|
        ReportPrefs|ReportBasis:#ReportBasisEnum CalcAgingReportFromTxnDate:B
        SalesFormsPrefs|UsingProgressInvoicing:B CustomField:CustomFieldDefinition* CustomTxnNumbers:B DelayedCharges:B
          SalesEmailCc:EmailAddress SalesEmailBcc:EmailAddress EmailCopyToCompany:B AllowDeposit:B AllowDiscount:B
          DefaultDiscountAccount:S AllowEstimates:B EstimateMessage:S
          ETransactionEnabledStatus:#ETransactionEnabledStatusEnum ETransactionAttachPDF:B ETransactionPaymentEnabled:B
          IPNSupportEnabled:B InvoiceMessage:S AllowServiceDate:B AllowShipping:B DefaultShippingAccount:S DefaultItem:R
          DefaultTerms:R DefaultDeliveryMethod:S AutoApplyCredit:B AutoApplyPayments:B PrintItemWithZeroAmount:B
          DefaultShipMethodRef:R DefaultMarkup:N TrackReimbursableExpensesAsIncome:B UsingSalesOrders:B
          UsingPriceLevels:B DefaultFOB:S DefaultCustomerMessage:S
        SalesItemLineDetail<ItemLineDetail|ServiceDate:D TaxInclusiveAmt:N DiscountRate:N DiscountAmt:N
          DeferredRevenue:B RetainageAmount:N SalesItemLineDetailEx:A
        SalesOrderItemLineDetail<SalesItemLineDetail|ManuallyClosed:B
        SalesReceipt<SalesTransaction|SalesReceiptEx:A LessCIS:N
        SalesTransaction<Transaction|AutoDocNumber:B CustomerRef:R CustomerMemo:MemoRef BillAddr:PhysicalAddress
          ShipAddr:PhysicalAddress FreeFormAddress:B ShipFromAddr:PhysicalAddress RemitToRef:R ClassRef:R SalesTermRef:R
          DueDate:D SalesRepRef:R PONumber:S FOB:S ShipMethodRef:R ShipDate:D TrackingNum:S
          GlobalTaxCalculation:#GlobalTaxCalculationEnum TotalAmt:N HomeTotalAmt:N ApplyTaxAfterDiscount:B
          ShippingTaxIncludedInTotalTax:B TemplateRef:R PrintStatus:#PrintStatusEnum EmailStatus:#EmailStatusEnum
          BillEmail:EmailAddress BillEmailCc:EmailAddress BillEmailBcc:EmailAddress ARAccountRef:R Balance:N
          HomeBalance:N FinanceCharge:B PaymentMethodRef:R PaymentRefNum:S PaymentType:#PaymentTypeEnum
          CheckPayment:CheckPayment CreditCardPayment:CreditCardPayment DepositToAccountRef:R
          DeliveryInfo:TransactionDeliveryInfo DiscountRate:N DiscountAmt:N GovtTxnRefIdentifier:S TaxExemptionRef:R
        StatusInfo|status:S statusDate:D callToAction:S
        SubTotalLineDetail|ItemRef:R ServiceDate:D
        SurchargePaymentMethodInfo|Enabled:B
        TDSLineDetail|TDSAccountRef:R TDSSectionTypeId:I TDSLineDetailEx:A
        Tag<IntuitEntity|Name:S
        TaxAgency<Vendor|SalesTaxCodeRef:R SalesTaxCountry:S SalesTaxReturnRef:R TaxRegistrationNumber:S
          ReportingPeriod:S TaxTrackedOnPurchases:B TaxOnPurchasesAccountRef:R TaxTrackedOnSales:B
          TaxTrackedOnSalesAccountRef:R TaxOnTax:B LastFileDate:D TaxAgencyExt:A TaxAgencyConfig:S
        TaxCode<IntuitEntity|Name:S Description:S Active:B Hidden:B Taxable:B TaxGroup:B SalesTaxRateList:TaxRateList
          PurchaseTaxRateList:TaxRateList AdjustmentTaxRateList:TaxRateList TaxCodeEx:A
          TaxCodeConfigType:#GTMConfigTypeEnum
        TaxLineDetail|TaxRateRef:R PercentBased:B TaxPercent:N NetAmountTaxable:N TaxInclusiveAmount:N
          OverrideDeltaAmount:N ServiceDate:D TaxLineDetailEx:A
        TaxPrefs|UsingSalesTax:B PartnerTaxEnabled:B HideTaxManagement:B TaxGroupCodeRef:R TaxRateRef:R
          PaySalesTax:#PaySalesTaxEnum NonTaxableSalesTaxCodeRef:R TaxableSalesTaxCodeRef:R
        TaxRate<IntuitEntity|Name:S Description:S Active:B RateValue:N AgencyRef:R TaxReturnLineRef:R
          EffectiveTaxRate:EffectiveTaxRate* SpecialTaxType:#SpecialTaxTypeEnum DisplayType:#TaxRateDisplayTypeEnum
          TaxRateEx:A OriginalTaxRate:R
        TaxRateDetail|TaxRateRef:R TaxTypeApplicable:#TaxTypeApplicablityEnum TaxOrder:I TaxOnTaxOrder:I
        TaxRateDetails|TaxRateName:S TaxRateId:S RateValue:N TaxAgencyId:S TaxApplicableOn:#TaxRateApplicableOnEnum
        TaxRateList|TaxRateDetail:TaxRateDetail* originatingGroupId:S
        TaxService<IntuitEntity|TaxCode:S TaxCodeId:S TaxRateDetails:TaxRateDetails* Fault:Fault
        TelephoneNumber|Id:S DeviceType:S CountryCode:S AreaCode:S ExchangeCode:S Extension:S FreeFormNumber:S Default:B
          Tag:S
        Term<IntuitEntity|Name:S Active:B Type:S DiscountPercent:N DueDays:I DiscountDays:I DayOfMonthDue:I
          DueNextMonthDays:I DiscountDayOfMonth:I SalesTermEx:A
        TimeActivity<IntuitEntity|TimeZone:S TxnDate:D NameOf:#TimeActivityTypeEnum EmployeeRef:R VendorRef:R
          OtherNameRef:R CustomerRef:R DepartmentRef:R ItemRef:R ClassRef:R PayrollItemRef:R ProjectRef:R TimeChargeId:I
          BillableStatus:#BillableStatusEnum Taxable:B HourlyRate:N CostRate:N Hours:I Minutes:I Seconds:I BreakHours:I
          BreakMinutes:I BreakSeconds:I StartTime:T EndTime:T Description:S TimeActivityEx:A HoursInEmployeeTimeZone:B
        TimeTrackingPrefs|UseServices:B DefaultTimeItem:R BillCustomers:B ShowBillRateToAll:B
          WorkWeekStartDate:#WeekEnum TimeTrackingEnabled:B MarkTimeEntriesBillable:B MarkExpensesAsBillable:B
        Transaction<IntuitEntity|DocNumber:S TxnDate:D TxnSubType:#TxnSubTypeEnum DepartmentRef:R CurrencyRef:R
          ExchangeRate:N PrivateNote:S TxnStatus:S LinkedTxn:LinkedTxn* Line:Line* TxnTaxDetail:TxnTaxDetail TxnSource:S
          TaxFormType:S TaxFormNum:S TransactionLocationType:S Tag:Tag* TxnApprovalInfo:TxnApprovalInfo RecurDataRef:R
          RecurringInfo:RecurringInfo ProjectRef:R TotalCostAmount:N HomeTotalCostAmount:N
        TransactionDeliveryInfo|DeliveryType:#DeliveryTypeEnum DeliveryTime:T DeliveryErrorType:#DeliveryErrorTypeEnum
        Transfer<Transaction|FromAccountRef:R ToAccountRef:R Amount:N ClassRef:R TransferEx:A
        TxnApprovalInfo|ApprovalStatus:S ApprovalStatusDetail:S LastChangedByUser:S LastChangedDate:T
        TxnRetainageDetail|RetainageAmount:N RetainageOpenBalance:N
        TxnTaxDetail|DefaultTaxCodeRef:R TxnTaxCodeRef:R TotalTax:N TaxReviewStatus:#TaxReviewStatusEnum TaxLine:Line*
          UseAutomatedSalesTax:B
        UOMRef|Unit:S UOMSetRef:R
        Vendor<NameBase|ContactName:S AltContactName:S Notes:S BillAddr:PhysicalAddress ShipAddr:PhysicalAddress
          OtherAddr:PhysicalAddress* TaxCountry:S TaxIdentifier:S TaxIdEffectiveDate:D BusinessNumber:S ParentRef:R
          VendorTypeRef:R TermRef:R PrefillAccountRef:R Balance:N BillRate:N OpenBalanceDate:D CreditLimit:N AcctNum:S
          Vendor1099:B T4AEligible:B T5018Eligible:B CurrencyRef:R TDSEnabled:B TDSEntityTypeId:I TDSSectionTypeId:I
          TDSOverrideThreshold:B TaxReportingBasis:S APAccountRef:R VendorEx:A GSTIN:S GSTRegistrationType:S
          IsSubContractor:B SubcontractorType:S CISRate:S HasTPAR:B VendorPaymentBankDetail:VendorBankAccountDetail
          Source:S CostRate:N AgencyVerificationStatus:#AgencyVerificationStatus AgencyVerificationStatusMsg:S
          AgencyVerificationTSUTC:T CompanyRegistrationNumber:S
        VendorAndPurchasesPrefs|EnableBills:B TrackingByCustomer:B BillableExpenseTracking:B DefaultTerms:R
          DefaultMarkup:N DefaultMarkupAccount:R AutomaticBillPayment:B TPAREnabled:B
          POCustomField:CustomFieldDefinition* MsgToVendors:S UsingInventory:B UsingMultiLocationInventory:B
          DaysBillsAreDue:I DiscountAccountRef:R
        VendorBankAccountDetail|BankBranchIdentifier:S BankAccountNumber:S BankAccountName:S StatementText:S
        VendorCredit<PurchaseByVendor|VendorAddr:PhysicalAddress VendorCreditEx:A Balance:N IncludeInAnnualTPAR:B
        WebSiteAddress|Id:S URI:S Default:B Tag:S
        """#
}
