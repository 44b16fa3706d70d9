import ArgumentParser
import Glibc
import Papers
import Storage
import Synchronization

/// What the program notes about itself: a line for each thing, in a file of bounded size.
///
/// Neither titles nor notes, filters or marks of the reader are ever in it, and the home folder is `~`. Nothing is
/// noted at a key.
enum Log {
  /// How much is noted: what is said at a level, and at those before it.
  enum Level: Int, CaseIterable, Sendable {
    case off
    /// What could not be done.
    case error
    /// What was wrong and had to be done without.
    case warning
    /// What was done: starts, files, requests.
    case info
    /// Each of them, one by one.
    case debug

    var name: String { ["off", "error", "warning", "info", "debug"][rawValue] }
  }

  private static let chosen = Atomic<Int>(Level.warning.rawValue)
  private static let file = LogFile(path: Process.places.log)
  private static let isBegun = Atomic<Bool>(false)
  /// No line is longer, in bytes.
  private static let longest = 2000

  static var level: Level {
    get { Level(rawValue: chosen.load(ordering: .relaxed)) ?? .warning }
    set { chosen.store(newValue.rawValue, ordering: .relaxed) }
  }

  /// Notes something, if it is to be noted. The first line of a run has the line of its start before it.
  static func note(_ level: Level, _ text: @autoclosure () -> String) {
    guard level.rawValue <= chosen.load(ordering: .relaxed) else { return }
    var lines: [UInt8] = []
    if !isBegun.exchange(true, ordering: .relaxed) { lines = line(.info, start) }
    file.append(lines + line(level, text()))
  }

  /// The line of the start alone, where what is done is noted.
  static func begin() {
    guard level.rawValue >= Level.info.rawValue, !isBegun.exchange(true, ordering: .relaxed) else {
      return
    }
    file.append(line(.info, start))
  }

  /// `start: quire 0.1.0 (…), list, TERM xterm-256color`
  private static var start: String {
    let command = CommandLine.arguments.dropFirst().first { Quire.commandNames.contains($0) }
    let environment = ["TERM", "COLORTERM", "LC_ALL", "LANG"].compactMap { name in
      Process.environment[name].map { "\(name) \($0)" }
    }
    return (["start: quire \(Version.whole)", command ?? "browser"] + environment)
      .joined(separator: ", ")
  }

  /// `2026-11-27T16:45:01Z 4711 warning  …`
  private static func line(_ level: Level, _ text: String) -> [UInt8] {
    let text = withoutHome(SafeText.line(text)).utf8.prefix(longest)
    let place = "\(LocalTime.stamp(time(nil))) \(getpid()) \(level.name) "
    return Array(place.utf8) + text + [0x0A]
  }

  /// A text in which the home folder is `~`.
  static func withoutHome(_ text: String) -> String {
    guard let home = Process.environment["HOME"], home.count > 1 else { return text }
    return text.replacing(home, with: "~")
  }
}

extension Log.Level: ExpressibleByArgument {
  init?(argument: String) {
    guard let level = Self.allCases.first(where: { $0.name == argument }) else { return nil }
    self = level
  }

  static var allValueStrings: [String] { allCases.map(\.name) }
}
