extension EcwidSampleStore {
    func productCall(_ question: EcwidQuestion, _ path: [String]) throws(EcwidRefusal) -> EcwidAnswer {
        throw .pathNotFound
    }
    func customerCall(_ question: EcwidQuestion, _ path: [String]) throws(EcwidRefusal) -> EcwidAnswer {
        throw .pathNotFound
    }
    func sampleCommand(_ question: EcwidQuestion) throws(EcwidRefusal) -> EcwidAnswer { throw .pathNotFound }
    func oauth(_ question: EcwidQuestion) throws(EcwidRefusal) -> EcwidAnswer { throw .pathNotFound }
}
