import Canvas

/// How the screen looks, and how it could look.
struct Looks {
  /// The names of all themes, for completion.
  var names: [String]
  /// The one that was chosen.
  var worn: ThemeChoice
  /// The one that the settings choose.
  var usual: ThemeChoice
  /// What the terminal was told last.
  var shown: ThemePair
  /// All of them, once they were asked for.
  var choices: [ThemeChoice] = []

  init(_ options: Options) {
    names = options.themes
    (worn, usual, shown) = (options.theme, options.theme, options.theme.look)
  }
}
