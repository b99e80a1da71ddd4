package import Accounting

extension Sentences {
    /// The kind of an account, as a bookkeeper calls it.
    package func name(of type: AccountType) -> String {
        switch type {
        case .bank: say(en: "bank", fr: "banque", es: "banco")
        case .accountsReceivable:
            say(en: "accounts receivable", fr: "comptes clients", es: "cuentas por cobrar")
        case .otherCurrentAsset:
            say(en: "other current asset", fr: "autre actif à court terme", es: "otro activo corriente")
        case .fixedAsset: say(en: "fixed asset", fr: "immobilisation", es: "activo fijo")
        case .otherAsset: say(en: "other asset", fr: "autre actif", es: "otro activo")
        case .creditCard: say(en: "credit card", fr: "carte de crédit", es: "tarjeta de crédito")
        case .accountsPayable:
            say(en: "accounts payable", fr: "comptes fournisseurs", es: "cuentas por pagar")
        case .otherCurrentLiability:
            say(en: "other current liability", fr: "autre passif à court terme", es: "otro pasivo corriente")
        case .longTermLiability: say(en: "long-term liability", fr: "passif à long terme", es: "pasivo a largo plazo")
        case .equity: say(en: "equity", fr: "capitaux propres", es: "patrimonio")
        case .income: say(en: "income", fr: "produits (revenus)", es: "ingresos")
        case .otherIncome: say(en: "other income", fr: "autres produits", es: "otros ingresos")
        case .costOfGoodsSold:
            say(
                en: "cost of goods sold", fr: "coût des marchandises vendues", es: "costo de los bienes vendidos")
        case .expense: say(en: "expense", fr: "charges (dépenses)", es: "gastos")
        case .otherExpense: say(en: "other expense", fr: "autres charges", es: "otros gastos")
        }
    }

    /// What an item of the books is.
    package func name(of kind: ItemKind) -> String {
        switch kind {
        case .inventory: say(en: "inventory item", fr: "article de stock", es: "artículo de inventario")
        case .nonInventory:
            say(en: "non-inventory item", fr: "article hors stock", es: "artículo que no es de inventario")
        case .service: say(en: "service", fr: "service", es: "servicio")
        }
    }

    /// What a line of a document is there for.
    package func name(of purpose: SalesLine.Purpose) -> String {
        switch purpose {
        case .goods: say(en: "goods", fr: "marchandises", es: "mercancías")
        case .discount: say(en: "discount", fr: "remise", es: "descuento")
        case .shipping: say(en: "shipping", fr: "expédition", es: "envío")
        case .handling: say(en: "handling", fr: "manutention", es: "manipulación")
        case .fee: say(en: "fee", fr: "frais", es: "comisión")
        case .tip: say(en: "tip", fr: "pourboire", es: "propina")
        case .giftCard: say(en: "gift card", fr: "carte-cadeau", es: "tarjeta de regalo")
        case .salesTax: say(en: "sales tax", fr: "taxe de vente", es: "impuesto sobre ventas")
        case .rounding: say(en: "rounding", fr: "arrondi", es: "redondeo")
        case .refund: say(en: "refund, not itemised", fr: "remboursement non détaillé", es: "reembolso sin detalle")
        }
    }
}
