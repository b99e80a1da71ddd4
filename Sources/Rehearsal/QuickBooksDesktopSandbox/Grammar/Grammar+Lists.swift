/// List elements as they are added and changed: names, order, lengths, first version, editions without them.
///
/// Source: quickbooks-desktop.md §3.2 and §4.2. The notation is explained at `RuleReader`.
extension Grammar {
    static let lists = """
        address = Addr1:s41 Addr2:s41 Addr3:s41 Addr4:s41@2 Addr5:s41@6 City:s31 State:s21 PostalCode:s13 Country:s31
          Note:s41@6
        shipTo = Name:s41! &address DefaultShipTo:b
        contact = Salutation:s15 FirstName:s25! MiddleName:s5 LastName:s25 JobTitle:s41 AdditionalContactRef:{pair}*
        pair = ContactName:s40! ContactValue:s255!
        contactChange = ListID:id! EditSequence:s16! &contact
        barCode = BarCodeValue:s50 AssignEvenIfUsed:b AllowOverride:b
        card = CreditCardNumber:s25 ExpirationMonth:int ExpirationYear:int NameOnCard:s41 CreditCardAddress:s41
          CreditCardPostalCode:s41
        identity = ListID:id! EditSequence:s16!
        person = Salutation:s15 FirstName:s25 MiddleName:s5 LastName:s25
        reach = Phone:s21 AltPhone:s21 Fax:s21 Email:s1023 Cc:s1023@12 Contact:s41 AltContact:s41
          AdditionalContactRef:{pair}*@12
        taxCountry = SalesTaxCountry:e(Australia,Canada,UK,US)@6-US

        CustomerAdd = Name:s41! IsActive:b ClassRef:r159@12 ParentRef:r209 CompanyName:s41 &person JobTitle:s41@12
          BillAddress:{address} ShipAddress:{address} ShipToAddress:{shipTo}*@12 &reach Contacts:{contact}*@12
          CustomerTypeRef:r159 TermsRef:r31 SalesRepRef:r5 OpenBalance:amt OpenBalanceDate:d SalesTaxCodeRef:r3
          ItemSalesTaxRef:r31-CA,UK &taxCountry ResaleNumber:s15 AccountNumber:s99 CreditLimit:amt
          PreferredPaymentMethodRef:r31@3 CreditCardInfo:{card}@3
          JobStatus:e(Awarded,Closed,InProgress,None,NotAwarded,Pending) JobStartDate:d JobProjectedEndDate:d
          JobEndDate:d JobDesc:s99 JobTypeRef:r159 Notes:s4095@3 AdditionalNotes:{note}*@12
          PreferredDeliveryMethod:e(None,Email,Fax)@12 PriceLevelRef:r31@4 ExternalGUID:guid@8
          TaxRegistrationNumber:s30@8-US CurrencyRef:r64@8
        note = Note:s4095!
        noteChange = NoteID:int! Note:s4095!
        CustomerMod = &identity Name:s41 IsActive:b@3 ClassRef:r159@12 ParentRef:r209@3 CompanyName:s41 &person
          JobTitle:s41@12 BillAddress:{address} ShipAddress:{address} ShipToAddress:{shipTo}*@12 &reach
          ContactsMod:{contactChange}*@12 CustomerTypeRef:r159@3 TermsRef:r31@3 SalesRepRef:r5@3 SalesTaxCodeRef:r3@3
          ItemSalesTaxRef:r31@3-CA,UK &taxCountry ResaleNumber:s15@3 AccountNumber:s99 CreditLimit:amt@3
          PreferredPaymentMethodRef:r31@3 CreditCardInfo:{card}@3
          JobStatus:e(Awarded,Closed,InProgress,None,NotAwarded,Pending)@3 JobStartDate:d@3 JobProjectedEndDate:d@3
          JobEndDate:d@3 JobDesc:s99@3 JobTypeRef:r159@3 Notes:s4095@3 AdditionalNotesMod:{noteChange}*@12
          PreferredDeliveryMethod:e(None,Email,Fax)@12 PriceLevelRef:r31@4 TaxRegistrationNumber:s30@8-US
          CurrencyRef:r64@8

        vendorTax = SalesTaxCodeRef:r3@8-US SalesTaxCountry:e(Australia,Canada,UK,US)@8-US IsSalesTaxAgency:b@8-US
          SalesTaxReturnRef:r31@8-US TaxRegistrationNumber:s30@8-US ReportingPeriod:e(Monthly,Quarterly)@8-US
          IsTaxTrackedOnPurchases:b@8-US TaxOnPurchasesAccountRef:r31@8-US IsTaxTrackedOnSales:b@8-US
          TaxOnSalesAccountRef:r31@8-US IsTaxOnTax:b@8-US PrefillAccountRef:r159*@8 CurrencyRef:r64@8
        VendorAdd = Name:s41! IsActive:b ClassRef:r159@12 CompanyName:s41 &person JobTitle:s41@12
          VendorAddress:{address} ShipAddress:{address}@11 &reach Contacts:{contact}*@12 NameOnCheck:s41
          AccountNumber:s99 Notes:s4095@3 AdditionalNotes:{note}*@12 VendorTypeRef:r159 TermsRef:r31 CreditLimit:amt
          VendorTaxIdent:s15 IsVendorEligibleFor1099:b-CA,UK OpenBalance:amt OpenBalanceDate:d BillingRateRef:r31@6
          ExternalGUID:guid@8 &vendorTax
        VendorMod = &identity Name:s41 IsActive:b@3 ClassRef:r159@12 CompanyName:s41 &person JobTitle:s41@12
          VendorAddress:{address} ShipAddress:{address}@11 &reach ContactsMod:{contactChange}*@12 NameOnCheck:s41
          AccountNumber:s99 Notes:s4095@3 AdditionalNotesMod:{noteChange}*@12 VendorTypeRef:r159@3 TermsRef:r31@3
          CreditLimit:amt@3 VendorTaxIdent:s15@3 IsVendorEligibleFor1099:b@3-CA,UK BillingRateRef:r31@6 &vendorTax
        OtherNameAdd = Name:s41! IsActive:b CompanyName:s41 &person OtherNameAddress:{address} Phone:s21 AltPhone:s21
          Fax:s21 Email:s1023 Contact:s41 AltContact:s41 AccountNumber:s99 Notes:s4095 ExternalGUID:guid@8

        AccountAdd = Name:s31! IsActive:b ParentRef:r159
          AccountType:e(AccountsPayable,AccountsReceivable,Bank,CostOfGoodsSold,CreditCard,Equity,Expense,FixedAsset,Income,LongTermLiability,NonPosting,OtherAsset,OtherCurrentAsset,OtherCurrentLiability,OtherExpense,OtherIncome)!
          AccountNumber:s7 BankNumber:s25 Desc:s200 OpenBalance:amt OpenBalanceDate:d SalesTaxCodeRef:r3@6-US
          TaxLineID:int@7-UK CurrencyRef:r64@8
        AccountMod = &identity Name:s31 IsActive:b ParentRef:r159 AccountNumber:s7 BankNumber:s25 Desc:s200
        ClassAdd = Name:s31! IsActive:b ParentRef:r159
        ClassMod = &identity Name:s31 IsActive:b ParentRef:r159
        CustomerTypeAdd = Name:s31! IsActive:b ParentRef:r159
        CustomerMsgAdd = Name:s101! IsActive:b
        SalesTaxCodeAdd = Name:s3! IsActive:b IsTaxable:b! Desc:s31 ItemPurchaseTaxRef:r31@6-US
          ItemSalesTaxRef:r31@6-US
        StandardTermsAdd = Name:s31! IsActive:b StdDueDays:int StdDiscountDays:int DiscountPct:pct
        PaymentMethodAdd = Name:s31! IsActive:b
          PaymentMethodType:e(AmericanExpress,Cash,Check,DebitCard,Discover,ECheck,GiftCard,MasterCard,Other,OtherCreditCard,Visa)@7
        ShipMethodAdd = Name:s15! IsActive:b
        SalesRepAdd = Initial:s5! IsActive:b SalesRepEntityRef:r209!
        """

