extension Search {
  /// The rows that a key may search; more is done away from the keys. 6,000 papers take 1 to 10 ms: their texts may
  /// have to be looked for in a file of another form.
  public static let keyBudget = 6_000
  /// The rows that a key searches when there are more: enough for a screen of most words, and soon left to as many
  /// threads as there are.
  public static let keySlice = 1_500
}
