extension Search {
  /// The rows that a key may search; more is done away from the keys. 20,000 papers take about
  /// 3 ms.
  public static let keyBudget = 20_000
  /// The rows that a key searches when there are more: enough for a screen of most words, and soon left to as many
  /// threads as there are.
  public static let keySlice = 5_000
}
