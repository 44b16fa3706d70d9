import Digests
import Papers

/// One thing that the doctor has looked at.
struct Finding {
  enum Verdict: String {
    case good
    /// It works, but could be better, or could not be found out.
    case look
    case bad
  }

  /// `terminal`, `programs`, `places`, `settings`, `marks`, `fetch`, `crashes`.
  let area: String
  let name: String
  let verdict: Verdict
  /// What was found.
  let text: String
  /// What to do about it.
  var advice: String?

  static func good(_ area: String, _ name: String, _ text: String) -> Finding {
    Finding(area: area, name: name, verdict: .good, text: text)
  }

  /// `look  colours: none  (set TERM)`
  var line: String {
    let mark = verdict.rawValue + String(repeating: " ", count: 5 - verdict.rawValue.count)
    let hint = advice.map { "\n      → \(SafeText.line($0))" } ?? ""
    return "\(mark) \(name): \(SafeText.line(text))\(hint)\n"
  }

  func write(into json: inout JSONWriter) {
    json.member("area", area)
    json.member("name", name)
    json.member("verdict", verdict.rawValue)
    json.member("text", text)
    json.member("advice", advice)
  }
}
