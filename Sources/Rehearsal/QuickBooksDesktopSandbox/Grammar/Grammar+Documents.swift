/// Documents as they are added and changed. Source: quickbooks-desktop.md §4.3 to §4.6.
extension Grammar {
    static let sales = """
        extension = OwnerID:guid! DataExtName:s31! DataExtValue:s!
        credit = CreditTxnID:id! AppliedAmount:amt! Override:b@10
        cardIn = CreditCardNumber:s25! ExpirationMonth:int! ExpirationYear:int! NameOnCard:s41! CreditCardAddress:s41
          CreditCardPostalCode:s18 CommercialCardCode:s24 TransactionMode:e(CardNotPresent,CardPresent)@6
          CreditCardTxnType:e(Authorization,Capture,Charge,Refund,VoiceAuthorization)@7
        cardOut = ResultCode:int! ResultMessage:s60! CreditCardTransID:s24! MerchantAccountNumber:s32!
          AuthorizationCode:s12 AVSStreet:e(Pass,Fail,NotAvailable) AVSZip:e(Pass,Fail,NotAvailable)
          CardSecurityCodeMatch:e(Pass,Fail,NotAvailable)@6 ReconBatchID:s84 PaymentGroupingCode:int
          PaymentStatus:e(Unknown,Completed)! TxnAuthorizationTime:dt! TxnAuthorizationStamp:int ClientTransID:s16@6
        cardTxn = CreditCardTxnInputInfo:{cardIn}! CreditCardTxnResultInfo:{cardOut}!
        site = InventorySiteRef:r31@10 InventorySiteLocationRef:r31@12 [ SerialNumber:s4095 | LotNumber:s40 ]
        document = TxnID:id! EditSequence:s16!
        goods = ItemRef:r0 Desc:s4095 Quantity:qty UnitOfMeasure:s31@7
        goodsMod = TxnLineID:id! &goods OverrideUOMSetRef:r31@7
        price = [ Rate:price | RatePercent:pct | PriceLevelRef:r31@4 ] ClassRef:r159 Amount:amt
          TaxAmount:amt@6.1-US,CA,UK
        rest = ServiceDate:d SalesTaxCodeRef:r3 OverrideItemAccountRef:r159@2 Other1:s29@6 Other2:s29@6
        conflict = OptionForPriceRuleConflict:e(Zero,BasePrice)@13
        group = ItemGroupRef:r31! Quantity:qty UnitOfMeasure:s31@7 InventorySiteRef:r31@10
          InventorySiteLocationRef:r31@12 DataExt:{extension}*@5
        groupMod = TxnLineID:id! ItemGroupRef:r31 Quantity:qty UnitOfMeasure:s31@7 OverrideUOMSetRef:r31@7
        link = TxnID:id! TxnLineID:id!

        head = CustomerRef:r209! ClassRef:r159 ARAccountRef:r159 TemplateRef:r31@3 TxnDate:d RefNumber:s11
          BillAddress:{address} ShipAddress:{address} IsPending:b
        headMod = &document CustomerRef:r209 ClassRef:r159 ARAccountRef:r159 TemplateRef:r31@3 TxnDate:d RefNumber:s11
          BillAddress:{address} ShipAddress:{address} IsPending:b
        middle = PONumber:s25 TermsRef:r31 DueDate:d SalesRepRef:r5 FOB:s13 ShipDate:d ShipMethodRef:r15
          ItemSalesTaxRef:r31 Memo:s4095 CustomerMsgRef:r101 IsToBePrinted:b IsToBeEmailed:b@6 IsTaxIncluded:b@6-US
          CustomerSalesTaxCodeRef:r3 Other:s29@6 ExchangeRate:num@8

        invoiceLine = &goods &price &conflict &site &rest LinkToTxn:{link}@6 DataExt:{extension}*@5
        invoiceLineMod = &goodsMod &price &conflict &site &rest
        InvoiceAdd = &head IsFinanceCharge:b@8 &middle ExternalGUID:guid@9 LinkToTxnID:id*@6 SetCredit:{credit}*@10
          [ InvoiceLineAdd:{invoiceLine} | InvoiceLineGroupAdd:{group} ]*
        InvoiceMod = &headMod &middle SetCredit:{credit}*@10
          [ InvoiceLineMod:{invoiceLineMod} | InvoiceLineGroupMod:{groupMod} ]*

        creditLine = &goods &price &site &rest CreditCardTxnInfo:{cardTxn}@7 DataExt:{extension}*@5
        creditLineMod = &goodsMod &price &site &rest
        CreditMemoAdd = &head &middle ExternalGUID:guid@9
          [ CreditMemoLineAdd:{creditLine} | CreditMemoLineGroupAdd:{group} ]*
        CreditMemoMod = &headMod &middle [ CreditMemoLineMod:{creditLineMod} | CreditMemoLineGroupMod:{groupMod} ]*

        receiptHead = CustomerRef:r209 ClassRef:r159 TemplateRef:r31@3 TxnDate:d RefNumber:s11 BillAddress:{address}
          ShipAddress:{address} IsPending:b CheckNumber:s25 PaymentMethodRef:r31 DueDate:d SalesRepRef:r5 ShipDate:d
          ShipMethodRef:r15 FOB:s13 ItemSalesTaxRef:r31 Memo:s4095 CustomerMsgRef:r101 IsToBePrinted:b
          IsToBeEmailed:b@6 IsTaxIncluded:b@6-US CustomerSalesTaxCodeRef:r3 DepositToAccountRef:r159
        receiptLine = &goods &price &conflict &site &rest CreditCardTxnInfo:{cardTxn}@7 DataExt:{extension}*@5
        SalesReceiptAdd = &receiptHead CreditCardTxnInfo:{cardTxn}@4.1 Other:s29@6 ExchangeRate:num@8
          ExternalGUID:guid@9 [ SalesReceiptLineAdd:{receiptLine} | SalesReceiptLineGroupAdd:{group} ]+
        SalesReceiptMod = &document &receiptHead Other:s29@6 ExchangeRate:num@8
          [ SalesReceiptLineMod:{invoiceLineMod} | SalesReceiptLineGroupMod:{groupMod} ]*

        orderedLine = &goods &price &conflict &site SalesTaxCodeRef:r3 IsManuallyClosed:b Other1:s29@6 Other2:s29@6
          DataExt:{extension}*@5
        orderMiddle = PONumber:s25 TermsRef:r31 DueDate:d SalesRepRef:r5 FOB:s13 ShipDate:d ShipMethodRef:r15
          ItemSalesTaxRef:r31 IsManuallyClosed:b Memo:s4095 CustomerMsgRef:r101 IsToBePrinted:b IsToBeEmailed:b@6
          IsTaxIncluded:b@6-US CustomerSalesTaxCodeRef:r3 Other:s29@6 ExchangeRate:num@8
        SalesOrderAdd = CustomerRef:r209! ClassRef:r159 TemplateRef:r31@3 TxnDate:d RefNumber:s11 BillAddress:{address}
          ShipAddress:{address} &orderMiddle ExternalGUID:guid@9
          [ SalesOrderLineAdd:{orderedLine} | SalesOrderLineGroupAdd:{group} ]*
        """

