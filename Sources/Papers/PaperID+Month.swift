extension PaperID {
  /// The year and the month in which arXiv gave the id, those of the first version; nil for papers that arXiv
  /// does not have.
  public var month: (year: Int, month: Int)? {
    guard isArxiv else { return nil }
    let isNew = rawValue & PaperID.newStyle != 0
    let month = Int(
      isNew ? (rawValue & ~PaperID.newStyle) / 100_000 : rawValue % 10_000_000 / 1000)
    // arXiv began in 1991, and the ids of 2091 are not our trouble.
    return (month / 100 + (month / 100 < 91 ? 2000 : 1900), month % 100)
  }
}
