import Accounting
import Commerce
import ConnectorKit
import Foundation

/// A purchase order as a supplier takes it: the order of the elements is fixed. Source: PromoStandards SendPORequest.xsd.
struct PurchaseOrderRequest {
    let order: Order
    let supplied: SupplierOrder
    let sender: SupplierSender
    let access: SupplierAccess

    static let action = "sendPO"

    var text: String {
        SoapText.envelope(.purchaseOrder) { envelope in
            envelope.element("ns:SendPORequest") { request in
                request.leaf("shar:wsVersion", PromoStandardsService.purchaseOrder.version)
                request.leaf("shar:id", access.id, most: 64)
                request.leaf("shar:password", access.password, most: 64)
                request.element("ns:PO") { write(&$0) }
            }
        }
    }

    private func write(_ po: inout SoapText) {
        po.leaf("ns:orderType", "Simple")
        po.leaf("ns:orderNumber", supplied.number, most: 64)
        po.leaf("ns:orderDate", time(supplied.date ?? BusinessDate(order.placedAt, in: .gmt)))
        po.leaf("ns:totalAmount", supplied.total(order.currency).description)
        po.leaf("ns:paymentTerms", order.terms)
        po.leaf("ns:rush", String(order.lines.contains { $0.charge == "rush" && isSupplied($0) }))
        po.leaf("shar:currency", order.currency.code)
        po.element("ns:OrderContactArray") { contacts in
            contacts.element("shar:Contact") { contact in
                contact.leaf("shar:accountName", sender.name, most: 64)
                contact.leaf("shar:accountNumber", supplied.supplier.accountNumber, most: 64)
                contact.leaf("shar:contactType", "Order")
                contact.element("shar:ContactDetails") { details(&$0, sender.name, sender.address, sender.email) }
            }
        }
        po.element("ns:ShipmentArray") { shipments in shipments.element("shar:Shipment") { shipment(&$0) } }
        po.element("ns:LineItemArray") { items in
            for (index, line) in supplied.lines.enumerated() {
                items.element("ns:LineItem") { write(line, number: index + 1, &$0) }
            }
        }
        po.leaf("ns:termsAndConditions", sender.terms.isEmpty ? "-" : sender.terms)
        po.leaf("ns:salesChannel", "esp")
    }

    private func isSupplied(_ line: OrderLine) -> Bool { supplied.lines.contains { $0.lineID == line.id } }

    private func shipment(_ shipment: inout SoapText) {
        shipment.leaf("shar:shipReferences", order.customerPurchaseOrder ?? order.number, most: 64)
        shipment.leaf("shar:allowConsolidation", "true")
        shipment.leaf("shar:blindShip", "true")
        shipment.leaf("shar:packingListRequired", "true")
        shipment.element("shar:FreightDetails") { freight in
            freight.leaf("shar:carrier", "BEST")
            freight.leaf("shar:service", "GROUND")
        }
        shipment.element("shar:ShipTo") { place in
            place.leaf("shar:customerPickup", "false")
            let buyer = order.buyer
            place.element("shar:ContactDetails") {
                details(&$0, buyer.name, buyer.shippingAddress ?? buyer.billingAddress, buyer.email)
            }
            place.leaf("shar:shipmentId", "1")
        }
    }

    private func details(_ details: inout SoapText, _ name: String, _ address: PostalAddress?, _ email: String?) {
        details.leaf("shar:companyName", name, most: 35)
        for (index, line) in (address?.lines ?? []).prefix(3).enumerated() {
            details.leaf("shar:address\(index + 1)", line, most: 35)
        }
        details.leaf("shar:city", address?.city, most: 30)
        details.leaf("shar:region", address?.region, most: 3)
        details.leaf("shar:postalCode", address?.postalCode, most: 10)
        details.leaf("shar:country", address?.country, most: 2)
        details.leaf("shar:email", email, most: 128)
    }

    private func write(_ line: SuppliedLine, number: Int, _ item: inout SoapText) {
        item.leaf("ns:lineNumber", String(number))
        item.leaf("ns:lineReferenceId", line.lineID, most: 64)
        item.leaf("shar:description", line.text.isEmpty ? line.name : line.text)
        item.leaf("ns:lineType", "New")
        item.element("shar:Quantity") { quantity in
            quantity.leaf("shar:uom", "EA")
            quantity.leaf("shar:value", line.quantity.description)
        }
        item.element("shar:ToleranceDetails") { $0.leaf("shar:tolerance", "ExactOnly") }
        item.leaf("ns:allowPartialShipments", "false")
        item.leaf("shar:unitPrice", line.unitCost.description)
        item.leaf("ns:lineItemTotal", line.amount.description)
        item.leaf("ns:endCustomerSalesOrder", order.number, most: 64)
        item.leaf("shar:productId", line.sku, most: 64)
        item.leaf("shar:lineItemGroupingId", "1")
    }

    private func time(_ day: BusinessDate) -> String { "\(day)T12:00:00Z" }
}