    static let payments = """
        applied = TxnID:id! PaymentAmount:amt SetCredit:{credit}* DiscountAmount:amt DiscountAccountRef:r159
          DiscountClassRef:r159@11
        ReceivePaymentAdd = CustomerRef:r209! ARAccountRef:r159 TxnDate:d RefNumber:s20 TotalAmount:amt
          ExchangeRate:num@8 PaymentMethodRef:r31 Memo:s4095 DepositToAccountRef:r159 CreditCardTxnInfo:{cardTxn}@4.1
          ExternalGUID:guid@9 [ IsAutoApply:b! | AppliedToTxnAdd:{applied}+ ]!
        ReceivePaymentMod = &document CustomerRef:r209 ARAccountRef:r159 TxnDate:d RefNumber:s20 TotalAmount:amt
          ExchangeRate:num@8 PaymentMethodRef:r31 Memo:s4095 DepositToAccountRef:r159 AppliedToTxnMod:{applied}*
        refunded = TxnID:id! RefundAmount:amt!
        ARRefundCreditCardAdd = CustomerRef:r209! RefundFromAccountRef:r159 ARAccountRef:r159 TxnDate:d RefNumber:s11
          Address:{address} PaymentMethodRef:r31 Memo:s4095 CreditCardTxnInfo:{cardTxn} ExchangeRate:num@9
          ExternalGUID:guid@9 RefundAppliedToTxnAdd:{refunded}+
        cashBack = AccountRef:r159! Memo:s4095 Amount:amt
        depositLine = [ PaymentTxnID:id! PaymentTxnLineID:id OverrideMemo:s4095 OverrideCheckNumber:s11
          OverrideClassRef:r159 | EntityRef:r209 AccountRef:r159! Memo:s4095 CheckNumber:s11 PaymentMethodRef:r31
          ClassRef:r159 Amount:amt ]!
        DepositAdd = TxnDate:d DepositToAccountRef:r159! Memo:s4095 CashBackInfoAdd:{cashBack} CurrencyRef:r64@8
          ExchangeRate:num@8 ExternalGUID:guid@9 DepositLineAdd:{depositLine}*
        """

