import Catalog
import Glibc
import Interface
import Papers
import Storage

/// What is wrong with the saved views, as sentences.
extension Sentences {
  /// `/home/…/views:3:10: a = is missing between name and query`, one a mistake.
  static func sentences(on views: ViewsText, file: String) -> [String] {
    views.problems(on: LocalTime.day(time(nil))).map { problem in
      safe("\(file):\(problem.line):\(problem.column): \(Message.describe(problem.kind))")
    }
  }

  /// The same where nothing of the reader's filters is to stand: `/home/…/views: 2 mistakes`.
  static func count(ofMistakesIn file: String, _ count: Int) -> String {
    safe("\(file): \(MarkSentences.count(count, "mistake"))")
  }

  static func notText(_ path: String) -> String {
    "\(safe(path)): bytes in it are not UTF-8; mend it with an editor, then views can be changed here"
  }
}