    static let items = """
        sideOne = Desc:s4095 [ Price:price | PricePercent:pct ] AccountRef:r159
        sideTwo = SalesDesc:s4095 SalesPrice:price IncomeAccountRef:r159 PurchaseDesc:s4095 PurchaseCost:price
          PurchaseTaxCodeRef:r3@6-US ExpenseAccountRef:r159 PrefVendorRef:r41
        sideOneMod = Desc:s4095 [ Price:price | PricePercent:pct ] AccountRef:r159@7 ApplyAccountRefToExistingTxns:b@7
        sideTwoMod = SalesDesc:s4095 SalesPrice:price IncomeAccountRef:r159@7 ApplyIncomeAccountRefToExistingTxns:b@7
          PurchaseDesc:s4095 PurchaseCost:price PurchaseTaxCodeRef:r3@6-US ExpenseAccountRef:r159@7
          ApplyExpenseAccountRefToExistingTxns:b@7 PrefVendorRef:r41
        sides = [ SalesOrPurchase:{sideOne} | SalesAndPurchase:{sideTwo} ]!
        sidesMod = [ SalesOrPurchaseMod:{sideOneMod} | SalesAndPurchaseMod:{sideTwoMod} ]
        taxed = IsTaxIncluded:b@6-US SalesTaxCodeRef:r3

        ItemInventoryAdd = Name:s31! BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ParentRef:r0
          ManufacturerPartNumber:s31@7 UnitOfMeasureSetRef:r31@7 &taxed SalesDesc:s4095 SalesPrice:price
          IncomeAccountRef:r159 PurchaseDesc:s4095 PurchaseCost:price PurchaseTaxCodeRef:r3@6-US COGSAccountRef:r159
          PrefVendorRef:r41 AssetAccountRef:r159 ReorderPoint:qty Max:qty@13 QuantityOnHand:qty TotalValue:amt
          InventoryDate:d ExternalGUID:guid@8
        ItemInventoryMod = &identity Name:s31 BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ParentRef:r0
          ManufacturerPartNumber:s31@7 UnitOfMeasureSetRef:r31@7 ForceUOMChange:b@7 &taxed SalesDesc:s4095
          SalesPrice:price IncomeAccountRef:r159@7 ApplyIncomeAccountRefToExistingTxns:b@7 PurchaseDesc:s4095
          PurchaseCost:price PurchaseTaxCodeRef:r3@6-US COGSAccountRef:r159 ApplyCOGSAccountRefToExistingTxns:b@8
          PrefVendorRef:r41 AssetAccountRef:r159 ReorderPoint:qty Max:qty@13
        ItemNonInventoryAdd = Name:s31! BarCode:{barCode}@12 IsActive:b ParentRef:r0 ClassRef:r159@12
          ManufacturerPartNumber:s31@7 UnitOfMeasureSetRef:r31@7 &taxed &sides ExternalGUID:guid@8
        ItemNonInventoryMod = &identity Name:s31 BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ParentRef:r0
          ManufacturerPartNumber:s31@7 UnitOfMeasureSetRef:r31@7 ForceUOMChange:b@7 &taxed &sidesMod
        ItemServiceAdd = Name:s31! BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ParentRef:r0
          UnitOfMeasureSetRef:r31@7 &taxed &sides ExternalGUID:guid@8
        ItemServiceMod = &identity Name:s31 BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ParentRef:r0
          UnitOfMeasureSetRef:r31@7 ForceUOMChange:b@7 &taxed &sidesMod
        ItemOtherChargeAdd = Name:s31! BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ParentRef:r0 &taxed &sides
          ExternalGUID:guid@8
        ItemOtherChargeMod = &identity Name:s31 BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ParentRef:r0 &taxed
          &sidesMod
        ItemDiscountAdd = Name:s31! BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ParentRef:r0 ItemDesc:s4095
          SalesTaxCodeRef:r3 [ DiscountRate:price | DiscountRatePercent:pct ] AccountRef:r159 ExternalGUID:guid@8
        ItemDiscountMod = &identity Name:s31 BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ParentRef:r0
          ItemDesc:s4095 SalesTaxCodeRef:r3 [ DiscountRate:price | DiscountRatePercent:pct ] AccountRef:r159
          ApplyAccountRefToExistingTxns:b
        ItemSubtotalAdd = Name:s31! BarCode:{barCode}@12 IsActive:b ItemDesc:s4095 ExternalGUID:guid@8
        ItemPaymentAdd = Name:s31! BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ItemDesc:s4095
          DepositToAccountRef:r159 PaymentMethodRef:r31 ExternalGUID:guid@8
        ItemSalesTaxAdd = Name:s31! BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ItemDesc:s4095 TaxRate:pct
          TaxVendorRef:r41 SalesTaxReturnLineRef:r9@8-US ExternalGUID:guid@8
        ItemSalesTaxMod = &identity Name:s31 BarCode:{barCode}@12 IsActive:b ClassRef:r159@12 ItemDesc:s4095
          TaxRate:pct TaxVendorRef:r41 SalesTaxReturnLineRef:r9@8-US
        ItemSalesTaxGroupAdd = Name:s31! BarCode:{barCode}@12 IsActive:b ItemDesc:s4095 ExternalGUID:guid@8
          ItemSalesTaxRef:r31+
        """
}
