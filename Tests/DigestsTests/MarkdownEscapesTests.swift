import Papers
import Testing

@testable import Digests

/// Escapes of Markdown in titles and abstracts, beside TeX that looks like them.
@Suite struct MarkdownEscapesTests {
  @Test(arguments: [
    (
      #"Testing GPT\-4 on Multi\-Modal \"Real\" Tasks\. A Study\!"#,
      #"Testing GPT-4 on Multi-Modal "Real" Tasks. A Study!"#
    ),
    (#"The \`small\` switch of models"#, "The `small` switch of models"),
    (
      #"A \"small\" and an \"idle\" one, \"A study\"."#, #"A "small" and an "idle" one, "A study"."#
    ),
    (#"it\'s, don\'t, we\'re, \'an idle one\'"#, "it's, don't, we're, 'an idle one'"),
    (#"deep learning with \~300 references"#, "deep learning with ~300 references"),
    (#"a \* b \+ c \< d \> e\?"#, "a * b + c < d > e?"),
    (#"C\+\+ and \^ and \= and x\."#, "C++ and ^ and = and x."),
  ])
  func areUndone(_ source: String, _ text: String) {
    #expect(shown(source) == text)
  }

  @Test(arguments: [
    #"M\"uller, Jos\'e, \"Uber, \`a la, \^ile, \~n, \=a, Wa\.zewski, \'{e}, \"\i x"#,
    #"The M\"uller and \"Ozt\"urk case"#, #"$a\!b\-c$ and \(x_1\!\) and \[y=1\-2\]"#,
    ##"Q\&A, 5\,Hz, a\_b, 10\%, \$5, \#1, \{x\}"##, #"a \\ b \alpha"#, "plain", "\\", "$5 and $6",
  ])
  func othersStay(_ source: String) {
    #expect(shown(source) == source)
  }

  /// In a text of no known dialect, where mark-up is taken away before.
  @Test func inAnyList() {
    let source = #"""
      ### Testing GPT\-4 on Multi\-Modal \"Real\" Tasks\. A Study\!
      **Authors**: Ann Smith
      **Link**: https://arxiv.org/abs/2401.00001

      ### The \`small\` switch of **two** models
      **Authors**: Ann Smith
      **Link**: https://arxiv.org/abs/2401.00002
      """#
    let digest = DigestParser.parse(Array(source.utf8), path: "any.md", dialects: Dialect.ofUsers)
    let titles: [String] = digest.entries.map { entry in
      entry.passage { $0.title }.withBytes { String(decoding: $0, as: UTF8.self) }
    }
    #expect(
      titles == [
        #"Testing GPT-4 on Multi-Modal "Real" Tasks. A Study!"#,
        "The `small` switch of two models",
      ])
  }

  /// Bold runs stay where their words are.
  @Test func keywordsMove() {
    let digest = DigestParser.parse(
      Array(
        #"""
        # 2025-04-25
        # Table of Contents
        * [A Title](#A-Title)

        ## A Title

        >Authors: Ann Smith

        >2025-04-23

        > http://arxiv.org/abs/2401.00001v1

        A multi\-modal test of **vision\-language** models, \"new\" and **quick**.
        """#.utf8), path: "escapes.md")
    let abstract = digest.entries.first?.passage { $0.abstract }.withBytes {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(
      abstract
        == #"A multi-modal test of vision-language models, "new" and quick."#)
    let words = digest.emphasis.map { String(decoding: digest.arena[$0.range], as: UTF8.self) }
    #expect(words == ["vision-language", "quick"])
  }

  /// Also where each could begin a formula that ends where the text does.
  @Test(.timeLimit(.minutes(10))) func costIsThatOfTheText() {
    let parts = [#"\""#, #"\`"#, #"\("#, "$", #"\'a"#, #"\"a "#, #"\["#]
    for (part, end) in parts.map({ ($0, "") }) + [(#"\("#, #"\)"#), (#"\["#, #"\]"#)] {
      let source = String(repeating: part, count: 200_000) + end
      #expect(shown(source).utf8.count <= source.utf8.count)
    }
  }

  private func shown(_ source: String) -> String {
    var bytes = Array(source.utf8)
    let removed = bytes.withUnsafeMutableBytes { MarkdownEscapes.undo(in: $0) }
    return String(decoding: bytes.dropLast(removed.count), as: UTF8.self)
  }
}
