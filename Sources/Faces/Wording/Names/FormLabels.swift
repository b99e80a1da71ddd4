package import ConnectorKit

extension Sentences {
    /// The label of a field of a connection's form (I3); a key that we do not know is shown as it is.
    package func label(of field: FormField) -> String {
        FieldKey(rawValue: field.key).map { label(of: $0) } ?? plain(field.key)
    }

    private func label(of key: FieldKey) -> String {
        switch key {
        case .storeID: say(en: "Store number", fr: "Numéro de la boutique", es: "Número de la tienda")
        case .token: say(en: "Secret token", fr: "Jeton secret", es: "Token secreto")
        case .baseURL, .url: say(en: "Address", fr: "Adresse", es: "Dirección")
        case .key: say(en: "Secret key", fr: "Clé secrète", es: "Clave secreta")
        case .user: say(en: "User", fr: "Utilisateur", es: "Usuario")
        case .password: say(en: "Password", fr: "Mot de passe", es: "Contraseña")
        }
    }

    /// Fields that several kinds of stores ask for, by the key of ``FormField``.
    private enum FieldKey: String { case storeID, token, baseURL, url, key, user, password }
}
