public import Canvas

/// A theme as it can be chosen.
public struct ThemeChoice: Hashable, Sendable {
  public let name: String
  /// What is said of it in the menu.
  public let detail: String
  public let look: ThemePair

  public init(_ name: String, detail: String = "", look: ThemePair) {
    (self.name, self.detail, self.look) = (name, detail, look)
  }
}
