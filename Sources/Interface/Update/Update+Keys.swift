import Canvas

/// Keys that are bound, and profiles that are taken, while the program runs.
extension State {
  /// Binds keys: `[context] keys command; command`, in all panes where no context is named.
  mutating func map(_ text: String) -> [Effect] {
    let line = State.line(text, words: 3)
    guard let keys = bind(line) else { return [] }
    let bound = line.split(separator: " ").dropFirst(2).joined(separator: " ")
    talk.message = .boundKeys(keys, to: bound)
    return []
  }

  /// Takes a binding away: `[context] keys`.
  mutating func unmap(_ text: String) -> [Effect] {
    if let keys = bind("unbind " + State.line(text, words: 2)) { talk.message = .unboundKeys(keys) }
    return []
  }

  /// A line of a keymap, whose context may not have been typed.
  private static func line(_ text: String, words: Int) -> String {
    let typed = text.split(separator: " ")
    let isWhole = typed.count >= words && Context(rawValue: String(typed[0])) != nil
    return isWhole ? text : Context.global.rawValue + " " + text
  }

  /// Reads a line over the keymap; the keys that it is about, or nil and what is wrong is said.
  private mutating func bind(_ line: String) -> String? {
    var parser = KeymapParser(commands: commands, over: keymap)
    parser.read(line, file: "map")
    if let problem = parser.problems.first {
      talk.message = .badBinding(problem.kind)
      return nil
    }
    use(parser.keymap)
    bindings.append(line)
    let words = line.split(separator: " ")
    return String(words[words.first == "unbind" ? 2 : 1])
  }

  /// What `map` is likely to be given: the commands that begin like the last word of what is typed.
  func likelyBindings(_ typed: String) -> [String] {
    let start = typed.lastIndex { $0 == " " || $0 == ";" }.map { typed.index(after: $0) }
    guard let start else { return Context.allCases.map(\.rawValue) }
    return commands.starting(with: String(typed[start...])).map { typed[..<start] + $0.name }
  }

  // MARK: Profiles

  /// Lists the profiles, to take one.
  mutating func openProfiles() -> [Effect] {
    let items = options.keyProfiles.map { name in
      Menu.Item(
        label: name, detail: name == options.keyProfile ? "these keys" : "",
        choice: .command("profile " + name))
    }
    var menu = Menu(title: "Keys like those of", items: items)
    menu.window.move(
      .row((options.keyProfiles.firstIndex(of: options.keyProfile) ?? 0) + 1), count: items.count,
      height: items.count)
    return open(menu, orSay: .noProfile("", known: []))
  }

  mutating func useProfile(_ name: String) -> [Effect] {
    guard options.keyProfiles.contains(name) else {
      talk.message = .noProfile(name, known: options.keyProfiles)
      return []
    }
    return [.useProfile(name)]
  }

  /// Other keys have come; what was bound meanwhile lies over them.
  mutating func take(_ keymap: Keymap, of profile: String) {
    var parser = KeymapParser(commands: commands, over: keymap)
    for line in bindings { parser.read(line, file: "map") }
    prompt.forgetKeys()
    use(parser.keymap)
    if profile != options.keyProfile { talk.hear(.profileTaken(profile)) }
    options.keyProfile = profile
  }
}
