import Canvas
import Interface
import Storage

/// What is wrong with themes.
extension Sentences {
  /// `there is no theme “nrod”; did you mean nord?`
  static func noTheme(_ name: String, among names: [String], place: String) -> String {
    safe("\(place): there is no theme “\(name)”\(hint(name, names))")
  }

  /// The name of a file of a theme, which is that of the theme.
  static func noThemeName(_ path: String) -> String {
    safe("\(path): the name of a theme has letters, digits, - and _ alone")
  }

  /// A sentence a mistake, by their files.
  static func notes(on problems: [ThemeProblem]) -> [FileNotes] {
    var notes: [FileNotes] = []
    for problem in problems {
      let file = "\(Process.places.themes)/\(problem.theme).toml"
      let sentence = safe("\(file):\(problem.line):\(problem.column): \(reason(problem.kind))")
      if notes.last?.file == file {
        notes[notes.count - 1].sentences.append(sentence)
      } else {
        notes.append(FileNotes(file: file, sentences: [sentence]))
      }
    }
    return notes
  }

  private static func reason(_ kind: ThemeProblem.Kind) -> String {
    switch kind {
    case .unknownRole(let name):
      "there is no role “\(name)”\(hint(name, Role.allCases.map(\.name) + ThemeSheet.headings))"
    case .unknownPart(let name, let role):
      "\(role) has no “\(name)”, only \(ThemeSheet.parts.joined(separator: ", "))"
    case .unknownColor(let name, let known):
      "there is no colour “\(name)”\(hint(name, known))"
    case .unknownAttribute(let name):
      "there is no attribute “\(name)”\(hint(name, Attributes.names.map(\.name)))"
    case .wrongValue(let name, let expected): "\(name) must be \(expected)"
    case .unknownTheme(let name, let known): "there is no theme “\(name)”\(hint(name, known))"
    case .circle(let names): "it inherits from itself: \(names.joined(separator: " from "))"
    case .syntax(let reason): "\(reason); all of this file is ignored"
    }
  }

  private static func hint(_ name: String, _ known: [String]) -> String {
    nearest(name, among: known).map { "; did you mean \($0)?" } ?? ""
  }
}
