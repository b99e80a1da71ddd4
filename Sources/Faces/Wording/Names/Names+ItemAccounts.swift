package import Bookkeeping

extension Sentences {
    /// One of the four accounts of items, as the vendor's help page has it. Source: seed 003.
    package func name(of account: ItemAccount) -> String {
        switch account {
        case .income: say(en: "Income account", fr: "Compte de revenu", es: "Cuenta de ingresos")
        case .serviceIncome:
            say(
                en: "Service income account", fr: "Compte de revenu de service", es: "Cuenta de ingresos por servicios")
        case .expense: say(en: "Expense account", fr: "Compte de dépense", es: "Cuenta de gastos")
        case .asset: say(en: "Asset account", fr: "Compte d’actif", es: "Cuenta de activo")
        }
    }

    /// What it is for, and which type it must have. Source: seed 003, F1.
    package func meaning(of account: ItemAccount) -> String {
        switch account {
        case .income:
            say(
                en: "Records what the sale of items brings in. Type: Income, detail: Sales of Product Income.",
                fr:
                    "Enregistre le produit de la vente des articles. Type : revenu, détail : ventes de revenu de produit.",
                es:
                    "Registra lo que ingresa por la venta de artículos. Tipo: ingresos, detalle: ingresos por venta de productos."
            )
        case .serviceIncome:
            say(
                en: "The same for services, such as shipping or gift wrap. Type: Income.",
                fr: "De même pour les services, comme la livraison ou l’emballage cadeau. Type : revenu.",
                es: "Lo mismo para servicios, como el envío o el papel de regalo. Tipo: ingresos.")
        case .expense:
            say(
                en: "Used to pay the vendor of an item. Type: Cost of Goods Sold.",
                fr: "Utilisé pour payer le fournisseur d’un article. Type : coût des marchandises vendues.",
                es: "Se usa para pagar al proveedor de un artículo. Tipo: costo de las mercancías vendidas.")
        case .asset:
            say(
                en:
                    "Follows what the stock is worth now. Type: Other Current Asset, detail: Inventory; “Other Asset” is refused.",
                fr:
                    "Suit la valeur actuelle du stock. Type : autre actif à court terme, détail : stocks ; « autre actif » est refusé.",
                es:
                    "Sigue el valor actual de las existencias. Tipo: otro activo corriente, detalle: inventario; «otro activo» se rechaza."
            )
        }
    }
}
