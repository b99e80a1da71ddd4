/// What was done, said on the page that follows. Addresses name it by its case.
package enum DoneWord: String, PageWord {
    case saved, passwordChanged, sessionEnded, sessionsEnded, factorOff, roleGiven, personRemoved, withdrawn, teamSaved
    case teamRemoved, companyMade, joined, signedOut, passwordSaved, invitationSent, passwordLinkSent
    case storeConnected, booksSaved, booksSignedIn, booksReplaced, listsRead, uninstalled, uninstalledUnrevoked
    case repaired, leftOut, restored, causeGone
    case nothingChosen, ordersAgain, ordersLeftOut, orderAgain, orderRestored, answerSaved, planChanged, orderSent
    case orderAsSent, purchaseOrderSent, purchaseOrderRefused, papersFetched
    case findingKept, repostAsked, findingLinked
    case sessionOver, settingsSaved, unlinked, switchedOn, nothingToPost, keyRevoked

    package func text(_ s: Sentences) -> String {
        switch self {
        case .keyRevoked:
            s.say(
                en: "The key was revoked; it opens nothing any more.",
                fr: "La clé est révoquée ; elle ne donne plus accès à rien.",
                es: "La clave se revocó; ya no da acceso a nada.")
        case .saved: s.say(en: "Saved.", fr: "Enregistré.", es: "Guardado.")
        case .passwordChanged:
            s.say(
                en: "The password was changed, and every other browser signed out.",
                fr: "Le mot de passe est changé, et tous les autres navigateurs sont déconnectés.",
                es: "Se cambió la contraseña y se cerraron las demás sesiones.")
        case .sessionOver:
            s.say(
                en: "You had been signed out, so nothing was done. Sign in, then send the form again.",
                fr: "Votre session était terminée : rien n’a été fait. Connectez-vous, puis renvoyez le formulaire.",
                es: "Su sesión había terminado: no se hizo nada. Inicie sesión y envíe de nuevo el formulario.")
        case .sessionEnded:
            s.say(en: "That browser was signed out.", fr: "Ce navigateur est déconnecté.", es: "Se cerró esa sesión.")
        case .sessionsEnded:
            s.say(
                en: "Every other browser was signed out.", fr: "Tous les autres navigateurs sont déconnectés.",
                es: "Se cerraron las demás sesiones.")
        case .factorOff:
            s.say(
                en: "The second factor is off.", fr: "Le second facteur est désactivé.",
                es: "El segundo factor está desactivado.")
        case .roleGiven: s.say(en: "The role was changed.", fr: "Le rôle est changé.", es: "Se cambió el rol.")
        case .personRemoved:
            s.say(
                en: "The person has no role here any more.", fr: "La personne n’a plus de rôle ici.",
                es: "La persona ya no tiene ningún rol aquí.")
        case .withdrawn:
            s.say(en: "The invitation was withdrawn.", fr: "L’invitation est retirée.", es: "Se anuló la invitación.")
        case .teamSaved: s.say(en: "The team was saved.", fr: "L’équipe est enregistrée.", es: "Se guardó el equipo.")
        case .teamRemoved:
            s.say(en: "The team was removed.", fr: "L’équipe est supprimée.", es: "Se eliminó el equipo.")
        case .companyMade: s.say(en: "The company was created.", fr: "La société est créée.", es: "Se creó la empresa.")
        case .joined: s.say(en: "Welcome.", fr: "Bienvenue.", es: "Le damos la bienvenida.")
        case .signedOut: s.say(en: "You are signed out.", fr: "Vous êtes déconnecté.", es: "Se cerró su sesión.")
        case .storeConnected:
            s.say(
                en: "The store is connected: it answered, and what it has can be read.",
                fr: "La boutique est connectée : elle a répondu, et ses données sont lisibles.",
                es: "La tienda está conectada: respondió y se pueden leer sus datos.")
        case .booksSaved:
            s.say(
                en: "Saved. Sign in to go on.", fr: "Enregistré. Authentifiez-vous pour continuer.",
                es: "Guardado. Inicie sesión para continuar.")
        case .booksSignedIn:
            s.say(
                en: "Signed in to QuickBooks.", fr: "Authentifié auprès de QuickBooks.",
                es: "Sesión iniciada en QuickBooks.")
        case .booksReplaced:
            s.say(
                en:
                    "Signed in to another company. Nothing had been posted to the one before, and what was read there is forgotten. Settings that named its accounts must be chosen again.",
                fr:
                    "Authentifié auprès d’une autre société ; rien n’était comptabilisé dans la précédente : ce qui y a été lu est oublié. Les réglages qui nommaient ses comptes sont à refaire.",
                es:
                    "Sesión iniciada en otra empresa; en la anterior no se contabilizó nada: lo leído allí se olvidó. Los ajustes que nombraban sus cuentas deben elegirse de nuevo."
            )
        case .listsRead:
            s.say(
                en: "All lists were read.", fr: "Toutes les listes sont lues.", es: "Se leyeron todas las listas.")
        case .switchedOn:
            s.say(
                en: "Switched on: orders are read and posted every hour.",
                fr: "Activé : les commandes sont lues et comptabilisées chaque heure.",
                es: "Activado: los pedidos se leen y contabilizan cada hora.")
        case .nothingToPost:
            s.say(
                en: "No order would be posted by these settings.",
                fr: "Aucune commande ne serait comptabilisée selon ces réglages.",
                es: "Con estos ajustes no se contabilizaría ningún pedido.")
        case .unlinked:
            s.say(
                en: "The link has ended. What the books have stays there as it is.",
                fr: "L’association a pris fin. Ce que contiennent les livres y reste tel quel.",
                es: "El vínculo ha terminado. Lo que está en los libros queda allí tal cual.")
        case .settingsSaved:
            s.say(
                en: "Saved as a new version. Orders that need you are decided again with it.",
                fr: "Enregistré comme nouvelle version. Les commandes à traiter sont réexaminées avec elle.",
                es: "Guardado como versión nueva. Los pedidos que requieren su atención se evalúan de nuevo con ella.")
        case .uninstalled:
            s.say(
                en: "The integration was uninstalled. Its history stays.",
                fr: "L’intégration est désinstallée. Son historique reste.",
                es: "Se desinstaló la integración. Su historial se conserva.")
        case .uninstalledUnrevoked:
            s.say(
                en:
                    "The integration was uninstalled, but the sign-in could not be revoked at QuickBooks: disconnect the application there too.",
                fr:
                    "L’intégration est désinstallée, mais l’accès n’a pas pu être révoqué auprès de QuickBooks : déconnectez-y aussi l’application.",
                es:
                    "Se desinstaló la integración, pero no se pudo revocar el acceso en QuickBooks: desconecte también allí la aplicación."
            )
        case .repaired:
            s.say(
                en: "Saved. These orders are decided again at the next run.",
                fr: "Enregistré. Ces commandes seront réexaminées à la prochaine exécution.",
                es: "Guardado. Estos pedidos se evaluarán de nuevo en la próxima ejecución.")
        case .leftOut:
            s.say(
                en: "Kept out of the books from the next run on, and listed under Ignored.",
                fr: "Hors des livres dès la prochaine exécution, et dans la liste « Ignorées ».",
                es: "Fuera de los libros desde la próxima ejecución, y en la lista «Ignorados».")
        case .restored:
            s.say(
                en: "The order is like any other again.", fr: "La commande est de nouveau comme les autres.",
                es: "El pedido vuelve a ser como los demás.")
        case .findingKept:
            s.say(
                en: "It is kept as it is; you are told if it changes again.",
                fr: "Il est gardé tel quel ; il sera signalé s’il change encore.",
                es: "Se conserva como está; se avisará si vuelve a cambiar.")
        case .repostAsked:
            s.say(
                en: "It is posted again with the next run.",
                fr: "Il sera remis dans les livres à la prochaine exécution.",
                es: "Se volverá a contabilizar en la próxima ejecución.")
        case .findingLinked:
            s.say(
                en: "It is linked to its order.", fr: "Il est associé à sa commande.",
                es: "Queda vinculado con su pedido.")
        case .causeGone:
            s.say(
                en: "No order has that reason any more.", fr: "Plus aucune commande n’a ce motif.",
                es: "Ya no hay pedidos con ese motivo.")
        case .nothingChosen:
            s.say(
                en: "No order was chosen, and nothing was done.",
                fr: "Aucune commande n’était choisie : rien n’a été fait.",
                es: "No había ningún pedido elegido: no se hizo nada.")
        case .ordersAgain: s.nextSyncDecidesThem
        case .ordersLeftOut:
            s.say(
                en: "They are left out of the books.", fr: "Elles restent hors des livres.",
                es: "Quedan fuera de los libros.")
        case .orderAgain: s.nextSyncDecides
        case .orderRestored:
            s.say(
                en: "It is taken up again; the next sync decides it.",
                fr: "Elle est reprise ; la prochaine synchronisation la réexamine.",
                es: "Se retoma; la próxima sincronización lo evalúa.")
        case .answerSaved:
            s.say(
                en: "Saved. The next sync decides the order again.",
                fr: "Enregistré. La prochaine synchronisation réexamine la commande.",
                es: "Guardado. La próxima sincronización vuelve a evaluar el pedido.")
        case .planChanged:
            s.say(
                en: "What would be posted has changed meanwhile. Nothing was sent; this is how it is now.",
                fr: "Ce qui serait comptabilisé a changé entre-temps. Rien n’a été envoyé ; voici l’état actuel.",
                es: "Lo que se contabilizaría ha cambiado entretanto. No se envió nada; así está ahora.")
        case .orderSent:
            s.say(
                en: "The order was sent. Below is where it stands now.",
                fr: "La commande a été envoyée. Voici où elle en est.",
                es: "El pedido se envió. Abajo está cómo ha quedado.")
        case .purchaseOrderSent:
            s.say(
                en: "The supplier has received the purchase order.", fr: "Le fournisseur a reçu le bon de commande.",
                es: "El proveedor ha recibido la orden de compra.")
        case .purchaseOrderRefused:
            s.say(
                en: "The supplier refused the purchase order; their answer is beside it.",
                fr: "Le fournisseur a refusé le bon de commande ; sa réponse est à côté.",
                es: "El proveedor rechazó la orden de compra; su respuesta está al lado.")
        case .papersFetched:
            s.say(
                en: "The suppliers were asked for invoices.", fr: "Les factures ont été demandées aux fournisseurs.",
                es: "Se pidieron las facturas a los proveedores.")
        case .orderAsSent:
            s.say(
                en: "QuickBooks had everything already: nothing was changed.",
                fr: "QuickBooks avait déjà tout : rien n’a été modifié.",
                es: "QuickBooks ya lo tenía todo: no se cambió nada.")
        case .invitationSent:
            s.say(
                en: "The invitation is on its way by e-mail.", fr: "L’invitation part par courriel.",
                es: "La invitación va en camino por correo.")
        case .passwordLinkSent:
            s.say(
                en: "The link is on its way by e-mail.", fr: "Le lien part par courriel.",
                es: "El enlace va en camino por correo.")
        case .passwordSaved:
            s.say(
                en: "The password was saved. Sign in with it.",
                fr: "Le mot de passe est enregistré. Connectez-vous avec lui.",
                es: "Se guardó la contraseña. Inicie sesión con ella.")
        }
    }
}
