/// A citation with the key that it is cited by.
public struct CitedEntry: Sendable {
  public let key: String
  public let citation: Citation
}
