import Testing

@testable import Canvas

@Suite struct ThemeTests {
  @Test func theFormulaIsRight() {
    #expect(abs(Contrast.ratio(0x000000, 0xFFFFFF) - 21) < 0.01)
    #expect(abs(Contrast.ratio(0x767676, 0xFFFFFF) - 4.54) < 0.01)
    #expect(abs(Contrast.ratio(0x0000FF, 0xFFFFFF) - 8.59) < 0.01)
  }

  /// Any colour on any background can be moved until it is read, with the hue that it has.
  @Test func colorsMoveInLightnessAlone() {
    for color: UInt32 in [0x928374, 0x268BD2, 0xFF0000, 0x00FF00, 0x123456, 0x808080, 0xFFFFFF, 0] {
      for back: UInt32 in [0x282828, 0xFDF6E3, 0x000000, 0xFFFFFF, 0x777777, 0x2E3440] {
        let moved = Contrast.moved(color, on: back, to: 4.5)
        if Contrast.ratio(color, back) >= 4.5 {
          #expect(moved == color)
        } else {
          #expect(Contrast.ratio(moved, back) >= (back == 0x777777 ? 4.3 : 4.5))
          let (most, least) = (ThemeTests.order(color), ThemeTests.order(moved))
          #expect(most == least || Set(ThemeTests.levels(moved)).count < 3, "\(color) \(moved)")
        }
      }
    }
    // As near as can be: one step back is too little.
    #expect(Contrast.ratio(Contrast.moved(0x928374, on: 0x282828, to: 4.5), 0x282828) < 4.7)
  }

  private static func levels(_ color: UInt32) -> [UInt32] {
    [color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF]
  }

  /// The primaries by their strength: what a hue is, roughly.
  private static func order(_ color: UInt32) -> [Int] {
    let levels = levels(color)
    return [0, 1, 2].sorted { (levels[$1], $0) < (levels[$0], $1) }
  }

  @Test func theNearestOfManyColors() {
    #expect(ThemeColor.nearest(0x5FAFD7) == 74)
    #expect(ThemeColor.nearest(0x5FAFD8) == 74)
    #expect(ThemeColor.nearest(0xEEEEEE) == 255)
    #expect(ThemeColor.nearest(0x000000) == 16)
    // Of those that can be read.
    #expect(ThemeColor.nearest(0x5FAFD7, where: { Contrast.ratio($0, 0xFFFFFF) >= 4.5 }) != 74)
    #expect(ThemeColor.nearest(0x5FAFD7, where: { _ in false }) == 74)
  }

  @Test func rolesHaveNamesAndLettersOfTheirOwn() {
    #expect(Set(Role.allCases.map(\.name)).count == Role.allCases.count)
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
  }
}
