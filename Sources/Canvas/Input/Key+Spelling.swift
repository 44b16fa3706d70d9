extension Key {
  /// Reads one key from its only spelling: `j`, `<C-d>`, `<S-Tab>`, `<lt>`.
  public init?(_ spelling: String) {
    guard case .success(let keys) = Key.sequence(spelling[...]), keys.count == 1 else { return nil }
    self = keys[0]
  }

  /// Why a spelling is no sequence of keys.
  public struct SpellingError: Error, Hashable, Sendable {
    /// Where the mistake is, in characters from the start.
    public let offset: Int
  }

  /// Reads keys that are pressed one after the other: `gg`, `<C-w>w`.
  public static func sequence(_ text: Substring) -> Result<[Key], SpellingError> {
    var keys: [Key] = []
    var rest = text
    // Where `rest` begins, in characters.
    var offset = 0
    while let first = rest.first {
      if first == "<" {
        guard let end = endOfName(in: rest),
          let key = named(rest[rest.index(after: rest.startIndex)..<end])
        else { return .failure(SpellingError(offset: offset)) }
        keys.append(key)
        let next = rest.index(after: end)
        offset += rest.distance(from: rest.startIndex, to: next)
        rest = rest[next...]
      } else {
        guard !first.isWhitespace else { return .failure(SpellingError(offset: offset)) }
        keys.append(Key(first))
        offset += 1
        rest = rest.dropFirst()
      }
    }
    return keys.isEmpty ? .failure(SpellingError(offset: 0)) : .success(keys)
  }

  /// Where a name in brackets ends; in `<A->>` a bracket is what the name names.
  private static func endOfName(in text: Substring) -> Substring.Index? {
    guard let end = text.firstIndex(of: ">") else { return nil }
    let next = text.index(after: end)
    return text[..<end].last == "-" && text[next...].first == ">" ? next : end
  }

  /// The name between `<` and `>`, modifiers first.
  private static func named(_ name: Substring) -> Key? {
    var modifiers: Modifiers = []
    var rest = name
    while rest.count > 2, rest.dropFirst().first == "-" {
      // Alt is also written M, as vi does.
      let letter = rest.first == "M" ? "A" : rest.first
      guard let modifier = letters.first(where: { $0.letter == letter }) else { return nil }
      modifiers.insert(modifier.modifier)
      rest = rest.dropFirst(2)
    }
    if let code = names.first(where: { $0.name == rest })?.code { return Key(code, modifiers) }
    if rest.first == "F", let number = Int(rest.dropFirst()), (1...24).contains(number) {
      return Key(.function(number), modifiers)
    }
    // Only a modifier makes a single character stand between brackets; Control takes small letters.
    guard rest.count == 1, let character = rest.first, !modifiers.isEmpty,
      !modifiers.contains(.shift), !(modifiers.contains(.control) && character.isUppercase)
    else { return nil }
    return Key(.character(character), modifiers)
  }

  private static let names: [(name: String, code: Code)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("BS", .backspace), ("Del", .delete),
    ("Ins", .insert), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
    ("Space", .character(" ")), ("lt", .character("<")),
  ]

  private static let letters: [(letter: Character, modifier: Modifiers)] = [
    ("C", .control), ("A", .alt), ("S", .shift),
  ]
}

extension Key: CustomStringConvertible {
  /// The only spelling.
  public var description: String {
    var name = ""
    if case .function(let number) = code {
      name = "F\(number)"
    } else if let known = Key.names.first(where: { $0.code == code }) {
      name = known.name
    } else if case .character(let character) = code {
      if modifiers.isEmpty { return String(character) }
      name = String(character)
    }
    let prefix = Key.letters.filter { modifiers.contains($0.modifier) }.map { "\($0.letter)-" }
    return "<\(prefix.joined())\(name)>"
  }
}
