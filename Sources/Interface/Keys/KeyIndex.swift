import Canvas
import Papers

/// Which keys run a command, for hints, help and messages: a keymap the other way round, made once.
public struct KeyIndex: Sendable {
  private var spellings: [Context: [String: [String]]] = [:]

  public init(_ keymap: Keymap) {
    // What works in all panes is spelled once.
    let general = keymap.bindings(in: .global).map { ($0, KeyIndex.spelling(of: $0.keys)) }
    for context in Context.allCases {
      var found: [String: [String]] = [:]
      for (keys, command) in keymap.bindings(in: context) {
        found[command, default: []].append(KeyIndex.spelling(of: keys))
      }
      if context != .global, !context.takesText {
        for (binding, spelling) in general
        where keymap.isMatched(binding.keys, by: binding.command, in: context) {
          found[binding.command, default: []].append(spelling)
        }
      }
      spellings[context] = found
    }
  }

  private static func spelling(of keys: [Key]) -> String {
    keys.count == 1 ? keys[0].description : keys.map(\.description).joined()
  }

  /// The sequences for a command as they are spelled, in the order of the keymap files.
  func keys(for command: String, in context: Context) -> [String] {
    spellings[context]?[command] ?? []
  }

  /// The sequences for a command, or, where a pane has none, that of another one with its name:
  /// `<Enter> (facets)`.
  public func keysAnywhere(for command: String, from context: Context) -> [String] {
    let own = keys(for: command, in: context)
    if !own.isEmpty { return own }
    for other in Context.allCases where !other.takesText {
      if let key = keys(for: command, in: other).first { return ["\(key) (\(other.rawValue))"] }
    }
    return []
  }

  /// The first sequence for a command, as sentences and hints name it.
  func name(for command: String, in context: Context) -> String? {
    keys(for: command, in: context).first.map(KeyIndex.name(ofKeys:))
  }

  /// Keys as a page shows them: as keymaps spell them, but for `<lt>`, which is how only those must.
  static func shown(_ spelling: String) -> String { spelling.replacing("<lt>", with: "<") }

  /// A key that has a name is called by it, `Enter`; a sequence is spelled as keymaps do.
  static func name(ofKeys spelling: String) -> String {
    // Most keys, and all of them at every frame.
    guard spelling.utf8.contains(0x3C) else { return spelling }
    let isName =
      spelling.hasPrefix("<") && spelling.hasSuffix(">") && !spelling.dropFirst().contains("<")
      && !spelling.contains("-")
    guard isName else { return shown(spelling) }
    let name = spelling.dropFirst().dropLast()
    return name == "BS" ? "Backspace" : name == "lt" ? "<" : String(name)
  }
}
