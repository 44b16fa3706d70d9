/// The reader's own files have changed while the program runs.
extension State {
  /// Goes on by what they say now.
  mutating func renew(by new: Renewal) -> [Effect] {
    let isDivided = new.options.split != options.split
    if isDivided { screen.split = new.options.split }
    options = new.options
    holdings.profiles = options.profiles
    commands = new.commands
    take(new.keymap, of: options.keyProfile)
    renewLooks(by: new)
    if isDivided { fitWindows() }
    let mistakes = new.mistakes.filter { !$0.sentences.isEmpty }
    guard mistakes.isEmpty else { return hear(renewed: mistakes) }
    talk.hear(.renewed(later: new.later))
    return []
  }

  /// A theme that was chosen for this time stays, unless the settings choose another one now.
  private mutating func renewLooks(by new: Renewal) {
    looks.choices = new.themes
    looks.names = new.options.themes
    let chosen = new.options.theme
    if chosen.name != looks.usual.name || looks.worn.name == looks.usual.name {
      looks.worn = chosen
    } else if let same = new.themes.first(where: { $0.name == looks.worn.name }) {
      looks.worn = same
    }
    looks.usual = chosen
  }

  /// What is wrong with the files: the first is said, all are kept.
  private mutating func hear(
    renewed files: [(file: String, sentences: [String])]
  ) -> [Effect] {
    let sentences = files.flatMap(\.sentences)
    talk.keep(warnings: sentences)
    talk.hear(.notRenewed(sentences, key: key(for: "messages")))
    return []
  }
}
