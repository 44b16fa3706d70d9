import Testing

@testable import Catalog

/// From text to tokens to a tree, and back.
@Suite struct QueryTreeTests {
  private func tag(_ value: String, whole: Bool) -> QueryTree {
    .leaf(.tag(TagCondition(value, isWhole: whole)))
  }

  @Test func fieldsOfTags() {
    for (text, tree) in [
      ("tag:kv", tag("kv", whole: false)), ("Tag:kv", tag("kv", whole: false)),
      ("#kv", tag("kv", whole: false)), ("#\"state space\"", tag("state space", whole: true)),
      ("tag:\"state space\"", tag("state space", whole: true)),
      ("tag:\"state sp", tag("state sp", whole: false)),
      ("-tag:\"kv\"", tag("kv", whole: true).negated), ("!#kv", tag("kv", whole: false).negated),
      ("-#\"a b\"", tag("a b", whole: true).negated),
      ("tag:\"5\"\" disk\"", tag("5\" disk", whole: true)), ("tag:\"a\"b", tag("ab", whole: false)),
      ("#a:b", tag("a:b", whole: false)), ("tag:#", tag("#", whole: false)),
    ] {
      #expect(Query(text).tree == tree, "\(text)")
    }
    for text in ["#", "-#", "tag:", "tag:\"\"", "-tag:", "#\""] {
      #expect(Query(text).isEmpty && Query(text).unfinished.count == 1, "\(text)")
    }
  }

  @Test(arguments: [
    "C#", "a#b", "- tag", "--tag:kv", "|", "a|b", "(kv)", "-kv", "!kv", "\"kv", "\"a\"", "AND",
    "/x/",
    "~kv", "title:kv", "tags:kv", "2025-04..2025-05", "-", "!", ":", "\"", "x:\"a b\"", "-(kv",
  ])
  func whatMeansNothingYetIsText(text: String) {
    let terms = Query(text).terms.map(\.text)
    #expect(terms == (text == "- tag" ? ["-", "tag"] : [text]))
    #expect(Query(text).tree.negativeLeaves.isEmpty)
  }

  @Test func tokensKnowWhereTheyStand() {
    let text = " é -label:\"to read\"\u{3000}is:unr  #kv"
    let query = Query(text)
    #expect(query.tokens.map(query.word) == ["é", "-label:\"to read\"", "is:unr", "#kv"])
    #expect(query.tokens.map(\.span) == [1..<3, 4..<20, 23..<29, 31..<34])
    #expect(query.tokens.map(\.valueSpan) == [1..<3, 11..<20, 26..<29, 32..<34])
    #expect(query.tokens.map(\.field) == [nil, .label, .is, .tag])
    #expect(query.tokens.map(\.isNegated) == [false, true, false, false])
    #expect(query.tokens.map(\.value) == ["é", "to read", "unr", "kv"])
    #expect(query.tokens.map(\.quotation) == [.none, .closed, .none, .none])
    #expect(query.unfinished.map(query.word) == ["is:unr"])
  }

  /// Any text, mostly of the signs that mean something: it is cut without a rest, and its tree printed
  /// is a text with the same tree.
  @Test func whatIsPrintedIsReadAgain() {
    var random = SeededGenerator(seed: 20_261_126)
    let pieces = [
      "\"", "\"", "\"\"", " ", " ", ":", "#", "-", "!", "tag:", "label:", "note:", "is:", "rating:",
      "read", "unread", "starred", "2..4", ">=", "3", "a", "b", "é", "KV", "\u{AD}", "\u{301}", "|",
      "(", ")", "id:", "2504.16", "arxiv.org/abs/", "https://", "v2", "x", "\t", "\\", "\u{1F600}",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0..<12, using: &random))
        .map { _ in pieces.randomElement(using: &random)! }.joined()
      let query = Query(text)
      #expect(Query(query.tree.text).tree == query.tree, "\(text) → \(query.tree.text)")
      var end = 0
      let bytes = Array(text.utf8)
      for token in query.tokens {
        #expect(token.span.lowerBound >= end && token.span.upperBound <= bytes.count)
        #expect(token.valueSpan.upperBound == token.span.upperBound)
        let between = String(decoding: bytes[end..<token.span.lowerBound], as: UTF8.self)
        #expect(isBlank(between), "\(text)")
        end = token.span.upperBound
      }
      #expect(isBlank(String(decoding: bytes[end...], as: UTF8.self)))
      // What has no field is read as it was before there were trees: word by word, as it stands.
      if !text.contains("\"\""), !text.contains("#"), !text.contains("tag:") {
        #expect(query.tokens.map(query.word) == oldWords(of: text), "\(text)")
      }
    }
  }

  private func isBlank(_ text: String) -> Bool { text.allSatisfy { $0.isWhitespace } }

  /// How words were divided before there were tokens.
  private func oldWords(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"", isQuoted || word.hasSuffix(":") { isQuoted.toggle() }
      if character.isWhitespace, !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// A text that is hostile to a reader that looks back or ahead.
  @Test(
    .timeLimit(.minutes(1)), arguments: ["\"", "#", "#\"", ":\"", "tag:\"\"", "- ", "a:", "é\"#"])
  func longTextsTakeLinearTime(piece: String) {
    let text = String(repeating: piece, count: 20_000)
    #expect(Query(text).tokens.last.map { $0.span.upperBound <= text.utf8.count } == true)
  }

  @Test func normalForm() {
    let (one, two) = (tag("a", whole: true), tag("b", whole: true))
    #expect(QueryTree.all([one]) == one && QueryTree.any([one]) == one)
    #expect(QueryTree.all([.all([one, two]), one]) == .and([one, two, one]))
    #expect(QueryTree.any([.any([one, two]), one]) == .or([one, two, one]))
    #expect(one.negated.negated == one)
    #expect(
      QueryTree.all([one, .any([two, .all([one, two]).negated])]).text
        == "tag:\"a\" (tag:\"b\" | -(tag:\"a\" tag:\"b\"))")
    #expect(
      QueryTree.all([one, two.negated]).positiveLeaves == [.tag(TagCondition("a", isWhole: true))])
  }
}