    static let purchases = """
        billable = BillableStatus:e(Billable,NotBillable,HasBeenBilled)@2
        expense = AccountRef:r159 Amount:amt TaxAmount:amt@6.1-US,CA,UK Memo:s4095 CustomerRef:r209 ClassRef:r159
          SalesTaxCodeRef:r3@6-US &billable SalesRepRef:r5@13
        bought = ItemRef:r0 &site Desc:s4095 Quantity:qty UnitOfMeasure:s31@7
        cost = Cost:price Amount:amt TaxAmount:amt@6.1-US,CA,UK CustomerRef:r209 ClassRef:r159 SalesTaxCodeRef:r3@6-US
          &billable OverrideItemAccountRef:r159@2
        expenseLine = &expense DataExt:{extension}*@13
        itemLine = &bought &cost LinkToTxn:{link}@4 SalesRepRef:r5@13 DataExt:{extension}*@13
        looseLine = &bought &cost SalesRepRef:r5@13 DataExt:{extension}*@13
        boughtGroup = ItemGroupRef:r31! Quantity:qty UnitOfMeasure:s31@7 InventorySiteRef:r31@10
          InventorySiteLocationRef:r31@12 DataExt:{extension}*@13
        purchaseLines = ExpenseLineAdd:{expenseLine}* [ ItemLineAdd:{itemLine} | ItemGroupLineAdd:{boughtGroup} ]*
        looseLines = ExpenseLineAdd:{expenseLine}* [ ItemLineAdd:{looseLine} | ItemGroupLineAdd:{boughtGroup} ]*
        purchaseTax = IsTaxIncluded:b@6-US SalesTaxCodeRef:r3@6-US
        BillAdd = VendorRef:r41! VendorAddress:{address}@13 APAccountRef:r159@2 TxnDate:d DueDate:d RefNumber:s20
          TermsRef:r31 Memo:s4095 &purchaseTax ExchangeRate:num@8 ExternalGUID:guid@9 LinkToTxnID:id*@4 &purchaseLines
        expenseLineMod = TxnLineID:id! &expense
        itemLineMod = TxnLineID:id! &bought OverrideUOMSetRef:r31@7 &cost SalesRepRef:r5@13
        BillMod = &document VendorRef:r41 VendorAddress:{address}@13 APAccountRef:r159 TxnDate:d DueDate:d RefNumber:s20
          TermsRef:r31 Memo:s4095 &purchaseTax ExchangeRate:num@8 ClearExpenseLines:b ExpenseLineMod:{expenseLineMod}*
          ClearItemLines:b [ ItemLineMod:{itemLineMod} | ItemGroupLineMod:{groupMod} ]*
        VendorCreditAdd = VendorRef:r41! APAccountRef:r159@2 TxnDate:d RefNumber:s20 Memo:s4095 IsTaxIncluded:b@8-US
          SalesTaxCodeRef:r3@8-US ExchangeRate:num@8 ExternalGUID:guid@9 &looseLines
        VendorCreditMod = &document VendorRef:r41 APAccountRef:r159 TxnDate:d RefNumber:s20 Memo:s4095
          IsTaxIncluded:b@8-US SalesTaxCodeRef:r3@8-US ExchangeRate:num@8 ClearExpenseLines:b
          ExpenseLineMod:{expenseLineMod}* ClearItemLines:b
          [ ItemLineMod:{itemLineMod} | ItemGroupLineMod:{groupMod} ]*
        paid = TxnID:id! Amount:amt
        CheckAdd = AccountRef:r159! PayeeEntityRef:r209 RefNumber:s11 TxnDate:d Memo:s4095 Address:{address}
          IsToBePrinted:b &purchaseTax ExchangeRate:num@8 ExternalGUID:guid@9 ApplyCheckToTxnAdd:{paid}*@7
          &looseLines

        orderHead = VendorRef:r41 ClassRef:r159 [ InventorySiteRef:r31@10 | ShipToEntityRef:r209 ] TemplateRef:r31@3
          TxnDate:d RefNumber:s11 VendorAddress:{address} ShipAddress:{address} TermsRef:r31 DueDate:d ExpectedDate:d
          ShipMethodRef:r15 FOB:s13
        orderFoot = Memo:s4095 VendorMsg:s99 IsToBePrinted:b IsToBeEmailed:b@6 &purchaseTax Other1:s25@6 Other2:s29@6
          ExchangeRate:num@8
        orderPrice = Rate:price ClassRef:r159 Amount:amt TaxAmount:amt@6.1-US,CA,UK InventorySiteLocationRef:r31@12
          CustomerRef:r209 ServiceDate:d SalesTaxCodeRef:r3@6-US
        orderGroup = ItemGroupRef:r31! Quantity:qty UnitOfMeasure:s31@7 InventorySiteLocationRef:r31@12
          DataExt:{extension}*@5
        orderLine = ItemRef:r0 ManufacturerPartNumber:s31@7 Desc:s4095 Quantity:qty UnitOfMeasure:s31@7 &orderPrice
          OverrideItemAccountRef:r159@2 Other1:s29@6 Other2:s29@6 DataExt:{extension}*@5
        orderLineMod = TxnLineID:id! ItemRef:r0 ManufacturerPartNumber:s31@7 Desc:s4095 Quantity:qty
          UnitOfMeasure:s31@7 OverrideUOMSetRef:r31@7 &orderPrice IsManuallyClosed:b OverrideItemAccountRef:r159
          Other1:s29@6 Other2:s29@6
        PurchaseOrderAdd = &orderHead &orderFoot ExternalGUID:guid@9
          [ PurchaseOrderLineAdd:{orderLine} | PurchaseOrderLineGroupAdd:{orderGroup} ]*
        PurchaseOrderMod = &document &orderHead IsManuallyClosed:b &orderFoot
          [ PurchaseOrderLineMod:{orderLineMod} | PurchaseOrderLineGroupMod:{groupMod} ]*

        journalLine = TxnLineID:id AccountRef:r159 Amount:amt TaxAmount:amt@6.1-US,CA,UK Memo:s4095 EntityRef:r209
          ClassRef:r159 ItemSalesTaxRef:r31@6-US &billable
        JournalEntryAdd = TxnDate:d RefNumber:s11 Memo:s-US,CA,UK IsAdjustment:b@3
          [ IsHomeCurrencyAdjustment:b@8 | IsAmountsEnteredInHomeCurrency:b@8 CurrencyRef:r64@8 ExchangeRate:num@8 ]
          ExternalGUID:guid@9 [ JournalDebitLine:{journalLine} | JournalCreditLine:{journalLine} ]+
        journalLineMod = TxnLineID:id! JournalLineType:e(Debit,Credit) AccountRef:r159 Amount:amt
          TaxAmount:amt@6.1-US,CA,UK Memo:s4095 EntityRef:r209 ClassRef:r159 ItemSalesTaxRef:r31@6-US &billable
        JournalEntryMod = &document TxnDate:d RefNumber:s11 IsAdjustment:b IsAmountsEnteredInHomeCurrency:b@8
          CurrencyRef:r64@8 ExchangeRate:num@8 JournalLineMod:{journalLineMod}*

        quantityChange = [ NewQuantity:qty | QuantityDifference:qty ]! [ SerialNumber:s4095 | LotNumber:s40 ]
          InventorySiteLocationRef:r31@12
        valueChange = [ NewQuantity:qty | QuantityDifference:qty@10 ] [ NewValue:amt | ValueDifference:amt@10 ]
        adjustmentLine = ItemRef:r0! [ QuantityAdjustment:{quantityChange} | ValueAdjustment:{valueChange} ]!
        InventoryAdjustmentAdd = AccountRef:r159! TxnDate:d RefNumber:s11 InventorySiteRef:r31@10 CustomerRef:r209
          ClassRef:r159 Memo:s4095 ExternalGUID:guid@9 InventoryAdjustmentLineAdd:{adjustmentLine}+
        """
}
