import Synchronization

extension MarksDatabase {
  /// Events were lost for good since the program began.
  public static var hasLost: Bool { losses.load(ordering: .relaxed) > 0 }
  private static let losses = Atomic(0)

  /// Runs `body`. When it finds the database damaged, a sound one is made of what can be read of it, `tell`
  /// is told what became of it, `use` gets it (and nil before, to let go of the damaged one), and `body` runs
  /// again.
  public static func mending<Result>(
    _ path: String, tell: (Recovery) -> Void, use: (MarksDatabase?) -> Void,
    _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch MarksError.damaged {
      use(nil)
      let recovery = try MarksDatabase.recover(path: path)
      if recovery.isLoss { losses.add(1, ordering: .relaxed) }
      tell(recovery)
      use(recovery.database)
      return try body()
    }
  }
}
