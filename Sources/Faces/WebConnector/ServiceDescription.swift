import QuickBooksDesktop

/// The description of the service, for SOAP libraries; the Web Connector itself never reads it.
enum ServiceDescription {
    static func text(at address: String) -> String {
        let space = SOAPCall.space
        var (elements, messages, operations, bindings) = ("", "", "", "")
        for (name, arguments, result) in calls {
            let fields = arguments.map {
                "<s:element minOccurs=\"\($0.hasPrefix("qbXMLM") ? 1 : 0)\" maxOccurs=\"1\" name=\"\($0)\" type=\"s:\($0.hasPrefix("qbXMLM") ? "int" : "string")\"/>"
            }.joined()
            elements +=
                "<s:element name=\"\(name)\"><s:complexType><s:sequence>\(fields)</s:sequence></s:complexType></s:element>"
            elements +=
                "<s:element name=\"\(name)Response\"><s:complexType><s:sequence><s:element minOccurs=\"\(result == "s:int" ? 1 : 0)\" maxOccurs=\"1\" name=\"\(name)Result\" type=\"\(result)\"/></s:sequence></s:complexType></s:element>"
            messages +=
                "<wsdl:message name=\"\(name)SoapIn\"><wsdl:part name=\"parameters\" element=\"tns:\(name)\"/></wsdl:message><wsdl:message name=\"\(name)SoapOut\"><wsdl:part name=\"parameters\" element=\"tns:\(name)Response\"/></wsdl:message>"
            operations +=
                "<wsdl:operation name=\"\(name)\"><wsdl:input message=\"tns:\(name)SoapIn\"/><wsdl:output message=\"tns:\(name)SoapOut\"/></wsdl:operation>"
            bindings +=
                "<wsdl:operation name=\"\(name)\"><soap:operation soapAction=\"\(space)\(name)\" style=\"document\"/><wsdl:input><soap:body use=\"literal\"/></wsdl:input><wsdl:output><soap:body use=\"literal\"/></wsdl:output></wsdl:operation>"
        }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <wsdl:definitions xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="\(space)" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" targetNamespace="\(space)"><wsdl:types><s:schema elementFormDefault="qualified" targetNamespace="\(space)">\(elements)<s:complexType name="ArrayOfString"><s:sequence><s:element minOccurs="0" maxOccurs="unbounded" name="string" nillable="true" type="s:string"/></s:sequence></s:complexType></s:schema></wsdl:types>\(messages)<wsdl:portType name="QBWebConnectorSvcSoap">\(operations)</wsdl:portType><wsdl:binding name="QBWebConnectorSvcSoap" type="tns:QBWebConnectorSvcSoap"><soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>\(bindings)</wsdl:binding><wsdl:service name="QBWebConnectorSvc"><wsdl:port name="QBWebConnectorSvcSoap" binding="tns:QBWebConnectorSvcSoap"><soap:address location="\(XMLText.escaped(address))"/></wsdl:port></wsdl:service></wsdl:definitions>

            """
    }

    private static let calls: [(name: String, arguments: [String], result: String)] = [
        ("serverVersion", ["strVersion"], "s:string"), ("clientVersion", ["strVersion"], "s:string"),
        ("authenticate", ["strUserName", "strPassword"], "tns:ArrayOfString"),
        (
            "sendRequestXML",
            ["ticket", "strHCPResponse", "strCompanyFileName", "qbXMLCountry", "qbXMLMajorVers", "qbXMLMinorVers"],
            "s:string"
        ),
        ("receiveResponseXML", ["ticket", "response", "hresult", "message"], "s:int"),
        ("connectionError", ["ticket", "hresult", "message"], "s:string"),
        ("getLastError", ["ticket"], "s:string"), ("closeConnection", ["ticket"], "s:string"),
        ("getInteractiveURL", ["wcTicket", "sessionID"], "s:string"),
        ("interactiveRejected", ["wcTicket", "reason"], "s:string"), ("interactiveDone", ["wcTicket"], "s:string"),
    ]
}
