import Canvas
import Testing

@testable import Terminal

@Suite struct BackgroundAnswerTests {
  @Test(arguments: [
    ("rgb:ffff/ffff/ffff", 0xFFFFFF, Ground.light), ("rgb:1e1e/1e1e/1e1e", 0x1E1E1E, .dark),
    ("rgb:f/f/0", 0xFFFF00, .light), ("rgba:ff/ff/ff/80", 0xFFFFFF, .light),
    ("rgb:0000/2b2b/3636", 0x002B36, .dark), ("rgb:8000/0/0", 0x800000, .dark),
    ("rgb:00/00", nil, nil), ("rgb:gg/00/00", nil, nil), ("white", nil, nil),
    ("rgb:-f/-f/-f", nil, nil), ("rgb:00000/0/0", nil, nil), ("", nil, nil),
  ])
  func lightOrDark(answer: String, color: UInt32?, ground: Ground?) {
    let found = BackgroundAnswer(answer)
    #expect(found?.color == color && found?.ground == ground)
  }
}
