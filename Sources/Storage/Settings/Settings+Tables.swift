/// Settings that belong together: one set, `[hooks]`, or several, each under a name of its own: `[fetch.NAME]`.
extension Settings {
  /// One kind of table, for reading and documentation alike.
  public struct Table: Sendable {
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

  /// All kinds of tables.
  public static let tables = [FetchProfile.table, commandTable, hookTable]

  /// The names that may stand at the beginning of a line.
  public static let names = fields.map(\.key) + tables.map(\.name)
}
