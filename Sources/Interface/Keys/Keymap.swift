public import Canvas

/// Where a key is pressed. A key is looked up in its own context first, then in `global`; in
/// prompts, what is bound to nothing is text.
public enum Context: String, CaseIterable, Sendable {
  case global, list, reader, facets, views, prompt, help
  /// New papers one by one.
  case triage

  /// Whether keys that are bound to nothing are typed into a line.
  var takesText: Bool { self == .prompt || self == .help }
}

/// Which keys run which commands, by their names, or several as a text of steps: for each context a trie, so that a
/// sequence is followed key by key and every half of one knows what may come next.
public struct Keymap: Sendable {
  /// A node of the trie: a command, or the keys that lead on.
  struct Node: Sendable {
    var command: String?
    /// When it was bound: what comes first in the files is shown first.
    var rank = 0
    /// Taken out of the context: `global` is not asked any more.
    var isUnbound = false
    var next: [Key: Node] = [:]
  }

  /// What a sequence of keys means.
  public enum Answer: Sendable {
    /// It is the beginning of longer ones: the keys that lead on, with the commands they end in.
    case pending([(keys: [Key], command: String)])
    case matched(String)
    /// It is no command and is typed.
    case text(Character)
    case unbound
    /// Earlier keys were waiting for another one.
    case cancelled
  }

  /// A binding that another one has taken the place of.
  public struct Displaced: Hashable, Sendable {
    public let context: Context
    public let keys: [Key]
    public let command: String
    /// The binding that stands there now.
    public let newKeys: [Key]
    public let newCommand: String
  }

  private var roots: [Context: Node] = [:]
  private var bound = 0
  /// What was bound and is not any more, because of later bindings in the same context.
  private(set) var displaced: [Displaced] = []

  public init() {}

  /// Binds a sequence; it replaces what it stood for, and what longer or shorter ones that share
  /// its beginning stood for.
  mutating func bind(_ keys: [Key], in context: Context, to command: String) {
    bound += 1
    for lost in self.lost(to: keys, in: context) where lost.command != command {
      displaced.append(
        Displaced(
          context: context, keys: lost.keys, command: lost.command, newKeys: keys,
          newCommand: command))
    }
    let node = Node(command: command, rank: bound)
    Keymap.change(&roots[context, default: Node()], keys[...]) { $0 = node }
  }

  /// The bindings whose place a sequence takes: its own, longer ones, and those that it begins with.
  private func lost(to keys: [Key], in context: Context) -> [(keys: [Key], command: String)] {
    guard var node = roots[context] else { return [] }
    for (index, key) in keys.enumerated() {
      if let command = node.command { return [(Array(keys[..<index]), command)] }
      guard let next = node.next[key] else { return [] }
      node = next
    }
    return Keymap.bindings(under: node).map { (keys + $0.keys, $0.command) }
  }

  /// Takes a sequence, and those that begin with it, out of a context. A key that is bound in
  /// `global` too is unbound in this context alone.
  mutating func unbind(_ keys: [Key], in context: Context) {
    Keymap.change(&roots[context, default: Node()], keys[...]) { $0 = Node(isUnbound: true) }
  }

  /// The answer to the keys pressed so far, the last one just now.
  public func answer(to keys: [Key], in context: Context) -> Answer {
    let own = roots[context].flatMap { Keymap.find($0, keys) }
    let node = own ?? (context.takesText ? nil : roots[.global].flatMap { Keymap.find($0, keys) })
    if let command = node?.command { return .matched(command) }
    if let node, !node.next.isEmpty {
      var found = Keymap.bindings(under: node)
      if own != nil, context != .global, !context.takesText,
        let general = roots[.global].flatMap({ Keymap.find($0, keys) })
      {
        let known = Set(found.map(\.keys))
        found += Keymap.bindings(under: general).filter { !known.contains($0.keys) }
      }
      return .pending(found)
    }
    if keys.count > 1 { return .cancelled }
    if context.takesText, case .character(let character) = keys[0].code,
      keys[0].modifiers.isEmpty
    {
      return .text(character)
    }
    return .unbound
  }

  /// All bindings of a context, those of `global` not among them, in the order of the files.
  public func bindings(in context: Context) -> [(keys: [Key], command: String)] {
    roots[context].map { Keymap.bindings(under: $0) } ?? []
  }

  /// What keys run, whatever the context, in the order of the files; each once.
  public var texts: [String] {
    var known: Set<String> = []
    return Context.allCases.flatMap { bindings(in: $0).map(\.command) }
      .filter { known.insert($0).inserted }
  }

  /// Whether keys run a command when `context` has the focus, and nothing there takes them first.
  func isMatched(_ keys: [Key], by command: String, in context: Context) -> Bool {
    if case .matched(let found) = answer(to: keys, in: context) {
      return found == command
    }
    return false
  }

  private static func find(_ root: Node, _ keys: [Key]) -> Node? {
    var node = root
    for key in keys {
      // What begins with an unbound sequence is unbound.
      guard let next = node.next[key] else { return node.isUnbound ? node : nil }
      node = next
    }
    return node
  }

  private static func change(
    _ node: inout Node, _ keys: ArraySlice<Key>, _ body: (inout Node) -> Void
  ) {
    guard let key = keys.first else {
      body(&node)
      return
    }
    node.command = nil
    change(&node.next[key, default: Node()], keys.dropFirst(), body)
  }

  /// The sequences under a node, in the order of the files.
  private static func bindings(under node: Node) -> [(keys: [Key], command: String)] {
    var found: [(keys: [Key], command: String, rank: Int)] = []
    func collect(_ node: Node, _ keys: [Key]) {
      if let command = node.command {
        found.append((keys, command, node.rank))
      }
      for (key, next) in node.next { collect(next, keys + [key]) }
    }
    collect(node, [])
    return found.sorted { $0.rank < $1.rank }.map { ($0.keys, $0.command) }
  }
}
