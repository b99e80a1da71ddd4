/// Whether a request has the form that QuickBooks' parser takes: which elements, in which order, how often, with which
/// attributes, in this version and edition. One mistake refuses the whole message set.
///
/// Source: quickbooks-desktop.md §3, §3.4.
struct StructureCheck {
    let grammar: Grammar
    let edition: DesktopEdition
    let version: QBXMLVersion

    /// What is wrong with a request, by path; nil when nothing is.
    func fault(in request: Element) -> String? {
        guard let particles = grammar.requests[request.name] else { return "\(request.name): unknown" }
        var allowed: Set<String> = ["requestID"]
        if request.name.hasSuffix("QueryRq") { allowed.insert("metaData") }
        if grammar.pagedRequests.contains(request.name) { allowed.formUnion(["iterator", "iteratorID"]) }
        if let fault = attributeFault(request, allowed) { return fault }
        if let iterator = request[attribute: "iterator"], !["Start", "Continue", "Stop"].contains(iterator) {
            return "\(request.name)@iterator"
        }
        return fault(in: request, particles, path: request.name)
    }

    private func attributeFault(_ element: Element, _ allowed: Set<String>) -> String? {
        element.attributes.first { !allowed.contains($0.name) }.map { "\(element.name)@\($0.name)" }
    }

    private func fault(in element: Element, _ particles: [Particle], path: String) -> String? {
        var place = 0
        if let fault = match(particles, element.children, &place, path) { return fault }
        guard place < element.children.count else { return nil }
        return "\(path)/\(element.children[place].name): not here"
    }

    private func match(_ particles: [Particle], _ children: [Element], _ place: inout Int, _ path: String) -> String? {
        for particle in particles {
            switch particle {
            case .element(let rule):
                var count = 0
                while place < children.count, children[place].name == rule.name, rule.repeats || count == 0 {
                    if let fault = fault(of: children[place], rule, path + "/" + rule.name) { return fault }
                    place += 1
                    count += 1
                }
                if count == 0, rule.isRequired { return "\(path)/\(rule.name): missing" }
            case .choice(let branches, let isRequired, let repeats):
                var count = 0
                while place < children.count, repeats || count == 0,
                    let branch = branches.first(where: { starts($0, with: children[place].name) })
                {
                    let before = place
                    if let fault = match(branch, children, &place, path) { return fault }
                    if place == before { break }
                    count += 1
                }
                if count == 0, isRequired { return "\(path): a choice is missing" }
            }
        }
        return nil
    }

    /// Whether the first element of a branch may bear the name.
    private func starts(_ particles: [Particle], with name: String) -> Bool {
        for particle in particles {
            switch particle {
            case .element(let rule):
                if rule.name == name { return true }
                if rule.isRequired { return false }
            case .choice(let branches, let isRequired, _):
                if branches.contains(where: { starts($0, with: name) }) { return true }
                if isRequired { return false }
            }
        }
        return false
    }

    private func fault(of element: Element, _ rule: ElementRule, _ path: String) -> String? {
        if rule.since > version { return "\(path): not before qbXML \(rule.since.text)" }
        if rule.missingIn.contains(edition) { return "\(path): not in this edition" }
        if let children = grammar.children(rule) {
            let macro = path.hasSuffix("Add") ? ["defMacro"] : []
            if let fault = attributeFault(element, Set(macro)) { return fault }
            if element.children.isEmpty, element.text.contains(where: { !$0.isWhitespace }) { return "\(path): text" }
            return fault(in: element, children, path: path)
        }
        if !element.children.isEmpty { return "\(path): elements" }
        if case .value(.id) = rule.content {
            return attributeFault(element, ["useMacro"])
        }
        if case .value(.word(let words)) = rule.content, !element.text.isEmpty, !words.contains(element.text) {
            return "\(path): \(element.text) is none of its words"
        }
        return attributeFault(element, [])
    }
}
