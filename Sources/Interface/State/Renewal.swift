/// What the reader's own files say after they have changed. What is wrong in one of them is said, and what it said
/// before stays.
public struct Renewal: Sendable {
  public var options: Options
  public var commands: CommandSet
  public var keymap: Keymap
  /// All themes.
  public var themes: [ThemeChoice]
  /// Settings that have changed and count from the next start.
  public var later: [String]
  /// A sentence a mistake, by the names of the files.
  public var mistakes: [(file: String, sentences: [String])]

  public init(
    options: Options, commands: CommandSet, keymap: Keymap, themes: [ThemeChoice], later: [String],
    mistakes: [(file: String, sentences: [String])]
  ) {
    (self.options, self.commands, self.keymap) = (options, commands, keymap)
    (self.themes, self.later, self.mistakes) = (themes, later, mistakes)
  }
}
