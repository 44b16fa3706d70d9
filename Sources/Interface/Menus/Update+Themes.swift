import Canvas

/// Choosing a theme: while the menu is open the screen wears the one under its cursor.
extension State {
  /// Asks for all themes, to list them or for the one that was named.
  mutating func askThemes(_ wish: ThemeWish) -> [Effect] { [jobs.begin(.readThemes(wish))] }

  mutating func found(_ themes: [ThemeChoice], for wish: ThemeWish) -> [Effect] {
    looks.choices = themes
    looks.names = themes.map(\.name)
    switch wish {
    case .menu: return openThemes()
    case .named(let name):
      if let choice = themes.first(where: { $0.name == name }) {
        wear(choice)
      } else {
        talk.message = .noTheme(name, nearest: nearest(name, among: looks.names))
      }
      return []
    }
  }

  private mutating func openThemes() -> [Effect] {
    let items = looks.choices.map { choice in
      Menu.Item(label: choice.name, detail: choice.detail, choice: .theme(choice.name))
    }
    var menu = Menu(title: "Themes", items: items, hasKeys: false)
    if let index = looks.choices.firstIndex(where: { $0.name == looks.worn.name }) {
      menu.window.move(.row(index + 1), count: items.count, height: height(of: menu))
    }
    return open(menu, orSay: .nothingSaid)
  }

  /// Takes a theme until the program ends.
  mutating func wear(named name: String) {
    if let choice = looks.choices.first(where: { $0.name == name }) { wear(choice) }
  }

  private mutating func wear(_ choice: ThemeChoice) {
    looks.worn = choice
    talk.message = .worn(choice.name, isUsual: choice.name == looks.usual.name)
  }

  /// The theme under the cursor of its menu.
  private var themeUnderCursor: ThemeChoice? {
    guard case .choosing(let menu) = prompt.mode, menu.items.indices.contains(menu.window.cursor),
      case .theme(let name) = menu.items[menu.window.cursor].choice
    else { return nil }
    return looks.choices.first { $0.name == name }
  }

  /// Shows the theme that is chosen, or looked at, if it is another one than before.
  mutating func dress() -> [Effect] {
    let look = (themeUnderCursor ?? looks.worn).look
    guard look != looks.shown else { return [] }
    looks.shown = look
    return [.wear(look)]
  }
}
