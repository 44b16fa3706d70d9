import Testing

@testable import Canvas

@Suite struct ThemeTests {
  static let themes = [Theme.dark, Theme.light]

  /// How light a colour is, after WCAG 2.
  private func luminance(_ color: UInt32) -> Double {
    let parts = [16, 8, 0].map { shift -> Double in
      let level = Double(color >> UInt32(shift) & 0xFF) / 255
      return level <= 0.03928 ? level / 12.92 : power((level + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// x to the power of 2.4, by square roots: 2.4 = 2 + 0.4, and x^0.4 by halving an interval.
  private func power(_ x: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if middle * middle * middle * middle * middle < x * x { low = middle } else { high = middle }
    }
    return x * x * low
  }

  private func contrast(_ one: UInt32, _ other: UInt32) -> Double {
    let (light, dark) = (
      max(luminance(one), luminance(other)), min(luminance(one), luminance(other))
    )
    return (light + 0.05) / (dark + 0.05)
  }

  /// The terminal's own backgrounds that a theme is for.
  private func backgrounds(_ theme: Theme) -> [UInt32] {
    theme == .dark ? [0x000000, 0x1E1E1E] : [0xFFFFFF, 0xFAFAFA]
  }

  @Test func theFormulaIsRight() {
    #expect(abs(contrast(0x000000, 0xFFFFFF) - 21) < 0.01)
    #expect(abs(contrast(0x767676, 0xFFFFFF) - 4.54) < 0.01)
  }

  @Test(arguments: themes, [ColorDepth.indexed, .direct])
  func everythingCanBeRead(theme: Theme, depth: ColorDepth) {
    func color(_ number: Int32) -> UInt32 {
      depth == .direct ? UInt32(number) : Theme.xterm(number)
    }
    for role in Role.allCases {
      let style = theme.resolve(role, depth: depth)
      guard style.foreground >= 0 else {
        #expect(style.background < 0, "\(role.name) has a bar and no colour of its own")
        continue
      }
      let backs = style.background >= 0 ? [color(style.background)] : backgrounds(theme)
      for back in backs {
        let ratio = contrast(color(style.foreground), back)
        #expect(ratio >= 4.5, "\(role.name) in \(theme.name): \(ratio)")
      }
    }
  }

  /// What is told apart by its look alone, is at every depth; without colours too.
  @Test(arguments: themes, [ColorDepth.none, .eight, .sixteen, .indexed, .direct])
  func meaningsStayApart(theme: Theme, depth: ColorDepth) {
    let apart: [(Role, Role)] = [
      (.plain, .match), (.plain, .keyword), (.match, .currentMatch), (.plain, .cursor),
      (.cursor, .cursorMatch), (.plain, .cursorUnfocused), (.cursor, .cursorUnfocused),
      (.heading, .headingFocused), (.match, .keyword), (.plain, .title),
      (.cursorUnfocused, .cursorUnfocusedMatch),
    ]
    for (one, other) in apart {
      let (left, right) = (theme.resolve(one, depth: depth), theme.resolve(other, depth: depth))
      #expect(left != right, "\(one.name) and \(other.name) at \(depth)")
    }
  }

  @Test func rolesHaveNamesAndLettersOfTheirOwn() {
    #expect(Set(Role.allCases.map(\.name)).count == Role.allCases.count)
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
  }
}
