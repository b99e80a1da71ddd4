/// Writes the XML of a request; texts are escaped, and nothing stands between the elements.
struct SoapText {
    private(set) var text = #"<?xml version="1.0" encoding="UTF-8"?>"#

    /// The envelope around a request of one service. Source: SOAP 1.1 §4.
    static func envelope(_ service: PromoStandardsService, _ write: (inout SoapText) -> Void) -> String {
        var body = SoapText()
        body.text +=
            #"<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns="\#(service.namespace)" xmlns:shar="\#(service.namespace)SharedObjects/"><soapenv:Header/><soapenv:Body>"#
        write(&body)
        body.text += "</soapenv:Body></soapenv:Envelope>"
        return body.text
    }

    mutating func element(_ name: String, _ write: (inout SoapText) -> Void) {
        text += "<\(name)>"
        write(&self)
        text += "</\(name)>"
    }

    /// Nothing for an empty text.
    mutating func leaf(_ name: String, _ value: String?, most: Int = .max) {
        guard let value, !value.isEmpty else { return }
        text += "<\(name)>\(Self.escaped(String(value.prefix(most))))</\(name)>"
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            // XML has no place for other signs that steer.
            case "\t", "\n", "\r": text += " "
            default: if scalar.value >= 32 { text.unicodeScalars.append(scalar) }
            }
        }
        return text
    }
}

/// The services of PromoStandards that are used. Source: PromoStandards Purchase Order 1.0.0, Invoice 1.0.0, Order Status 2.0.0.
enum PromoStandardsService {
    case purchaseOrder, invoice, orderStatus

    var namespace: String {
        switch self {
        case .purchaseOrder: "http://www.promostandards.org/WSDL/PO/1.0.0/"
        case .invoice: "http://www.promostandards.org/WSDL/Invoice/1.0.0/"
        case .orderStatus: "http://www.promostandards.org/WSDL/OrderStatus/2.0.0/"
        }
    }

    var version: String {
        switch self {
        case .purchaseOrder, .invoice: "1.0.0"
        case .orderStatus: "2.0.0"
        }
    }
}
