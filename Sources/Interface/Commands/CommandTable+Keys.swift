/// Commands about keys.
extension Command {
  static let keys = [
    Command(
      "record-macro", "Record what you press under a letter; again ends it", .program,
      [.isNoAct, .isForScreen],
      argument: Argument(run: { $0.recordMacro(named: $1.words) })
    ) { $0.recordMacro() },
    Command(
      "replay-macro", "Press again what was recorded under a letter", .program,
      [.isNoAct, .isForScreen],
      argument: Argument(
        run: { $0.replayMacro(named: $1.words) },
        likely: { state, _ in state.macros.recorded.keys.sorted().map(String.init) }),
      counted: { $0.replayMacro($1) }),
    Command(
      "map", "Bind keys until you leave: map KEYS COMMAND; COMMAND", .program,
      [.isNoAct, .isTyped, .isForScreen],
      argument: Argument(
        run: { $0.map($1.words) }, likely: { $0.likelyBindings($1.words) })
    ) { $0.openCommandLine("map ") },
    Command(
      "unmap", "Let keys run nothing until you leave: unmap KEYS", .program,
      [.isNoAct, .isTyped, .isForScreen], argument: Argument(run: { $0.unmap($1.words) })
    ) { $0.openCommandLine("unmap ") },
    Command(
      "profile", "Take other keys: those of vim, less, mutt and more", .program,
      [.isNoAct, .isForScreen],
      argument: Argument(
        run: { $0.useProfile($1.words) }, likely: { state, _ in state.options.keyProfiles })
    ) { $0.openProfiles() },
  ]
}
