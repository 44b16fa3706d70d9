public import Digests

extension Dialect {
  /// What reads lists of papers as people keep them; to be tried after the dialects of known programs and
  /// before those that read any text.
  public static let lists: [Dialect] = []
}
