import Testing
import Themes

@testable import Canvas
@testable import quire

/// Every theme that ships, as it is shown with any colours and with 256.
@Suite struct ShippedThemesTests {
  static let shelf = ThemeShelf.shipped(with: [])
  static let names = ShippedTheme.all.map(\.name)

  static func theme(_ name: String) -> Theme {
    let look = shelf.look(name)!.look
    return look.dark.name == name ? look.dark : look.light
  }

  /// What stands behind text that has no background of its own: black or white, and what terminals often have.
  private func papers(_ theme: Theme) -> [UInt32] {
    switch theme.ground {
    case .dark: [0x000000, 0x1E1E1E]
    case .light: [0xFFFFFF, 0xFAFAFA]
    case nil: [0x000000, 0xFFFFFF]
    }
  }

  @Test(arguments: names) func theirFilesAreWithoutMistakes(name: String) throws {
    let (look, problems) = try #require(Self.shelf.look(name))
    #expect(problems == [])
    // Where one follows the terminal, it has one for each background.
    if look.dark != look.light { #expect(look.dark.ground == .dark && look.light.ground == .light) }
    #expect(Self.theme(name).name == name)
  }

  @Test(arguments: names, [ColorDepth.indexed, .direct])
  func everythingCanBeRead(name: String, depth: ColorDepth) {
    let theme = Self.theme(name)
    let least = name.hasPrefix("high-contrast") ? 7 : Contrast.text
    for role in Role.allCases {
      let style = theme.resolve(role, depth: depth)
      guard let fore = style.foreground?.value else {
        #expect(style.foreground == nil && style.background == nil, "\(role.name) in \(name)")
        continue
      }
      for back in style.background?.value.map({ [$0] }) ?? papers(theme) {
        let ratio = Contrast.ratio(fore, back)
        let needed = role.contrast == Contrast.text ? least : role.contrast
        #expect(ratio >= needed, "\(role.name) in \(name), \(depth): \(ratio)")
      }
    }
  }

  /// The bar of the cursor stands out from what is around it; from black and white where nobody knows what that is.
  @Test(arguments: names, [ColorDepth.indexed, .direct])
  func barsCanBeSeen(name: String, depth: ColorDepth) {
    let theme = Self.theme(name)
    for role in Role.allCases where role.isCursorBar {
      guard let bar = theme.resolve(role, depth: depth).background?.value else {
        #expect(theme[role].attributes.contains(.reverse), "\(role.name) in \(name)")
        continue
      }
      let around = theme.resolve(.plain, depth: depth).background?.value ?? papers(theme)[0]
      let ratio = Contrast.ratio(bar, around)
      #expect(ratio >= Contrast.shape, "\(role.name) in \(name), \(depth): \(ratio)")
    }
  }

  /// On whatever the terminal says that its background is.
  @Test(arguments: names, [ColorDepth.indexed, .direct])
  func whatTheTerminalSaysIsReadOn(name: String, depth: ColorDepth) {
    for paper: UInt32 in [0x2E3440, 0x3F3F3F, 0x002B36, 0x282C34, 0xFDF6E3, 0xE1E2E7, 0xD0D0D0] {
      let theme = Self.theme(name).readable(on: paper)
      for role in Role.allCases {
        let style = theme.resolve(role, depth: depth)
        guard let fore = style.foreground?.value else { continue }
        let ratio = Contrast.ratio(fore, style.background?.value ?? paper)
        #expect(ratio >= role.contrast, "\(role.name) in \(name) on \(paper), \(depth): \(ratio)")
        if role.isCursorBar, !theme.hasBackground, let bar = style.background?.value,
          depth == .direct
        {
          #expect(Contrast.ratio(bar, paper) >= 2.9, "\(role.name) in \(name) on \(paper)")
        }
      }
    }
  }

  /// What is told apart by its look alone, is at every depth; without colours too.
  @Test(arguments: names, [ColorDepth.none, .eight, .sixteen, .indexed, .direct])
  func meaningsStayApart(name: String, depth: ColorDepth) {
    let theme = Self.theme(name)
    let apart: [(Role, Role)] = [
      (.plain, .match), (.plain, .keyword), (.match, .currentMatch), (.plain, .cursor),
      (.cursor, .cursorMatch), (.plain, .cursorUnfocused), (.cursor, .cursorUnfocused),
      (.heading, .headingFocused), (.match, .keyword), (.plain, .title),
      (.cursorUnfocused, .cursorUnfocusedMatch),
    ]
    for (one, other) in apart {
      let (left, right) = (theme.resolve(one, depth: depth), theme.resolve(other, depth: depth))
      #expect(left != right, "\(one.name) and \(other.name) in \(name) at \(depth)")
    }
  }

  @Test func thereAreTenAndMore() {
    for name in [
      "quire", "quire-light", "gruvbox", "solarized", "nord", "catppuccin", "tokyonight", "zenburn",
      "high-contrast", "mono",
    ] { #expect(Self.names.contains(name)) }
    #expect(Self.shelf.names == Self.names.sorted())
    // Nothing in it is a colour.
    for role in Role.allCases {
      let style = Self.theme("mono").resolve(role, depth: .direct)
      #expect(style.foreground == nil && style.background == nil, "\(role.name)")
    }
  }
}
