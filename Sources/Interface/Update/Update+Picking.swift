import Papers

/// Papers that are picked for another program.
extension State {
  /// Hands on what is selected, in the order of the list, else the paper that is shown.
  mutating func choose() -> [Effect] {
    guard let picking = options.picking else {
      talk.message = .notPicking
      return []
    }
    let papers = picking == .one ? paper.map { [$0.id] } ?? [] : takeTargets(fromReader: true)
    guard !papers.isEmpty else {
      talk.message = .noPaper
      return []
    }
    return [.choose(papers, results.library)]
  }

  /// What choosing comes to, as a hint says it: nil where nothing is picked.
  var choosingHint: String? {
    guard let picking = options.picking, triage.round == nil else { return nil }
    return picking == .several && tickedCount > 0 ? "choose \(tickedCount)" : "choose"
  }
}
