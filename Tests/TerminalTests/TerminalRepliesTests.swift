import Testing

@testable import Terminal

/// Answers of terminals, as they come: joined, cut, with keys between them.
@Suite struct TerminalRepliesTests {
  private func replies(_ text: String) -> TerminalReplies { TerminalReplies(Array(text.utf8)) }

  @Test func allAnswersAreTaken() {
    let answer = replies(
      "\u{1B}[12;3R\u{1B}[12;2R\u{1B}[?1006;2$y\u{1B}[?2004;0$y\u{1B}P>|XTerm(370)\u{1B}\\"
        + "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?64;1;52c")
    #expect(answer.columns == [3, 2])
    #expect(answer.modes == [1006: 2, 2004: 0])
    #expect(answer.name == "XTerm(370)" && answer.hasBackground)
    #expect(answer.attributes == [64, 1, 52])
  }

  /// Each beginning of an answer is none yet, and none ends the program.
  @Test func cutAnswers() {
    let whole = "\u{1B}[1;1R\u{1B}]11;rgb:ff/ff/ff\u{07}\u{1B}P>|x\u{1B}\\\u{1B}[?6c"
    for end in whole.indices {
      #expect(replies(String(whole[..<end])).attributes == nil)
    }
    #expect(replies(whole).attributes == [6])
  }

  @Test(arguments: [
    "", "\u{1B}", "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}[R", "\u{1B}[;R",
    "\u{1B}[999999999999999999999;1R",
    "\u{1B}[?c", "\u{1B}[?;y", "\u{1B}\u{1B}[\u{1B}", "jk\u{1B}[Aq", "\u{1B}OP",
  ])
  func othersAreNone(text: String) {
    let answer = replies(text)
    #expect(answer.name == nil && !answer.hasBackground && answer.modes.isEmpty)
  }
}
