/// The language a company's user has chosen: the service translates its messages, never its codes.
///
/// Source: quickbooks-online.md §6.1.
package enum SandboxLanguage: String, Sendable {
    case en, fr, es

    func message(_ code: String, else english: String) -> String {
        switch self {
        case .en: english
        case .fr: Self.french[code] ?? "Une erreur s'est produite lors du traitement de votre demande"
        case .es: Self.spanish[code] ?? "Se ha producido un error al procesar la solicitud"
        }
    }

    private static let french = [
        "610": "Objet introuvable", "2010": "La demande contient une propriété non valide ou non prise en charge",
        "2020": "Paramètre obligatoire manquant", "2050": "La longueur de la chaîne n'est pas prise en charge",
        "2500": "Identifiant de référence non valide", "5010": "Erreur d'objet périmé",
        "6000": "Une erreur de validation s'est produite", "6070": "Le calcul du montant est incorrect",
        "6140": "Numéro de document en double", "6190": "État de l'entreprise non valide",
        "6210": "Période comptable clôturée", "6240": "Ce nom existe déjà",
    ]

    private static let spanish = [
        "610": "Objeto no encontrado", "2010": "La solicitud tiene una propiedad no válida o no compatible",
        "2020": "Falta un parámetro obligatorio", "2050": "La longitud de la cadena no es compatible",
        "2500": "Identificador de referencia no válido", "5010": "Error de objeto obsoleto",
        "6000": "Se ha producido un error de validación", "6070": "El cálculo del importe es incorrecto",
        "6140": "Número de documento duplicado", "6190": "Estado de la empresa no válido",
        "6210": "Período contable cerrado", "6240": "El nombre ya existe",
    ]
}
