import Glibc
import Storage
import Terminal

/// What is left of crashes: the guard writes a report to one place (`Places.crash`), and the next start that somebody
/// sees, of the browser or of a command on a terminal, gives it a name and says so; `quire report-bug` takes it too.
enum CrashReports {
  /// So many are kept, the latest.
  private static let limit = 5

  /// From now on a crash leaves a report.
  static func begin() {
    CrashGuard.reportCrashes(
      to: Process.places.crash, heading: "quire \(Version.whole)\nmachine: \(Version.machine)")
  }

  /// Gives the report that nobody has been told of the name by which it stays, and returns the sentence about it;
  /// nil when there is none. Of several starts at once one says it.
  static func announce() -> String? {
    let new = Process.places.crash
    var status = stat()
    guard lstat(new, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let seconds = status.st_mtim.tv_sec
    let path = "\(new)-\(LocalTime.text(seconds, "%Y%m%d-%H%M%S")).txt"
    guard rename(new, path) == 0 else { return nil }
    for old in all.dropLast(limit) { unlink(old) }
    Log.note(.error, "an earlier run has crashed: \(path)")
    return Sentences.crashed(at: LocalTime.since(seconds), report: path)
  }

  /// The reports that have a name of their own, the latest last as far as the clock was right.
  static var all: [String] {
    let folder = FilePath(Process.places.state)
    return folder.contents().names.map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.hasPrefix("crash-") && $0.hasSuffix(".txt") }
      .sorted().map { "\(Process.places.state)/\($0)" }
  }
}

extension Sentences {
  /// `Quire crashed yesterday; the report is in …, and …`
  static func crashed(at when: String, report: String) -> String {
    let advice = "`quire report-bug` makes one file of all that helps"
    return safe("Quire crashed (\(when)); the report is \(report), and \(advice)")
  }
}
