/// How many digests came, went, or say something else than when they were read before.
public struct DigestChanges: Hashable, Sendable {
  public let come: Int
  public let gone: Int
  public let changed: Int

  public init(come: Int = 0, gone: Int = 0, changed: Int = 0) {
    (self.come, self.gone, self.changed) = (come, gone, changed)
  }

  public var isEmpty: Bool { come + gone + changed == 0 }
}
