/// Settings of which there may be several sets, each under a name of its own, as in `[fetch.NAME]`: one table for reading
/// and documentation alike.
public struct SettingGroup: Sendable {
  /// What stands before the dot: `fetch`.
  public let name: String
  /// There may be several, each under a name of its own.
  public var isNamed = true
  /// A sentence.
  public let help: String
  public let fields: [Member]

  /// As it stands in the file: `[fetch.NAME]`, `[hooks]`.
  public var heading: String { isNamed ? "[\(name).NAME]" : "[\(name)]" }

  /// A setting in it.
  public struct Member: Sendable {
    public let key: String
    /// What it may be, in words.
    public let expected: String
    /// A sentence.
    public let help: String
  }
}
