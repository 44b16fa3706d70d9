import Storage

extension MarksDatabase {
  /// Runs `body`. When it finds the database damaged, a sound one is made of what can be read of it, `say`
  /// says what became of it, `use` gets it (and nil before, to let go of the damaged one), and `body` runs
  /// again.
  static func mending<Result>(
    _ path: String, say: (String) -> Void, use: (MarksDatabase?) -> Void,
    _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch MarksError.damaged {
      use(nil)
      let recovery = try MarksDatabase.recover(path: path)
      if let kept = recovery.keptAs {
        say(Sentences.recovered(path, kept, events: recovery.events))
      }
      use(recovery.database)
      return try body()
    }
  }
}
