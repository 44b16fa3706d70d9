public import Papers

/// Two ids that are of one paper: that of a paper without an arXiv id, and the one by which it is known now.
///
/// A join is recorded as a change of the old paper. Marks stay where they were made; a paper that is joined has
/// those of all its ids, as if all had been made under one (`JoinedPapers`).
public struct PaperJoin: Hashable, Sendable {
  /// Never an arXiv id: those are for ever.
  public let old: PaperID
  public let new: PaperID
  /// What both have in common.
  public let proof: PaperKey

  public init(old: PaperID, new: PaperID, proof: PaperKey) {
    (self.old, self.new, self.proof) = (old, new, proof)
  }
}

extension MarkChange {
  /// Joins two ids.
  public init(_ join: PaperJoin) {
    self.init(join.old, .join(join.new), to: join.proof.text)
  }

  /// Whether there can be such a change: an arXiv id is joined to nothing, and no paper to itself.
  public var isPossible: Bool {
    if case .join(let new) = field { return !paper.isArxiv && paper != new }
    return true
  }
}
