import Canvas
import Testing

@testable import Terminal

@Suite struct BackgroundAnswerTests {
  @Test(arguments: [
    ("rgb:ffff/ffff/ffff", Theme.light), ("rgb:1e1e/1e1e/1e1e", .dark), ("rgb:f/f/f", .light),
    ("rgba:ff/ff/ff/80", .light), ("rgb:00/00", nil), ("rgb:gg/00/00", nil), ("white", nil),
    ("rgb:-f/-f/-f", nil), ("", nil),
  ])
  func lightOrDark(answer: String, theme: Theme?) {
    #expect(BackgroundAnswer.theme(answer) == theme)
  }
}
