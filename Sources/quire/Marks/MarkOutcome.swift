import Catalog
import Papers

/// What came of a command that changes marks, on standard output.
enum MarkOutcome {
  /// `starred 3 papers`, and on how many of the named papers nothing changed.
  static func say(
    _ event: MarkEvent?, of count: Int, title: (PaperID) -> String? = { _ in nil }
  ) {
    guard let event else { return Output.write("nothing changed\n") }
    Output.write(MarkSentences.describe(event, title: title) + "\n")
    let unchanged = count - Set(event.changes.map(\.paper)).count
    if unchanged > 0 {
      Output.write("nothing changed on \(MarkSentences.count(unchanged, "paper"))\n")
    }
  }
}
