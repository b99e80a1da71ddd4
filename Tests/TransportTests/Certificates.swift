/// Certificates for servers on this machine, all with one key, and the authority that signed them. They are valid until 2120, but for those
/// that shall not be. Made with `openssl ca`; nothing else believes them.
enum Certificates {
    /// Signed all but one of the others.
    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBjjCCATSgAwIBAgIUHiUfwe7LpOuxYZrJvHDpGeSu+WwwCgYIKoZIzj0EAwIw
        JDEiMCAGA1UEAwwZQm9va2JyaWRnZSB0ZXN0IGF1dGhvcml0eTAgFw0xOTAxMDEw
        MDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowJDEiMCAGA1UEAwwZQm9va2JyaWRnZSB0
        ZXN0IGF1dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKOVMygJ/G/n
        RIjimZd8m4QEfe2RXAatGIuG3NIJi/ukEMIrCRR8/2e1PpL9NI42lUMB2Q+cffw3
        me4ANUEL7kijQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgIEMB0G
        A1UdDgQWBBSh0x+b5mjH8zLRHZ0c4WswaoG13TAKBggqhkjOPQQDAgNIADBFAiEA
        vgduG3qO6K+QT2ITEA+dMwPNGC8Y9pSK4KJouuVGTOgCIEwkBRfuwY171yvEt0DX
        kxd68+dEMEeq2PLytjcLxxQp
        -----END CERTIFICATE-----
        """
    /// For `localhost`.
    static let trusted = """
        -----BEGIN CERTIFICATE-----
        MIIBojCCAUmgAwIBAgIURO2FbbmK5kt/PuhN//iw1pHrBIgwCgYIKoZIzj0EAwIw
        JDEiMCAGA1UEAwwZQm9va2JyaWRnZSB0ZXN0IGF1dGhvcml0eTAgFw0yMDAxMDEw
        MDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowEjEQMA4GA1UEAwwHdHJ1c3RlZDBZMBMG
        ByqGSM49AgEGCCqGSM49AwEHA0IABI0Fti5hXhDYlZCCYY+BkNmktXVlwn7ykPxk
        y57HH9B/aCcFdWogx4pBCQFp6JlJsDL9dTGNhQOPRdNejAIDD1WjaTBnMBoGA1Ud
        EQQTMBGCCWxvY2FsaG9zdIcEfwAAATAJBgNVHRMEAjAAMB0GA1UdDgQWBBRczoeG
        r9geF5/Llz741qhJx8N18jAfBgNVHSMEGDAWgBSh0x+b5mjH8zLRHZ0c4WswaoG1
        3TAKBggqhkjOPQQDAgNHADBEAiBr4X4WYFWJ/9z+Ti+Ba3Ob+JzfxlP0xsnIeNbO
        deQgNQIgWdFYmNzjEst+SWe7h7izx4wFYZ2wQZINfcSKYI0AWOk=
        -----END CERTIFICATE-----
        """
    /// For `shop.example`.
    static let ofOtherName = """
        -----BEGIN CERTIFICATE-----
        MIIBnTCCAUSgAwIBAgIUGCX9uBaYcU4ISZgrFuDzgjzkvn4wCgYIKoZIzj0EAwIw
        JDEiMCAGA1UEAwwZQm9va2JyaWRnZSB0ZXN0IGF1dGhvcml0eTAgFw0yMDAxMDEw
        MDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowEDEOMAwGA1UEAwwFb3RoZXIwWTATBgcq
        hkjOPQIBBggqhkjOPQMBBwNCAASNBbYuYV4Q2JWQgmGPgZDZpLV1ZcJ+8pD8ZMue
        xx/Qf2gnBXVqIMeKQQkBaeiZSbAy/XUxjYUDj0XTXowCAw9Vo2YwZDAXBgNVHREE
        EDAOggxzaG9wLmV4YW1wbGUwCQYDVR0TBAIwADAdBgNVHQ4EFgQUXM6Hhq/YHhef
        y5c++NaoScfDdfIwHwYDVR0jBBgwFoAUodMfm+Zox/My0R2dHOFrMGqBtd0wCgYI
        KoZIzj0EAwIDRwAwRAIgGulI/WFvG7SeM8LNQxop0Z6txJGNqQX6O+STGGASdjgC
        IAcsOkCvHE3HdBzI5DPQCdLrk8k8kE532UnCD0USaTCK
        -----END CERTIFICATE-----
        """
    /// For `localhost`, until 2020.
    static let expired = """
        -----BEGIN CERTIFICATE-----
        MIIBnDCCAUGgAwIBAgIUMt42pi+k4x19f1f+lrJ1gWXOEeEwCgYIKoZIzj0EAwIw
        JDEiMCAGA1UEAwwZQm9va2JyaWRnZSB0ZXN0IGF1dGhvcml0eTAeFw0xOTAxMDEw
        MDAwMDBaFw0yMDAxMDEwMDAwMDBaMBIxEDAOBgNVBAMMB2V4cGlyZWQwWTATBgcq
        hkjOPQIBBggqhkjOPQMBBwNCAASNBbYuYV4Q2JWQgmGPgZDZpLV1ZcJ+8pD8ZMue
        xx/Qf2gnBXVqIMeKQQkBaeiZSbAy/XUxjYUDj0XTXowCAw9Vo2MwYTAUBgNVHREE
        DTALgglsb2NhbGhvc3QwCQYDVR0TBAIwADAdBgNVHQ4EFgQUXM6Hhq/YHhefy5c+
        +NaoScfDdfIwHwYDVR0jBBgwFoAUodMfm+Zox/My0R2dHOFrMGqBtd0wCgYIKoZI
        zj0EAwIDSQAwRgIhAPL5Bcy7jkDdI+wuZxYBVtFCnqqQUrEoQ1baDWHdKlAQAiEA
        kbrsdzNWI6OHVtVOyM3PJNQod2JGugNXZg0qPxzkUa4=
        -----END CERTIFICATE-----
        """
    /// For `localhost`, from 2110 on.
    static let ofLater = """
        -----BEGIN CERTIFICATE-----
        MIIBnzCCAUSgAwIBAgIUTSp5wsgE17KXpwSOVyGv5aeQSU4wCgYIKoZIzj0EAwIw
        JDEiMCAGA1UEAwwZQm9va2JyaWRnZSB0ZXN0IGF1dGhvcml0eTAiGA8yMTEwMDEw
        MTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjARMQ8wDQYDVQQDDAZmdXR1cmUwWTAT
        BgcqhkjOPQIBBggqhkjOPQMBBwNCAASNBbYuYV4Q2JWQgmGPgZDZpLV1ZcJ+8pD8
        ZMuexx/Qf2gnBXVqIMeKQQkBaeiZSbAy/XUxjYUDj0XTXowCAw9Vo2MwYTAUBgNV
        HREEDTALgglsb2NhbGhvc3QwCQYDVR0TBAIwADAdBgNVHQ4EFgQUXM6Hhq/YHhef
        y5c++NaoScfDdfIwHwYDVR0jBBgwFoAUodMfm+Zox/My0R2dHOFrMGqBtd0wCgYI
        KoZIzj0EAwIDSQAwRgIhANQ6xHsbEthfNOZ9NV1Eg/Fmz5Zqa2aH/2YQINCc/vDH
        AiEAkoK4u1fwDMzdcDk2761Y+ZZ9cXzwddnRQ+0MRpARtyE=
        -----END CERTIFICATE-----
        """
    /// For `localhost`, signed by itself.
    static let ofItself = """
        -----BEGIN CERTIFICATE-----
        MIIBbjCCARSgAwIBAgIUAmBFN1t1sxzF44jk5FMjGKmFDocwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTE5MDEwMTAwMDAwMFoYDzIxMjAwMTAx
        MDAwMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAASNBbYuYV4Q2JWQgmGPgZDZpLV1ZcJ+8pD8ZMuexx/Qf2gnBXVqIMeK
        QQkBaeiZSbAy/XUxjYUDj0XTXowCAw9Vo0IwQDAUBgNVHREEDTALgglsb2NhbGhv
        c3QwCQYDVR0TBAIwADAdBgNVHQ4EFgQUXM6Hhq/YHhefy5c++NaoScfDdfIwCgYI
        KoZIzj0EAwIDSAAwRQIgQwx8svcJ1/5X3T4xVkAQdKZPV3FAQR57m/zGXWqxafcC
        IQDhHaj4FqKmlWLgiDxGOohL1XZAqVMMj7aJA4sNvgvyjw==
        -----END CERTIFICATE-----
        """
    /// Of all of them; it guards nothing.
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgGGPsdtwDu5o6nRI/
        z42/irUFTHcgIMNfuismpIcaGS+hRANCAASNBbYuYV4Q2JWQgmGPgZDZpLV1ZcJ+
        8pD8ZMuexx/Qf2gnBXVqIMeKQQkBaeiZSbAy/XUxjYUDj0XTXowCAw9V
        -----END PRIVATE KEY-----
        """
}
