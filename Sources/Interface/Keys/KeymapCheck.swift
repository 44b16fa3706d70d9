import Canvas

/// What of a keymap does nothing: commands without a key, and keys that never act.
public struct KeymapCheck {
  /// Commands that no key runs, those aside that say nothing without a text.
  public let unbound: [String]
  /// Bindings that others took the place of, and are nowhere else.
  public let displaced: [Keymap.Displaced]
  /// Keys of `global` that a pane takes as the beginning of its own, or that its own are the beginning of: there they
  /// do not act.
  public let shadowed: [Keymap.Displaced]

  /// The contexts that fall back to `global`.
  private static let panes = Context.allCases.filter { $0 != .global && !$0.takesText }

  public init(_ keymap: Keymap) {
    let bound = Set(Context.allCases.flatMap { keymap.bindings(in: $0).map(\.command) })
    unbound = Command.all.filter {
      $0.traits.isDisjoint(with: [.isForPicking, .isForTutor, .isTyped])
    }.map(\.name).filter { !bound.contains($0) }
    displaced = keymap.displaced
    let general = keymap.bindings(in: .global)
    shadowed = KeymapCheck.panes.flatMap { context in
      keymap.bindings(in: context).flatMap { own in
        general.filter { KeymapCheck.areInEachOthersWay($0.keys, own.keys) }.map {
          Keymap.Displaced(
            context: context, keys: $0.keys, command: $0.command, newKeys: own.keys,
            newCommand: own.command)
        }
      }
    }
  }

  /// Whether one of two sequences is the beginning of the other. The same keys mean something else in a pane on
  /// purpose.
  private static func areInEachOthersWay(_ left: [Key], _ right: [Key]) -> Bool {
    left.count != right.count
      && left.prefix(right.count).elementsEqual(right.prefix(left.count))
  }
}
