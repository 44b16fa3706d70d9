extension Settings {
  /// All kinds of tables.
  public static let tables = [FetchProfile.table, commandTable, hookTable]

  /// The names that may stand at the beginning of a line.
  public static let names = fields.map(\.key) + tables.map(\.name)
}
