extension Sentences {
    /// What settings of this part are, with the reason of their usual value; `nil` for the others.
    func meaningOfItems(_ path: String) -> String? {
        switch path {
        case "serviceItems":
            say(
                en: "The items that carry amounts which are not products.",
                fr: "Les articles qui portent les montants qui ne sont pas des produits.",
                es: "Los artículos que llevan los importes que no son productos.")
        case "serviceItems.discount":
            say(
                en: "Discounts of the whole order.",
                fr: "Remises sur toute la commande.",
                es: "Descuentos de todo el pedido.")
        case "serviceItems.shipping":
            say(
                en: "Shipping that the buyer paid.",
                fr: "Frais d’expédition payés par l’acheteur.",
                es: "Envío que pagó el comprador.")
        case "serviceItems.handling":
            say(
                en: "Handling that the buyer paid.",
                fr: "Frais de manutention payés par l’acheteur.",
                es: "Manipulación que pagó el comprador.")
        case "serviceItems.fee":
            say(
                en: "Other fees that the buyer paid.",
                fr: "Autres frais payés par l’acheteur.",
                es: "Otros cargos que pagó el comprador.")
        case "serviceItems.tip":
            say(
                en: "Tips. Where they belong to employees, choose a liability.",
                fr: "Pourboires. S’ils reviennent aux employés, choisissez un compte de passif.",
                es: "Propinas. Si son de los empleados, elija un pasivo.")
        case "serviceItems.giftCard":
            say(
                en: "Gift cards sold: a liability until they are used.",
                fr: "Cartes-cadeaux vendues : une dette jusqu’à leur utilisation.",
                es: "Tarjetas de regalo vendidas: un pasivo hasta que se usan.")
        case "serviceItems.rounding":
            say(
                en: "The last cent between the store and the books.",
                fr: "Le dernier centime entre la boutique et les livres.",
                es: "El último céntimo entre la tienda y los libros.")
        case "serviceItems.salesTax":
            say(
                en: "Sales tax as a line, where `tax.unitedStatesMode` is `totalAsItem`.",
                fr: "La taxe de vente comme ligne, si `tax.unitedStatesMode` vaut `totalAsItem`.",
                es: "El impuesto como línea, si `tax.unitedStatesMode` es `totalAsItem`.")
        case "serviceItems.refund":
            say(
                en: "What was given back without saying for which line.",
                fr: "Ce qui a été rendu sans préciser pour quelle ligne.",
                es: "Lo devuelto sin decir por qué línea.")
        case "service.item":
            say(
                en: "The item of the books; without it the one of that name, created when there is none.",
                fr: "L’article des livres ; sans lui, celui qui porte ce nom, créé s’il n’existe pas.",
                es: "El artículo de los libros; sin él, el de ese nombre, que se crea si no existe.")
        case "service.name":
            say(en: "The name of the item.", fr: "Le nom de l’article.", es: "El nombre del artículo.")
        case "service.account":
            say(
                en: "The account of the item when it is created.",
                fr: "Le compte de l’article lorsqu’il est créé.",
                es: "La cuenta del artículo cuando se crea.")
        case "products":
            say(
                en: "How products of the store become items of the books.",
                fr: "Comment les produits de la boutique deviennent des articles des livres.",
                es: "Cómo los productos de la tienda se convierten en artículos de los libros.")
        case "products.matching":
            say(
                en: "By what a product is found among the items. The SKU is usual, because names change.",
                fr:
                    "Par quoi un produit est retrouvé parmi les articles. D’ordinaire la référence (SKU), car les noms changent.",
                es:
                    "Por qué se encuentra un producto entre los artículos. Lo usual es el SKU, porque los nombres cambian."
            )
        case "products.createsItems":
            say(
                en: "A sale of an unknown product creates its item.",
                fr: "La vente d’un produit inconnu crée son article.",
                es: "La venta de un producto desconocido crea su artículo.")
        case "products.fallbackItem":
            say(
                en: "Takes sales of unknown products when items are not created.",
                fr: "Reçoit les ventes de produits inconnus quand les articles ne sont pas créés.",
                es: "Recibe las ventas de productos desconocidos cuando no se crean artículos.")
        case "products.createsInventoryItems":
            say(
                en:
                    "Stock that the store counts becomes inventory items. Off, because the books then want quantities that somebody must keep right.",
                fr:
                    "Le stock compté par la boutique devient des articles de stock. Désactivé, car les livres exigent alors des quantités que quelqu’un doit tenir à jour.",
                es:
                    "Las existencias que cuenta la tienda se crean como artículos de inventario. Desactivado, porque los libros exigen entonces cantidades que alguien debe mantener."
            )
        case "products.inventoryStart":
            say(
                en:
                    "The day from which new stock items are counted, before the oldest document that names them. None: before the oldest order that may still come.",
                fr:
                    "Le jour à partir duquel les nouveaux articles de stock sont comptés, avant le plus ancien document qui les nomme. Aucun : avant la plus ancienne commande qui peut encore venir.",
                es:
                    "El día desde el que se cuentan los nuevos artículos de inventario, antes del documento más antiguo que los nombre. Ninguno: antes del pedido más antiguo que aún pueda llegar."
            )
        case "products.stock":
            say(
                en: "The accounts of products with stock.",
                fr: "Les comptes des produits en stock.",
                es: "Las cuentas de los productos con existencias.")
        case "products.nonStock":
            say(
                en: "The accounts of products without stock.",
                fr: "Les comptes des produits sans stock.",
                es: "Las cuentas de los productos sin existencias.")
        case "goods.income":
            say(
                en: "Where their sales are booked.",
                fr: "Où leurs ventes sont comptabilisées.",
                es: "Dónde se contabilizan sus ventas.")
        case "goods.expense":
            say(
                en: "Where their cost is booked.",
                fr: "Où leur coût est comptabilisé.",
                es: "Dónde se contabiliza su costo.")
        case "products.assetAccount":
            say(en: "What stock is worth.", fr: "La valeur du stock.", es: "El valor de las existencias.")
        case "products.serviceIncomeAccount":
            say(
                en: "The income account of services that are created.",
                fr: "Le compte de produits des services créés.",
                es: "La cuenta de ingresos de los servicios que se crean.")
        default: nil
        }
    }
}
