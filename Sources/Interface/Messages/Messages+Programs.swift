import Catalog
import Papers
public import Programs

/// What is said of programs that the user runs.
extension Message {
  static let noOutput = Message("No program has printed anything yet.")

  static func running(_ name: String, stop: String) -> Message {
    .passing("Running \(SafeText.line(name)); \(stop) stops it.")
  }

  /// A command that was not run; without a name it is what was typed.
  public static func notRun(_ name: String?, _ refusal: ProgramRefusal) -> Message {
    let what = name.map { SafeText.line($0) + " was not run" } ?? "Not run"
    return Message("\(what): \(refusal.sentence).", isWarning: true)
  }

  /// How a program ended.
  ///
  /// - Parameter line: what it has printed, as far as it is to be said.
  public static func ran(_ name: String, _ end: ProgramEnd, line: String?) -> Message {
    let rest = rest(end)
    let name = SafeText.line(name)
    switch end.reason {
    case .ended(0):
      let text = line.map { ": " + SafeText.line($0) } ?? " is done."
      return Message(name + text + rest, isWarning: !rest.isEmpty)
    case .ended(let code):
      let error = end.errors.first { !$0.allSatisfy(\.isWhitespace) } ?? line
      let how = code > 128 ? "was ended by signal \(code - 128)" : "ended with exit code \(code)"
      return Message(
        "\(name) \(how)" + (error.map { ": " + SafeText.line($0) } ?? "") + rest, isWarning: true)
    case .notStarted(let reason):
      return Message(
        "\(name) could not be started: \(SafeText.line(reason))\(rest)", isWarning: true)
    case .refused(let refusal): return .notRun(name, refusal)
    }
  }

  /// The same when something else is on the screen by now.
  static func ranElsewhere(_ name: String, _ end: ProgramEnd, show: String) -> Message {
    guard end.isWell else { return .ran(name, end, line: nil) }
    let lines = MarkSentences.count(end.lines.count, "line")
    return Message("\(SafeText.line(name)) has printed \(lines): \(show) shows them.")
  }

  private static func rest(_ end: ProgramEnd) -> String {
    var parts: [String] = []
    if end.notRun > 0 {
      parts.append("not run for \(MarkSentences.count(end.notRun, "more paper"))")
    }
    if !end.leftOut.isEmpty {
      parts.append("without \(end.leftOut.joined(separator: ", ")), too long for any program")
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }

  static func outputTitle(_ name: String, _ end: ProgramEnd) -> String {
    let name = SafeText.line(excerpt(name))
    guard case .ended(let code) = end.reason, code != 0 else { return name }
    return code > 128 ? "\(name), signal \(code - 128)" : "\(name), exit code \(code)"
  }

  /// More was printed than is kept.
  static func outputCut(_ bytes: Int) -> String {
    "… \(bytes >= 10_000 ? "\(bytes / 1000) kB" : "\(bytes) bytes") more were printed, and are not kept"
  }

  /// A program that was to be told of something did not do well.
  public static func hookFailed(_ hook: Hook, _ what: String) -> Message {
    Message("Hook \(hook.rawValue): \(SafeText.line(what))", isWarning: true)
  }
}
