/// A value of the file of a theme, with the names that lead to it, and its place from 1.
public struct ThemeEntry: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case text(String)
    case number(Int)
    case list([Content])
    /// Of a kind that no theme has.
    case other
  }

  let path: [String]
  let content: Content
  let line: Int
  let column: Int

  public init(_ path: [String], _ content: Content, line: Int, column: Int) {
    (self.path, self.content, self.line, self.column) = (path, content, line, column)
  }
}

extension ThemeSheet {
  /// The names of a file that are no roles.
  public static let headings = ["inherits", "pair", "background", "palette"]

  /// The parts of a role.
  public static let parts = ["fg", "bg", "attributes", "basic"]

  /// Reads what a file holds. What cannot be used is a problem, and the rest counts.
  public init(_ name: String, _ entries: [ThemeEntry]) {
    self.init(name)
    for entry in entries { take(entry) }
  }

  /// A file that is not TOML.
  public init(_ name: String, line: Int, column: Int, reason: String) {
    self.init(name)
    problems = [ThemeProblem(name, line: line, column: column, .syntax(reason: reason))]
  }

  private mutating func complain(_ entry: ThemeEntry, _ kind: ThemeProblem.Kind) {
    problems.append(ThemeProblem(name, line: entry.line, column: entry.column, kind))
  }

  private mutating func take(_ entry: ThemeEntry) {
    let heading = entry.path[0]
    let full = entry.path.joined(separator: ".")
    switch (heading, entry.path.count) {
    case ("inherits", 1), ("pair", 1):
      guard case .text(let text) = entry.content else {
        return complain(entry, .wrongValue(full, expected: "the name of a theme"))
      }
      let placed = Placed(value: text, line: entry.line, column: entry.column)
      if heading == "inherits" { parent = placed } else { pair = placed }
    case ("background", 1):
      switch entry.content {
      case .text("any"): ground = .some(nil)
      case .text(let text) where Ground(rawValue: text) != nil: ground = Ground(rawValue: text)!
      default: complain(entry, .wrongValue(full, expected: "\"dark\", \"light\" or \"any\""))
      }
    case ("palette", 2):
      if ThemeColor.names.contains(entry.path[1]) {
        complain(entry, .wrongValue(full, expected: "called otherwise: the terminal has this one"))
      } else if case .paint(let paint)? = mention(entry.content, names: false) {
        palette[entry.path[1]] = paint
      } else {
        complain(entry, .wrongValue(full, expected: ThemeSheet.colorWords))
      }
    case ("palette", 1):
      complain(entry, .wrongValue(full, expected: "a table of colours, as in [palette]"))
    case (_, 1...2) where !ThemeSheet.headings.contains(heading):
      guard let role = Role.allCases.first(where: { $0.name == heading }) else {
        return complain(entry, .unknownRole(heading))
      }
      take(entry, entry.path.count == 1 ? "fg" : entry.path[1], of: role)
    default: complain(entry, .wrongValue(full, expected: "a value, and no table"))
    }
  }

  private mutating func take(_ entry: ThemeEntry, _ part: String, of role: Role) {
    let full = "\(role.name).\(part)"
    var change = roles[role] ?? Change()
    switch part {
    case "fg", "bg":
      guard let mention = mention(entry.content, names: true) else {
        return complain(entry, .wrongValue(full, expected: ThemeSheet.colorWords + ", or \"none\""))
      }
      let placed = Placed(value: mention, line: entry.line, column: entry.column)
      if part == "fg" { change.foreground = placed } else { change.background = placed }
    case "attributes", "basic":
      guard case .list(let items) = entry.content else {
        return complain(entry, .wrongValue(full, expected: "a list, as in [\"bold\"]"))
      }
      var attributes: Attributes = []
      for item in items {
        guard case .text(let text) = item else {
          return complain(entry, .wrongValue(full, expected: "a list, as in [\"bold\"]"))
        }
        guard let known = Attributes.names.first(where: { $0.name == text }) else {
          complain(entry, .unknownAttribute(text))
          continue
        }
        attributes.insert(known.attribute)
      }
      if part == "basic" {
        change.basicAttributes = attributes
      } else {
        change.attributes = attributes
      }
    default: return complain(entry, .unknownPart(part, of: role.name))
    }
    roles[role] = change
  }

  private static let colorWords = "a colour: \"#rrggbb\", a number from 0 to 255, or a name"

  /// What is meant by a colour; nil when it is none. A list has the one for terminals with few colours second.
  ///
  /// - Parameter names: whether it may be one of the palette, or none.
  private func mention(_ content: ThemeEntry.Content, names: Bool) -> Mention? {
    switch content {
    case .number(let number):
      guard let number = UInt8(exactly: number) else { return nil }
      return .paint(Theme.Paint(color: .number(number), basic: number < 16 ? number : nil))
    case .text(let text):
      if let index = ThemeColor.names.firstIndex(of: text) {
        return .paint(Theme.Paint(color: .number(UInt8(index)), basic: UInt8(index)))
      }
      if text.hasPrefix("#") {
        let digits = text.dropFirst()
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
          let value = UInt32(digits, radix: 16)
        else { return nil }
        return .paint(Theme.Paint(color: .direct(value)))
      }
      guard names else { return nil }
      return text == "none" ? .own : .palette(text)
    case .list(let items):
      guard items.count == 2, case .paint(var paint)? = mention(items[0], names: false),
        case .text(let name) = items[1], let basic = ThemeColor.names.firstIndex(of: name)
      else { return nil }
      paint.basic = UInt8(basic)
      return .paint(paint)
    case .other: return nil
    }
  }
}
