/// Collects what a dialect reads: the arena, the records and the problems of one digest.
public struct DigestBuilder {
  public init() {}
}
