/// That two papers are one: what was known by a key of its own is now known by an arXiv id or a surer key.
public struct PaperJoin: Hashable, Sendable {
  /// The id until now; that of a paper without an arXiv id.
  public let old: PaperID
  public let new: PaperID
  /// What showed it: the text of the key that both have (`PaperKey`).
  public let proof: String

  public init(old: PaperID, new: PaperID, proof: String) {
    (self.old, self.new, self.proof) = (old, new, proof)
  }
}
