import Papers

/// The stretches of libraries that have been looked through. The table is made when there is one: earlier Quires pay no
/// attention to it, and what is lost is found out again.
extension MarksDatabase {
  private static let table = """
    CREATE TABLE IF NOT EXISTS seen_stretch(
      stamp INTEGER PRIMARY KEY, visit INTEGER NOT NULL, body BLOB NOT NULL, sum INTEGER NOT NULL)
    """
  /// Of so many libraries the latest are kept.
  private static let limit = 64

  /// What was found out of the papers of a stretch; nil when they have not been looked through, or it cannot be read.
  func tally(of stamp: UInt64) throws(MarksError) -> SeenTally? {
    try reading {
      let isThere = try sqlite.number(
        "SELECT 1 FROM sqlite_schema WHERE type='table' AND name='seen_stretch'")
      if isThere == nil { return nil }
      let rows = try sqlite.statement(
        "SELECT body, sum FROM seen_stretch WHERE stamp=?", [.integer(Int64(bitPattern: stamp))])
      defer { rows.reset() }
      guard try rows.step() else { return nil }
      return rows.withBytes(0) { body in
        let isSound = MarksDatabase.sum(body, stamp) == rows.integer(1)
        return isSound ? SeenTally(body) : nil
      }
    }
  }

  /// Keeps what was found out of the papers of a stretch.
  func keep(_ tally: SeenTally, of stamp: UInt64) throws(MarksError) {
    let body = tally.bytes
    let sum = body.withUnsafeBytes { MarksDatabase.sum($0, stamp) }
    try writing {
      try sqlite.run(MarksDatabase.table)
      try sqlite.run(
        "INSERT OR REPLACE INTO seen_stretch VALUES(?,?,?,?)",
        [
          .integer(Int64(bitPattern: stamp)), .integer(tally.visit), .bytes(body), .integer(sum),
        ])
      try sqlite.run(
        """
        DELETE FROM seen_stretch WHERE stamp NOT IN
          (SELECT stamp FROM seen_stretch ORDER BY visit DESC LIMIT \(MarksDatabase.limit))
        """)
    }
  }

  private static func sum(_ body: UnsafeRawBufferPointer, _ stamp: UInt64) -> Int64 {
    var sum = Checksum()
    sum.add(Int64(bitPattern: stamp))
    sum.add(body)
    return sum.column
  }
}
