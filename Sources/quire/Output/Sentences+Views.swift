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

  static func notText(_ path: String) -> String {
    "\(safe(path)): bytes in it are not UTF-8; mend it with an editor, then views can be changed here"
  }
}
