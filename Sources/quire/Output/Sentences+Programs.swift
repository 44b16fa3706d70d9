import Interface
import Programs

extension Sentences {
  /// A command of the user's has the name of one that Quire has.
  static func commandIsTaken(_ name: UserCommand.Placed, file: String) -> String {
    safe(
      "\(file):\(name.line):\(name.column): commands.\(name.text): Quire has a command of this name"
    )
  }

  /// The keys of a command of the user's are none.
  static func badKey(
    _ problem: KeymapProblem.Kind, _ key: UserCommand.Placed, of name: String, file: String
  ) -> String {
    safe("\(file):\(key.line):\(key.column): commands.\(name).key: \(problem.sentence)")
  }

  /// Quire has been left, and waits.
  static func waiting(for names: [String]) -> String {
    "waiting for \(names.map(safe).joined(separator: ", ")); Ctrl-C ends it"
  }

  /// A program was ended because it took too long; the sentence goes on behind its name.
  static func tookTooLong(_ seconds: Int) -> String {
    "had not ended after \(seconds) second\(seconds == 1 ? "" : "s"), and was ended with all that it has started"
  }
}
