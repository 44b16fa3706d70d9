public import Digests

/// Two ids that are of one paper: that of a paper without an arXiv id, and the one by which it is known now.
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
